"""Trying again through what passes: a network, a limit, a database that cannot write now."""

import secrets
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TypeVar

import structlog

from bot.clock import Clock
from bot.matrix.errors import RateLimited, Unreachable
from bot.worker import StoreFault, Worker
from storage.accounts import OutageKind
from storage.work import UnitOfWork

FIRST_WAIT = 1.0
LONGEST_WAIT = 30.0
"""Seconds between two tries: from the first to the longest."""

WORTH_NOTING = timedelta(seconds=5)
"""An outage shorter than that explains nothing that came late."""

Answer = TypeVar("Answer")

log = structlog.get_logger(__name__)
_dice = secrets.SystemRandom()


class Patience:
    """Asks until there is an answer, and writes down for how long there was none."""

    def __init__(
        self, clock: Clock, worker: Worker, back: Callable[[], None] | None = None
    ) -> None:
        """Wait by a clock; `back` is told when a homeserver that was away answers again."""
        self._clock = clock
        self._worker = worker
        self._back = back
        self._deaf_since: datetime | None = None
        self._noted = False

    @property
    def deaf(self) -> bool:
        """Whether the homeserver did not answer when last asked."""
        return self._deaf_since is not None

    async def through(self, ask: Callable[[], Awaitable[Answer]]) -> Answer:
        """Give the answer, however long it takes; other errors are the caller's."""
        wait = FIRST_WAIT
        while True:
            try:
                answer = await ask()
            except Unreachable as trouble:
                log.warning("homeserver unreachable", trouble=str(trouble))
                await self._deaf()
                pause = jittered(wait)
            except StoreFault as trouble:
                log.warning("database cannot write", trouble=str(trouble))
                pause = jittered(wait)
            except RateLimited as limit:
                pause = limit.retry_after
            else:
                await self._hears()
                return answer
            await self._clock.sleep(pause)
            wait = min(2 * wait, LONGEST_WAIT)

    async def _deaf(self) -> None:
        now = self._clock.now()
        begin = self._deaf_since = self._deaf_since or now
        if self._noted or now - begin < WORTH_NOTING:
            return
        self._noted = await self._wrote(
            lambda work: work.accounts.begin_outage(work.account, OutageKind.UNREACHABLE, begin)
        )

    async def _hears(self) -> None:
        if self._deaf_since is None:
            return
        now = self._clock.now()
        if not self._noted or await self._wrote(
            lambda work: work.accounts.end_outages(work.account, now)
        ):
            self._deaf_since, self._noted = None, False
        if self._back is not None:
            self._back()

    async def _wrote(self, transaction: Callable[[UnitOfWork], object]) -> bool:
        """Write it down if the database can: the outage matters more than its record."""
        try:
            await self._worker.run(transaction)
        except StoreFault:
            return False
        return True


def jittered(wait: float) -> float:
    """Wait about so long: not all who lost the same server come back at the same instant."""
    return wait * _dice.uniform(0.5, 1.0)
