"""Looks at a room whole: its state, how we came in, whether it is somebody's direct message."""

from dataclasses import dataclass

import structlog

from bot.clock import Clock
from bot.matrix import shape
from bot.matrix.client import Client
from bot.matrix.errors import Rejected
from bot.matrix.facts import own_membership, predecessor, read_facts
from bot.matrix.patience import Patience
from bot.matrix.wire import Json
from commands.rooms import DIRECT, PRESENT, Entrance, Facts
from storage.ids import RoomId

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Whole:
    """A room's state, fetched whole."""

    room: RoomId
    facts: Facts
    own: Json
    """Our own `m.room.member`."""
    predecessor: RoomId | None
    """The room it says it replaces."""


class Looking:
    """Asks the homeserver about rooms, as long as it takes."""

    def __init__(self, client: Client, clock: Clock, patience: Patience) -> None:
        """Ask through a client."""
        self._client = client
        self._clock = clock
        self._patience = patience

    async def at(self, room: RoomId) -> Whole | None:
        """Fetch a room whole; nothing where we are not in it."""
        try:
            state = await self._patience.through(lambda: self._client.room_state(room))
        except Rejected as refusal:
            log.info("room not readable", room=room, errcode=refusal.errcode)
            return None
        own = own_membership(state, self._client.user_id)
        if own is None or shape.mapping(own.get("content")).get("membership") != "join":
            return None
        return Whole(room, read_facts(state), own, predecessor(state))

    async def entrance(self, whole: Whole) -> Entrance:
        """Tell when we were invited: the event that our coming in replaced says it."""
        event = shape.event_id(whole.own.get("event_id"))
        unsigned = shape.mapping(whole.own.get("unsigned"))
        before = shape.mapping(unsigned.get("prev_content")).get("membership")
        replaced = shape.event_id(unsigned.get("replaces_state"))
        if before != "invite" or replaced is None:
            return Entrance(event, None)
        try:
            invitation = await self._patience.through(
                lambda: self._client.event(whole.room, replaced)
            )
        except Rejected:
            return Entrance(event, None)
        stamp = shape.milliseconds(invitation.get("origin_server_ts"))
        return Entrance(event, self._clock.stamped(stamp) if stamp is not None else None)

    async def is_marked_direct(self, whole: Whole) -> bool:
        """Tell whether the account's own list names a room of two as a direct message."""
        present = [each for each in whole.facts.members.values() if each.membership in PRESENT]
        if len(present) != DIRECT:
            return False
        marked = await self._patience.through(lambda: self._client.account_data("m.direct"))
        return any(
            isinstance(rooms, list) and whole.room in rooms for rooms in (marked or {}).values()
        )
