"""What the database tells of the bot, read without disturbing it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, NullPool, create_engine, func, select, text
from sqlalchemy.orm import Session

from bot.clock import Clock, ShiftedClock, SystemClock
from bot.config import Settings
from bot.opening import engine_of, faults_named, refuse_absent
from storage.accounts import Account
from storage.database import LOCK_TIMEOUT
from storage.migrations import Standing, standing
from storage.nudges import Nudges
from storage.outbox import Outbox, Outgoing
from storage.outbox import State as Sending
from storage.rooms import Membership, Room

PATIENCE = timedelta(minutes=2)
"""After which a nudge that has not rung, or has not left, is overdue."""


@dataclass(frozen=True, slots=True)
class State:
    """Where the bot stands, apart from whether it runs: its lock tells that."""

    started_at: datetime | None
    stopped_at: datetime | None
    seen_at: datetime | None
    """When a sync was last handled."""
    logged_in: bool
    events_per_second: float | None
    waiting: int
    aside: int
    overdue: int
    rooms: int
    size: int


def clock_of(settings: Settings) -> Clock:
    """Give the clock that the bot goes by."""
    return ShiftedClock(settings.clock_file) if settings.clock_file else SystemClock()


@contextmanager
def reading(settings: Settings) -> Iterator[Connection]:
    """Lend a connection that only reads; a database that is not there is not made."""
    refuse_absent(settings)
    engine = _reader(settings)
    try:
        with faults_named(), engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _reader(settings: Settings) -> Engine:
    file = settings.database_file
    if file is None:
        return engine_of(settings)

    def open_file() -> sqlite3.Connection:
        address = f"file:{quote(str(file))}?mode=ro"
        return sqlite3.connect(address, uri=True, timeout=LOCK_TIMEOUT)

    return create_engine("sqlite://", creator=open_file, poolclass=NullPool)


def state_of(settings: Settings, now: datetime) -> State | None:
    """Read the state; nothing where the bot has never started, or is not migrated yet."""
    with reading(settings) as connection:
        if standing(connection) is not Standing.CURRENT:
            return None
        with Session(connection) as session:
            account = session.scalar(
                select(Account).where(Account.user_id == settings.homeserver.user_id)
            )
            if account is None:
                return None
            return State(
                started_at=account.started_at,
                stopped_at=account.stopped_at,
                seen_at=account.seen_at,
                logged_in=account.access_token is not None,
                events_per_second=account.events_per_second,
                waiting=_rows(session, account.key, Sending.PENDING),
                aside=_rows(session, account.key, Sending.ASIDE),
                overdue=_overdue(session, account.key, now - PATIENCE),
                rooms=_rooms(session, account.key),
                size=_size(connection, settings.database_file),
            )


def _rows(session: Session, account: int, state: Sending) -> int:
    query = (
        select(func.count())
        .select_from(Outgoing)
        .where(Outgoing.account == account, Outgoing.state == state)
    )
    return session.scalar(query) or 0


def _overdue(session: Session, account: int, before: datetime) -> int:
    return Nudges(session).overdue(before) + Outbox(session).overdue(account, before)


def _rooms(session: Session, account: int) -> int:
    query = (
        select(func.count())
        .select_from(Room)
        .where(
            Room.account == account, Room.membership == Membership.JOIN, Room.is_space.is_(False)
        )
    )
    return session.scalar(query) or 0


def _size(connection: Connection, file: Path | None) -> int:
    if file is None:
        return int(connection.scalar(text("SELECT pg_database_size(current_database())")) or 0)
    parts = (file.with_name(f"{file.name}{suffix}") for suffix in ("", "-wal"))
    return sum(part.stat().st_size for part in parts if part.exists())
