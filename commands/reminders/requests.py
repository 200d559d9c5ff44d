"""What may be asked of reminders."""

from dataclasses import dataclass

from commands.command import Request, Source
from storage.ids import PersonKey
from storage.moments import Day, LocalMoment, Repetition


@dataclass(frozen=True, slots=True)
class AddReminder(Request):
    """Ask to be reminded, or to remind people: it rings in their direct messages."""

    title: str
    moment: LocalMoment
    people: tuple[PersonKey, ...] = ()
    """Whom it rings for; whoever asks, where nobody is named."""
    repetition: Repetition | None = None
    alternatives: tuple[LocalMoment, ...] = ()
    """Other moments that may have been meant, offered as taps."""
    source: Source | None = None
    """The message it is about, where that was answered."""


@dataclass(frozen=True, slots=True)
class RemindRoom(Request):
    """Ask to remind everybody in the room, there."""

    title: str
    moment: LocalMoment
    repetition: Repetition | None = None
    alternatives: tuple[LocalMoment, ...] = ()
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class CancelReminder(Request):
    """Ask that it ring no more."""

    number: int


@dataclass(frozen=True, slots=True)
class PutOffReminder(Request):
    """Ask that the next ring come at another moment.

    With `repetition`, all that follows changes too: the reminder comes back another way.
    """

    number: int
    moment: LocalMoment
    repetition: Repetition | None = None
    alternatives: tuple[LocalMoment, ...] = ()


@dataclass(frozen=True, slots=True)
class SkipReminder(Request):
    """Ask that one occurrence be left out: the next one, or that of a day."""

    number: int
    day: Day | None = None


@dataclass(frozen=True, slots=True)
class FinishReminder(Request):
    """Say that what it is about is done, before it rings."""

    number: int


@dataclass(frozen=True, slots=True)
class JoinReminder(Request):
    """Ask that it ring for oneself too: ✋ on its note."""

    number: int


@dataclass(frozen=True, slots=True)
class LeaveReminder(Request):
    """Ask that it ring for oneself no more."""

    number: int


@dataclass(frozen=True, slots=True)
class FinishRing(Request):
    """Say that what has rung is done: ✅ on the ring. `nudge` is its key."""

    nudge: int


@dataclass(frozen=True, slots=True)
class RingAgain(Request):
    """Ask for a ring once more, for oneself: ⏰ on it, in an hour where no moment is said."""

    nudge: int
    moment: LocalMoment | None = None


@dataclass(frozen=True, slots=True)
class ListMyReminders(Request):
    """Ask for what is to ring that one asked for, or that rings for oneself."""


@dataclass(frozen=True, slots=True)
class ListRoomReminders(Request):
    """Ask for what is to ring in this room."""


@dataclass(frozen=True, slots=True)
class ShowReminder(Request):
    """Ask for one reminder in full."""

    number: int


@dataclass(frozen=True, slots=True)
class Ring(Request):
    """A nudge fell due: say what it is for. Only the clock asks for it."""

    nudge: int
