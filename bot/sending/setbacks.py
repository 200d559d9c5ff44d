"""What goes wrong on the way, and what then has to wait: everything, or one lane."""

import asyncio
from collections.abc import Callable

import structlog

from bot.sending.outcomes import Later
from bot.sending.pace import Pace
from bot.sending.timers import Timers
from bot.sending.trouble import Trouble

log = structlog.get_logger()

MARGIN = 0.01
"""Seconds added to what a limit asks for: it counts in milliseconds, rounded down."""

OUTAGE = "outage"


class Setbacks:
    """Holds everything while the homeserver is away, limits us, or has signed us out."""

    def __init__(self, pace: Pace, timers: Timers, go_on: Callable[[], None]) -> None:
        """Hold a pace; `go_on` is called at the end of each wait."""
        self._pace = pace
        self._timers = timers
        self._go_on = go_on
        self._trouble = Trouble()
        self._resting: set[str] = set()
        self._signed_out = False
        self.held_up = asyncio.Event()
        """Set while everything waits."""

    def limited(self, key: int, asked: float, retry_after: float, now: float) -> None:
        """Pause everything: the homeserver limits the account, whatever the room.

        The time counts from the question: Synapse lets a refusal wait for half a second.
        """
        self._pace.refused(asked, retry_after)
        self._hold(f"limit {key}", asked + retry_after + MARGIN - now)

    def failed(self, lane: str, fault: Exception) -> float:
        """Wait for better days; tell how many seconds the lane has to."""
        if isinstance(fault, Later):
            return fault.seconds
        wait = self._trouble.failed(lane, held=OUTAGE in self._timers)
        if wait.everyone > 0:
            log.warning("sending fails", fault=str(fault), wait=round(wait.everyone, 1))
            self._pace.probing = True
            self._hold(OUTAGE, wait.everyone)
        return wait.lane

    def passed(self, lane: str) -> None:
        """Go on at full pace: something was sent."""
        self._trouble.passed(lane)
        if self._pace.probing:
            self._pace.probing = False
            for resting in list(self._resting):
                self._timers.hasten(resting)

    def try_now(self) -> None:
        """End an outage's wait: the homeserver has answered somebody else of us."""
        if self._pace.probing:
            self._timers.hasten(OUTAGE)

    def rest(self, lane: str, seconds: float, free: Callable[[str], None]) -> None:
        """Let one lane wait, and free it then."""
        self._resting.add(lane)

        def wake_up() -> None:
            self._resting.discard(lane)
            free(lane)
            self._go_on()

        self._timers.start(lane, seconds, wake_up)

    def sign_out(self) -> None:
        """Hold everything until somebody has signed in."""
        if not self._signed_out:
            self._signed_out = True
            self._pace.hold()
            self.held_up.set()

    def sign_in(self) -> None:
        """Go on after a new login."""
        if self._signed_out:
            self._signed_out = False
            self._release()

    def _hold(self, name: str, seconds: float) -> None:
        self._pace.hold()
        self.held_up.set()
        self._timers.start(name, max(seconds, 0.0), self._release)

    def _release(self) -> None:
        self._pace.release()
        if not self._pace.held:
            self.held_up.clear()
        self._go_on()
