"""Rings: wakes when something falls due by our clock, and hands it to the dispatcher.

What is due stands in the database, and our clock alone decides. APScheduler, which goes by the
system's clock, only wakes us: one trigger is armed, for the earliest ring or for the next look
at our clock, whichever comes first.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

import structlog

from bot.clock import Clock, ShiftedClock, SystemClock
from bot.dispatch import BATCH, Dispatcher
from bot.worker import StoreFault, Turn, Worker
from commands.incoming import Notice
from storage.work import UnitOfWork

if TYPE_CHECKING:
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = structlog.get_logger()

LOOK_EVERY = timedelta(seconds=30)
"""Between two looks at our clock: timers stop while a machine is suspended."""

LOOK_OFTEN = timedelta(seconds=0.5)
"""The same, where somebody moves our clock on purpose."""

RETRY = timedelta(seconds=2)
"""Before trying again what the database could not do."""

OVERDUE = timedelta(minutes=2)
"""How late a nudge may be before the admins hear of it."""


class Scheduler:
    """Rings what is due, never early."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        worker: Worker,
        clock: Clock,
        deaf: Callable[[], bool] = lambda: False,
    ) -> None:
        """Ring through a dispatcher, by a clock; not while `deaf` tells that nobody would hear.

        What is worded before it can be sent would say that it is on time.
        """
        self._deaf = deaf
        self._dispatcher = dispatcher
        self._worker = worker
        self._clock = clock
        self._bell = asyncio.Event()
        self._every = LOOK_OFTEN if isinstance(clock, ShiftedClock) else LOOK_EVERY
        self._next: datetime | None = None
        self._unsent: datetime | None = None
        """Since when what has rung waits to be sent."""
        self._asked = True
        self._read_at = clock.now()
        self._late_since: datetime | None = None
        self._told = False

    def wake(self) -> None:
        """Hear that what is to ring may have changed."""
        self._asked = True
        self._bell.set()

    async def run(self) -> None:
        """Ring, for as long as it is let."""
        self._alarm.start()
        try:
            while True:
                self._bell.clear()
                await self.look()
                await self._bell.wait()
        finally:
            self._alarm.shutdown(wait=False)

    async def look(self) -> None:
        """Ring what is due by our clock, and arm the alarm for what comes next."""
        now = self._clock.now()
        try:
            await self._dispatcher.catch_up()
            if self._deaf():
                self._asked = True
            elif self._asked or self._is_due(now) or abs(now - self._read_at) >= LOOK_EVERY:
                self._asked = False
                await self._ring(now)
            await self._tell_overdue(self._clock.now())
        except StoreFault:
            log.warning("what is due cannot be rung now; it will be", exc_info=True)
            self._asked = True
            self._note_overdue(self._clock.now())
            self._arm(RETRY)
            return
        self._arm(self._until_next())

    async def _ring(self, now: datetime) -> None:
        """Ring batch after batch until nothing is due, then see what comes next."""
        self._next = await self._read_next(now)
        while self._is_due(now):
            before = self._next
            count = await self._dispatcher.ring(now)
            now = self._clock.now()
            self._next = await self._read_next(now)
            if count < BATCH and self._next == before:
                break
        self._note_overdue(now)

    async def _read_next(self, now: datetime) -> datetime | None:
        self._read_at = now

        def read(work: UnitOfWork) -> tuple[datetime | None, datetime | None]:
            return work.nudges.next_due(now), work.outbox.oldest_nudge(work.account)

        due, self._unsent = await self._worker.run(read, turn=Turn.NUDGES)
        return due

    def _is_due(self, now: datetime) -> bool:
        return self._next is not None and self._next <= now

    def _note_overdue(self, now: datetime) -> None:
        """Notice what should have rung long before, or has rung and did not leave."""
        waiting = min(filter(None, (self._next, self._unsent)), default=None)
        if waiting is not None and waiting < now - OVERDUE:
            self._late_since = self._late_since or waiting
        else:
            self._late_since, self._told = None, False

    async def _tell_overdue(self, now: datetime) -> None:
        """Tell the admins, once for as long as it lasts."""
        if self._late_since is None or self._told:
            return
        count = await self._worker.run(lambda work: _overdue(work, now - OVERDUE))
        origin = f"overdue:{self._late_since.isoformat()}"
        details = (("count", str(count)), ("since", self._late_since.isoformat()))
        await self._dispatcher.handle(Notice(origin, now, "overdue", details))
        self._told = True
        self._note_overdue(now)

    def _until_next(self) -> timedelta:
        if self._next is None:
            return self._every
        # What is due by now and did not ring is left alone for a while.
        left = self._next - self._clock.now()
        return min(left if left > timedelta() else RETRY, self._every)

    @cached_property
    def _alarm(self) -> "AsyncIOScheduler":
        """What wakes us. What was said meanwhile is answered by the time it is imported."""
        from apscheduler.schedulers.asyncio import AsyncIOScheduler

        return AsyncIOScheduler(timezone="UTC")

    def _arm(self, delay: timedelta) -> None:
        """Let the alarm go off after a delay, however late the loop then is."""
        from apscheduler.triggers.date import DateTrigger

        at = SystemClock().now() + delay
        self._alarm.add_job(
            self._go_off,
            DateTrigger(run_date=at),
            id="ring",
            replace_existing=True,
            misfire_grace_time=None,
        )

    async def _go_off(self) -> None:
        self._bell.set()


def _overdue(work: UnitOfWork, before: datetime) -> int:
    """Count what should have rung, and what has rung but waits to be sent."""
    return work.nudges.overdue(before) + work.outbox.overdue(work.account, before)
