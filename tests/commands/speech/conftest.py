"""A room of three colleagues and an external, for tests of what is said there."""

from dataclasses import dataclass, replace
from typing import Self

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.scene import scene_of
from commands.incoming import Message
from commands.language import Language
from commands.understanding import understand
from storage.ids import EventId, RoomId, UserId
from storage.numbers import Sequence
from tests.team import BOT, Shown, Team


@dataclass
class Square:
    """Where people of the town meet: one room, and Luc's direct message."""

    team: Team
    luc: UserId
    zoe: UserId
    amina: UserId
    room: RoomId
    alone: RoomId

    @classmethod
    def opens(cls, team: Team) -> Self:
        """Let everybody come."""
        with team.work():
            luc = team.person("@luc:ville.test", "Luc Martin")
            zoe = team.person("@zoe:ville.test", "Zoé Petit")
            amina = team.person("@amina:ville.test", "Amina Diallo")
            room = team.room("Finances", luc, zoe, amina, moderators=[amina])
            return cls(team, luc, zoe, amina, room, team.direct(luc))

    def luc_says(self, text: str, reply_to: EventId | None = None) -> str:
        """Let Luc speak in the room; give what the bot newly says there and elsewhere."""
        self.team.says(self.luc, self.room, text, reply_to=reply_to)
        return self.heard

    def luc_alone(self, text: str, reply_to: EventId | None = None) -> str:
        """Let Luc speak to the bot alone."""
        self.team.says(self.luc, self.alone, text, reply_to=reply_to)
        return self.heard

    def would_answer(self, text: str, room: RoomId) -> bool:
        """Tell whether the bot would answer Luc."""
        return self.team.would_answer(self.luc, room, text)

    def understands(self, text: str, room: RoomId, language: Language) -> str | None:
        """Tell what the bot makes of what Luc says, without doing it."""
        event = EventId("$example")
        message = Message(f"event:{event}", self.team.now, room, self.luc, event, text)
        with self.team.work() as work:
            scene = scene_of(message, work, self.team.organisation, BOT)
            assert scene is not None
            context = replace(scene.context, language=language)
            understood = understand(message, work, context, BOT)
        return None if understood is None else type(understood.request).__name__

    @property
    def heard(self) -> str:
        """What the bot newly said, spaces of every kind being equal."""
        return "\n---\n".join(plain(each) for each in self.team.answers)

    @property
    def last(self) -> Shown:
        """The bot's latest message, as it now stands."""
        return list(self.team.shown.values())[-1]

    @property
    def card(self) -> str:
        """The first card, as it now stands."""
        return plain(next(iter(self.team.shown.values())))


def plain(shown: Shown) -> str:
    """Give a message's body with ordinary spaces."""
    return shown.body.replace("\u00a0", " ")


@pytest.fixture(scope="module")
def furnished(own_engine: Engine) -> Square:
    """A square with tasks 42 and 43, reminders 1 and 2, for all examples: none is done."""
    square = Square.opens(Team(own_engine))
    with Session(own_engine) as session, session.begin():
        session.add(Sequence(name="tasks", last=41))
    for title in ("Préparer le budget pour vendredi 14h", "Relire le devis"):
        square.luc_says(f"!tâche {title}")
    for what in ("demain à 9h de signer", "chaque lundi à 9h : point mensuel"):
        square.luc_says(f"!rappelle-moi {what}")
    return square


@pytest.fixture
def square(team: Team) -> Square:
    """The square, empty of tasks."""
    return Square.opens(team)
