"""The mirror of the rooms: what the homeserver says of each, in rows, for the policy to read."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

import structlog

from bot.clock import Clock
from bot.matrix import shape
from bot.matrix.client import Client
from bot.matrix.errors import MatrixError
from bot.matrix.facts import read_facts
from bot.matrix.invitations import read_invitation
from bot.matrix.looking import Looking, Whole
from bot.matrix.patience import Patience
from bot.matrix.recent import Recent
from bot.matrix.wire import Json
from bot.worker import Worker
from commands import rooms as rows
from commands.incoming import Arrival
from commands.rooms import Facts
from storage.ids import EventId, RoomId
from storage.rooms import Membership, Room
from storage.work import UnitOfWork

MOST_STATE_EVENTS = 20_000
"""State events remembered as written down: lazy loading gives the same ones again and again."""

Result = TypeVar("Result")

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Entered:
    """A room the bot has come into: where it begins, and whether somebody is to be greeted."""

    invited_at: int | None
    """Milliseconds, as `origin_server_ts`."""
    arrival: Arrival | None


@dataclass(frozen=True, slots=True)
class News:
    """Who is told of what becomes of the rooms."""

    errands: Callable[[], None]
    """There may be a room to enter or to leave."""
    moved: Callable[[], None]
    """A room's row stands for another Matrix room."""


class Mirror:
    """Keeps the rows true to the rooms. Only state that the homeserver gives as state counts."""

    def __init__(
        self,
        client: Client,
        worker: Worker,
        clock: Clock,
        patience: Patience,
        told: News,
    ) -> None:
        """Mirror the rooms of a client's account, and tell of what others act on."""
        self._client = client
        self._looking = Looking(client, clock, patience)
        self._worker = worker
        self._clock = clock
        self._patience = patience
        self._wake = told.errands
        self._moved = told.moved
        self._known: dict[RoomId, bool] = {}
        self._entrances: dict[RoomId, EventId | None] = {}
        self._written: Recent[EventId | None, None] = Recent(MOST_STATE_EVENTS)
        self._entering = asyncio.Lock()

    def remember(self, rooms: Sequence[Room]) -> None:
        """Know the rooms whose rows are whole, so that chatter there asks nothing."""
        whole = [room for room in rooms if room.complete]
        self._known.update({room.room_id: room.is_direct for room in whole})
        self._entrances.update({room.room_id: room.joined_event for room in whole})

    def knows(self, room: RoomId) -> bool:
        """Tell whether a room's row is whole."""
        return room in self._known

    def has_entered(self, room: RoomId, event: Json) -> bool:
        """Tell whether our coming in is known: a sync shows it again beside what we say."""
        identity = shape.event_id(event.get("event_id"))
        return self.knows(room) and identity is not None and self._entrances.get(room) == identity

    def is_direct(self, room: RoomId) -> bool:
        """Tell whether a room is a direct message."""
        return self._known.get(room, False)

    async def enter(self, room_id: RoomId) -> Entered | None:
        """Fetch a room whole and write it down; nothing where we are out of it again."""
        async with self._entering:
            whole = await self._looking.at(room_id)
            if whole is None:
                return None
            direct = await self._looking.is_marked_direct(whole)
            entrance = await self._looking.entrance(whole)
            now = self._clock.now()

            def transaction(work: UnitOfWork) -> tuple[Room, RoomId | None, Arrival | None] | None:
                if _was_left_behind(work, room_id, whole):
                    return None
                former = _follow(work, room_id, whole)
                room = rows.entered(work, room_id, whole.facts, entrance, now)
                if direct:
                    rows.mark_direct(work, room)
                return room, former, None if former else self._arrival(work, room, whole.own)

            written = await self._write(transaction)
            if written is None:
                await self._leave(room_id)
                return None
            room, former, arrival = written
            self._known[room_id] = room.is_direct
            self._entrances[room_id] = room.joined_event
        if former is not None:
            self._known.pop(former, None)
            self._moved()
            await self._leave(former)
        if room.replaced_by is not None or not _has_company(whole.facts):
            self._wake()
        return Entered(self._in_milliseconds(room.invited_at), arrival)

    async def refresh(self, room_id: RoomId) -> None:
        """Fetch a room whole again: after a gap, its news are no list of what changed."""
        whole = await self._looking.at(room_id)
        if whole is not None:
            await self._change(room_id, whole.facts, rows.refreshed)

    async def apply(self, room_id: RoomId, events: Sequence[Json]) -> None:
        """Write down news of a room's state, those already written left out."""
        new = [
            event for event in events if shape.event_id(event.get("event_id")) not in self._written
        ]
        facts = read_facts(new)
        if facts.columns or facts.members:
            await self._change(room_id, facts, rows.changed)
        for event in new:
            self._written.keep(shape.event_id(event.get("event_id")), None)

    async def invited(self, room_id: RoomId, news: Json) -> None:
        """Write an invitation down; it is answered apart."""
        invitation = read_invitation(room_id, news, self._client.user_id, self._clock)
        if invitation is None:
            return
        self._known.pop(room_id, None)
        now = self._clock.now()
        await self._write(lambda work: rows.invited(work, invitation, now))
        self._wake()

    async def out(self, room_id: RoomId) -> None:
        """Close a room that we left, were put out of, or are invited to no longer."""
        self._known.pop(room_id, None)
        now = self._clock.now()

        def transaction(work: UnitOfWork) -> None:
            room = work.rooms.by_id(room_id)
            if room is not None and room.membership in rows.PRESENT:
                rows.left(work, room, now)

        await self._write(transaction)

    async def _change(
        self,
        room_id: RoomId,
        facts: Facts,
        write: Callable[[UnitOfWork, Room, Facts], None],
    ) -> None:
        def transaction(work: UnitOfWork) -> Room | None:
            room = work.rooms.by_id(room_id)
            if room is not None:
                write(work, room, facts)
            return room

        room = await self._write(transaction)
        if room is None or room.membership != Membership.JOIN:
            return
        self._known[room_id] = room.is_direct
        if room.replaced_by is not None or _somebody_left(facts):
            self._wake()

    def _in_milliseconds(self, instant: datetime | None) -> int | None:
        """Write an instant of our clock as the homeserver stamps it: its epoch may be moved."""
        if instant is None:
            return None
        return round((instant - self._clock.stamped(0)) / timedelta(milliseconds=1))

    async def _leave(self, room_id: RoomId) -> None:
        """Leave a room whose row has moved on."""
        try:
            await self._client.leave(room_id)
        except MatrixError as trouble:
            # Its next event brings us here again.
            log.info("former room not left", room=room_id, trouble=str(trouble))

    async def _write(self, transaction: Callable[[UnitOfWork], Result]) -> Result:
        def ask() -> Awaitable[Result]:
            return self._worker.run(transaction)

        return await self._patience.through(ask)

    def _arrival(self, work: UnitOfWork, room: Room, own: Json) -> Arrival | None:
        stamp = shape.milliseconds(own.get("origin_server_ts"))
        if room.invited_by is None or room.joined_event is None or stamp is None:
            return None
        inviter = work.people.by_key(room.invited_by).user_id
        if inviter is None:
            return None
        at = self._clock.stamped(stamp)
        return Arrival(f"event:{room.joined_event}", at, room.room_id, inviter)


def _follow(work: UnitOfWork, room_id: RoomId, whole: Whole) -> RoomId | None:
    """Take a former room's row along, where both rooms say that this one replaces it.

    One claim is not enough: anybody may open a room that names ours as its predecessor.
    """
    if whole.predecessor is None:
        return None
    former = work.rooms.by_id(whole.predecessor)
    if former is None or former.replaced_by != room_id:
        return None
    rows.moved(work, former, room_id)
    return whole.predecessor


def _was_left_behind(work: UnitOfWork, room_id: RoomId, whole: Whole) -> bool:
    """Tell whether a room's row has already moved to its replacement."""
    replacement = whole.facts.columns.get("replaced_by")
    if replacement is None or work.rooms.by_id(room_id) is not None:
        return False
    followed = work.rooms.by_id(replacement)
    return followed is not None and followed.membership == Membership.JOIN


def _has_company(facts: Facts) -> bool:
    return sum(each.membership in rows.PRESENT for each in facts.members.values()) > 1


def _somebody_left(facts: Facts) -> bool:
    return any(each.membership not in rows.PRESENT for each in facts.members.values())
