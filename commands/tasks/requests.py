"""What may be asked of tasks."""

from dataclasses import dataclass

from commands.command import Request, Source
from storage.ids import PersonKey, RoomKey
from storage.moments import Due


@dataclass(frozen=True, slots=True)
class AddTask(Request):
    """Ask for a new task. `effort` is in minutes."""

    title: str
    assignees: tuple[PersonKey, ...] = ()
    due: Due | None = None
    project: str | None = None
    effort: int | None = None
    urgent: bool = False
    source: Source | None = None
    """The message that is answered, where it is made from one."""
    alternatives: tuple[Due, ...] = ()
    """Other dates that may have been meant, offered as taps."""
    free: bool = False
    """Whether it is nobody's yet: it waits for somebody to take it."""


@dataclass(frozen=True, slots=True)
class PinTask(Request):
    """Turn the message that 📌 was put on into a task that nobody has yet."""


@dataclass(frozen=True, slots=True)
class OfTasks(Request):
    """Something asked of tasks that are there."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AddComment(OfTasks):
    """Keep what was answered to a task's card."""

    text: str


@dataclass(frozen=True, slots=True)
class FinishTasks(OfTasks):
    """Say that tasks are done."""


@dataclass(frozen=True, slots=True)
class ReopenTasks(OfTasks):
    """Say that tasks are not done after all, or bring removed ones back."""


@dataclass(frozen=True, slots=True)
class PostponeTasks(OfTasks):
    """Give tasks another due date. A day alone keeps the hour that was; nothing takes it away."""

    to: Due | None
    alternatives: tuple[Due, ...] = ()
    """Other dates that may have been meant, offered as taps."""


@dataclass(frozen=True, slots=True)
class AskPutOff(OfTasks):
    """Ask until when: the ⏰ of a card, or a sentence that names no date."""


@dataclass(frozen=True, slots=True)
class GiveTasks(OfTasks):
    """Make tasks these people's, and nobody else's."""

    people: tuple[PersonKey, ...]


@dataclass(frozen=True, slots=True)
class TakeTasks(OfTasks):
    """Take tasks that nobody has: the ✋ of a card."""


@dataclass(frozen=True, slots=True)
class RenameTask(OfTasks):
    """Give a task another title."""

    title: str


@dataclass(frozen=True, slots=True)
class RemoveTasks(OfTasks):
    """Remove tasks; they can be brought back."""


@dataclass(frozen=True, slots=True)
class MarkUrgent(OfTasks):
    """Say that tasks are urgent, or that they are not."""

    urgent: bool = True


@dataclass(frozen=True, slots=True)
class ShowTask(OfTasks):
    """Show one task with what was said of it and its history."""


@dataclass(frozen=True, slots=True)
class ListMyTasks(Request):
    """List the asker's open tasks."""

    page: int = 0
    overdue_only: bool = False


@dataclass(frozen=True, slots=True)
class ListRoomTasks(Request):
    """List a room's open tasks."""

    room: RoomKey
    page: int = 0
