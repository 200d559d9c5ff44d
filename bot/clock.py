"""The only now: everything asks it, and only it reads the system's time."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol


class Clock(Protocol):
    """Where the time comes from, and how to wait for it."""

    def now(self) -> datetime:
        """Tell the instant, aware, in UTC."""
        ...

    def stamped(self, milliseconds: int) -> datetime:
        """Read an `origin_server_ts`, at most now: a late reading means the same moment."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait, as long as the clock says."""
        ...


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """Tell the instant."""
        return datetime.now(UTC)

    def stamped(self, milliseconds: int) -> datetime:
        """Read a server's time stamp, at most now."""
        return min(datetime.fromtimestamp(milliseconds / 1000, UTC), self.now())

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


class ShiftedClock(SystemClock):
    """The clock of the machine, moved by the seconds that a file holds.

    For development only: whoever writes the file moves the hours of a running bot.
    """

    def __init__(self, path: Path) -> None:
        """Follow the file at `path`; while there is none, nothing is moved."""
        self._path = path
        self._read_at = 0.0
        self._shift = timedelta()

    def now(self) -> datetime:
        """Tell the moved instant; the file is read again at most ten times a second."""
        if time.monotonic() - self._read_at > 0.1:  # noqa: PLR2004 - explained above
            self._read_at = time.monotonic()
            self._shift = self._written()
        return super().now() + self._shift

    def stamped(self, milliseconds: int) -> datetime:
        """Read a server's time stamp, moved as the clock is."""
        now = self.now()  # reads the file again: the shift is this instant's
        return min(datetime.fromtimestamp(milliseconds / 1000, UTC) + self._shift, now)

    def _written(self) -> timedelta:
        try:
            return timedelta(seconds=float(self._path.read_text()))
        except (FileNotFoundError, ValueError):
            return self._shift
