"""What is reported of reminders."""

from dataclasses import dataclass
from datetime import time

from commands.command import Reply
from commands.doubts import offer_other
from commands.errors import PersonError
from commands.questions import Ask
from commands.reminders.requests import PutOffReminder
from storage.ids import PersonKey, RoomKey
from storage.messages import Subject
from storage.moments import Day, Due, LocalMoment, Repetition


@dataclass(frozen=True, slots=True)
class ReminderAdded(Reply):
    """A reminder was noted: its note is the answer."""

    number: int
    title: str
    moment: LocalMoment
    repetition: Repetition | None = None
    alternatives: tuple[LocalMoment, ...] = ()

    def about(self) -> Subject:
        """Show its card."""
        return Subject("reminder", self.number)

    def follow_up(self) -> Ask | None:
        """Offer the other moments that may have been meant."""
        return other_moments(self.number, self.repetition, self.alternatives)


@dataclass(frozen=True, slots=True)
class ReminderPutOff(Reply):
    """The next ring, or all of them, will come at another moment."""

    shown_on_card = True

    number: int
    title: str | None
    """Where everybody who reads the answer may know it."""
    moment: LocalMoment
    repetition: Repetition | None = None
    alternatives: tuple[LocalMoment, ...] = ()

    def follow_up(self) -> Ask | None:
        """Offer the other moments that may have been meant."""
        return other_moments(self.number, self.repetition, self.alternatives)


@dataclass(frozen=True, slots=True)
class ReminderCancelled(Reply):
    """It will ring no more."""

    number: int
    title: str | None
    """Where everybody who reads the answer may know it."""


@dataclass(frozen=True, slots=True)
class ReminderSkipped(Reply):
    """One occurrence is left out; `following` is the next one, if there is any."""

    number: int
    title: str | None
    """Where everybody who reads the answer may know it."""
    day: Day
    zone: str
    following: LocalMoment | None = None


@dataclass(frozen=True, slots=True)
class NothingToSkip(Reply):
    """It does not ring that day, or rings only once: `repeats` tells which."""

    number: int
    title: str
    repeats: bool
    day: Day | None = None
    following: LocalMoment | None = None
    zone: str = ""


@dataclass(frozen=True, slots=True)
class ReminderFinished(Reply):
    """What it was about is done before it rang."""

    shown_on_card = True

    number: int
    title: str | None
    """Where everybody who reads the answer may know it."""


@dataclass(frozen=True, slots=True)
class ReminderJoined(Reply):
    """It rings for whoever asked, too; the note names them. `already`: it did before."""

    shown_on_card = True

    number: int
    title: str
    person: PersonKey
    moment: LocalMoment | None
    already: bool = False


@dataclass(frozen=True, slots=True)
class ReminderLeft(Reply):
    """It rings for whoever asked no more. `already`: it did not."""

    number: int
    title: str
    person: PersonKey
    already: bool = False


@dataclass(frozen=True, slots=True)
class Rung(Reply):
    """A reminder rings: the ring's card says it."""

    mentions = True

    number: int
    """The nudge's key."""

    def about(self) -> Subject:
        """Show its card."""
        return Subject("ring", self.number)


@dataclass(frozen=True, slots=True)
class RingFinished(Reply):
    """What has rung is done: the ring's card says by whom."""

    shown_on_card = True

    title: str | None
    """Where everybody who reads the answer may know it."""
    person: PersonKey


@dataclass(frozen=True, slots=True)
class WillRingAgain(Reply):
    """It rings once more, for whoever asked alone: the ring's card says when."""

    shown_on_card = True

    title: str
    person: PersonKey
    moment: LocalMoment


@dataclass(frozen=True, slots=True)
class ListedReminder:
    """One line of a list. `author` asks somebody else; `people` are not whoever reads."""

    number: int
    title: str
    moment: LocalMoment
    repetition: Repetition | None = None
    first: LocalMoment | None = None
    author: PersonKey | None = None
    people: tuple[PersonKey, ...] = ()
    room: RoomKey | None = None


@dataclass(frozen=True, slots=True)
class MyReminders(Reply):
    """What is to ring that somebody asked for, or that rings for them."""

    private = True

    reminders: tuple[ListedReminder, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class RoomReminders(Reply):
    """What is to ring in a room."""

    private = True

    room: RoomKey
    reminders: tuple[ListedReminder, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class ReminderShown(Reply):
    """One reminder in full."""

    private = True

    number: int
    title: str
    moment: LocalMoment | None
    """When it rings next."""
    repetition: Repetition | None
    first: LocalMoment
    author: PersonKey
    people: tuple[PersonKey, ...]
    room: RoomKey | None = None


@dataclass
class NoReminderNamed(PersonError):
    """No reminder was named."""


@dataclass
class MomentPassed(PersonError):
    """The moment to ring at is past: nothing was noted."""

    moment: LocalMoment


@dataclass
class TooOften(PersonError):
    """It would ring again too soon: `least` minutes are to lie between two rings for `whom`."""

    least: int
    whom: str
    """`me`, `others` or `room`."""


@dataclass(frozen=True, slots=True)
class WhichMoment(Reply):
    """No moment was said; `number` is the reminder to put off, where it is one."""

    title: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class OtherMoment(Reply):
    """The moment said is past: one of these may be meant. `answers` is what one may type."""

    moment: LocalMoment
    choices: tuple[Due, ...]
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhichTitle(Reply):
    """It was not said what the reminder is about."""


def other_moments(
    number: int, repetition: Repetition | None, alternatives: tuple[LocalMoment, ...]
) -> Ask | None:
    """Ask, beside what was done, whether another moment was meant."""
    if not alternatives:
        return None

    def put_off(due: Due) -> PutOffReminder:
        return PutOffReminder(number, due.ringing(due.time or time()), repetition)

    return offer_other(tuple(map(Due.at, alternatives)), put_off)
