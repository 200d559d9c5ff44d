"""One parcel to the homeserver: what each act asks of it, and what its answer means."""

from datetime import timedelta

from bot.clock import Clock
from bot.matrix.client import Client
from bot.matrix.errors import RateLimited, Rejected
from bot.sending import contents
from bot.sending.addresses import Addresses
from bot.sending.directs import Directs
from bot.sending.footprints import Footprints
from bot.sending.lanes import lane_of_room
from bot.sending.outcomes import Delivery, Later, Moved, Outcome, Pointless
from bot.sending.parcel import Parcel
from storage.database import Json
from storage.ids import EventId, RoomId, RoomKey
from storage.outbox import Act, Search, State

OLD = timedelta(hours=12)
"""Synapse forgets transaction IDs after a day, and its clock is not ours."""

MISPLACED = frozenset({"M_FORBIDDEN", "M_NOT_FOUND", "M_UNKNOWN"})
"""What a homeserver says of a room that is no longer the one we mean."""


class NeverSent(Exception):
    """A row made again after a restore has no event: nothing is sent in its place."""


class Courier:
    """Delivers parcels. It raises what the client raises, `Later` and `NoAddress`."""

    def __init__(
        self, client: Client, addresses: Addresses, directs: Directs, clock: Clock
    ) -> None:
        """Send as the client's account and device."""
        self._client = client
        self._addresses = addresses
        self._directs = directs
        self._footprints = Footprints(client)
        self._clock = clock

    async def deliver(self, parcel: Parcel, lane: str) -> Outcome:
        """Send one parcel, unless it was sent before or has become pointless."""
        try:
            return await self._deliver(parcel, lane)
        except NeverSent:
            return Pointless()

    async def _deliver(self, parcel: Parcel, lane: str) -> Outcome:
        if parcel.act in (Act.JOIN, Act.LEAVE):
            return await self._come_or_go(parcel)
        if parcel.room is None and parcel.person is not None:
            direct = await self._directs.room_for(
                parcel.person, parcel.urgency, opens=parcel.search is not Search.ONLY
            )
            if direct is None:
                return Pointless()
            self._addresses.learn_direct(parcel.person, direct.room, direct.room_id)
            if lane != lane_of_room(direct.room):
                return Moved(lane_of_room(direct.room))
            return await self._send(parcel, direct.room_id, direct.room)
        room_id = await self._addresses.room(parcel)
        try:
            return await self._send(parcel, room_id, parcel.room)
        except Rejected as refusal:
            known_now = await self._addresses.room(parcel, again=True)
            if refusal.errcode not in MISPLACED or known_now == room_id:
                raise
            return await self._send(parcel, known_now, parcel.room)

    def doubtful(self, parcel: Parcel) -> bool:
        """Tell whether its transaction ID may mean nothing to the homeserver any more."""
        old = self._clock.now() - parcel.queued_at > OLD
        return old or parcel.device_id != self._client.device_id

    async def _come_or_go(self, parcel: Parcel) -> Delivery:
        room_id = RoomId(parcel.payload["room_id"])
        try:
            if parcel.act is Act.JOIN:
                await self._client.join(room_id, parcel.payload.get("via", ()))
            else:
                await self._client.leave(room_id, parcel.payload.get("reason"))
        except RateLimited as refusal:
            # Joins have a limit of their own: it must not stop the answers.
            raise Later(refusal.retry_after) from refusal
        except Rejected:
            if parcel.act is Act.JOIN:
                raise
            # Out already: that is what was wanted.
        return Delivery()

    async def _send(self, parcel: Parcel, room_id: RoomId, room: RoomKey | None) -> Outcome:
        if parcel.act is Act.MESSAGE:
            kind = parcel.payload["type"]
            event = await self._once(parcel, room_id, kind, contents.message(parcel))
            return Delivery(event, room, stands=True)
        if parcel.act is Act.REDACTION:
            return await self._redact(parcel, room_id)
        target, state = await self._addresses.target(parcel)
        if parcel.act is Act.EDIT and target is None and state is State.ASIDE:
            content = contents.message(parcel)
            event = await self._once(parcel, room_id, "m.room.message", content)
            return Delivery(event, room, stands=True)
        if target is None:
            return Pointless()
        if parcel.act is Act.EDIT:
            content = contents.edit(parcel, target)
            return Delivery(await self._once(parcel, room_id, "m.room.message", content))
        return await self._react(parcel, room_id, target)

    async def _react(self, parcel: Parcel, room_id: RoomId, target: EventId) -> Delivery:
        content = contents.reaction(parcel, target)
        try:
            return Delivery(await self._once(parcel, room_id, "m.reaction", content))
        except Rejected as refusal:
            if refusal.errcode != "M_DUPLICATE_ANNOTATION":
                raise
            # It is there already; which event it is, its own marker tells.
            found = await self._footprints.find(room_id, parcel.marker, parcel.queued_at)
            return Delivery(found)

    async def _redact(self, parcel: Parcel, room_id: RoomId) -> Outcome:
        if parcel.seed is not None:
            target = await self._addresses.seed(parcel, parcel.seed)
        else:
            target, _ = await self._addresses.target(parcel)
        if target is None:
            return Pointless()
        if parcel.search is Search.ONLY:
            raise NeverSent
        # Removing twice removes once: this is never looked for.
        reason = parcel.payload.get("reason")
        return Delivery(await self._client.redact(room_id, target, parcel.transaction_id, reason))

    async def _once(self, parcel: Parcel, room_id: RoomId, kind: str, content: Json) -> EventId:
        if parcel.search is not None or self.doubtful(parcel):
            found = await self._footprints.find(room_id, parcel.marker, parcel.queued_at)
            if found is not None:
                return found
        if parcel.search is Search.ONLY:
            raise NeverSent
        return await self._client.send_event(room_id, kind, content, parcel.transaction_id)
