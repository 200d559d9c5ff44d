"""One inhabitant, acting on Matrix as their Element would."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Self
from urllib.parse import quote

from town import speech
from town.client import Account, Client, Json
from town.listener import Ear, Listener, anything
from town.speech import Named, Spoken
from town.view import RoomView, Seen
from town.waiting import DEADLINE

V3 = "/_matrix/client/v3"


@dataclass(frozen=True, slots=True)
class Said:
    """A message that the homeserver took."""

    room: str
    id: str
    sender: str


class Person(Listener):
    """Somebody with a name, a screen and a keyboard."""

    def __init__(self, client: Client, account: Account, name: str, *, joins: bool) -> None:
        """Be this account; `listening` makes one that hears."""
        super().__init__(client, account.user_id, joins=joins)
        self.account = account
        self.name = name
        self._direct: dict[str, list[str]] = {}

    @classmethod
    @asynccontextmanager
    async def listening(
        cls, url: str, account: Account, *, name: str, joins: bool = True
    ) -> AsyncIterator[Self]:
        """Lend somebody who has seen all there is and hears what comes."""
        async with Client.open(url, account.access_token) as client:
            person = cls(client, account, name, joins=joins)
            await person.catch_up()
            listening = asyncio.create_task(person.keep_listening())
            try:
                yield person
            finally:
                listening.cancel()
                with suppress(asyncio.CancelledError):
                    await listening

    # Hearing

    def listen(self, room: str | None = None) -> Ear:
        """Open an ear before speaking; without a room, it hears all of them."""
        return Ear(self, room)

    def view(self, room: str) -> RoomView:
        """What a room looks like now."""
        return self.rooms[room]

    async def asks(
        self,
        room: str,
        *parts: str | Named,
        wanted: Callable[[Seen], bool] = anything,
        within: float = DEADLINE,
    ) -> Seen:
        """Say something and give the first thing that somebody answers there."""
        ear = self.listen(room)
        await self.say(room, *parts)
        return await ear.hears(wanted, within)

    async def is_in(self, room: str, within: float = DEADLINE) -> RoomView:
        """Wait until the room is on the screen."""
        return (
            await self.until(
                lambda: None if (view := self.rooms.get(room)) is None or view.left else view,
                within,
                f"the room {room}",
            )
            or self.rooms[room]
        )

    async def is_invited(self, room: str, within: float = DEADLINE) -> None:
        """Wait for an invitation (of one who does not accept them all)."""
        await self.until(lambda: room in self.invitations, within, f"an invitation to {room}")

    async def sees_member(
        self, room: str, user: Named | str, membership: str = "join", within: float = DEADLINE
    ) -> None:
        """Wait until somebody has come, gone, or been invited."""
        who = user_id(user)
        await self.until(
            lambda: room in self.rooms and self.rooms[room].members.get(who) == membership,
            within,
            f"{who} to {membership} {room}",
        )

    # Speaking

    async def say(self, room: str, *parts: str | Named) -> Said:
        """Write in a room; a person among the parts is mentioned with a pill."""
        return await self.send(room, "m.room.message", speech.written(*parts))

    async def reply(self, to: Spoken, *parts: str | Named) -> Said:
        """Answer a message."""
        content = speech.reply(speech.written(*parts), to, self.user_id)
        return await self.send(to.room, "m.room.message", content)

    async def say_in_thread(self, root: Spoken, *parts: str | Named) -> Said:
        """Write in the thread of a message."""
        view = self.rooms.get(root.room)
        latest = view.latest_in_thread(root.id) if view else root.id
        content = speech.in_thread(speech.written(*parts), root.id, latest)
        return await self.send(root.room, "m.room.message", content)

    async def edit(self, message: Spoken, *parts: str | Named) -> Said:
        """Change a message; nothing stops one from trying on another's."""
        content = speech.edit(speech.written(*parts), message)
        return await self.send(message.room, "m.room.message", content)

    async def tap(self, message: Spoken, key: str) -> Said:
        """React to a message."""
        return await self.send(message.room, "m.reaction", speech.tap(message, key))

    async def untap(self, message: Spoken, key: str, within: float = DEADLINE) -> Said:
        """Take one's reaction back, once it is on the screen."""
        event = await self.until(
            lambda: self.rooms[message.room].tap_of(message.id, key, self.user_id),
            within,
            f"one's own {key}",
        )
        return await self.delete(Said(message.room, event or "", self.user_id))

    async def delete(self, message: Spoken, reason: str | None = None) -> Said:
        """Delete a message (a redaction)."""
        path = f"{room_path(message.room)}/redact/{quote(message.id, safe='')}/{fresh()}"
        body: Json = {} if reason is None else {"reason": reason}
        answer = await self.client.call("PUT", path, body)
        return Said(message.room, answer["event_id"], self.user_id)

    async def send(
        self, room: str, kind: str, content: Json, transaction: str | None = None
    ) -> Said:
        """Send any content at all, as hostile as one likes."""
        path = f"{room_path(room)}/send/{kind}/{quote(transaction or fresh(), safe='')}"
        answer = await self.client.call("PUT", path, content)
        return Said(room, answer["event_id"], self.user_id)

    async def mark_read(self, message: Spoken) -> None:
        """Say that one has read up to here."""
        path = f"{room_path(message.room)}/receipt/m.read/{quote(message.id, safe='')}"
        await self.client.call("POST", path)

    # Rooms

    async def create_room(
        self,
        name: str,
        *invited: Named | str,
        direct: bool = False,
        encrypted: bool = False,
        version: str | None = None,
        options: Json | None = None,
    ) -> str:
        """Create a private room; `options` go into the request as they are."""
        body: Json = {"preset": "private_chat", "invite": [user_id(u) for u in invited]}
        if name:
            body["name"] = name
        if version is not None:
            body["room_version"] = version
        if direct:
            body |= {"is_direct": True, "preset": "trusted_private_chat"}
        if encrypted:
            algorithm = {"algorithm": "m.megolm.v1.aes-sha2"}
            body["initial_state"] = [{"type": "m.room.encryption", "content": algorithm}]
        answer = await self.client.call("POST", f"{V3}/createRoom", body | (options or {}))
        room: str = answer["room_id"]
        await self.is_in(room)
        if direct:
            await self._remember_direct(room, [user_id(u) for u in invited])
        return room

    async def open_direct(self, other: Named | str, *, encrypted: bool = False) -> str:
        """Open a direct message, as a tap on somebody's name does."""
        return await self.create_room("", other, direct=True, encrypted=encrypted)

    async def create_space(
        self, name: str, children: Sequence[str] = (), options: Json | None = None
    ) -> str:
        """Create a Space, with these rooms in it."""
        of_a_space = {"creation_content": {"type": "m.space"}}
        space = await self.create_room(name, options=of_a_space | (options or {}))
        for child in children:
            await self.put_into_space(space, child)
        return space

    async def put_into_space(self, space: str, room: str) -> None:
        """Put a room into a Space, each knowing the other."""
        via = {"via": [self.user_id.partition(":")[2]]}
        await self.set_state(space, "m.space.child", via, key=room)
        await self.set_state(room, "m.space.parent", via | {"canonical": True}, key=space)

    async def invite(self, room: str, *users: Named | str) -> None:
        """Invite people or the bot."""
        for user in users:
            await self._room(room, "invite", {"user_id": user_id(user)})

    async def join(self, room: str) -> RoomView:
        """Accept an invitation, or walk into an open room."""
        await self.client.call("POST", f"{V3}/join/{quote(room, safe='')}")
        return await self.is_in(room)

    async def leave(self, room: str) -> None:
        """Leave a room, or decline an invitation."""
        await self._room(room, "leave", {})

    async def kick(self, room: str, user: Named | str, reason: str = "") -> None:
        """Put somebody out."""
        await self._room(room, "kick", {"user_id": user_id(user), "reason": reason})

    async def ban(self, room: str, user: Named | str) -> None:
        """Put somebody out for good."""
        await self._room(room, "ban", {"user_id": user_id(user)})

    async def set_power(self, room: str, user: Named | str, level: int) -> None:
        """Make somebody a moderator (50), or no longer (0)."""
        levels = await self.state(room, "m.room.power_levels")
        levels.setdefault("users", {})[user_id(user)] = level
        await self.set_state(room, "m.room.power_levels", levels)

    async def rename_room(self, room: str, name: str) -> None:
        """Give the room another name."""
        await self.set_state(room, "m.room.name", {"name": name})

    async def encrypt_room(self, room: str) -> None:
        """Turn encryption on: there is no way back."""
        content = {"algorithm": "m.megolm.v1.aes-sha2"}
        await self.set_state(room, "m.room.encryption", content)

    async def upgrade_room(self, room: str, version: str = "12") -> str:
        """Upgrade a room: a tombstone here, and another room, which is given."""
        answer = await self._room(room, "upgrade", {"new_version": version})
        replacement: str = answer["replacement_room"]
        await self.is_in(replacement)
        return replacement

    async def state(self, room: str, kind: str, key: str = "") -> Json:
        """Ask the homeserver for a state event's content."""
        path = f"{room_path(room)}/state/{kind}/{quote(key, safe='')}"
        return await self.client.call("GET", path)

    async def set_state(self, room: str, kind: str, content: Json, *, key: str = "") -> None:
        """Set a state event."""
        path = f"{room_path(room)}/state/{kind}/{quote(key, safe='')}"
        await self.client.call("PUT", path, content)

    async def rename(self, name: str) -> None:
        """Take another display name."""
        path = f"{V3}/profile/{quote(self.user_id, safe='')}/displayname"
        await self.client.call("PUT", path, {"displayname": name})
        self.name = name

    async def _room(self, room: str, action: str, body: Json) -> Json:
        return await self.client.call("POST", f"{room_path(room)}/{action}", body)

    async def _remember_direct(self, room: str, others: Sequence[str]) -> None:
        for other in others:
            self._direct.setdefault(other, []).append(room)
        path = f"{V3}/user/{quote(self.user_id, safe='')}/account_data/m.direct"
        await self.client.call("PUT", path, self._direct)


def user_id(user: Named | str) -> str:
    """Name a person, or a user's ID, by the ID."""
    return user if isinstance(user, str) else user.user_id


def room_path(room: str) -> str:
    """Address a room."""
    return f"{V3}/rooms/{quote(room, safe='')}"


def fresh() -> str:
    """Make a transaction ID that nobody used."""
    return secrets.token_hex(12)
