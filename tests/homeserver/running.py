"""The whole bot as a child process: started, killed, started again and moved in time by a test."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Self

from demo.bot import BotProcess, settings_of
from demo.hours import PARIS, Hours
from town.client import Account
from town.listener import Ear
from town.person import Person
from town.speech import Named
from town.synapse import Synapse
from town.view import Seen
from town.waiting import DEADLINE, pause

TUESDAY = datetime(2026, 11, 24, 10, tzinfo=PARIS)
"""A working day: every test of the whole bot begins then."""

LOOK_AGAIN = 0.05
"""Seconds between two looks at a log, which tells nobody that it has grown."""


class Beffroi(BotProcess):
    """A bot with a folder of its own, and an account that may be named and invited."""

    def __init__(
        self,
        folder: Path,
        synapse: Synapse,
        account: Account,
        organisation: Mapping[str, object],
        database_url: str | None = None,
    ) -> None:
        """Write its configuration; without an address, its database is a file in the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        self.account = account
        self.hours = Hours(folder / "clock")
        settings = settings_of(
            synapse.url, (account.user_id, account.password), organisation, self.hours.file
        )
        if database_url is not None:
            settings["storage"] = {"url": database_url}
        super().__init__(folder, settings)

    @classmethod
    @asynccontextmanager
    async def listening(
        cls,
        folder: Path,
        synapse: Synapse,
        organisation: Mapping[str, object] | None = None,
        database_url: str | None = None,
        at: datetime = TUESDAY,
    ) -> AsyncIterator[Self]:
        """Lend a bot that listens, on its first day; without an organisation, all of the town's."""
        account = await synapse.register(synapse.fresh_localpart("Beffroi"), name="Beffroi")
        everybody = {"domains": [synapse.server_name], "admins": [f"@maire:{synapse.server_name}"]}
        beffroi = cls(folder, synapse, account, organisation or everybody, database_url)
        beffroi.hours.set(at)
        await beffroi.start()
        try:
            yield beffroi
        finally:
            await beffroi.stop()

    @property
    def user_id(self) -> str:
        """Its Matrix user."""
        return self.account.user_id

    @property
    def name(self) -> str:
        """Its name."""
        return "Beffroi"

    async def moves(self, to: datetime) -> None:
        """Let it be another time for the bot; it is so when this returns."""
        await self.hours.move(to)

    async def restart(self) -> None:
        """Kill it as a power cut would, and start it again."""
        await self.kill()
        await self.start()

    async def enters(self, host: Person, name: str, *others: Named) -> str:
        """Let somebody open a room where others and the bot come in, greeted; give the room."""
        room = await host.create_room(name, *others, self)
        for other in others:
            if isinstance(other, Person):
                await other.is_in(room)
            await host.sees_member(room, other)
        for person in (host, *others):
            if isinstance(person, Person):
                await self.greets(person, room)
        return room

    async def direct(self, person: Person) -> str:
        """Let somebody write to the bot alone for the first time; give the room."""
        room = await person.open_direct(self)
        await self.greets(person, room)
        return room

    async def greets(self, person: Person, room: str) -> Seen:
        """Wait for the first thing that the bot says in a room."""
        greeting = await person.until(
            lambda: next(iter(self.said(person, room)), None), wanted="a greeting"
        )
        assert greeting is not None
        return greeting

    def said(self, person: Person, room: str) -> list[Seen]:
        """List what the bot has said in a room, as somebody's screen shows it."""
        return [seen for seen in person.messages(room) if seen.sender == self.user_id]

    async def log_tells(self, words: str, within: float = DEADLINE, *, after: int = 0) -> int:
        """Wait until its log holds words beyond a place; give the place behind them."""
        waited = 0.0
        while waited < within:
            found = self.log.find(words, after)
            if found >= 0:
                return found + len(words)
            await pause(LOOK_AGAIN)
            waited += LOOK_AGAIN
        message = f"no {words!r} in the log:\n{self.service.last_words()}"
        raise AssertionError(message)

    @property
    def log(self) -> str:
        """All that it has logged."""
        path = self.folder / "beffroi.log"
        return path.read_text(errors="replace") if path.exists() else ""


async def card_of(ear: Ear, words: str) -> Seen:
    """Hear the card of a task, its buttons put on."""
    card = await ear.hears(lambda seen: "Tâche" in seen.body and words in plain(seen))
    await ear.sees(lambda seen: seen.id == card.id and "↩" in seen.reactions)
    return card


async def reads(person: Person, seen: Seen, *lines: str) -> None:
    """Wait until a message reads so on somebody's screen."""
    wanted = "\n".join(lines)
    await person.until(lambda: plain(seen) == wanted, wanted=f"a message to read\n{wanted}")


async def answered(person: Person, room: str, *parts: str | Named) -> str:
    """Say something, and give the plain text of the first answer."""
    return plain(await person.asks(room, *parts))


def plain(seen: Seen) -> str:
    """Give a message's text with ordinary spaces."""
    return seen.body.replace("\u00a0", " ").replace("\u202f", " ")


def number_in(seen: Seen) -> int:
    """Give the number that stands first in a message: a card's own."""
    found = re.search(r"\d+", seen.body)
    assert found is not None, seen.body
    return int(found[0])
