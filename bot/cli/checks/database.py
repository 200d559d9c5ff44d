"""Whether the database opens, is up to date, can be written, has room, and is backed up."""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from shutil import disk_usage

from sqlalchemy import text

from bot.backup import latest
from bot.backup.archive import made_at
from bot.cli.checks.finding import Finding, bad, good, notice
from bot.cli.state import reading
from bot.cli.words import words
from bot.cli.writing import lasting, size
from bot.config import Settings
from bot.opening import StorageObstacle, UnusableStorage, engine_of, faults_named
from storage.migrations import Standing, standing

LITTLE = 500_000_000
"""Bytes free under which it is time to make room: a year of a busy town."""

TOO_LITTLE = 50_000_000

OLD = timedelta(days=7)


def check_database(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Look at the database and at its backups."""
    try:
        with reading(settings) as connection:
            stands = standing(connection)
    except UnusableStorage as fault:
        if fault.obstacle is not StorageObstacle.ABSENT:
            yield bad(f"storage-{fault.obstacle}", detail=fault.detail)
            return
        yield from _absent(settings)
    else:
        yield from _standing(stands)
        yield from _writable(settings)
    yield from _room(settings)
    yield from _backups(settings, now)


def _absent(settings: Settings) -> Iterator[Finding]:
    folder = _nearest(settings.database_file or settings.path(Path()))
    if os.access(folder, os.W_OK):
        yield notice("check-database-absent")
    else:
        yield bad("check-folder-closed", folder=str(folder))


def _standing(stands: Standing) -> Iterator[Finding]:
    if stands is Standing.FOREIGN:
        yield bad("storage-foreign", detail="")
    elif stands is Standing.CURRENT:
        yield good("check-database-current")
    else:
        yield notice("check-database-behind")


def _writable(settings: Settings) -> Iterator[Finding]:
    """Begin a transaction that writes nothing: the driver refuses where it could not write."""
    file = settings.database_file
    if file is not None and file.stat().st_uid != os.geteuid():
        # A log that root creates beside the file would lock the service out
        yield bad("check-database-owner", file=str(file), user=file.owner())
        return
    engine = engine_of(settings)
    try:
        with faults_named(), engine.connect() as connection:
            connection.execute(text("CREATE TABLE beffroi_check (key INTEGER)"))
            connection.rollback()
    except UnusableStorage as fault:
        yield bad("check-database-closed", detail=fault.detail)
    else:
        yield good("check-database-writable")
    finally:
        engine.dispose()


def _room(settings: Settings) -> Iterator[Finding]:
    say = words(settings.organisation.language)
    folder = _nearest((settings.database_file or settings.backup_folder).parent)
    free = disk_usage(folder).free
    values = {"free": size(free, say), "folder": str(folder)}
    if free < TOO_LITTLE:
        yield bad("check-disk-full", **values)
    elif free < LITTLE:
        yield notice("check-disk-little", **values)
    else:
        yield good("check-disk", **values)


def _backups(settings: Settings, now: datetime) -> Iterator[Finding]:
    folder = settings.backup_folder
    if not os.access(_nearest(folder), os.W_OK):
        yield bad("check-folder-closed", folder=str(folder))
        return
    newest = latest(folder)
    if newest is None:
        yield notice("check-backup-none", "beffroi backup", folder=str(folder))
        return
    age = now - made_at(newest)
    say = words(settings.organisation.language)
    if age > OLD:
        yield notice("check-backup-old", "beffroi backup", age=lasting(age, say))
    else:
        yield good("check-backup", age=lasting(age, say))


def _nearest(path: Path) -> Path:
    """Give the nearest folder that exists."""
    return next(folder for folder in (path, *path.parents) if folder.is_dir())
