"""Opening the database: made, migrated after a backup, or refused with its reason."""

from datetime import UTC, datetime
from pathlib import Path
from stat import S_IMODE

import pytest
from sqlalchemy import Engine, text

from bot.backup import backups
from bot.config import Settings, load
from bot.opening import (
    StorageObstacle,
    UnusableStorage,
    bring_up_to_date,
    engine_of,
    prepare_file,
)
from storage.database import connect
from storage.migrations import Standing, standing
from tests.bot.cli.command_line import CommandLine

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def settings_for(tmp_path: Path, url: str) -> Settings:
    return load(CommandLine(tmp_path).configure(storage={"url": url}))


def opened(settings: Settings) -> Engine:
    """Open as `run` does, but for the lock."""
    prepare_file(settings)
    engine = engine_of(settings)
    try:
        bring_up_to_date(settings, engine, NOW)
    except BaseException:
        engine.dispose()
        raise
    return engine


def test_an_empty_database_is_built(tmp_path: Path, empty_database_url: str) -> None:
    settings = settings_for(tmp_path, empty_database_url)

    engine = opened(settings)

    with engine.connect() as connection:
        assert standing(connection) is Standing.CURRENT
    engine.dispose()
    assert backups(settings.backup_folder) == []


def test_a_new_file_is_its_owners_alone(tmp_path: Path) -> None:
    settings = settings_for(tmp_path, "sqlite:///data/beffroi.db")

    opened(settings).dispose()

    assert S_IMODE((tmp_path / "data" / "beffroi.db").stat().st_mode) == 0o600


def test_a_newer_database_is_refused(tmp_path: Path, database_url: str) -> None:
    engine = connect(database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'f00d'"))
    engine.dispose()

    with pytest.raises(UnusableStorage) as raised:
        opened(settings_for(tmp_path, database_url))

    assert raised.value.obstacle is StorageObstacle.FOREIGN


def test_an_unfinished_restore_is_never_taken_for_a_new_town(tmp_path: Path) -> None:
    settings = settings_for(tmp_path, "sqlite:///beffroi.db")
    (tmp_path / "beffroi.db.restoring").touch()

    with pytest.raises(UnusableStorage) as raised:
        opened(settings)

    assert raised.value.obstacle is StorageObstacle.UNFINISHED


@pytest.mark.parametrize(
    "url", ["postgresql://nobody@127.0.0.1:9/x?connect_timeout=2", "sqlite:////proc/beffroi.db"]
)
def test_what_cannot_be_opened_is_told(tmp_path: Path, url: str) -> None:
    with pytest.raises(UnusableStorage) as raised:
        opened(settings_for(tmp_path, url))

    assert raised.value.obstacle is StorageObstacle.UNREACHABLE
    assert raised.value.detail
