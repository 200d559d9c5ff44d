"""Makes a backup of the configured database, whichever it is, and verifies one."""

from datetime import datetime
from pathlib import Path

from bot.backup import sqlite
from bot.backup.archive import (
    Backup,
    BackupFault,
    Kind,
    Progress,
    Reason,
    new_file,
    prune,
    silent,
)
from bot.backup.manifest import lines_in, manifest_of, opened


def make(
    url: str, folder: Path, now: datetime, *, keep: int | None = None, progress: Progress = silent
) -> Backup:
    """Copy a database into a folder and verify the copy; the bot may go on working meanwhile.

    Only then are the oldest backups removed, so that `keep` are left.
    """
    with new_file(folder, now) as (partial, path):
        if url.startswith("sqlite"):
            sqlite.pack(Path(url.removeprefix("sqlite:///")), partial, now, progress)
        else:
            from bot.backup import postgresql

            postgresql.dump(url, partial, now, progress)
        verify(partial)
    progress(1.0)
    made = verify(path)
    if keep is not None:
        prune(folder, keep)
    return made


def verify(path: Path) -> Backup:
    """Read a backup whole, or raise a `BackupFault`. A bare SQLite file is one, too."""
    if not path.is_file():
        raise BackupFault(Reason.MISSING, path)
    if sqlite.is_database(path):
        return sqlite.verify(path)
    manifest = manifest_of(path)
    with opened(path) as archive:
        counts = {name: lines_in(archive, name) for name in archive.namelist()}
        for table, described in manifest.get("tables", {}).items():
            # COPY writes a row a line, whatever is in it
            if counts[f"tables/{table}"] != described["rows"]:
                raise BackupFault(Reason.DAMAGED, path)
        return Backup(
            path=path,
            kind=Kind(manifest["database"]),
            at=datetime.fromisoformat(manifest["at"]),
            revision=manifest["revision"],
            rows=manifest["rows"],
        )
