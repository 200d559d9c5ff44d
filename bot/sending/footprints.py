"""Our own events in a room, found again by their markers.

A transaction ID means something to one device, for a day. Beyond, this is how we know whether
something was sent already.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.matrix.client import Client
from bot.sending.parcel import MARKER
from storage.ids import EventId, RoomId

PAGES = 50
"""How many pages of a room's history to read at most."""

MARGIN = timedelta(hours=1)
"""How far the homeserver's clock and ours may be apart."""

FRESH = 60.0
"""Seconds for which what was read serves the other rows of the room."""


@dataclass(frozen=True, slots=True)
class _Trail:
    events: dict[str, EventId]
    reaches: datetime
    read_at: float


class Footprints:
    """Reads rooms backwards, once for all the rows that are looked for there."""

    def __init__(self, client: Client) -> None:
        """Look for the events of the client's account."""
        self._client = client
        self._trails: dict[RoomId, _Trail] = {}

    async def find(self, room: RoomId, marker: str, since: datetime) -> EventId | None:
        """Find our event with this marker, if there is one since about then."""
        trail = self._trails.get(room)
        now = asyncio.get_running_loop().time()
        if trail is None or trail.reaches > since or now - trail.read_at > FRESH:
            trail = _Trail(await self._read(room, since), since, now)
            self._trails[room] = trail
        return trail.events.get(marker)

    async def _read(self, room: RoomId, since: datetime) -> dict[str, EventId]:
        found: dict[str, EventId] = {}
        oldest = (since - MARGIN).timestamp() * 1000
        start: str | None = None
        for _ in range(PAGES):
            page = await self._client.messages(
                room, start=start, only={"senders": [self._client.user_id]}
            )
            events = [event for event in page.get("chunk", []) if isinstance(event, dict)]
            found |= {_marker(event): EventId(str(event.get("event_id"))) for event in events}
            start = page.get("end")
            if start is None or any(event.get("origin_server_ts", 0) < oldest for event in events):
                break
        return found


def _marker(event: dict[str, Any]) -> str:
    content = event.get("content")
    return str(content.get(MARKER)) if isinstance(content, dict) else ""
