"""What can go wrong: the person's errors are said kindly, ours are apologised for."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.ids import PersonKey

if TYPE_CHECKING:
    from commands.questions import Ask


class BeffroiError(Exception):
    """Anything of ours that stops a request.

    Errors are no frozen dataclasses: Python itself writes the traceback into them.
    """


class PersonError(BeffroiError):
    """Something the person can mend: worded as what happened, then what to say next."""


class Refusal(PersonError):
    """Something that is not this person's to do; says who can, of what they may see."""


class Unknown(PersonError):
    """Something that is not there, or that one may not see: the words are the same."""


@dataclass
class UnknownTask(Unknown):
    """No such task here."""

    number: int


@dataclass
class RemovedTask(UnknownTask):
    """A task that was removed, and that whoever asks may see: it can be brought back."""


@dataclass
class UnknownTasks(Unknown):
    """Of several tasks, these are not here: none of the others was changed."""

    numbers: tuple[int, ...]


@dataclass
class UnknownReminder(Unknown):
    """No such reminder here."""

    number: int


@dataclass
class UnknownPerson(Unknown):
    """Nobody of that name in this room."""

    name: str


@dataclass
class UnknownPersonAlone(UnknownPerson):
    """Somebody whom a guest names in private, where a guest can name nobody else."""


@dataclass
class Namesakes(PersonError):
    """Several people answer to that name: it is asked who is meant."""

    name: str
    people: tuple[PersonKey, ...]


@dataclass
class OutsideTheRoom(Refusal):
    """Somebody from outside, who would not see what belongs to another room than theirs."""

    person: PersonKey


@dataclass
class NotYours(Refusal):
    """A task or a reminder that its author, its people and moderators change.

    `who_can` is empty where those who read it may not know its people.
    """

    subject: str
    number: int
    who_can: tuple[PersonKey, ...] = ()
    moderators: tuple[PersonKey, ...] = ()
    """Those beside, who can too."""
    several: bool = False
    """Whether others were named with it: none of them was changed."""


@dataclass
class ForModerators(Refusal):
    """What only a moderator of the room does."""

    who_can: tuple[PersonKey, ...]


@dataclass
class ForAgents(Refusal):
    """What guests do not see."""


@dataclass
class OurFault(PersonError):
    """Nothing was noted, through our own fault; `reference` finds it in the log."""

    reference: str
    contact: str | None


@dataclass
class ToldOnce(PersonError):
    """An error that is said once: saying it again would help nobody."""

    error: PersonError
    told: str
    """What the inbox remembers of it."""


@dataclass
class Asking(PersonError):
    """The request cannot be carried out before an answer."""

    ask: "Ask"
