"""Backups put back: whole or not at all, the present database kept aside."""

import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from bot.backup import BackupFault, Reason, make, restore, verify
from bot.backup.archive import Kind
from storage.accounts import Account
from storage.database import connect
from storage.ids import UserId
from storage.migrations import Standing, standing
from storage.people import Person
from tests.bot.cli.rows import ODD_NAME, fill, names, people, replay_until

NOW = datetime(2026, 11, 24, 9, 30, 15, tzinfo=UTC)


def add_people(engine: Engine, *user_ids: str) -> None:
    with Session(engine) as session, session.begin():
        session.add_all(Person(user_id=UserId(each)) for each in user_ids)


def heard(engine: Engine, moment: str, at: datetime) -> None:
    """Let the account have been heard of."""
    with Session(engine) as session, session.begin():
        setattr(session.query(Account).one(), moment, at)


def test_a_restored_database_holds_the_same_rows(
    engine: Engine, database_url: str, folder: Path
) -> None:
    fill(engine, people=50)
    made = make(database_url, folder, NOW)
    add_people(engine, "@late:v")
    engine.dispose()

    restored = restore(made.path, database_url, folder, NOW)

    assert names(engine) == [ODD_NAME] * 50
    assert restored.backup.rows == 52
    with engine.connect() as connection:
        assert standing(connection) is Standing.CURRENT


def test_a_restore_marks_the_account_for_replay(
    engine: Engine, database_url: str, folder: Path
) -> None:
    fill(engine)
    made = make(database_url, folder, NOW)
    engine.dispose()

    restore(made.path, database_url, folder, NOW + timedelta(hours=2))

    assert replay_until(engine) == NOW + timedelta(hours=2)


@pytest.mark.parametrize("moment", ["seen_at", "stopped_at", "replay_until"])
def test_what_the_former_database_never_heard_is_answered(
    engine: Engine, database_url: str, folder: Path, moment: str
) -> None:
    fill(engine)
    made = make(database_url, folder, NOW)
    heard(engine, moment, NOW + timedelta(minutes=20))
    engine.dispose()

    restore(made.path, database_url, folder, NOW + timedelta(hours=2))

    assert replay_until(engine) == NOW + timedelta(minutes=20)


def test_former_database_not_in_use_since_the_backup_tells_nothing(
    engine: Engine, database_url: str, folder: Path
) -> None:
    fill(engine)
    made = make(database_url, folder, NOW)
    heard(engine, "seen_at", NOW - timedelta(minutes=20))
    engine.dispose()

    restore(made.path, database_url, folder, NOW + timedelta(hours=2))

    assert replay_until(engine) == NOW + timedelta(hours=2)


@pytest.mark.database("sqlite")
def test_former_database_that_cannot_be_read_tells_nothing(
    engine: Engine, database_url: str, folder: Path
) -> None:
    fill(engine)
    made = make(database_url, folder, NOW)
    engine.dispose()
    Path(database_url.removeprefix("sqlite:///")).write_bytes(b"not a database" * 500)

    restore(made.path, database_url, folder, NOW + timedelta(hours=2))

    assert replay_until(engine) == NOW + timedelta(hours=2)


def test_keys_go_on_after_a_restore(engine: Engine, database_url: str, folder: Path) -> None:
    fill(engine, people=3)
    made = make(database_url, folder, NOW)
    engine.dispose()

    restore(made.path, database_url, folder, NOW)
    add_people(engine, "@next:v")

    with Session(engine) as session:
        assert session.scalars(text("SELECT max(key) FROM people")).one() == 4


def test_the_present_database_is_kept_aside(
    engine: Engine, database_url: str, folder: Path
) -> None:
    fill(engine, people=3)
    made = make(database_url, folder, NOW)
    add_people(engine, "@late:v")
    engine.dispose()

    restored = restore(made.path, database_url, folder, NOW + timedelta(hours=1))

    assert restored.aside is not None
    assert verify(restored.aside).rows == 6


def test_what_was_kept_aside_can_be_restored(
    engine: Engine, database_url: str, folder: Path
) -> None:
    fill(engine, people=3)
    made = make(database_url, folder, NOW)
    add_people(engine, "@late:v")
    engine.dispose()
    aside = restore(made.path, database_url, folder, NOW + timedelta(hours=1)).aside
    engine.dispose()

    assert aside is not None
    restore(aside, database_url, folder, NOW + timedelta(hours=2))

    assert people(engine) == 4


@pytest.mark.parametrize("place", [0.3, 0.6, 0.95])
def test_a_damaged_backup_is_refused_and_nothing_changes(
    engine: Engine, database_url: str, folder: Path, place: float
) -> None:
    fill(engine, people=500)
    path = make(database_url, folder, NOW).path
    contents = bytearray(path.read_bytes())
    begin = int(len(contents) * place)
    contents[begin : begin + 200] = b"\xff" * 200
    path.write_bytes(contents)

    with pytest.raises(BackupFault) as raised:
        restore(path, database_url, folder, NOW)

    assert raised.value.reason is Reason.DAMAGED
    assert people(engine) == 500


def test_a_backup_of_a_newer_version_is_refused(
    engine: Engine, database_url: str, folder: Path
) -> None:
    fill(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'f00d'"))
    made = make(database_url, folder, NOW)

    with pytest.raises(BackupFault) as raised:
        restore(made.path, database_url, folder, NOW)

    assert raised.value.reason is Reason.FOREIGN


def test_a_backup_goes_into_an_empty_database(
    engine: Engine, database_url: str, empty_database_url: str, folder: Path
) -> None:
    fill(engine)
    made = make(database_url, folder, NOW)

    restored = restore(made.path, empty_database_url, folder, NOW)

    assert restored.aside is None
    other = connect(empty_database_url)
    assert people(other) == 3
    other.dispose()


def test_the_other_kind_of_database_is_refused(
    engine: Engine, database_url: str, folder: Path
) -> None:
    fill(engine)
    made = make(database_url, folder, NOW)
    other = "sqlite:///x.db" if made.kind is Kind.POSTGRESQL else "postgresql://localhost/x"

    with pytest.raises(BackupFault) as raised:
        restore(made.path, other, folder, NOW)

    assert raised.value.reason is Reason.OTHER_DATABASE


@pytest.mark.database("postgresql")
def test_a_refill_that_fails_leaves_the_present_rows(
    engine: Engine, database_url: str, folder: Path
) -> None:
    fill(engine)
    path = make(database_url, folder, NOW).path
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["tables/accounts"] = parts["tables/accounts"].replace(b"1\t", b"one\t", 1)
    with zipfile.ZipFile(path, "w") as archive:
        for name, contents in parts.items():
            archive.writestr(name, contents)

    with pytest.raises(Exception, match="invalid input syntax"):
        restore(path, database_url, folder, NOW)

    with Session(engine) as session:
        assert session.query(Account).count() == 1
