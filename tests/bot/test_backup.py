"""Backups: whole, verified, and made while the bot writes."""

import json
import stat
import threading
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.backup import BackupFault, Reason, backups, latest, make, verify
from bot.backup.archive import made_at
from storage.ids import UserId
from storage.people import Person
from tests.bot.cli.rows import fill

NOW = datetime(2026, 11, 24, 9, 30, 15, tzinfo=UTC)


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


def test_a_truncated_backup_is_refused(engine: Engine, database_url: str, folder: Path) -> None:
    fill(engine, people=500)
    path = make(database_url, folder, NOW).path
    path.write_bytes(path.read_bytes()[:-5000])

    with pytest.raises(BackupFault):
        verify(path)


def test_a_database_without_tables_has_nothing_to_copy(
    empty_database_url: str, folder: Path
) -> None:
    with pytest.raises(BackupFault) as raised:
        make(empty_database_url, folder, NOW)

    assert raised.value.reason is Reason.EMPTY
    assert backups(folder) == []


@pytest.mark.database("postgresql")
def test_the_archive_of_postgresql_is_what_its_documentation_says(
    engine: Engine, database_url: str, folder: Path
) -> None:
    fill(engine, people=2)
    path = make(database_url, folder, NOW).path

    with zipfile.ZipFile(path) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        rows = archive.read("tables/people").decode().splitlines()

    assert (manifest["format"], manifest["at"]) == (1, NOW.isoformat())
    assert manifest["tables"]["people"]["rows"] == len(rows) == 2
    assert manifest["sequences"]["people_key_seq"] == 2
