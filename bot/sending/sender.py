"""Drains the outbox: takes up what was committed, sends it in order, writes down what came of it.

Nothing here polls. What is queued leaves at once, where lanes and pace let it; each end of a
sending, and each end of a wait, lets the next go.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping, Sequence
from dataclasses import dataclass

import structlog

from bot.clock import Clock
from bot.matrix.client import Client
from bot.matrix.errors import RateLimited, SignedOut, Unreachable
from bot.sending.addresses import Addresses
from bot.sending.complaints import Complaints, Undeliverable
from bot.sending.courier import Courier
from bot.sending.directs import Directs
from bot.sending.gathering import Gatherings
from bot.sending.lanes import Lanes
from bot.sending.ledger import Ledger
from bot.sending.limit import Limit
from bot.sending.outcomes import Delivery, Later, Moved, Outcome, Pointless
from bot.sending.pace import Pace
from bot.sending.parcel import Parcel
from bot.sending.setbacks import Setbacks
from bot.sending.timers import Timers
from bot.sending.unsettled import Unsettled, all_done
from bot.worker import StoreFault, Superseded, Turn, Worker
from storage.database import Json
from storage.ids import EventId, PersonKey, RoomId, RoomKey
from storage.outbox import Act, Urgency
from storage.work import UnitOfWork

log = structlog.get_logger()

LAST_WORDS = 10.0
"""Seconds for what is on its way to arrive when we stop."""


@dataclass(frozen=True, slots=True)
class _Left:
    """What an earlier process left."""

    parcels: Sequence[Parcel]
    directs: Mapping[PersonKey, RoomKey]
    secret: str
    events_per_second: float | None


class Sender:
    """The one who sends for the account that a process holds."""

    def __init__(
        self,
        client: Client,
        worker: Worker,
        clock: Clock,
        *,
        may_send: Callable[[], bool],
        undeliverable: Undeliverable,
    ) -> None:
        """Send through a client; `may_send` tells whether this process still holds the account."""
        self._may_send = may_send
        self._worker = worker
        self._complaints = Complaints(undeliverable)
        self._gatherings = Gatherings(worker)
        self._addresses = Addresses(self._gatherings)
        self._directs = Directs(client, self._gatherings)
        self._courier = Courier(client, self._addresses, self._directs, clock)
        self._ledger = Ledger(self._gatherings, clock)
        self._now = asyncio.get_running_loop().time
        self._pace = Pace(Limit(None), self._now)
        self._lanes = Lanes()
        self._unsettled = Unsettled()
        self._timers = Timers(clock)
        self._setbacks = Setbacks(self._pace, self._timers, self._fill)
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopping = False

    # What others call

    @property
    def tight(self) -> bool:
        """Whether the homeserver's limit is felt: words in place of buttons."""
        return self._pace.tight

    def wake(self, parcels: Iterable[Parcel]) -> None:
        """Take up what was committed just now."""
        self._take_up(parcels, doubtful=False)

    def recall(self, keys: Iterable[int]) -> None:
        """Drop rows that were cancelled in the database; what has left already is taken back."""
        for key in keys:
            parcel = self._lanes.remove(key)
            if parcel is not None:
                self._unsettled.settle(parcel)

    def forget_rooms(self) -> None:
        """Hear that a room was upgraded."""
        self._addresses.forget_rooms()

    def try_now(self) -> None:
        """Hear that the homeserver is back after an outage: there is no reason to wait longer."""
        self._setbacks.try_now()

    def signed_in(self) -> None:
        """Hear that the account is signed in again."""
        self._setbacks.sign_in()

    async def catch_up(self) -> None:
        """Take up what was committed and never handed to us.

        So it is where the acknowledgement of a commit got lost, or who waited for it was ended.
        The turn is the last, so that what was asked before is committed.
        """
        left = await self._worker.run(_waiting, turn=Turn.BACKGROUND)
        self._take_up(left, doubtful=True)

    async def settle(self) -> None:
        """Take up what an earlier process left, and come to know whether it was sent.

        Returns once answers, and rows of another day or device, are settled; or as soon as the
        homeserver makes us wait: people must not, and `own_event` settles what comes down.
        """
        left = await self._gatherings.run(_left, Urgency.ANSWER)
        self._directs.secret = left.secret
        self._pace.limit = Limit(left.events_per_second)
        self._addresses.learn_directs(left.directs)
        self._take_up(left.parcels, doubtful=True)
        first = [
            item
            for item in self._unsettled
            if item.parcel.urgency is Urgency.ANSWER or self._courier.doubtful(item.parcel)
        ]
        settled = asyncio.create_task(all_done(first))
        held_up = asyncio.create_task(self._setbacks.held_up.wait())
        await asyncio.wait({settled, held_up}, return_when=asyncio.FIRST_COMPLETED)
        for task in (settled, held_up):
            task.cancel()
        await asyncio.gather(settled, held_up, return_exceptions=True)

    async def settled(self) -> None:
        """Wait until what is queued as an answer by now has its row marked."""
        await all_done(self._unsettled.answers())

    async def idle(self) -> None:
        """Wait until nothing is on our hands."""
        while self._unsettled:
            await all_done(self._unsettled)

    async def own_event(self, _: RoomId, event: Json) -> None:
        """Settle the row of an event of ours that came down the sync.

        Nobody waits for it: after a crash the row is sent again, as the same event.
        """
        item = self._unsettled.recognise(event)
        if item is None:
            return
        parcel = item.parcel
        self._lanes.remove(parcel.key)
        relation = event.get("content", {}).get("m.relates_to", {}).get("rel_type")
        stands = parcel.act is Act.MESSAGE or (parcel.act is Act.EDIT and relation != "m.replace")
        room = parcel.room or self._addresses.direct(parcel)
        delivery = Delivery(EventId(event["event_id"]), room, stands=stands)
        self._begin(self._settle(parcel, delivery))

    async def stop(self) -> None:
        """Let what is on its way arrive, and send nothing more."""
        self._stopping = True
        self._timers.cancel()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=LAST_WORDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    # Taking up

    def _take_up(self, parcels: Iterable[Parcel], *, doubtful: bool) -> None:
        pointless: list[Parcel] = []
        for parcel in parcels:
            if parcel.key not in self._unsettled:
                self._unsettled.add(parcel)
                lane = self._addresses.lane(parcel)
                pointless += self._lanes.add(parcel, lane, doubtful=doubtful)
        if self.tight:
            pointless += self._lanes.remove_where(_is_button)
        self._drop(pointless)
        self._fill()

    def _drop(self, parcels: Sequence[Parcel]) -> None:
        if parcels:
            self._begin(self._cancel(parcels))

    async def _cancel(self, parcels: Sequence[Parcel]) -> None:
        await self._ledger.cancel(parcels)
        for parcel in parcels:
            self._unsettled.settle(parcel)

    # Sending

    def _fill(self) -> None:
        """Let everything leave that may."""
        while not self._stopping and self._may_send():
            least = self._pace.least()
            taken = self._lanes.take(least) if least is not None else None
            if taken is None:
                return
            self._pace.leaves(taken[0].urgency)
            self._begin(self._carry(*taken))

    async def _carry(self, parcel: Parcel, lane: str) -> None:
        asked = self._now()
        rest = 0.0
        outcome: Outcome | None = None
        try:
            outcome = await self._courier.deliver(parcel, lane)
        except RateLimited as refusal:
            self._refused(parcel, lane, asked, refusal.retry_after)
        except (Unreachable, StoreFault, Later, SignedOut) as fault:
            rest = self._failed(parcel, lane, fault)
        except Superseded:
            self._stopping = True
        except Exception as error:  # noqa: BLE001 - told there
            await self._give_up(parcel, lane, error)
        if outcome is not None:
            self._take_in(parcel, lane, outcome, asked)
        self._pace.is_back(parcel.urgency)
        if rest > 0:
            self._setbacks.rest(lane, rest, self._lanes.free)
        else:
            self._lanes.free(lane)
        self._fill()
        if isinstance(outcome, Delivery):
            await self._settle(parcel, outcome)

    def _take_in(self, parcel: Parcel, lane: str, outcome: Outcome, asked: float) -> None:
        """Learn from what came of a parcel, before its lane goes on."""
        if isinstance(outcome, Moved):
            self._give_back(parcel, lane)
            if parcel.person is not None:
                self._lanes.move(parcel.person, lane, outcome.lane)
            return
        self._lanes.forget(parcel)
        if isinstance(outcome, Pointless):
            self._drop([parcel])
            return
        self._addresses.learn_delivery(parcel, outcome)
        self._setbacks.passed(lane)
        self._complaints.passed(lane)
        known = self._pace.limit.events_per_second
        self._pace.limit.sent(asked)
        if known is not None and self._pace.limit.events_per_second is None:
            self._begin(self._ledger.save_limit(None))

    async def _settle(self, parcel: Parcel, delivery: Delivery) -> None:
        """Write down that a parcel was sent, once, whoever learns it first."""
        item = self._unsettled.get(parcel)
        if item is None:
            return
        if item.told:
            await asyncio.wait([item.done])
            return
        item.told = True
        self._addresses.learn_delivery(parcel, delivery)
        try:
            taking_back = await self._ledger.sent(parcel, delivery)
        finally:
            self._lanes.forget(parcel)
            self._unsettled.settle(parcel)
        if taking_back is not None:
            self.wake([taking_back])

    # What goes wrong

    def _refused(self, parcel: Parcel, lane: str, asked: float, retry_after: float) -> None:
        self._give_back(parcel, lane)
        known = self._pace.limit.events_per_second
        self._setbacks.limited(parcel.key, asked, retry_after, self._now())
        rate = self._pace.limit.events_per_second
        if known is None or (rate is not None and abs(rate - known) > known / 10):
            self._begin(self._ledger.save_limit(rate))
        self._drop(self._lanes.remove_where(_is_button))

    def _failed(self, parcel: Parcel, lane: str, fault: Exception) -> float:
        self._give_back(parcel, lane)
        if isinstance(fault, SignedOut):
            self._setbacks.sign_out()
            return 0.0
        return self._setbacks.failed(lane, fault)

    def _give_back(self, parcel: Parcel, lane: str) -> None:
        """Put a parcel back, unless its event came down the sync meanwhile."""
        item = self._unsettled.get(parcel)
        if item is not None and not item.told:
            self._lanes.give_back(parcel, lane)

    async def _give_up(self, parcel: Parcel, lane: str, error: Exception) -> None:
        """Put a parcel aside, and tell an admin."""
        reason = await self._complaints.tell(parcel, lane, error)
        await self._ledger.put_aside(parcel, reason)
        self._lanes.forget(parcel)
        self._unsettled.settle(parcel)

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(self._run(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, work: Awaitable[None]) -> None:
        try:
            await work
        except Superseded:
            self._stopping = True  # the worker tells everybody: whoever waits for us ends too
        except Exception:
            log.exception("the sender fails")


def _left(work: UnitOfWork) -> _Left:
    account = work.accounts.by_key(work.account)
    return _Left(
        parcels=_waiting(work),
        directs=work.outbox.direct_rooms(),
        secret=account.secret,
        events_per_second=account.events_per_second,
    )


def _waiting(work: UnitOfWork) -> Sequence[Parcel]:
    return [Parcel.of(row) for row in work.outbox.waiting(work.account)]


def _is_button(parcel: Parcel) -> bool:
    return parcel.act is Act.REACTION and parcel.urgency is Urgency.BUTTON
