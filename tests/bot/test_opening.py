"""Opening the database: made, migrated after a backup, or refused with its reason."""

from collections.abc import Iterator
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
from storage import migrations
from storage.database import connect
from storage.migrations import Standing, standing
from tests.bot.cli.command_line import CommandLine
from tests.bot.cli.rows import fill, people

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


def test_a_database_that_is_behind_is_saved_then_migrated(
    tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = settings_for(tmp_path, database_url).model_copy()
    settings.stands_in(tmp_path)
    folder = settings.backup_folder
    before = len(backups(folder))
    engine = connect(database_url)
    fill(engine)
    engine.dispose()
    next_one(tmp_path, monkeypatch)

    engine = opened(settings)

    with engine.connect() as connection:
        assert migrations.revision_of(connection) == "next"
        assert connection.scalar(text("SELECT count(*) FROM town")) == 0
    assert people(engine) == 3
    engine.dispose()
    assert len(backups(folder)) == before + 1


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


def next_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Add a revision, as a later version of Beffroi would bring it."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    for name in ("env.py", "script.py.mako"):
        (folder / name).write_text((migrations.VERSIONS.parent / name).read_text())
    versions = folder / "versions"
    versions.mkdir()
    for path in migrations.VERSIONS.glob("*.py"):
        (versions / path.name).write_text(path.read_text())
    (versions / "next_town.py").write_text(
        f"""import sqlalchemy as sa
from alembic import op

revision: str = "next"
down_revision: str | None = "{migrations.head()}"


def upgrade() -> None:
    op.create_table("town", sa.Column("key", sa.Integer(), primary_key=True))
    with op.batch_alter_table("people") as people:
        people.add_column(sa.Column("nickname", sa.String(), nullable=True))
        people.alter_column("name", type_=sa.Text())
"""
    )
    monkeypatch.setattr(migrations, "VERSIONS", versions)
    monkeypatch.setattr("storage.migrations.running.VERSIONS", versions)
    migrations.revisions.cache_clear()


@pytest.fixture(autouse=True)
def forgotten_revisions() -> Iterator[None]:
    """Let no other test see the revision that one of these adds."""
    yield
    migrations.revisions.cache_clear()
