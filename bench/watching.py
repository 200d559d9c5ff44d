"""A screen that costs little: one long poll, raw JSON, and when each event came."""

import asyncio
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from town.client import Client, Json

FILTER = json.dumps(
    {
        "presence": {"types": []},
        "account_data": {"types": []},
        "room": {
            "account_data": {"types": []},
            "ephemeral": {"types": []},
            "state": {"types": [], "lazy_load_members": True},
            "timeline": {"limit": 100, "types": ["m.room.message", "m.reaction", "m.room.member"]},
        },
    }
)
PATIENCE = 120.0
"""Seconds after which what did not come is lost."""


class Arrival(NamedTuple):
    """An event on a screen, and when it came there (`time.perf_counter`)."""

    at: float
    room: str
    event: Json

    @property
    def body(self) -> str:
        """The text of a message, empty for anything else and for edits."""
        content: Json = self.event.get("content", {})
        return "" if "m.new_content" in content else str(content.get("body", ""))


Wanted = Callable[[Arrival], bool]


class Gathering:
    """What was waited for, counted as it comes."""

    def __init__(self, wanted: Wanted) -> None:
        """Gather what is wanted from now on."""
        self.arrivals: list[Arrival] = []
        self._wanted = wanted
        self._news = asyncio.Event()

    def take(self, arrival: Arrival) -> None:
        """Look at one arrival."""
        if self._wanted(arrival):
            self.arrivals.append(arrival)
            self._news.set()

    async def reaches(self, number: int, within: float = PATIENCE) -> list[Arrival]:
        """Wait for so many, at most so long; give what came, fewer where some are lost."""
        try:
            async with asyncio.timeout(within):
                while len(self.arrivals) < number:
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            pass
        return self.arrivals

    async def first(self, within: float = PATIENCE) -> Arrival:
        """Wait for the first one."""
        arrivals = await self.reaches(1, within)
        if not arrivals:
            message = f"nothing came within {within:g} s"
            raise TimeoutError(message)
        return arrivals[0]


class Watcher:
    """What one account is shown, while `watch` runs."""

    def __init__(self, client: Client) -> None:
        """Watch through a client."""
        self._client = client
        self._token: str | None = None
        self._gatherings: list[Gathering] = []

    async def look(self, timeout_ms: int = 0) -> None:
        """Sync once."""
        query = {"filter": FILTER, "timeout": str(timeout_ms)}
        if self._token is not None:
            query["since"] = self._token
        answer = await self._client.call("GET", "/_matrix/client/v3/sync", query=query)
        at = time.perf_counter()
        self._token = answer["next_batch"]
        for room, content in answer.get("rooms", {}).get("join", {}).items():
            for event in content.get("timeline", {}).get("events", []):
                arrival = Arrival(at, room, event)
                for gathering in self._gatherings:
                    gathering.take(arrival)

    async def watch(self) -> None:
        """Sync until cancelled."""
        while True:
            await self.look(timeout_ms=30_000)

    @contextmanager
    def gathering(self, wanted: Wanted) -> Iterator[Gathering]:
        """Gather what is wanted; opened before one speaks."""
        gathering = Gathering(wanted)
        self._gatherings.append(gathering)
        try:
            yield gathering
        finally:
            self._gatherings.remove(gathering)
