"""The town hall of the demo: a homeserver, four people, a Space with three rooms, and the bot."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Self

from demo.bot import BotProcess, settings_of
from demo.hours import Hours
from town.client import Account
from town.person import Person
from town.synapse import PASSWORD, Synapse

PORT = 8008
"""Matrix's own; another one where it is taken."""

STAFF = {"amina": "Amina Diallo", "luc": "Luc Martin", "zoe": "Zoé Petit"}
GUEST = {"paul": "Paul Durand"}
ROOMS = ("Accueil", "Finances", "Services techniques")
OPEN_TO_GUESTS = "Services techniques"


class Stage:
    """Everybody in their place."""

    def __init__(self, synapse: Synapse, hours: Hours, bot: Account) -> None:
        """Begin with the homeserver and the bot's account."""
        self.synapse = synapse
        self.hours = hours
        self.bot_user = bot.user_id
        self.people: dict[str, Person] = {}
        self.rooms: dict[str, str] = {}
        self.space = ""
        self._process: BotProcess | None = None

    @classmethod
    @asynccontextmanager
    async def set_up(cls, folder: Path, port: int | None, hours: Hours) -> AsyncIterator[Self]:
        """Build it all, and take it down afterwards."""
        async with AsyncExitStack() as stack:
            synapse = Synapse(folder / "synapse", port=port)
            stack.push_async_callback(synapse.stop)
            await synapse.start()
            stage = cls(synapse, hours, await synapse.register("beffroi", name="Beffroi"))
            for localpart, name in (STAFF | GUEST).items():
                coming = synapse.person(name, localpart=localpart)
                stage.people[localpart] = await stack.enter_async_context(coming)
            await stage.open_rooms()
            stage._process = stage.hire(folder / "beffroi")
            stack.push_async_callback(stage.bot.stop)
            yield stage

    def person(self, localpart: str) -> Person:
        """Find somebody by the local part of their account."""
        return self.people[localpart]

    @property
    def bot(self) -> BotProcess:
        """The bot's process."""
        if self._process is None:
            message = "the bot is not hired yet"
            raise RuntimeError(message)
        return self._process

    async def open_rooms(self) -> None:
        """Let Amina open the Space and its rooms, and everybody come in."""
        amina, *colleagues = (self.people[localpart] for localpart in STAFF)
        for name in ROOMS:
            invited = [*colleagues, *(self.people[guest] for guest in self.guests(name))]
            self.rooms[name] = await amina.create_room(name, *invited)
            for person in invited:
                await person.is_in(self.rooms[name])
        self.space = await amina.create_space("Mairie", list(self.rooms.values()))
        await amina.invite(self.space, *colleagues)
        for colleague in colleagues:
            await colleague.is_in(self.space)

    def guests(self, room: str) -> list[str]:
        """Name those from outside who are in a room."""
        return list(GUEST) if room == OPEN_TO_GUESTS else []

    def hire(self, folder: Path) -> BotProcess:
        """Write the bot's configuration as an installer would."""
        organisation = {
            "space": self.space,
            "admins": [self.people["amina"].user_id],
            "name": "Mairie de Ville",
            "contact": "Amina, poste 12",
        }
        account = (self.bot_user, PASSWORD)
        settings = settings_of(self.synapse.url, account, organisation, self.hours.file)
        return BotProcess(folder, settings)

    async def invite_bot(self, room: str) -> None:
        """Let Amina invite the bot, and see it come in."""
        amina = self.person("amina")
        await amina.invite(room, self.bot_user)
        await amina.sees_member(room, self.bot_user)
