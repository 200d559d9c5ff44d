"""Telling people that a task was given to them, once."""

from collections.abc import Iterator
from dataclasses import dataclass

from commands.command import Reply
from commands.document import Document
from commands.wording import Voice, worded
from storage.capture import ABSENT
from storage.ids import PersonKey
from storage.messages import Subject
from storage.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class TaskGiven(Reply):
    """Somebody gave a task to whoever reads this: its card, below a line that says so."""

    stands = "above"

    number: int
    by: PersonKey
    room: str | None = None
    """The name of the room it belongs to, where that is no direct message."""

    def about(self) -> Subject:
        """Show its card."""
        return Subject("task", self.number)


@dataclass(frozen=True, slots=True)
class Given:
    """A task was given to a person by an operation of this transaction."""

    person: PersonKey
    told: TaskGiven
    root: str
    """The message that asked: its edits tell nobody again."""


def newly_given(work: UnitOfWork, by: PersonKey) -> Iterator[Given]:
    """Walk the tasks and the people they were given to, by this transaction's own operations.

    What comes back, by an undo or by `rouvrir`, is no news to those who had it.
    """
    for operation, changes in work.journal.recorded:
        if operation.undoes is not None or operation.command == "tasks.reopen":
            continue
        for cell, values in changes.items():
            if (cell.table, cell.column) != ("assignments", "deleted"):
                continue
            if values.after is False and values.before in (ABSENT, True):
                assignment = work.tasks.assignment(cell.row)
                if assignment.person == by:
                    continue
                task = work.tasks.numbered(assignment.task)
                if task is not None:
                    room = work.rooms.by_key(task.room)
                    name = None if room.is_direct else room.name
                    told = TaskGiven(task.number, by, name)
                    yield Given(assignment.person, told, operation.root)


@worded
def word_given(reply: TaskGiven, voice: Voice) -> Document:
    """`Amina vous confie une tâche, salon Finances`."""
    who = voice.names.name(reply.by)
    if reply.room is None:
        return Document((voice.say("task-given", who=who),))
    return Document((voice.say("task-given-in", who=who, room=reply.room),))
