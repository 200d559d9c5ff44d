"""Puts a backup back: whole or not at all, the present database kept aside."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, column, table, update

from bot.backup.archive import (
    STAMP,
    Backup,
    BackupFault,
    Kind,
    Progress,
    Reason,
    flush_to_disk,
    silent,
)
from bot.backup.making import make, verify
from bot.backup.sqlite import unpack
from storage.database import UtcDateTime, connect
from storage.migrations import revisions, upgrade


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back, and where the former database is."""

    backup: Backup
    aside: Path | None
    """Nothing where there was no database."""


def restore(
    path: Path, url: str, folder: Path, now: datetime, progress: Progress = silent
) -> Restored:
    """Put a backup in the place of a database that no process uses.

    The former database is kept: SQLite's file beside the new one, PostgreSQL's rows as a
    backup in `folder`. The account is marked, so that what happened since the backup is
    replayed with messages off.
    """
    backup = verify(path)
    if backup.revision not in revisions():
        raise BackupFault(Reason.FOREIGN, path)
    if (backup.kind is Kind.SQLITE) != url.startswith("sqlite"):
        raise BackupFault(Reason.OTHER_DATABASE, path)
    if backup.kind is Kind.SQLITE:
        aside = _sqlite(path, Path(url.removeprefix("sqlite:///")), now, progress)
    else:
        aside = _postgresql(path, url, folder, now, progress)
    progress(1.0)
    return Restored(backup, aside)


def mark_for_replay(connection: Connection, now: datetime) -> None:
    """Tell the next start that events until `now` may have been answered already."""
    accounts = table("accounts", column("replay_until", UtcDateTime()))
    connection.execute(update(accounts).values(replay_until=now))


def _sqlite(backup: Path, target: Path, now: datetime, progress: Progress) -> Path | None:
    """Prepare the new file beside the old one; two renames change over."""
    prepared = target.with_name(f"{target.name}.restoring")
    for left_over in target.parent.glob(f"{prepared.name}*"):
        left_over.unlink()
    target.parent.mkdir(parents=True, exist_ok=True)
    unpack(backup, prepared)
    progress(0.5)
    engine = connect(f"sqlite:///{prepared}")
    try:
        upgrade(engine)
        with engine.begin() as connection:
            mark_for_replay(connection, now)
        # One file again, so that one rename moves all of it
        with engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None  # noqa: S101 - just opened
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        engine.dispose()
    flush_to_disk(prepared)
    aside = _put_aside(target, now)
    prepared.rename(target)
    flush_to_disk(target.parent)
    return aside


def _put_aside(target: Path, now: datetime) -> Path | None:
    """Rename a database with its log, which may hold what its file does not yet."""
    if not target.exists():
        return None
    stamp = now.astimezone(UTC).strftime(STAMP)
    aside = target.with_name(f"{target.name}.aside-{stamp}")
    for suffix in ("-wal", "-shm", ""):
        part = target.with_name(f"{target.name}{suffix}")
        if part.exists():
            part.rename(aside.with_name(f"{aside.name}{suffix}"))
    return aside


def _postgresql(
    path: Path, url: str, folder: Path, now: datetime, progress: Progress
) -> Path | None:
    from bot.backup.refilling import refill

    try:
        aside = make(url, folder, now, progress=lambda done: progress(done * 0.4)).path
    except BackupFault as fault:
        if fault.reason is not Reason.EMPTY:
            raise
        aside = None
    engine = connect(url)
    try:
        with engine.begin() as connection:
            refill(connection, path, lambda done: progress(0.4 + done * 0.5))
            mark_for_replay(connection, now)
    finally:
        engine.dispose()
    return aside
