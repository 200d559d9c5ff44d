"""Backups: whole, verified, made while the bot writes, and put back whole or not at all."""

import json
import stat
import threading
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from bot.backup import BackupFault, Reason, backups, latest, make, restore, verify
from bot.backup.archive import Kind, made_at
from storage.accounts import Account
from storage.database import connect
from storage.ids import UserId
from storage.migrations import Standing, standing
from storage.people import Person
from tests.bot.cli.rows import ODD_NAME, fill, names, people, replay_until

NOW = datetime(2026, 11, 24, 9, 30, 15, tzinfo=UTC)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A database at the head."""
    engine = connect(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where backups go."""
    return tmp_path / "backups"


def add_people(engine: Engine, *user_ids: str) -> None:
    with Session(engine) as session, session.begin():
        session.add_all(Person(user_id=UserId(each)) for each in user_ids)


def test_a_backup_is_private_verified_and_dated(
    engine: Engine, database_url: str, folder: Path
) -> None:
    fill(engine)
    told: list[float] = []

    made = make(database_url, folder, NOW, progress=told.append)

    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert (made.rows, made_at(made.path)) == (5, NOW)
    assert told[-1] == 1.0
    assert backups(folder) == [made.path]
    assert [each.name for each in folder.iterdir()] == [made.path.name]


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


def test_a_backup_holds_one_instant_while_others_write(
    engine: Engine, database_url: str, folder: Path
) -> None:
    fill(engine, people=2000)
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            # Both or neither: a copy that mixes two instants would tear them apart
            add_people(engine, f"@a{number}:v", f"@b{number}:v")
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = make(database_url, folder, NOW)
    finally:
        stop.set()
        writer.join()

    assert made.rows % 2 == 0
    assert made.rows >= 2002


def test_the_oldest_backups_go(engine: Engine, database_url: str, folder: Path) -> None:
    fill(engine)
    made = [make(database_url, folder, NOW + timedelta(days=day), keep=2) for day in range(4)]

    assert backups(folder) == [each.path for each in made[2:]]
    assert latest(folder) == made[3].path


def test_two_backups_of_one_second_are_two(engine: Engine, database_url: str, folder: Path) -> None:
    fill(engine)

    first, second = make(database_url, folder, NOW), make(database_url, folder, NOW)

    assert sorted({first.path, second.path}) == backups(folder)


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


def test_a_truncated_backup_is_refused(engine: Engine, database_url: str, folder: Path) -> None:
    fill(engine, people=500)
    path = make(database_url, folder, NOW).path
    path.write_bytes(path.read_bytes()[:-5000])

    with pytest.raises(BackupFault):
        verify(path)


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


def test_a_database_without_tables_has_nothing_to_copy(
    empty_database_url: str, folder: Path
) -> None:
    with pytest.raises(BackupFault) as raised:
        make(empty_database_url, folder, NOW)

    assert raised.value.reason is Reason.EMPTY
    assert backups(folder) == []


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


def test_the_archive_of_postgresql_is_what_its_documentation_says(
    engine: Engine, database_url: str, folder: Path
) -> None:
    if engine.dialect.name == "sqlite":
        pytest.skip("SQLite's backup is a SQLite file")
    fill(engine, people=2)
    path = make(database_url, folder, NOW).path

    with zipfile.ZipFile(path) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        rows = archive.read("tables/people").decode().splitlines()

    assert (manifest["format"], manifest["at"]) == (1, NOW.isoformat())
    assert manifest["tables"]["people"]["rows"] == len(rows) == 2
    assert manifest["sequences"]["people_key_seq"] == 2


def test_a_refill_that_fails_leaves_the_present_rows(
    engine: Engine, database_url: str, folder: Path
) -> None:
    if engine.dialect.name == "sqlite":
        pytest.skip("SQLite changes over by a rename")
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
