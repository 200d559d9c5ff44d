"""A sender at work in a room that somebody reads."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.clock import Clock
from storage.ids import RoomId, RoomKey
from tests.bot.sending.office import Office, build_tables, office
from town.client import Account
from town.person import Person
from town.view import Seen


@dataclass
class Bench:
    """A sender, somebody who reads, and the room they share."""

    office: Office
    amina: Person
    room_id: str
    room: RoomKey

    def said(self) -> list[str]:
        """What the bot has said there, as the screen shows it."""
        return [
            seen.body
            for seen in self.amina.messages(self.room_id)
            if seen.sender == self.office.user_id
        ]

    async def sees(self, wanted: Callable[[Seen], bool]) -> Seen:
        """Wait for a message as wanted on Amina's screen."""
        return await self.amina.until(
            lambda: next((s for s in self.amina.messages(self.room_id) if wanted(s)), None)
        ) or next(iter(self.amina.messages(self.room_id)))

    async def another_room(self) -> RoomKey:
        """Open one more room with both in it."""
        return await self.office.knows(await share(self.amina, self.office))


async def share(amina: Person, office: Office) -> str:
    """Open a room, and let the bot in."""
    room_id = await amina.create_room("Place", office)
    await office.client.join(RoomId(room_id))
    await amina.sees_member(room_id, office)
    return room_id


@asynccontextmanager
async def bench_for(
    url: str, database_url: str, account: Account, amina: Person, clock: Clock | None = None
) -> AsyncIterator[Bench]:
    """Lend a sender on a fresh database, in a room with somebody."""
    build_tables(database_url)
    async with office(url, database_url, account, clock) as working:
        room_id = await share(amina, working)
        yield Bench(working, amina, room_id, await working.knows(room_id))
