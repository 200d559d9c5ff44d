"""A later version of Beffroi on a database of this one: saved, then migrated."""

import shutil
import subprocess
import sys
from pathlib import Path

from sqlalchemy import text

from bot.backup import backups
from storage.database import connect
from storage.migrations import head, revision_of
from tests.bot.cli.command_line import CommandLine, surroundings
from tests.bot.cli.rows import fill, people
from town.folders import ROOT

OPENS = """
from datetime import UTC, datetime
from pathlib import Path
from bot.config import load
from bot.opening import bring_up_to_date, engine_of

settings = load(Path("config.toml"))
bring_up_to_date(settings, engine_of(settings), datetime(2026, 11, 24, 9, 30, tzinfo=UTC))
"""
"""What `run` does with its database, but for the lock."""

REVISION = f'''"""A town hall has a town."""

import sqlalchemy as sa
from alembic import op

revision: str = "next"
down_revision: str | None = "{head()}"


def upgrade() -> None:
    op.create_table("town", sa.Column("key", sa.Integer(), primary_key=True))
    with op.batch_alter_table("people") as people:
        people.add_column(sa.Column("nickname", sa.String(), nullable=True))
        people.alter_column("name", type_=sa.Text())
'''


def release(folder: Path) -> None:
    """Copy our sources, with one revision more."""
    for package in ("bot", "commands"):
        (folder / package).symlink_to(ROOT / package)
    shutil.copytree(ROOT / "storage", folder / "storage")
    (folder / "storage" / "migrations" / "versions" / "next_town.py").write_text(REVISION)


def test_a_database_that_is_behind_is_saved_then_migrated(
    tmp_path: Path, database_url: str
) -> None:
    saved = tmp_path / "saved"
    CommandLine(tmp_path).configure(storage={"url": database_url}, backup={"folder": str(saved)})
    engine = connect(database_url)
    fill(engine)
    release(tmp_path)

    subprocess.run(
        [sys.executable, "-c", OPENS],
        cwd=tmp_path,
        env=surroundings(PYTHONPATH=str(tmp_path)),
        check=True,
    )

    with engine.connect() as connection:
        assert revision_of(connection) == "next"
        assert connection.scalar(text("SELECT count(*) FROM town")) == 0
    assert people(engine) == 3
    engine.dispose()
    assert len(backups(saved)) == 1
