"""A backup of SQLite, made by its online backup: the database in a zip file."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from shutil import copyfileobj
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile

from bot.backup.archive import Backup, BackupFault, Kind, Progress, Reason, made_at
from bot.backup.manifest import CHUNK, FORMAT, MANIFEST, opened

DATABASE = "beffroi.db"
"""Its name in the archive."""

MAGIC = b"SQLite format 3\0"
PAGES = 1000
"""Pages a step, 4 MB: so often progress is told."""


def pack(source: Path, target: Path, now: datetime, progress: Progress) -> None:
    """Copy a database, check every page of the copy, and put it into a zip file."""
    if not source.is_file():
        raise BackupFault(Reason.EMPTY, source)
    copied = target.with_name(f"{target.name}.db")
    copied.touch(mode=0o600)
    copy(source, copied, lambda done: progress(done * 0.5))
    checked = verify(copied)
    manifest = {
        "format": FORMAT,
        "database": Kind.SQLITE,
        "revision": checked.revision,
        "at": now.isoformat(),
        "rows": checked.rows,
    }
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        with archive.open(DATABASE, "w", force_zip64=True) as packed, copied.open("rb") as file:
            size, written = copied.stat().st_size, 0
            while chunk := file.read(CHUNK):
                written += packed.write(chunk)
                progress(0.5 + written / size * 0.4)
        archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
    copied.unlink()


def unpack(backup: Path, target: Path) -> None:
    """Write the database of a backup, or a bare SQLite file, to an empty private file."""
    target.touch(mode=0o600)
    if is_database(backup):
        with backup.open("rb") as source, target.open("wb") as file:
            copyfileobj(source, file, CHUNK)
        return
    with opened(backup) as archive, archive.open(DATABASE) as packed, target.open("wb") as file:
        copyfileobj(packed, file, CHUNK)


def is_database(path: Path) -> bool:
    """Tell a SQLite file by its first bytes."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Lend a connection that writes nothing and creates nothing."""
    with closing(open_read_only(path)) as connection:
        yield connection


def open_read_only(path: Path) -> sqlite3.Connection:
    """Open a file that is there, to read it."""
    address = f"file:{quote(str(path))}?mode=ro"
    return sqlite3.connect(address, uri=True, isolation_level=None)


def copy(source: Path, target: Path, progress: Progress) -> None:
    """Copy a database as it is at this instant.

    The read transaction holds that instant: without it each write of the bot's would
    begin the copy again, and on a busy day it might never end.
    """

    def told(_status: int, remaining: int, total: int) -> None:
        progress(1 - remaining / total if total else 1.0)

    with reading(source) as there, closing(sqlite3.connect(target)) as here:
        there.execute("BEGIN")
        there.execute("SELECT count(*) FROM sqlite_master").fetchone()
        there.backup(here, pages=PAGES, progress=told)
        # One file, complete in itself: no log beside it
        here.execute("PRAGMA journal_mode=DELETE")


def verify(path: Path) -> Backup:
    """Check every page, index and reference of a copy."""
    try:
        with reading(path) as connection:
            if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise BackupFault(Reason.DAMAGED, path)
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise BackupFault(Reason.DAMAGED, path)
            revision, rows = _revision(connection), _rows(connection)
    except sqlite3.DatabaseError as error:
        raise BackupFault(Reason.DAMAGED, path) from error
    if revision is None:
        raise BackupFault(Reason.EMPTY, path)
    return Backup(path, Kind.SQLITE, made_at(path), revision, rows)


def _revision(connection: sqlite3.Connection) -> str | None:
    if "alembic_version" not in _tables(connection):
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None


def _rows(connection: sqlite3.Connection) -> int:
    counts = (
        connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608 - its own
        for table in _tables(connection)
        if table != "alembic_version"
    )
    return sum(counts)


def _tables(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    return [name for (name,) in found]
