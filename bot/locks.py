"""Locks that one process can have, and that its end gives back, crash or not."""

import asyncio
import fcntl
import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import Engine

from bot.worker import StoreFault

if TYPE_CHECKING:
    import psycopg

KEEPALIVE = {
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
"""A PostgreSQL that vanished without a word is missed within about ten seconds."""


class Lock(Protocol):
    """Something that only one process can have."""

    def take(self) -> bool:
        """Try to have it; tell whether it worked. It may block: call it in a thread."""
        ...

    def watch(self, lost: Callable[[], None]) -> None:
        """Call back where it is lost while we live."""
        ...

    def give_back(self) -> None:
        """Let it go."""
        ...


def lock_for(engine: Engine, name: str) -> Lock:
    """Choose the lock that goes with a database."""
    if engine.dialect.name == "postgresql":
        return SessionLock(engine, name)
    database = engine.url.database
    if not database or database == ":memory:":
        return NoLock()
    return FileLock(Path(f"{database}.lock"))


class FileLock:
    """A lock on a file. The file stays: removing it would let two processes lock two files."""

    def __init__(self, path: Path) -> None:
        """Lock the file at `path`."""
        self._path = path
        self._file: int | None = None

    def take(self) -> bool:
        """Try to lock the file."""
        file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
            return False
        self._file = file
        return True

    def watch(self, lost: Callable[[], None]) -> None:
        """Do nothing: it cannot be lost."""

    def give_back(self) -> None:
        """Unlock it."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


class SessionLock:
    """An advisory lock of a PostgreSQL session, on a connection of its own."""

    def __init__(self, engine: Engine, name: str) -> None:
        """Lock a name."""
        self._engine = engine
        digest = hashlib.sha256(f"beffroi:{name}".encode()).digest()
        self._number = int.from_bytes(digest[:8], "big", signed=True)
        self._connection: psycopg.Connection[Any] | None = None
        self._listening: tuple[asyncio.AbstractEventLoop, int] | None = None
        """The loop, and the socket, which a lost connection no longer names."""

    def take(self) -> bool:
        """Try to have the lock; the connection stays open in between."""
        import psycopg

        try:
            connection = self._connection or self._connect()
            row = connection.execute("SELECT pg_try_advisory_lock(%s)", [self._number]).fetchone()
        except psycopg.OperationalError as error:
            self.give_back()
            raise StoreFault(str(error)) from error
        return row is not None and bool(row[0])

    def watch(self, lost: Callable[[], None]) -> None:
        """Listen on the connection: the server says when it ends, and hardly anything else."""
        if self._connection is not None:
            loop, socket = asyncio.get_running_loop(), self._connection.fileno()
            loop.add_reader(socket, self._hear, self._connection, lost)
            self._listening = (loop, socket)

    def give_back(self) -> None:
        """Close the connection, and the lock with it."""
        self._stop_listening()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connect(self) -> "psycopg.Connection[Any]":
        import psycopg

        positional, named = self._engine.dialect.create_connect_args(self._engine.url)
        options = {**KEEPALIVE, **named, "autocommit": True}
        self._connection = psycopg.connect(*positional, **options)
        return self._connection

    def _hear(self, connection: "psycopg.Connection[Any]", lost: Callable[[], None]) -> None:
        import psycopg

        try:
            connection.pgconn.consume_input()
        except psycopg.OperationalError:
            self._stop_listening()
            lost()

    def _stop_listening(self) -> None:
        if self._listening is not None:
            loop, socket = self._listening
            loop.remove_reader(socket)
            self._listening = None


class NoLock:
    """For a database in memory, which no other process sees."""

    def take(self) -> bool:
        """Have it."""
        return True

    def watch(self, lost: Callable[[], None]) -> None:
        """Do nothing."""

    def give_back(self) -> None:
        """Do nothing."""
