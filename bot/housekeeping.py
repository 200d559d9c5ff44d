"""What is kept for a time only: forgotten at start and once a day."""

from datetime import timedelta

import structlog

from bot.clock import Clock
from bot.worker import StoreFault, Turn, Worker

VALUES_LIVE = timedelta(days=90)
"""How long the journal keeps what a change replaced; `confidentialité` says it."""

A_DAY = 24 * 3600.0

log = structlog.get_logger()


async def keep_house(worker: Worker, clock: Clock) -> None:
    """Forget what is too old, now and every day."""
    while True:
        before = clock.now() - VALUES_LIVE
        try:
            await worker.run(lambda work: work.journal.drop_values(before), turn=Turn.BACKGROUND)  # noqa: B023 - awaited at once
        except StoreFault:
            log.warning("old values are forgotten tomorrow: the database cannot write now")
        await clock.sleep(A_DAY)
