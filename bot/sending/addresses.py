"""Where rooms and messages of ours are on Matrix. What is known is not read again."""

from collections import OrderedDict
from collections.abc import Mapping

from bot.sending.gathering import Gatherings
from bot.sending.lanes import lane_of_person, lane_of_room
from bot.sending.outcomes import Delivery
from bot.sending.parcel import Parcel
from storage.ids import EventId, PersonKey, RoomId, RoomKey
from storage.outbox import Act, State

REMEMBERED = 20_000
"""Events kept in memory: older ones are read from the database."""


class Addresses:
    """Keys of ours, and the Matrix IDs behind them."""

    def __init__(self, gatherings: Gatherings) -> None:
        """Begin with nothing known."""
        self._gatherings = gatherings
        self._rooms: dict[RoomKey, RoomId] = {}
        self._directs: dict[PersonKey, RoomKey] = {}
        self._events: OrderedDict[tuple[int, str | None], EventId] = OrderedDict()

    def lane(self, parcel: Parcel) -> str:
        """Name the lane of a parcel: that of the direct message where there is one."""
        if parcel.room is not None:
            return lane_of_room(parcel.room)
        if parcel.person is not None:
            direct = self._directs.get(parcel.person)
            return lane_of_room(direct) if direct else lane_of_person(parcel.person)
        return parcel.lane

    def direct(self, parcel: Parcel) -> RoomKey | None:
        """Tell the direct message of whom a parcel is for, as far as it is known."""
        return self._directs.get(parcel.person) if parcel.person is not None else None

    def learn_direct(self, person: PersonKey, room: RoomKey, room_id: RoomId) -> None:
        """Remember a person's direct message."""
        self._directs[person] = room
        self._rooms[room] = room_id

    def learn_directs(self, directs: Mapping[PersonKey, RoomKey]) -> None:
        """Remember everybody's, as at the start."""
        self._directs.update(directs)

    def learn_delivery(self, parcel: Parcel, delivery: Delivery) -> None:
        """Remember the event of a message or of a reaction, for what follows at once."""
        if parcel.message is None:
            return
        if parcel.act is Act.REDACTION:
            self._events.pop((parcel.message, parcel.seed), None)
        elif delivery.event is not None and (delivery.stands or parcel.act is Act.REACTION):
            self._events[parcel.message, parcel.seed] = delivery.event
            if len(self._events) > REMEMBERED:
                self._events.popitem(last=False)

    def forget_rooms(self) -> None:
        """Read the rooms again: one was upgraded."""
        self._rooms.clear()

    async def room(self, parcel: Parcel, *, again: bool = False) -> RoomId:
        """Find the Matrix room of a parcel that is addressed to a room."""
        key = parcel.room
        if key is None:
            return RoomId("")
        known = self._rooms.get(key)
        if known is None or again:
            known = await self._gatherings.run(
                lambda work: work.rooms.by_key(key).room_id, parcel.urgency
            )
            self._rooms[key] = known
        return known

    async def target(self, parcel: Parcel) -> tuple[EventId | None, State | None]:
        """Find the event of the message a parcel is about, and what became of its row."""
        message = parcel.message
        if message is None:
            return None, None
        known = self._events.get((message, None))
        if known is not None:
            return known, State.SENT
        return await self._gatherings.run(lambda work: work.outbox.target(message), parcel.urgency)

    async def seed(self, parcel: Parcel, seed: str) -> EventId | None:
        """Find the event of a reaction of ours on a message."""
        message = parcel.message
        if message is None:
            return None
        known = self._events.get((message, seed))
        if known is not None:
            return known
        return await self._gatherings.run(
            lambda work: work.outbox.seed(message, seed), parcel.urgency
        )
