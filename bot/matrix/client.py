"""What the bot asks of the homeserver: typed methods over plain JSON.

nio's client is the transport only. Its loop, its callbacks and its retries are not used: one
hostile event ends them, and its retries lose the order within a room.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, cast
from urllib.parse import quote

from bot.matrix.errors import Rejected, Unreachable
from bot.matrix.wire import Json, Query, Wire
from storage.ids import EventId, RoomId, UserId

REQUEST_TIMEOUT = 30.0
"""Seconds a request may take."""

SYNC_GRACE = 15.0
"""Seconds a sync may take beyond what it was asked to wait: a longer one hangs."""

UPLOAD_TIMEOUT = 120.0
"""Seconds a file may take."""

_API = "/_matrix/client/v3"


class Client:
    """One account on one device. Methods raise the errors of `bot.matrix.errors`, no others."""

    def __init__(self, url: str, user_id: UserId, *, timeout: float = REQUEST_TIMEOUT) -> None:
        """Speak to the homeserver at `url`; nothing is sent before the first request."""
        self._wire = Wire(url, user_id)
        self._timeout = timeout
        self.url = url
        self.user_id = user_id
        self.device_id: str | None = None

    # ---- the session

    def restore(self, device_id: str, token: str) -> None:
        """Go on with a login made earlier."""
        self.device_id = device_id
        self._wire.authorize(self.user_id, device_id, token)

    async def login(self, password: str, device_name: str = "Beffroi") -> tuple[str, str]:
        """Log in on a new device; give the device and its token, used from here on."""
        answer = await self._call(
            "POST",
            "/login",
            {
                "type": "m.login.password",
                "identifier": {"type": "m.id.user", "user": self.user_id},
                "password": password,
                "initial_device_display_name": device_name,
            },
        )
        device_id, token = _text(answer, "device_id"), _text(answer, "access_token")
        self.restore(device_id, token)
        return device_id, token

    async def whoami(self) -> tuple[UserId, str | None]:
        """Tell the user and the device that the token stands for."""
        answer = await self._call("GET", "/account/whoami")
        return UserId(_text(answer, "user_id")), answer.get("device_id")

    async def logout(self) -> None:
        """End the session: its device and its token are gone."""
        await self._call("POST", "/logout", {})

    async def close(self) -> None:
        """Close the connections."""
        await self._wire.close()

    # ---- receiving

    async def create_filter(self, definition: Mapping[str, object]) -> str:
        """Upload a filter of syncs; give its ID."""
        path = f"/user/{_part(self.user_id)}/filter"
        return _text(await self._call("POST", path, definition), "filter_id")

    async def sync(
        self, since: str | None, filter_id: str | None = None, wait: float = 30.0
    ) -> Json:
        """Wait up to `wait` seconds for what is new since a token; `next_batch` is there.

        `filter_id` may be a filter's JSON too.
        """
        query: dict[str, str] = {"timeout": str(int(wait * 1000))}
        if since is not None:
            query["since"] = since
        if filter_id is not None:
            query["filter"] = filter_id
        answer = await self._call("GET", "/sync", query=query, within=wait + SYNC_GRACE)
        _text(answer, "next_batch")
        return answer

    async def messages(
        self,
        room: RoomId,
        *,
        start: str | None = None,
        end: str | None = None,
        backwards: bool = True,
        limit: int = 100,
        only: Mapping[str, object] | None = None,
    ) -> Json:
        """Read a page of a room's events: `chunk`, and `end` where there are more."""
        query = {"dir": "b" if backwards else "f", "limit": str(limit)}
        if start is not None:
            query["from"] = start
        if end is not None:
            query["to"] = end
        if only is not None:
            query["filter"] = json.dumps(only)
        return await self._call("GET", f"/rooms/{_part(room)}/messages", query=query)

    async def event(self, room: RoomId, event: EventId) -> Json:
        """Read one event."""
        return await self._call("GET", f"/rooms/{_part(room)}/event/{_part(event)}")

    # ---- sending

    async def send_event(
        self, room: RoomId, kind: str, content: Json, transaction_id: str
    ) -> EventId:
        """Send an event; the same transaction ID gives the same event."""
        path = f"/rooms/{_part(room)}/send/{_part(kind)}/{_part(transaction_id)}"
        return EventId(_text(await self._call("PUT", path, content), "event_id"))

    async def redact(
        self, room: RoomId, event: EventId, transaction_id: str, reason: str | None = None
    ) -> EventId:
        """Remove what an event said; the same transaction ID does it once."""
        path = f"/rooms/{_part(room)}/redact/{_part(event)}/{_part(transaction_id)}"
        body = {"reason": reason} if reason is not None else {}
        return EventId(_text(await self._call("PUT", path, body), "event_id"))

    async def upload(self, data: bytes, content_type: str, name: str) -> str:
        """Upload a file; give its mxc URI."""
        answer = await self._wire.ask(
            "POST",
            "/_matrix/media/v3/upload",
            data,
            query={"filename": name},
            within=UPLOAD_TIMEOUT,
            content_type=content_type,
        )
        return _text(_object(answer), "content_uri")

    # ---- rooms

    async def join(self, room: RoomId, via: Sequence[str] = ()) -> RoomId:
        """Enter a room, through these servers where ours is not in it."""
        query = [("via", server) for server in via] + [("server_name", server) for server in via]
        answer = await self._call("POST", f"/join/{_part(room)}", {}, query=query)
        return RoomId(_text(answer, "room_id"))

    async def leave(self, room: RoomId, reason: str | None = None) -> None:
        """Leave a room, or decline its invitation."""
        body = {"reason": reason} if reason is not None else {}
        await self._call("POST", f"/rooms/{_part(room)}/leave", body)

    async def forget(self, room: RoomId) -> None:
        """Let the homeserver drop a room that we are out of."""
        await self._call("POST", f"/rooms/{_part(room)}/forget", {})

    async def invite(self, room: RoomId, user: UserId) -> None:
        """Invite somebody."""
        await self._call("POST", f"/rooms/{_part(room)}/invite", {"user_id": user})

    async def create_room(self, content: Mapping[str, object]) -> RoomId:
        """Create a room. It has no transaction ID: mark it, to find it again."""
        return RoomId(_text(await self._call("POST", "/createRoom", content), "room_id"))

    async def joined_rooms(self) -> list[RoomId]:
        """List the rooms the account is in."""
        rooms = (await self._call("GET", "/joined_rooms")).get("joined_rooms", [])
        return [RoomId(room) for room in rooms if isinstance(room, str)]

    async def room_state(self, room: RoomId) -> list[Json]:
        """Read a room's state, whole."""
        path = f"{_API}/rooms/{_part(room)}/state"
        answer = await self._wire.ask("GET", path, within=self._timeout)
        if not isinstance(answer, list):
            message = "a room's state that is no list"
            raise Unreachable(message)
        return _objects(answer)

    async def members(self, room: RoomId) -> list[Json]:
        """Read the `m.room.member` events of a room, whole."""
        answer = await self._call("GET", f"/rooms/{_part(room)}/members")
        return _objects(answer.get("chunk"))

    # ---- the account

    async def display_name(self, user: UserId) -> str | None:
        """Tell the name a person goes by."""
        name = (await self._call("GET", f"/profile/{_part(user)}/displayname")).get("displayname")
        return name if isinstance(name, str) else None

    async def set_display_name(self, name: str) -> None:
        """Choose the name the account goes by."""
        path = f"/profile/{_part(self.user_id)}/displayname"
        await self._call("PUT", path, {"displayname": name})

    async def account_data(self, kind: str) -> Json | None:
        """Read something kept with the account, nothing where there is none."""
        try:
            return await self._call(
                "GET", f"/user/{_part(self.user_id)}/account_data/{_part(kind)}"
            )
        except Rejected as refusal:
            if refusal.errcode == "M_NOT_FOUND":
                return None
            raise

    async def set_account_data(self, kind: str, content: Mapping[str, object]) -> None:
        """Keep something with the account."""
        path = f"/user/{_part(self.user_id)}/account_data/{_part(kind)}"
        await self._call("PUT", path, content)

    # ---- the wire

    async def _call(
        self,
        method: str,
        path: str,
        body: Mapping[str, object] | None = None,
        *,
        query: Query = (),
        within: float | None = None,
    ) -> Json:
        answer = await self._wire.ask(
            method, _API + path, body, query=query, within=within or self._timeout
        )
        return _object(answer)


def _part(text: str) -> str:
    """Write an identifier as one part of a path."""
    return quote(text, safe="")


def _object(answer: object) -> Json:
    if not isinstance(answer, dict):
        message = "an answer that is no JSON object"
        raise Unreachable(message)
    return cast("Json", answer)


def _objects(values: object) -> list[Json]:
    if not isinstance(values, list):
        return []
    return [value for value in values if isinstance(value, dict)]


def _text(answer: Json, key: str) -> str:
    value: Any = answer.get(key)
    if not isinstance(value, str):
        message = f"an answer without {key}"
        raise Unreachable(message)
    return value
