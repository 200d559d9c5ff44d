"""`beffroi status`: whether it runs, and what it leaves undone."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from bot.clock import SystemClock
from bot.locks import lock_for
from storage.database import connect
from storage.outbox import State, Urgency
from tests.bot.cli.command_line import CommandLine, Said, plain
from tests.bot.cli.rows import BEFFROI, fill, plan, queue

STARTED = datetime(2026, 11, 24, 7, 12, tzinfo=UTC)


@pytest.fixture
def engine(database_url: str, beffroi: CommandLine) -> Iterator[Engine]:
    """The configured database, at the head."""
    beffroi.configure(storage={"url": database_url}, backup={"folder": "copies"})
    engine = connect(database_url)
    yield engine
    engine.dispose()


def test_before_the_first_start_it_says_so(engine: Engine, beffroi: CommandLine) -> None:
    del engine
    said = beffroi("status")

    assert (said.code, said.lines) == (
        1,
        ["Beffroi n’a pas encore tourné. Lancez « beffroi run »."],
    )


def test_no_database_is_made_by_looking(beffroi: CommandLine) -> None:
    beffroi.configure()

    said = beffroi("status")

    assert said.code == 1
    assert plain(said.errors).startswith("Il n’y a pas encore de base de données : ")
    assert [path.name for path in beffroi.folder.iterdir()] == ["config.toml"]


def test_a_running_bot_is_told_with_what_waits(engine: Engine, beffroi: CommandLine) -> None:
    now = SystemClock().now()
    account = fill(engine, started_at=STARTED)
    queue(engine, account, now, State.PENDING, State.PENDING, State.ASIDE, State.SENT)

    said = while_held(engine, beffroi)

    assert (said.code, said.errors) == (0, "")
    assert said.lines[0] == "Beffroi tourne depuis le mardi 24 novembre 2026 à 8 h 12."
    assert "1 salon" in said.lines
    assert "2 envois en attente" in said.lines
    assert "1 envoi mis de côté, car impossible" in said.lines
    assert "Aucun rappel n’attend depuis plus de 2 min" in said.lines
    assert "Aucune sauvegarde. Lancez « beffroi backup »." in said.lines


def test_a_nudge_two_minutes_overdue_is_a_problem(engine: Engine, beffroi: CommandLine) -> None:
    fill(engine, started_at=STARTED)
    ages = [timedelta(minutes=minutes) for minutes in (1, 3, 60)]
    plan(engine, SystemClock().now(), *ages, timedelta(hours=-1))

    said = while_held(engine, beffroi)

    assert said.code == 1
    assert "2 rappels attendent depuis plus de 2 min. Lancez « beffroi check »." in said.lines


def test_a_nudge_that_rang_and_did_not_leave_is_a_problem(
    engine: Engine, beffroi: CommandLine
) -> None:
    now = SystemClock().now()
    account = fill(engine, started_at=STARTED)
    for minutes in (1, 3, 4):
        then = now - timedelta(minutes=minutes)
        queue(engine, account, then, State.PENDING, State.SENT, urgency=Urgency.NUDGE)
    queue(engine, account, now - timedelta(hours=1), State.PENDING)

    said = while_held(engine, beffroi)

    assert said.code == 1
    assert "2 rappels attendent depuis plus de 2 min. Lancez « beffroi check »." in said.lines


def test_a_crash_is_told(engine: Engine, beffroi: CommandLine) -> None:
    fill(engine, started_at=STARTED)

    said = beffroi("status")

    assert said.code == 1
    assert said.lines[0] == (
        "Beffroi s’est arrêté sans prévenir, après le mardi 24 novembre 2026 à 8 h 12. "
        "Lancez « beffroi run » : rien n’est perdu."
    )


def test_as_json_it_is_one_object(engine: Engine, beffroi: CommandLine) -> None:
    fill(engine, started_at=STARTED)
    beffroi("backup")

    said = beffroi("status", "--json")

    found = json.loads(said.output)
    assert (found["running"], found["crashed"], found["rooms"]) == (False, True, 1)
    assert found["started_at"] == STARTED.isoformat()
    assert found["last_backup"].endswith(".zip")


def test_what_was_just_backed_up_is_told(engine: Engine, beffroi: CommandLine) -> None:
    fill(engine, started_at=STARTED)
    beffroi("backup")

    said = beffroi("status")

    assert said.lines[-1].startswith("Dernière sauvegarde : ")


def while_held(engine: Engine, beffroi: CommandLine) -> Said:
    """Ask while somebody holds the account, as the bot does."""
    lock = lock_for(engine, BEFFROI)
    assert lock.take()
    try:
        return beffroi("status")
    finally:
        lock.give_back()
