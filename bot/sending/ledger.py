"""What became of each parcel, written down at once, however long the database refuses."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.clock import Clock
from bot.sending.gathering import Gatherings
from bot.sending.outcomes import Delivery
from bot.sending.parcel import Parcel
from bot.worker import StoreFault
from storage.outbox import Act, Outgoing, State, Urgency
from storage.work import UnitOfWork

Result = TypeVar("Result")

LONGEST = 30.0
"""Seconds between two tries, at most."""


class Ledger:
    """Marks rows. What the homeserver has taken is never forgotten while the process lives."""

    def __init__(self, gatherings: Gatherings, clock: Clock) -> None:
        """Write through small transactions."""
        self._gatherings = gatherings
        self._clock = clock

    async def sent(self, parcel: Parcel, delivery: Delivery) -> Parcel | None:
        """Mark a row as sent; give what takes it back where it was cancelled meanwhile."""
        at = self._clock.now()

        def mark(work: UnitOfWork) -> Parcel | None:
            wanted = work.outbox.mark_sent(parcel.key, delivery.event, at)
            _note_event(work, parcel, delivery)
            if wanted or parcel.act not in (Act.MESSAGE, Act.REACTION):
                return None
            row = work.outbox.add(_taking_back(work, parcel, delivery))
            work.flush()
            return Parcel.of(row)

        return await self._surely(mark, parcel.urgency)

    async def put_aside(self, parcel: Parcel, error: str) -> None:
        """Mark a row that can never be delivered."""
        await self._surely(lambda work: work.outbox.put_aside(parcel.key, error), parcel.urgency)

    async def cancel(self, parcels: Sequence[Parcel]) -> None:
        """Mark rows that have become pointless."""
        keys = [parcel.key for parcel in parcels]
        await self._surely(lambda work: work.outbox.cancel(keys), Urgency.BUTTON)

    async def save_limit(self, events_per_second: float | None) -> None:
        """Remember the homeserver's limit, so that the next start knows it."""
        await self._surely(
            lambda work: work.accounts.save_limit(work.account, events_per_second),
            Urgency.BUTTON,
        )

    async def _surely(self, step: Callable[[UnitOfWork], Result], urgency: Urgency) -> Result:
        wait = 0.5
        while True:
            try:
                return await self._gatherings.run(step, urgency)
            except StoreFault:
                await self._clock.sleep(wait)
                wait = min(wait * 2, LONGEST)


def _note_event(work: UnitOfWork, parcel: Parcel, delivery: Delivery) -> None:
    """Keep the event with the message that it is, or sits on."""
    if parcel.message is None:
        return
    if delivery.stands and delivery.event is not None:
        work.outbox.mark_arrived(parcel.message, delivery.event, delivery.room)
    elif parcel.seed is not None and parcel.act is Act.REACTION:
        work.outbox.set_seed(parcel.message, parcel.seed, delivery.event)
    elif parcel.seed is not None:
        work.outbox.drop_seed(parcel.message, parcel.seed)


def _taking_back(work: UnitOfWork, parcel: Parcel, delivery: Delivery) -> Outgoing:
    """Redact what was on its way while it was cancelled."""
    return Outgoing(
        account=work.account,
        room=parcel.room or delivery.room,
        person=None,
        lane=parcel.lane,
        act=Act.REDACTION,
        urgency=Urgency.ANSWER,
        state=State.PENDING,
        message=parcel.message,
        transaction_id=f"{parcel.transaction_id}-back",
        device_id=parcel.device_id,
        payload={"seed": parcel.seed} if parcel.seed is not None else {},
        queued_at=parcel.queued_at,
        attempts=0,
    )
