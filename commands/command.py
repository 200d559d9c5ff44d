"""What a command is: a typed request in, a typed reply out, and the right it needs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeVar, get_type_hints

from commands.language import Language
from commands.organisation import Organisation
from storage.ids import EventId, PersonKey, RoomKey
from storage.messages import Subject
from storage.work import UnitOfWork

if TYPE_CHECKING:
    from commands.questions import Ask


@dataclass(frozen=True, slots=True)
class Request:
    """What a person wants. Its fields serialise to JSON: a tap or a question keeps it."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The values that came of a request; how they look is decided elsewhere."""

    private: ClassVar[bool] = False
    """Whether it goes to the asker's direct message, with one line in the room."""

    shown_on_card: ClassVar[bool] = False
    """Whether the edited card says it, so that a tap needs no answer beside."""

    stands: ClassVar[Literal["instead", "above", "below"]] = "instead"
    """Where its own words stand: in place of any card, or around the card of its subject."""

    mentions: ClassVar[bool] = False
    """Whether its card notifies whoever must act now; a card shown again does not."""

    def about(self) -> Subject | None:
        """Give the subject whose card this reply is."""
        return None

    def chooses_language(self) -> bool:
        """Tell whether it changed the language in which it is to be said."""
        return False

    def follow_up(self) -> "Ask | None":
        """Give a question to ask beside it: another reading, offered as a tap."""
        return None


@dataclass(frozen=True, slots=True)
class Silence(Reply):
    """Nothing to say: an edited card or a crossed out answer tells."""


@dataclass(frozen=True, slots=True)
class Source:
    """The message a request points to: a reply's parent, or what 📌 was put on."""

    event: EventId
    author: PersonKey
    text: str


@dataclass(frozen=True, slots=True)
class Context:
    """Who asks, where, when, and how they read."""

    now: datetime
    zone: str
    language: Language
    sender: PersonKey
    room: RoomKey
    direct: bool
    """Whether the room is a direct message with the bot."""
    origin: str
    organisation: Organisation
    source: Source | None = None
    """What the message replies to, or what 📌 was put on."""


Allowed = Callable[[Any, UnitOfWork, Context], None]
"""A right: returns where the person may, raises a `Refusal` or an `Unknown` where not."""

Handler = Callable[[Any, UnitOfWork, Context], Reply]
HandlerType = TypeVar("HandlerType", bound=Callable[..., Reply])


@dataclass(frozen=True, slots=True)
class Command:
    """A command as the catalogue keeps it."""

    name: str
    request: type[Request]
    allowed: Allowed
    handle: Handler
    undoable: bool

    @property
    def key(self) -> type[Request]:
        """What the catalogue files it under."""
        return self.request


def command(
    name: str, *, allowed: Allowed, undoable: bool = True
) -> Callable[[HandlerType], HandlerType]:
    """Mark a function as the one that handles its request; the catalogue finds it.

    `undoable=False`: what it changes is no operation of the person's (a list, a ring).
    """

    def mark(function: HandlerType) -> HandlerType:
        request = get_type_hints(function)["request"]
        found = Command(name, request, allowed, function, undoable)
        function.__command__ = found  # type: ignore[attr-defined]
        return function

    return mark
