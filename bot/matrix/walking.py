"""One room's news, in order: gaps first, state into the mirror, events to whoever handles them."""

from collections.abc import Callable, Sequence

from bot.clock import Clock
from bot.matrix import shape
from bot.matrix.beginnings import after_invitation, begins, is_entrance
from bot.matrix.gaps import Gaps
from bot.matrix.handing import Handing
from bot.matrix.rooms import Mirror
from bot.matrix.wire import Json
from commands.incoming import Allowance, Notice
from storage.ids import EventId, RoomId, UserId

POWER = "m.room.power_levels"


class Walk:
    """Walks through what a sync says of a room."""

    def __init__(
        self, me: UserId, clock: Clock, gaps: Gaps, mirror: Mirror, handing: Handing
    ) -> None:
        """Write state into a mirror, and hand events over, our own aside."""
        self._me = me
        self._clock = clock
        self._gaps = gaps
        self.mirror = mirror
        self.handing = handing

    async def joined(self, room: RoomId, news: Json, since: str) -> None:
        """Walk through the news of a room we are in."""
        timeline = shape.mapping(news.get("timeline"))
        events = shape.objects(timeline.get("events"))
        state = shape.objects(shape.mapping(news.get("state")).get("events"))
        gap = shape.text(timeline.get("prev_batch")) if timeline.get("limited") is True else None
        if any(self._is_new_entrance(room, event) for event in (*state, *events)):
            await self._came_in(room, events, gap)
            return
        if self.mirror.knows(room) and gap is None:
            if state:
                await self._apply(room, state)
            await self._walk(room, events, mirrored=False)
            return
        if gap is not None:
            events = await self._missed(room, (gap, since)) + events
        if not self.mirror.knows(room):
            if await self.mirror.enter(room) is None:
                return
        else:
            await self.mirror.refresh(room)
            await self._allowed(room, f"refreshed:{room}:{since}")
        await self._walk(room, events, mirrored=True)

    async def _apply(self, room: RoomId, events: Sequence[Json]) -> None:
        """Write news of a room's state down, and tell where it says who may do what."""
        await self.mirror.apply(room, events)
        for event in events:
            if event.get("type") == POWER and event.get("state_key") == "":
                await self._allowed(room, f"event:{event.get('event_id')}")

    async def _allowed(self, room: RoomId, origin: str) -> None:
        told = Allowance(origin, self._clock.now(), room)
        await self.handing.hand(told, direct=self.mirror.is_direct(room))

    def _is_new_entrance(self, room: RoomId, event: Json) -> bool:
        return is_entrance(event, self._me) and not self.mirror.has_entered(room, event)

    async def left(self, room: RoomId, news: Json) -> None:
        """Walk through what was said before we were out of a room, then close it."""
        if self.mirror.knows(room):
            events = shape.objects(shape.mapping(news.get("timeline")).get("events"))
            await self._walk(room, events, mirrored=True)
        await self.mirror.out(room)

    async def _came_in(self, room: RoomId, events: list[Json], gap: str | None) -> None:
        """Begin with a room: only what follows our invitation is a request."""
        me = self._me
        entrance = await self.mirror.enter(room)
        if entrance is None:
            return
        invited_at = entrance.invited_at
        if gap is not None and not any(begins(event, me, invited_at) for event in events):
            earlier = await self._missed(
                room, (gap, None), lambda event: begins(event, me, invited_at)
            )
            events = earlier + events
        if entrance.arrival is not None:
            await self.handing.hand(entrance.arrival, direct=self.mirror.is_direct(room))
        await self._walk(room, after_invitation(events, me, invited_at), mirrored=True)

    async def _missed(
        self,
        room: RoomId,
        span: tuple[str, str | None],
        begins: Callable[[Json], bool] | None = None,
    ) -> list[Json]:
        """Read what a sync left out; tell the admins where a part of it stays unread."""
        gap = await self._gaps.missed(room, span, begins)
        if not gap.whole:
            origin = f"gap:{room}:{span[0]}"
            await self.handing.tell(Notice(origin, self._clock.now(), "gap"))
        return gap.events

    async def _walk(self, room: RoomId, events: Sequence[Json], *, mirrored: bool) -> None:
        """Take the events in order; state that was fetched whole meanwhile is `mirrored`."""
        news: list[Json] = []
        seen: set[EventId] = set()
        for event in events:
            identity = shape.event_id(event.get("event_id"))
            if identity is None or identity in seen:
                continue
            seen.add(identity)
            if "state_key" in event:
                if not mirrored:
                    news.append(event)
                continue
            if event.get("sender") == self._me:
                await self.handing.own(event, room)
                continue
            incoming = self.handing.read(event, room)
            if incoming is None:
                continue
            if news:
                # Who may do what is as it was when they asked.
                await self._apply(room, news)
                news = []
            await self.handing.hand(incoming, direct=self.mirror.is_direct(room))
        if news:
            await self._apply(room, news)
