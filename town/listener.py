"""Somebody's screen: synced in the background, waited on with a deadline, never slept for."""

import asyncio
import json
from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import TypeVar
from urllib.parse import quote

import aiohttp

from town.client import Client, Json, Refused
from town.view import RoomView, Seen
from town.waiting import DEADLINE, pause

Found = TypeVar("Found")

TRANSIENT = (aiohttp.ClientError, TimeoutError, ConnectionError)
FILTER = json.dumps(
    {
        "presence": {"types": []},
        "room": {
            "ephemeral": {"types": []},
            "timeline": {"limit": 100},
            "state": {"lazy_load_members": True},
        },
    }
)


class NotSeen(AssertionError):
    """What was waited for did not come; the message holds all that did."""


class Listener:
    """What one person is shown, room by room."""

    def __init__(self, client: Client, user_id: str, *, joins: bool) -> None:
        """Listen as this user; `joins` accepts every invitation."""
        self.client = client
        self.user_id = user_id
        self.joins = joins
        self.rooms: dict[str, RoomView] = {}
        self.invitations: dict[str, list[Json]] = {}
        self.place = 0
        """Grows with each event that is shown."""
        self._news = asyncio.Condition()
        self._token: str | None = None
        self._failure: BaseException | None = None

    async def catch_up(self, *, wait_ms: int = 0) -> None:
        """Sync once."""
        query = {"filter": FILTER, "timeout": str(wait_ms)}
        if self._token is not None:
            query["since"] = self._token
        answer = await self.client.call("GET", "/_matrix/client/v3/sync", query=query)
        rooms: Json = answer.get("rooms", {})
        for room, content in [*rooms.get("join", {}).items(), *rooms.get("leave", {}).items()]:
            await self._show(room, content, left=room in rooms.get("leave", {}))
        for room, content in rooms.get("invite", {}).items():
            self.invitations[room] = content.get("invite_state", {}).get("events", [])
            if self.joins:
                await self._accept(room)
        self._token = answer["next_batch"]
        async with self._news:
            self._news.notify_all()

    async def keep_listening(self) -> None:
        """Sync until cancelled, through whatever happens to the homeserver."""
        try:
            while True:
                try:
                    await self.catch_up(wait_ms=30_000)
                except TRANSIENT:
                    await pause(0.1)
                except Refused as refusal:
                    if (
                        refusal.status < HTTPStatus.INTERNAL_SERVER_ERROR
                        and refusal.code != "M_LIMIT_EXCEEDED"
                    ):
                        raise
                    await pause(refusal.retry_after_ms / 1000 or 0.1)
        except Exception as failure:
            self._failure = failure
            async with self._news:
                self._news.notify_all()
            raise

    async def until(
        self, probe: Callable[[], Found], within: float = DEADLINE, wanted: str = "something"
    ) -> Found:
        """Wait until the probe finds something on this person's screen, and give it."""
        try:
            async with asyncio.timeout(within), self._news:
                while not (found := probe()):
                    if self._failure is not None:
                        raise self._failure
                    await self._news.wait()
                return found
        except TimeoutError:
            lines = "\n".join(self.transcript())
            message = f"{self.user_id} waited {within:g} s for {wanted} and saw:\n{lines}"
            raise NotSeen(message) from None

    def transcript(self) -> Iterator[str]:
        """Write down everything that was shown."""
        for view in self.rooms.values():
            yield from view.transcript()
        for room in self.invitations:
            yield f"— invited to {room}"

    def messages(self, room: str | None = None) -> Iterator[Seen]:
        """All messages, of one room or of all."""
        for view in self.rooms.values():
            if room in (None, view.id):
                yield from view.messages.values()

    async def _show(self, room: str, content: Json, *, left: bool) -> None:
        view = self.rooms.setdefault(room, RoomView(room))
        view.left = left
        self.invitations.pop(room, None)
        timeline: Json = content.get("timeline", {})
        if timeline.get("limited") and self._token is not None:
            for event in await self._gap(room, timeline["prev_batch"]):
                self.place += 1
                view.apply(event, self.place)
        for event in content.get("state", {}).get("events", []):
            view.set_state(event)
        for event in timeline.get("events", []):
            self.place += 1
            view.apply(event, self.place)

    async def _gap(self, room: str, start: str) -> list[Json]:
        """Fetch what the sync left out, oldest first."""
        events: list[Json] = []
        query = {"dir": "b", "limit": "100", "from": start, "to": self._token or ""}
        while True:
            path = f"/_matrix/client/v3/rooms/{quote(room, safe='')}/messages"
            page = await self.client.call("GET", path, query=query)
            events += page["chunk"]
            if not page["chunk"] or "end" not in page:
                return events[::-1]
            query["from"] = page["end"]

    async def _accept(self, room: str) -> None:
        try:
            await self.client.call("POST", f"/_matrix/client/v3/join/{quote(room, safe='')}")
        except Refused as refusal:
            if refusal.code == "M_LIMIT_EXCEEDED":
                await pause(refusal.retry_after_ms / 1000)
                await self._accept(room)
            else:
                self.invitations.pop(room, None)  # taken back meanwhile


def anything(_: Seen) -> bool:
    """Any message at all."""
    return True


class Ear:
    """Opened before speaking: knows what is new since then."""

    def __init__(self, listener: Listener, room: str | None) -> None:
        """Start to listen in one room, or everywhere."""
        self._listener = listener
        self._room = room
        self._mark = listener.place
        self._heard: set[str] = set()

    @property
    def new(self) -> list[Seen]:
        """What others have said since, in order."""
        return [
            seen
            for seen in self._listener.messages(self._room)
            if seen.appeared > self._mark and seen.sender != self._listener.user_id
        ]

    async def hears(
        self, wanted: Callable[[Seen], bool] = anything, within: float = DEADLINE
    ) -> Seen:
        """Wait for the next new message of others that is wanted; each is given once."""
        seen = await self._listener.until(
            lambda: next((s for s in self.new if s.id not in self._heard and wanted(s)), None),
            within,
            "a message",
        )
        assert seen is not None  # noqa: S101
        self._heard.add(seen.id)
        return seen

    async def sees(
        self, wanted: Callable[[Seen], bool] = anything, within: float = DEADLINE
    ) -> Seen:
        """Wait until a message is new or changed (edit, tap, deletion) and is as wanted."""
        seen = await self._listener.until(
            lambda: next(
                (
                    s
                    for s in self._listener.messages(self._room)
                    if s.changed > self._mark and wanted(s)
                ),
                None,
            ),
            within,
            "a change",
        )
        assert seen is not None  # noqa: S101
        return seen
