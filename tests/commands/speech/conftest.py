"""A room of three colleagues and an external, for tests of what is said there."""

from dataclasses import dataclass
from typing import Self

import pytest

from storage.ids import EventId, RoomId, UserId
from tests.team import Shown, Team


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


@pytest.fixture
def square(team: Team) -> Square:
    """The square, empty of tasks."""
    return Square.opens(team)
