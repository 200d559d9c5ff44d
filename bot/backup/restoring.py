"""Puts a backup back: whole or not at all, the present database kept aside."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, NullPool, column, create_engine, select, table, update
from sqlalchemy.exc import DatabaseError

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
from bot.backup.sqlite import open_read_only, unpack
from storage.database import UtcDateTime, connect
from storage.migrations import revisions, upgrade

_ACCOUNTS = table(
    "accounts",
    column("seen_at", UtcDateTime()),
    column("stopped_at", UtcDateTime()),
    column("replay_until", UtcDateTime()),
)


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
    backup in `folder`. The account is marked, so that what happened since the backup, for as
    long as the former database was in use, is replayed with messages off.
    """
    backup = verify(path)
    if backup.revision not in revisions():
        raise BackupFault(Reason.FOREIGN, path)
    if (backup.kind is Kind.SQLITE) != url.startswith("sqlite"):
        raise BackupFault(Reason.OTHER_DATABASE, path)
    if backup.kind is Kind.SQLITE:
        aside = _sqlite(backup, Path(url.removeprefix("sqlite:///")), now, progress)
    else:
        aside = _postgresql(backup, url, folder, now, progress)
    progress(1.0)
    return Restored(backup, aside)


def mark_for_replay(connection: Connection, until: datetime) -> None:
    """Tell the next start that events until an instant may have been answered already."""
    connection.execute(update(_ACCOUNTS).values(replay_until=until))


def _answered_until(former: Connection, backup: Backup, now: datetime) -> datetime:
    """Tell until when a database that is replaced may have answered.

    What came after it was last heard of has no answer yet. One that was not in use since the
    backup, or cannot be read, tells nothing: another may have been.
    """
    heard = [each for row in former.execute(select(*_ACCOUNTS.c)) for each in row if each]
    return max((each for each in heard if backup.at < each <= now), default=now)


def _sqlite(backup: Backup, target: Path, now: datetime, progress: Progress) -> Path | None:
    """Prepare the new file beside the old one; two renames change over."""
    until = _file_answered_until(target, backup, now)
    prepared = target.with_name(f"{target.name}.restoring")
    for left_over in target.parent.glob(f"{prepared.name}*"):
        left_over.unlink()
    target.parent.mkdir(parents=True, exist_ok=True)
    unpack(backup.path, prepared)
    progress(0.5)
    engine = connect(f"sqlite:///{prepared}")
    try:
        upgrade(engine)
        with engine.begin() as connection:
            mark_for_replay(connection, until)
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


def _file_answered_until(file: Path, backup: Backup, now: datetime) -> datetime:
    """Ask a file, which is there and whole or not."""
    engine = create_engine("sqlite://", creator=lambda: open_read_only(file), poolclass=NullPool)
    try:
        with engine.connect() as connection:
            return _answered_until(connection, backup, now)
    except DatabaseError:
        return now


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
    backup: Backup, url: str, folder: Path, now: datetime, progress: Progress
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
            until = now if aside is None else _answered_until(connection, backup, now)
            refill(connection, backup.path, lambda done: progress(0.4 + done * 0.5))
            mark_for_replay(connection, until)
    finally:
        engine.dispose()
    return aside
