"""A homeserver in memory with cheap inhabitants, who leave both cores to what is measured."""

import asyncio
import itertools
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self, TypeVar
from urllib.parse import quote

import aiohttp

from bench.watching import Watcher
from town.client import Account, Client, Json
from town.person import V3, room_path
from town.synapse import Limits, Synapse

NUMBERS = itertools.count(1)

Item = TypeVar("Item")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Inhabitant:
    """Somebody who speaks, and who sees only while somebody watches for them."""

    account: Account
    client: Client

    @property
    def user_id(self) -> str:
        """The Matrix user."""
        return self.account.user_id

    async def say(self, room: str, body: str, content: Json | None = None) -> str:
        """Send a message; give its event."""
        sent = content or {"msgtype": "m.text", "body": body}
        path = f"{room_path(room)}/send/m.room.message/{secrets.token_hex(8)}"
        answer = await self.client.call("PUT", path, sent)
        event: str = answer["event_id"]
        return event

    async def invite(self, room: str, user_id: str) -> None:
        """Invite somebody."""
        await self.client.call("POST", f"{room_path(room)}/invite", {"user_id": user_id})

    async def join(self, room: str) -> None:
        """Accept an invitation."""
        await self.client.call("POST", f"{V3}/join/{quote(room, safe='')}")

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[Watcher]:
        """Lend a screen that is up to date and follows."""
        watcher = Watcher(self.client)
        await watcher.look()
        watching = asyncio.create_task(watcher.watch())
        try:
            yield watcher
        finally:
            watching.cancel()
            with suppress(asyncio.CancelledError, aiohttp.ClientError, OSError):
                await watching


class Village:
    """The homeserver and whoever was brought there."""

    def __init__(self, synapse: Synapse, session: aiohttp.ClientSession) -> None:
        """Settle on a homeserver."""
        self.synapse = synapse
        self._session = session

    @classmethod
    @asynccontextmanager
    async def settled(cls, folder: Path, limits: Limits = "lifted") -> AsyncIterator[Self]:
        """Lend a village, its homeserver's files in `folder`."""
        async with AsyncExitStack() as stack:
            synapse = await stack.enter_async_context(Synapse.running(folder, limits=limits))
            session = await stack.enter_async_context(
                aiohttp.ClientSession(
                    connector=aiohttp.TCPConnector(limit=0),
                    timeout=aiohttp.ClientTimeout(total=90),
                )
            )
            yield cls(synapse, session)

    def known(self, account: Account) -> Inhabitant:
        """Act for an account."""
        return Inhabitant(account, Client(self.synapse.url, self._session, account.access_token))

    async def newcomer(self, name: str) -> Inhabitant:
        """Register somebody."""
        localpart = f"{name.lower()}.{next(NUMBERS)}"
        return self.known(await self.synapse.register(localpart, name=name))

    async def newcomers(self, name: str, number: int) -> list[Inhabitant]:
        """Register many, some at a time."""
        return await several(lambda _: self.newcomer(name), range(number))

    async def direct(self, person: Inhabitant, other: str) -> str:
        """Open a direct message, as a tap on a name does; the other has yet to accept."""
        body = {"preset": "trusted_private_chat", "is_direct": True, "invite": [other]}
        answer = await person.client.call("POST", f"{V3}/createRoom", body)
        room: str = answer["room_id"]
        return room

    async def room(
        self, owner: Inhabitant, *members: Inhabitant, options: Json | None = None
    ) -> str:
        """Open a private room that all of them are in."""
        body: Json = {
            "preset": "private_chat",
            "name": f"Salon {next(NUMBERS)}",
            "invite": [member.user_id for member in members],
        }
        answer = await owner.client.call("POST", f"{V3}/createRoom", body | (options or {}))
        room: str = answer["room_id"]
        for member in members:
            await member.join(room)
        return room


async def several(
    do: Callable[[Item], Awaitable[Made]], items: Iterable[Item], at_once: int = 4
) -> list[Made]:
    """Do the same for each, some at a time; give what came of it, in order."""
    gate = asyncio.Semaphore(at_once)

    async def guarded(item: Item) -> Made:
        async with gate:
            return await do(item)

    return await asyncio.gather(*(guarded(item) for item in items))
