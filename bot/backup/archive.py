"""A backup as a file: its name, its date, and the folder they are kept in."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

Progress = Callable[[float], None]
"""Is told how much is done, from 0 to 1."""

SUFFIX = ".zip"

_NAME = re.compile(r"beffroi-(\d{4}-\d\d-\d\dT\d{6}Z)(?:-\d+)?\.zip")
STAMP = "%Y-%m-%dT%H%M%SZ"


class Reason(StrEnum):
    """Why a backup cannot be made or used."""

    MISSING = "missing"
    DAMAGED = "damaged"
    FOREIGN = "foreign"
    """Written by a newer version of Beffroi."""

    OTHER_DATABASE = "other-database"
    """Of SQLite where PostgreSQL is configured, or the other way round."""

    EMPTY = "empty"
    """There is nothing to copy: the database has no tables."""


class Kind(StrEnum):
    """Of which database a backup is."""

    SQLITE = "sqlite"
    POSTGRESQL = "postgresql"


class BackupFault(Exception):
    """A backup cannot be made or used."""

    def __init__(self, reason: Reason, path: Path | None = None) -> None:
        """Keep why, and of which file."""
        super().__init__(f"{reason} {path or ''}")
        self.reason = reason
        self.path = path


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was verified."""

    path: Path
    kind: Kind
    at: datetime
    revision: str
    rows: int
    """Rows in all, alembic's own aside."""

    @property
    def size(self) -> int:
        """Bytes on the disk."""
        return self.path.stat().st_size


def silent(_done: float) -> None:
    """Tell nobody."""


def backups(folder: Path) -> list[Path]:
    """List the backups of a folder, the oldest first."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name))


def latest(folder: Path) -> Path | None:
    """Give the newest backup of a folder."""
    found = backups(folder)
    return found[-1] if found else None


def made_at(path: Path) -> datetime:
    """Tell when a backup was made: by its name, or by its file's date where it was renamed."""
    found = _NAME.fullmatch(path.name)
    if found is None:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return datetime.strptime(found[1], STAMP).replace(tzinfo=UTC)


def prune(folder: Path, keep: int) -> list[Path]:
    """Remove the oldest backups, so that `keep` are left."""
    removed = backups(folder)[:-keep]
    for path in removed:
        path.unlink()
    return removed


@contextmanager
def new_file(folder: Path, now: datetime) -> Iterator[tuple[Path, Path]]:
    """Lend an empty private file, and its name once all is well; else nothing is left of it.

    What is written beside it under its name and more is removed as well.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = _free(folder / f"beffroi-{now.astimezone(UTC).strftime(STAMP)}{SUFFIX}")
    partial = path.with_name(f".{path.name}.partial")
    partial.unlink(missing_ok=True)
    os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield partial, path
        flush_to_disk(partial)
        partial.rename(path)
        flush_to_disk(folder)
    finally:
        for left_over in folder.glob(f"{partial.name}*"):
            left_over.unlink()


def _free(path: Path) -> Path:
    """Name a second backup of the same second `…-2`."""
    free, number = path, 1
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free


def flush_to_disk(path: Path) -> None:
    """Let a file, or a folder's list of names, outlive a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
