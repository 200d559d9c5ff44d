"""The bot's clock, which the demo moves: a file holds the seconds that it is away from ours."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import SystemClock
from town.waiting import pause

PARIS = ZoneInfo("Europe/Paris")
LOOKED_AT = 0.7
"""Seconds within which the bot looks at a clock that is moved; it tells nobody when it has."""


class Hours:
    """What the clock on the wall says in the demo's town hall."""

    def __init__(self, file: Path) -> None:
        """Move the clock through a file."""
        self.file = file
        self._clock = SystemClock()
        self._shifts = [(self._clock.now(), timedelta())]
        """Since when each shift stands: a message keeps the hour it was sent at."""

    @property
    def now(self) -> datetime:
        """The local time in the town hall."""
        return (self._clock.now() + self._shifts[-1][1]).astimezone(PARIS)

    async def move(self, to: datetime) -> None:
        """Let it be another time; the bot has seen it when this returns."""
        self.set(to)
        await pause(LOOKED_AT)

    def set(self, to: datetime) -> None:
        """Write another time; the file is never half written."""
        now = self._clock.now()
        shift = to - now
        draft = self.file.with_suffix(".new")
        draft.write_text(str(shift.total_seconds()))
        draft.replace(self.file)
        self._shifts.append((now, shift))

    def of(self, event: dict[str, object]) -> datetime:
        """Tell when an event was sent, on the clock as it stood then."""
        stamp = datetime.fromtimestamp(int(str(event["origin_server_ts"])) / 1000, PARIS)
        return stamp + next(shift for since, shift in reversed(self._shifts) if since <= stamp)
