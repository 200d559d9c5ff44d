"""Backups put back: whole or not at all, the present database kept aside."""

import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from bot.backup import Backup, BackupFault, Reason, make, restore, verify
from bot.backup.archive import Kind
from bot.backup.restoring import Restored
from storage.accounts import Account
from storage.database import connect
from storage.ids import UserId
from storage.migrations import Standing, standing
from storage.people import Person
from tests.bot.cli.rows import ODD_NAME, fill, names, people, replay_until

NOW = datetime(2026, 11, 24, 9, 30, 15, tzinfo=UTC)


HOUR = timedelta(hours=1)
PEOPLE = 50


@dataclass(frozen=True, slots=True)
class Town:
    """A database with people in it, and its backup."""

    engine: Engine
    url: str
    folder: Path
    backup: Backup

    def goes_on(self) -> None:
        """Let somebody arrive after the backup."""
        add_person(self.engine, "@late:v")

    def heard(self, moment: str, at: datetime) -> None:
        """Let the account have been heard of."""
        with Session(self.engine) as session, session.begin():
            setattr(session.query(Account).one(), moment, at)

    def restores(self, path: Path | None = None, at: datetime = NOW + HOUR) -> Restored:
        """Put back the backup, or another."""
        self.engine.dispose()
        return restore(path or self.backup.path, self.url, self.folder, at)


@pytest.fixture
def town(engine: Engine, database_url: str, folder: Path) -> Town:
    """A town hall that was saved."""
    fill(engine, people=PEOPLE)
    return Town(engine, database_url, folder, make(database_url, folder, NOW))


def add_person(engine: Engine, user: str) -> None:
    with Session(engine) as session, session.begin():
        session.add(Person(user_id=UserId(user)))


def test_a_restored_database_holds_the_same_rows(town: Town) -> None:
    town.goes_on()

    restored = town.restores()

    assert names(town.engine) == [ODD_NAME] * PEOPLE
    assert restored.backup.rows == PEOPLE + 2
    with town.engine.connect() as connection:
        assert standing(connection) is Standing.CURRENT


def test_a_restore_marks_the_account_for_replay(town: Town) -> None:
    town.restores(at=NOW + HOUR)

    assert replay_until(town.engine) == NOW + HOUR


@pytest.mark.parametrize("moment", ["seen_at", "stopped_at", "replay_until"])
def test_what_the_former_database_never_heard_is_answered(town: Town, moment: str) -> None:
    town.heard(moment, NOW + HOUR / 3)

    town.restores(at=NOW + HOUR)

    assert replay_until(town.engine) == NOW + HOUR / 3


def test_former_database_not_in_use_since_the_backup_tells_nothing(town: Town) -> None:
    town.heard("seen_at", NOW - HOUR / 3)

    town.restores(at=NOW + HOUR)

    assert replay_until(town.engine) == NOW + HOUR


@pytest.mark.database("sqlite")
def test_former_database_that_cannot_be_read_tells_nothing(town: Town) -> None:
    town.engine.dispose()
    Path(town.url.removeprefix("sqlite:///")).write_bytes(b"not a database" * 500)

    town.restores(at=NOW + HOUR)

    assert replay_until(town.engine) == NOW + HOUR


def test_keys_go_on_after_a_restore(town: Town) -> None:
    town.restores()
    add_person(town.engine, "@next:v")

    with Session(town.engine) as session:
        assert session.scalars(text("SELECT max(key) FROM people")).one() == PEOPLE + 1


def test_the_present_database_is_kept_aside(town: Town) -> None:
    town.goes_on()

    restored = town.restores()

    assert restored.aside is not None
    assert verify(restored.aside).rows == PEOPLE + 3


def test_what_was_kept_aside_can_be_restored(town: Town) -> None:
    town.goes_on()
    aside = town.restores().aside

    assert aside is not None
    town.restores(aside, at=NOW + 2 * HOUR)

    assert people(town.engine) == PEOPLE + 1


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


def test_a_backup_goes_into_an_empty_database(town: Town, empty_database_url: str) -> None:
    restored = restore(town.backup.path, empty_database_url, town.folder, NOW)

    assert restored.aside is None
    other = connect(empty_database_url)
    assert people(other) == PEOPLE
    other.dispose()


def test_the_other_kind_of_database_is_refused(town: Town) -> None:
    made = town.backup
    other = "sqlite:///x.db" if made.kind is Kind.POSTGRESQL else "postgresql://localhost/x"

    with pytest.raises(BackupFault) as raised:
        restore(made.path, other, town.folder, NOW)

    assert raised.value.reason is Reason.OTHER_DATABASE


@pytest.mark.database("postgresql")
def test_a_refill_that_fails_leaves_the_present_rows(town: Town) -> None:
    path = town.backup.path
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["tables/accounts"] = parts["tables/accounts"].replace(b"1\t", b"one\t", 1)
    with zipfile.ZipFile(path, "w") as archive:
        for name, contents in parts.items():
            archive.writestr(name, contents)

    with pytest.raises(Exception, match="invalid input syntax"):
        town.restores()

    with Session(town.engine) as session:
        assert session.query(Account).count() == 1
