"""What is asked of bots that die at a step, kind by kind, and what people must see of it, once."""

import re
from abc import ABC, abstractmethod
from collections import Counter
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from typing import ClassVar

from bot.sending import MARKER
from tests.homeserver.running import TUESDAY, Beffroi, number_in, plain
from tests.homeserver.zygote import RING
from town.person import Person, Said
from town.synapse import Synapse
from town.view import Seen
from town.waiting import DEADLINE

BUTTONS = ["✅", "⏰", "↩"]
APART = timedelta(minutes=3)
"""Between two rings."""


class Kind(ABC):
    """A kind of request: asked once a step, always of something new."""

    most: ClassVar[int]
    """More steps than there are."""
    least: ClassVar[int]
    """Fewer steps than there are: where there are not more, they are not counted."""
    statements: ClassVar[bool] = False
    """Whether each statement is a step, or only what leaves a trace: commits and requests."""

    def __init__(self, beffroi: Beffroi, synapse: Synapse, luc: Person, direct: str) -> None:
        self.beffroi = beffroi
        self.synapse = synapse
        self.luc = luc
        self.direct = direct

    async def opens(self) -> None:  # noqa: B027 - most need nothing
        """Do what must be done before, while a bot lives."""

    @abstractmethod
    async def prepares(self, step: int) -> str:
        """Get ready between two lives; give what begins the count."""

    @abstractmethod
    async def asks(self, step: int) -> None:
        """Ask."""

    @abstractmethod
    def shows(self, step: int) -> bool:
        """Tell whether all that must be seen in the end is seen, and nothing more."""

    def screen_of(self, step: int) -> Person:  # noqa: ARG002 - mostly it is Luc
        """Who looks at what came of a step."""
        return self.luc

    async def has_shown(self, step: int) -> None:
        """Wait for it, in this life or a later one."""
        await self.screen_of(step).until(lambda: self.shows(step), 3 * DEADLINE, f"step {step}")

    async def closes(self, stack: AsyncExitStack) -> list[Person]:
        """Give everybody whom the bot has told something."""
        del stack
        return [self.luc]

    def heard(self) -> list[Seen]:
        """List what the bot said in Luc's direct message."""
        return self.beffroi.said(self.luc, self.direct)


class ATask(Kind):
    """A task: its card, and each of its buttons."""

    most = 200
    least = 40
    statements = True

    async def prepares(self, step: int) -> str:
        return f"Essai-{step}"

    async def asks(self, step: int) -> None:
        await self.luc.say(self.direct, f"tâche Essai-{step}")

    def shows(self, step: int) -> bool:
        cards = [seen for seen in self.heard() if f": Essai-{step}\n" in plain(seen)]
        return [list(card.reactions) for card in cards] == [BUTTONS]


class Noted(Kind):
    """A change of a task that was noted before."""

    def __init__(self, beffroi: Beffroi, synapse: Synapse, luc: Person, direct: str) -> None:
        super().__init__(beffroi, synapse, luc, direct)
        self.said: list[Said] = []
        self.cards: list[Seen] = []

    async def opens(self) -> None:
        for number in range(self.most):
            self.said.append(await self.luc.say(self.direct, f"tâche Essai-{number}"))
        await self.luc.until(self._all_noted, 3 * DEADLINE, "all cards")
        self.cards = [seen for seen in self.heard() if "Tâche" in seen.body]

    def _all_noted(self) -> bool:
        return sum(list(seen.reactions) == BUTTONS for seen in self.heard()) == self.most

    def answers(self, words: str) -> int:
        """Count what begins so."""
        return sum(plain(seen).startswith(words) for seen in self.heard())


class AnUndo(Noted):
    """« annuler »: one answer, and the card says that its task is gone."""

    most = 45
    least = 12

    async def prepares(self, step: int) -> str:
        return self.cards[-step].id

    async def asks(self, step: int) -> None:
        await self.luc.reply(self.cards[-step], "annuler")

    def shows(self, step: int) -> bool:
        card = self.cards[-step]
        number = number_in(card)
        gone = plain(card).startswith(f"Tâche {number} supprimée")
        return gone and self.answers(f"Tâche {number} retirée : ") == 1


class AnEdit(Noted):
    """An edited message: the card reads anew, and nothing else is said."""

    most = 25
    least = 8

    async def prepares(self, step: int) -> str:
        return f"Version-{step}"

    async def asks(self, step: int) -> None:
        await self.luc.edit(self.said[-step], f"tâche Version-{step}")

    def shows(self, step: int) -> bool:
        card = self.cards[-step]
        title = f"☐ Tâche {number_in(card)} : Version-{step}\n"
        about = [seen for seen in self.heard() if re.search(rf"\bVersion-{step}\b", seen.body)]
        return about == [card] and plain(card).startswith(title)


class ARing(Kind):
    """A reminder that falls due while nobody speaks: rung once, with its buttons."""

    most = 35
    least = 12

    async def opens(self) -> None:
        for number in range(1, self.most):
            minutes = number * APART // timedelta(minutes=1)
            await self.luc.say(
                self.direct, f"rappelle-moi dans {minutes} minutes de essai-{number}."
            )
        await self.luc.until(lambda: len(self.heard()) == self.most, 3 * DEADLINE, "all notes")

    async def prepares(self, step: int) -> str:
        return f"{RING}{self._due(step).isoformat()}"

    async def asks(self, step: int) -> None:
        self.beffroi.hours.set(self._due(step))

    @staticmethod
    def _due(step: int) -> datetime:
        return TUESDAY + (step + 0.5) * APART

    def shows(self, step: int) -> bool:
        rung = [seen for seen in self.heard() if plain(seen).startswith("Rappel d")]
        mine = [seen for seen in rung if f" : essai-{step}\n" in plain(seen)]
        return [list(seen.reactions) for seen in mine] == [["✅", "⏰"]]


class AFirstMessage(Kind):
    """A list asked in a room by somebody new: one line there, and one new direct message."""

    most = 100
    least = 20

    def __init__(self, beffroi: Beffroi, synapse: Synapse, luc: Person, direct: str) -> None:
        super().__init__(beffroi, synapse, luc, direct)
        self._screens: list[AsyncExitStack] = []
        """The latest two: each of them would be told what the others ask."""
        self._room = ""
        self._people: list[Person] = []

    async def opens(self) -> None:
        self._room = await self.beffroi.enters(self.luc, "Accueil")

    async def prepares(self, step: int) -> str:
        await self._close(leave=1)
        self._screens.append(AsyncExitStack())
        meeting = self.synapse.person(f"Essai{step}")
        newcomer = await self._screens[-1].enter_async_context(meeting)
        self._people.append(newcomer)
        await self.luc.invite(self._room, newcomer)
        await newcomer.is_in(self._room)
        return newcomer.user_id

    async def asks(self, step: int) -> None:
        await self.screen_of(step).say(self._room, "!mes tâches")

    def screen_of(self, step: int) -> Person:
        return self._people[step - 1]

    def shows(self, step: int) -> bool:
        who = self.screen_of(step)
        directs = [room for room in who.rooms if room != self._room]
        told = [plain(seen).partition(".")[0] for seen in self._said(who, *directs)]
        line = f"{who.name}, la réponse vous attend en message direct."
        here = [seen for seen in self._said(who, self._room) if plain(seen).startswith(line)]
        return len(directs) == len(here) == 1 and told == [
            f"Bonjour {who.name}",
            "Aucune tâche ouverte",
        ]

    async def _close(self, *, leave: int) -> None:
        while len(self._screens) > leave:
            await self._screens.pop(0).aclose()

    def _said(self, who: Person, *rooms: str) -> list[Seen]:
        return [seen for room in rooms for seen in self.beffroi.said(who, room)]

    async def closes(self, stack: AsyncExitStack) -> list[Person]:
        await self._close(leave=0)
        for number, who in enumerate(self._people):
            looking = Person.listening(self.synapse.url, who.account, name=who.name)
            self._people[number] = await stack.enter_async_context(looking)
        return self._people


def marks(person: Person, beffroi: Beffroi) -> Counter[str]:
    """Count the bot's events by the marker they carry."""
    return Counter(
        event["content"][MARKER]
        for view in person.rooms.values()
        for event in view.events
        if event["sender"] == beffroi.user_id and MARKER in event.get("content", {})
    )
