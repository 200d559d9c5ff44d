"""Direct messages: a person's is found or opened, once, whatever is killed in between.

Creating a room has no transaction ID. A marker in its first state, which only this account can
compute, finds a room again that was created and never recorded.
"""

import asyncio
import hmac
from contextlib import suppress
from dataclasses import dataclass

from bot.matrix.client import Client
from bot.matrix.errors import RateLimited, Rejected, Unreachable
from bot.sending.gathering import Gatherings
from bot.sending.outcomes import Later, NoAddress
from storage.ids import PersonKey, RoomId, RoomKey, UserId
from storage.members import Membership
from storage.outbox import Urgency
from storage.rooms import Room
from storage.work import UnitOfWork

DIRECT = "fr.beffroi.direct"
"""The type of the marker's state event."""

GONE = (Membership.LEAVE, Membership.BAN)


@dataclass(frozen=True, slots=True)
class Direct:
    """A direct message that stands."""

    room: RoomKey
    room_id: RoomId


class Directs:
    """Finds a person's direct message, or opens it."""

    def __init__(self, client: Client, gatherings: Gatherings) -> None:
        """Open rooms as the client's account."""
        self._client = client
        self._gatherings = gatherings
        self.secret = ""
        """The account's: it keys the markers."""
        self._one_at_a_time = asyncio.Lock()
        self._left_open: dict[str, RoomId] | None = None
        """Rooms created and perhaps never recorded, by marker; nothing where not looked for."""
        self._closed_until = 0.0

    async def room_for(
        self, person: PersonKey, urgency: Urgency, *, opens: bool = True
    ) -> Direct | None:
        """Give a person's direct message, opened now where there is none, if `opens`."""
        user_id, direct = await self._gatherings.run(lambda work: _read(work, person), urgency)
        if direct is not None:
            return direct
        if user_id is None:
            raise NoAddress
        if not opens and not await self._is_left_open(self._marker(person, user_id)):
            return None
        wait = self._closed_until - asyncio.get_running_loop().time()
        if wait > 0:
            raise Later(wait)
        async with self._one_at_a_time:
            try:
                room_id = await self._opened(person, user_id)
            except Unreachable:
                self._left_open = None  # the answer that is missing may have been a room
                raise
        return await self._gatherings.run(lambda work: _record(work, person, room_id), urgency)

    async def _opened(self, person: PersonKey, user_id: UserId) -> RoomId:
        marker = self._marker(person, user_id)
        if self._left_open is None:
            self._left_open = await self._look_for_left_open()
        room_id = self._left_open.pop(marker, None)
        if room_id is None or not await self._awaits(room_id, user_id):
            room_id = await self._create(user_id, marker)
        # Before it is recorded: after a kill in between, the marker leads here again.
        await self._announce(user_id, room_id)
        return room_id

    async def _create(self, user_id: UserId, marker: str) -> RoomId:
        mark = {"type": DIRECT, "state_key": "", "content": {"person": marker}}
        try:
            return await self._client.create_room(
                {
                    "is_direct": True,
                    "preset": "trusted_private_chat",
                    "invite": [user_id],
                    "initial_state": [mark],
                }
            )
        except RateLimited as refusal:
            # Rooms have a limit of their own, one a minute: it must not stop the answers.
            now = asyncio.get_running_loop().time()
            self._closed_until = now + refusal.retry_after
            raise Later(refusal.retry_after) from refusal

    async def _announce(self, user_id: UserId, room_id: RoomId) -> None:
        """Add the room to the account's list of direct messages."""
        with suppress(Rejected):
            directs = await self._client.account_data("m.direct") or {}
            known = directs.get(user_id)
            rooms = known if isinstance(known, list) else []
            if room_id not in rooms:
                directs[user_id] = [*rooms, room_id]
                await self._client.set_account_data("m.direct", directs)

    async def _is_left_open(self, marker: str) -> bool:
        if self._left_open is None:
            self._left_open = await self._look_for_left_open()
        return marker in self._left_open

    async def _look_for_left_open(self) -> dict[str, RoomId]:
        """Read the markers of the rooms that nobody's direct message is, and we made."""
        joined = await self._client.joined_rooms()
        me = self._client.user_id
        explained = await self._gatherings.run(lambda work: _explained(work, me), Urgency.ANSWER)
        found: dict[str, RoomId] = {}
        for room_id in joined:
            if room_id not in explained:
                for event in await self._client.room_state(room_id):
                    if event.get("type") == DIRECT and event.get("sender") == me:
                        found[str(event.get("content", {}).get("person"))] = room_id
        return found

    async def _awaits(self, room_id: RoomId, user_id: UserId) -> bool:
        """Tell whether a person is in a room, or invited to it."""
        return any(
            event.get("state_key") == user_id
            and event.get("content", {}).get("membership") in ("join", "invite")
            for event in await self._client.members(room_id)
        )

    def _marker(self, person: PersonKey, user_id: UserId) -> str:
        about = f"direct:{person}:{user_id}".encode()
        return hmac.digest(self.secret.encode(), about, "sha256").hex()[:32]


def _read(work: UnitOfWork, person: PersonKey) -> tuple[UserId | None, Direct | None]:
    """Read who a person is, and their direct message where both of us are still in it."""
    row = work.people.by_key(person)
    if row.direct_room is None:
        return row.user_id, None
    room = work.rooms.by_key(row.direct_room)
    member = work.rooms.member(room.key, person)
    if room.membership is not Membership.JOIN or (member and member.membership in GONE):
        return row.user_id, None
    return row.user_id, Direct(room.key, room.room_id)


def _record(work: UnitOfWork, person: PersonKey, room_id: RoomId) -> Direct:
    """Write a direct message down, whether or not the sync has told of the room before."""
    room = work.rooms.by_id(room_id)
    if room is None:
        room = work.rooms.add(
            Room(room_id=room_id, account=work.account, membership=Membership.JOIN)
        )
    room.is_direct = True
    room.membership = Membership.JOIN
    if work.rooms.member(room.key, person) is None:
        work.rooms.set_member(room.key, person, Membership.INVITE, None)
    work.people.by_key(person).direct_room = room.key
    return Direct(room.key, room.room_id)


def _explained(work: UnitOfWork, me: UserId) -> set[RoomId]:
    """List the rooms known for something else: no marker of ours has to be read there."""
    directs = set(work.outbox.direct_rooms().values())
    return {
        room.room_id
        for room in work.rooms.joined(work.account)
        if room.key in directs
        or room.invited_by is not None
        or (room.creators and me not in room.creators)
    }
