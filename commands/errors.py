"""What can go wrong: the person's errors are said kindly, ours are apologised for."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.ids import PersonKey

if TYPE_CHECKING:
    from commands.questions import Ask


class BeffroiError(Exception):
    """Anything of ours that stops a request."""


class PersonError(BeffroiError):
    """Something the person can mend: worded as what happened, then what to say next."""


class Refusal(PersonError):
    """Something that is not this person's to do; says who can, of what they may see."""


class Unknown(PersonError):
    """Something that is not there, or that one may not see: the words are the same."""


@dataclass(frozen=True)
class UnknownTask(Unknown):
    """No such task here."""

    number: int


@dataclass(frozen=True)
class UnknownReminder(Unknown):
    """No such reminder here."""

    number: int


@dataclass(frozen=True)
class UnknownPerson(Unknown):
    """Nobody of that name in this room."""

    name: str


@dataclass(frozen=True)
class NotYours(Refusal):
    """A task or a reminder that its author, its people and moderators change."""

    subject: str
    number: int
    who_can: tuple[PersonKey, ...]


@dataclass(frozen=True)
class ForModerators(Refusal):
    """What only a moderator of the room does."""

    who_can: tuple[PersonKey, ...]


@dataclass(frozen=True)
class ForAgents(Refusal):
    """What guests do not see."""


@dataclass(frozen=True)
class OurFault(PersonError):
    """Nothing was noted, through our own fault; `reference` finds it in the log."""

    reference: str
    contact: str | None


@dataclass(frozen=True)
class Asking(PersonError):
    """The request cannot be carried out before an answer."""

    ask: "Ask"
