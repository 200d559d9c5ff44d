"""The one door: whatever happens is handled once, in one transaction, in order."""

import secrets
from collections.abc import Callable, Sequence
from datetime import datetime

import structlog

from bot.answering import House
from bot.handling import Handling, Outcome
from bot.sending import Parcel, Sender
from bot.worker import StoreFault, Superseded, Turn, Worker
from commands.errors import PersonError
from commands.incoming import Incoming, Tick
from storage.nudges import NudgeState
from storage.work import UnitOfWork

BATCH = 50
"""Nudges rung in one transaction."""

log = structlog.get_logger()


class Dispatcher:
    """Hands each incoming to its transaction, and what it sends to the sender."""

    def __init__(
        self,
        worker: Worker,
        house: Callable[[], House],
        sender: Sender,
        wake: Callable[[], None],
    ) -> None:
        """Dispatch through a worker, hand over to the sender right after each commit.

        `wake` is called where what is to ring may have changed.
        """
        self._worker = worker
        self._house = house
        self._sender = sender
        self._wake = wake
        self._faults = 0
        """Faults of the database that what is handed over allows for."""

    async def handle(self, incoming: Incoming) -> None:
        """Handle what happened, exactly once.

        Raises `StoreFault` where the database cannot: it is to be handed over again.
        """
        turn = Turn.NUDGES if isinstance(incoming, Tick) else Turn.PEOPLE
        house = self._house()
        try:
            outcome = await self._worker.run(
                lambda work: Handling(house, work, incoming).handle(), turn=turn
            )
        except PersonError as error:
            outcome = await self._report(house, incoming, error)
        except (StoreFault, Superseded):
            raise
        except Exception as fault:  # noqa: BLE001 - whatever it is, it stops nobody else
            outcome = await self._apologise(house, incoming, fault)
        await self._hand_over(outcome)

    async def ring(self, now: datetime) -> int:
        """Ring what is due, at most a batch in one transaction; tell how many there were."""
        house = self._house()
        try:
            rung, outcome = await self._worker.run(
                lambda work: _ring_batch(house, work, now, self._worker.people_wait),
                turn=Turn.NUDGES,
            )
        except (StoreFault, Superseded):
            raise
        except Exception:
            log.exception("a batch of nudges failed; they are rung one by one")
            return await self._ring_singly(now)
        await self._hand_over(outcome)
        return rung

    async def catch_up(self) -> None:
        """Have sent what was committed though the database seemed to fail."""
        faults = self._worker.faults
        if faults > self._faults:
            await self._sender.catch_up()
            self._faults = max(self._faults, faults)

    async def _hand_over(self, outcome: Outcome) -> None:
        # What was committed earlier goes first: a newer edit must not be overtaken by it.
        await self.catch_up()
        self._sender.recall(outcome.recalled)
        self._sender.wake(outcome.parcels)
        if outcome.rings:
            self._wake()

    async def _ring_singly(self, now: datetime) -> int:
        """Ring a batch nudge by nudge, so that a bad one stops no other."""
        try:
            ticks = await self._worker.run(lambda work: _due(work, now), turn=Turn.NUDGES)
        except (StoreFault, Superseded):
            raise
        except Exception:
            log.exception("what is due cannot be read")
            return 0
        for tick in ticks:
            await self.handle(tick)
        return len(ticks)

    async def _report(self, house: House, incoming: Incoming, error: PersonError) -> Outcome:
        try:
            return await self._worker.run(
                lambda work: Handling(house, work, incoming).report(error)
            )
        except (StoreFault, Superseded):
            raise
        except Exception as fault:  # noqa: BLE001 - as above
            return await self._apologise(house, incoming, fault)

    async def _apologise(self, house: House, incoming: Incoming, fault: Exception) -> Outcome:
        """Keep a fault of ours from stopping anything: logged in full, apologised for."""
        reference = "".join(secrets.choice("ABCDEFGHJKLMNPQRSTUVWXYZ23456789") for _ in range(4))
        log.error("a request failed", reference=reference, origin=incoming.origin, exc_info=fault)
        try:
            return await self._worker.run(
                lambda work: Handling(house, work, incoming).apologise(reference)
            )
        except (StoreFault, Superseded):
            raise
        except Exception:
            log.exception("an apology failed", reference=reference, origin=incoming.origin)
        return await self._pass_over(incoming, reference)

    async def _pass_over(self, incoming: Incoming, reference: str) -> Outcome:
        """Only record a fault as handled: whatever words it, or follows from it, may be broken."""
        try:
            await self._worker.run(lambda work: _record_fault(work, incoming, reference))
        except (StoreFault, Superseded):
            raise
        except Exception:
            log.exception("a fault could not be recorded", reference=reference)
        return Outcome()


def _due(work: UnitOfWork, now: datetime) -> Sequence[Tick]:
    due = work.nudges.due(now, BATCH)
    # Read at once, and held by the unit of work: each ring then finds its own there.
    work.reminders.many(nudge.subject_key for nudge in due if nudge.subject_kind == "reminder")
    work.people.by_keys(nudge.person for nudge in due if nudge.person is not None)
    return [Tick(f"nudge:{nudge.identity}", now, nudge.key) for nudge in due]


def _record_fault(work: UnitOfWork, incoming: Incoming, reference: str) -> None:
    if not work.inbox.holds(incoming.origin):
        work.inbox.add(incoming.origin, incoming.at, fault=reference)
    nudge = work.nudges.by_key(incoming.nudge) if isinstance(incoming, Tick) else None
    if nudge is not None and nudge.state == NudgeState.PLANNED:
        # Not cancelled: planned again it would be revived, and fail for ever.
        nudge.state, nudge.rung_at = NudgeState.RUNG, incoming.at


def _ring_batch(
    house: House, work: UnitOfWork, now: datetime, people_wait: Callable[[], bool]
) -> tuple[int, Outcome]:
    """Ring what is due, until somebody waits for an answer: people pass before nudges.

    Tells how many there were, or a whole batch where some were left for the next transaction.
    """
    parcels: list[Parcel] = []
    ticks = _due(work, now)
    for tick in ticks:
        if parcels and people_wait():
            return BATCH, Outcome(parcels)
        work.begin_anew()
        parcels += Handling(house, work, tick).handle().parcels
    return len(ticks), Outcome(parcels)
