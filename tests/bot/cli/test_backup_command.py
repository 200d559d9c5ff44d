"""`beffroi backup` and `beffroi restore`, as an admin types them."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from bot.backup import backups
from bot.locks import lock_for
from storage.database import connect
from tests.bot.cli.command_line import CommandLine, plain
from tests.bot.cli.rows import BEFFROI, fill, people, replay_until


@pytest.fixture
def engine(database_url: str, beffroi: CommandLine) -> Iterator[Engine]:
    """The configured database, with a town in it."""
    beffroi.configure(storage={"url": database_url}, backup={"folder": "copies", "keep": 2})
    engine = connect(database_url)
    fill(engine, people=3)
    engine.dispose()
    yield engine
    engine.dispose()


def test_backup_says_where_it_is(engine: Engine, beffroi: CommandLine) -> None:
    del engine
    said = beffroi("backup")

    (made,) = backups(beffroi.folder / "copies")
    assert (said.code, said.errors) == (0, "")
    assert said.lines[-1].startswith(f"Sauvegarde faite et vérifiée : {made} (")
    assert said.lines[-1].endswith(", 5 lignes).")


def test_restore_asks_and_a_no_changes_nothing(engine: Engine, beffroi: CommandLine) -> None:
    beffroi("backup")
    fill_more(engine)

    said = beffroi("restore", typed="non\n")

    assert (said.code, said.lines[-1]) == (0, "Rien n’a changé.")
    assert people(engine) == 4


def test_restore_explains_then_puts_back(engine: Engine, beffroi: CommandLine) -> None:
    beffroi("backup")
    fill_more(engine)
    engine.dispose()

    said = beffroi("restore", typed="oui\n")

    assert (said.code, said.errors) == (0, "")
    assert "La base de données actuelle sera gardée à côté. Rien n’est effacé." in said.lines
    assert "Base de données restaurée : 5 lignes." in said.lines
    assert said.lines[-1] == "Lancez maintenant « beffroi check », puis « beffroi run »."
    assert people(engine) == 3
    assert replay_until(engine) is not None


def test_restore_takes_a_name_and_needs_no_answer(engine: Engine, beffroi: CommandLine) -> None:
    beffroi("backup")
    (made,) = backups(beffroi.folder / "copies")
    fill_more(engine)
    engine.dispose()

    said = beffroi("restore", made.name, "--yes")

    assert (said.code, people(engine)) == (0, 3)


def test_restore_is_refused_while_the_bot_runs(engine: Engine, beffroi: CommandLine) -> None:
    beffroi("backup")
    fill_more(engine)
    lock = lock_for(engine, BEFFROI)
    assert lock.take()

    said = beffroi("restore", "--yes")
    lock.give_back()

    assert (said.code, people(engine)) == (1, 4)
    assert plain(said.errors).startswith("Beffroi tourne encore. Arrêtez-le d’abord")


def test_restore_without_a_backup_says_so(engine: Engine, beffroi: CommandLine) -> None:
    del engine
    said = beffroi("restore", "--yes")

    assert said.code == 1
    assert plain(said.errors) == f"Il n’y a pas de sauvegarde dans {beffroi.folder}/copies.\n"


def test_a_file_that_is_no_backup_is_refused(engine: Engine, beffroi: CommandLine) -> None:
    (beffroi.folder / "photo.zip").write_bytes(b"\x89PNG")

    said = beffroi("restore", "photo.zip", "--yes")

    assert (said.code, people(engine)) == (1, 3)
    assert plain(said.errors) == "La sauvegarde photo.zip est abîmée. Prenez-en une autre.\n"


def fill_more(engine: Engine) -> None:
    """Somebody new comes after the backup."""
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO people (user_id) VALUES ('@late:v')")
