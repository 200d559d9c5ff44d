"""What is reported of tasks."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from commands.command import Reply
from commands.doubts import offer_other
from commands.questions import Ask
from commands.tasks.requests import PostponeTasks
from storage.ids import PersonKey, RoomKey
from storage.messages import Subject
from storage.moments import Due
from storage.tasks import Listed, Listing


@dataclass(frozen=True, slots=True)
class TaskAdded(Reply):
    """A task was made: its card is the answer."""

    stands = "below"
    mentions = True

    number: int
    title: str
    due: Due | None = None
    alternatives: tuple[Due, ...] = ()
    externals: bool = False
    """Whether to say, this once, that people from outside read along."""

    def about(self) -> Subject:
        """Show its card."""
        return Subject("task", self.number)

    def follow_up(self) -> Ask | None:
        """Offer the other dates that may have been meant."""
        return _other_dates((self.number,), self.alternatives)


@dataclass(frozen=True, slots=True)
class TasksChanged(Reply):
    """Tasks were changed; `unchanged` were so before."""

    shown_on_card = True

    numbers: tuple[int, ...]
    title: str | None = None
    """Of the only one, where everybody who reads the answer may know it."""
    unchanged: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TasksFinished(TasksChanged):
    """Tasks were marked as done."""


@dataclass(frozen=True, slots=True)
class TasksReopened(TasksChanged):
    """Tasks are open again."""


@dataclass(frozen=True, slots=True)
class TasksPostponed(TasksChanged):
    """Tasks have another due date, or none."""

    to: Due | None = None
    alternatives: tuple[Due, ...] = ()

    def follow_up(self) -> Ask | None:
        """Offer the other dates that may have been meant."""
        return _other_dates(self.numbers, self.alternatives)


@dataclass(frozen=True, slots=True)
class TasksGiven(TasksChanged):
    """Tasks are these people's now, or nobody's."""

    people: tuple[PersonKey, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskRenamed(TasksChanged):
    """A task has another title."""


@dataclass(frozen=True, slots=True)
class TasksRemoved(TasksChanged):
    """Tasks were removed."""


@dataclass(frozen=True, slots=True)
class TasksMarked(TasksChanged):
    """Tasks are urgent, or are not any more."""

    urgent: bool = True


class State(StrEnum):
    """What tasks were already; texts/ words each of them."""

    DONE = "done"
    OPEN = "open"
    DUE = "due"
    GIVEN = "given"
    FREE = "free"
    TITLE = "title"
    URGENT = "urgent"
    CALM = "calm"


@dataclass(frozen=True, slots=True)
class TasksUnchanged(Reply):
    """Nothing was changed: they were so already, and this is who made it so."""

    numbers: tuple[int, ...]
    state: State
    people: tuple[PersonKey, ...] = ()
    at: datetime | None = None
    due: Due | None = None


@dataclass(frozen=True, slots=True)
class PutOffUntil(Reply):
    """Asks until when: in an hour, tomorrow, Monday, but not when it is due already."""

    numbers: tuple[int, ...]
    choices: tuple[tuple[str, Due], ...]
    """Each with its kind: `hour`, `tomorrow`, `day`."""


@dataclass(frozen=True, slots=True)
class WhichTask(Reply):
    """Asks which task is meant, among the asker's own; `example` shows how to say it."""

    lines: tuple[Listed, ...]
    example: str


@dataclass(frozen=True, slots=True)
class WhichTitle(Reply):
    """Asks what is to be done, or what the task `number` is to be called."""

    number: int | None = None


@dataclass(frozen=True, slots=True)
class WhoseTask(Reply):
    """Asks whether a task is these people's, or its author's with their names in the title."""

    people: tuple[PersonKey, ...]
    title: str
    author: PersonKey
    own_title: str


@dataclass(frozen=True, slots=True)
class WhichPerson(Reply):
    """Asks to whom tasks go."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WhichRoom(Reply):
    """Asks which room's tasks to list."""

    rooms: tuple[RoomKey, ...]


@dataclass(frozen=True, slots=True)
class MyTasks(Reply):
    """The asker's open tasks, a page of them."""

    private = True

    listing: Listing
    page: int = 0
    more: int = 0
    """How many come after this page."""
    overdue_only: bool = False


@dataclass(frozen=True, slots=True)
class RoomTasks(Reply):
    """A room's open tasks, a page of them."""

    private = True

    room: RoomKey
    listing: Listing
    people: tuple[tuple[PersonKey, ...], ...] = ()
    """Whose each of the lines is."""
    page: int = 0
    more: int = 0


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment as it is shown."""

    who: PersonKey
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Past:
    """A line of a task's history: who did what, when."""

    at: datetime
    who: PersonKey | None
    command: str
    people: tuple[PersonKey, ...] = ()
    """To whom it was given."""
    due: Due | None = None
    """Until when it was put off."""


@dataclass(frozen=True, slots=True)
class TaskShown(Reply):
    """A task in full: its card, what was said of it, and its history."""

    stands = "below"

    number: int
    comments: tuple[Remark, ...] = ()
    history: tuple[Past, ...] = ()

    def about(self) -> Subject:
        """Show its card."""
        return Subject("task", self.number)


@dataclass(frozen=True, slots=True)
class TaskShownPrivately(TaskShown):
    """The same, where the people of the room may not see it."""

    private = True


def _other_dates(numbers: tuple[int, ...], alternatives: tuple[Due, ...]) -> Ask | None:
    if not alternatives:
        return None
    return offer_other(alternatives, lambda due: PostponeTasks(numbers, due))
