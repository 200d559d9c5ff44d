"""What is told of what was taken back: which command, what it was about, as it now stands."""

from commands.command import Context
from commands.removed import before
from commands.undo_policy import may_tell
from storage.ids import PersonKey
from storage.messages import Subject
from storage.moments import Due
from storage.operations import Operation
from storage.reminders import Reminder
from storage.tasks import Task
from storage.work import UnitOfWork

About = tuple[str | None, tuple[int, ...], str | None, Due | None, tuple[PersonKey, ...]]
"""Its kind, its numbers; of the only one, title, date and people."""


def what_was(operation: Operation, work: UnitOfWork, context: Context) -> tuple[str, *About, bool]:
    """Tell what was taken back, and whether that did it again: the taking back of a taking back."""
    first, again = operation, False
    while first.undoes is not None:
        undone = work.journal.by_key(first.undoes)
        if undone is None:
            break
        first, again = undone, not again
    command = first.command
    if command == "tasks.reopen" and _brought_back(first, work):
        command, again = "tasks.remove", not again
    return command, *_about(first, work, context), again


def _brought_back(operation: Operation, work: UnitOfWork) -> bool:
    """Tell whether a task was removed that it opened again: the contrary of removing it."""
    changes = work.journal.changes(operation.key)
    return any((each.table_name, each.column_name) == ("tasks", "deleted") for each in changes)


def _about(operation: Operation, work: UnitOfWork, context: Context) -> About:
    """Tell what an operation was about, as it stands now that it was taken back."""
    subjects = list(work.capture.subjects)
    kind = operation.subject_kind or (subjects[0].kind if subjects else None)
    numbers = tuple(sorted(subject.key for subject in subjects if subject.kind == kind))
    if not numbers and operation.subject_key is not None:
        numbers = (operation.subject_key,)
    if len(numbers) != 1 or kind not in ("task", "reminder"):
        return kind, numbers, None, None, ()
    if not may_tell(Subject(kind, numbers[0]), work, context):
        return kind, numbers, None, None, ()
    if kind == "task":
        task = work.tasks.numbered(numbers[0], deleted=True)
        if task is not None:
            title = _title(task, "tasks", numbers[0], work)
            return kind, numbers, title, task.due, task.assignees
    if kind == "reminder":
        reminder = work.reminders.numbered(numbers[0], deleted=True)
        if reminder is not None:
            moment = reminder.next_after(operation.at) or reminder.first
            title = _title(reminder, "reminders", numbers[0], work)
            return kind, numbers, title, Due.at(moment), reminder.people
    return kind, numbers, None, None, ()


def _title(row: Task | Reminder, table: str, number: int, work: UnitOfWork) -> str:
    """Give the title as it stands, or, of what was just removed, as it read until then."""
    if not row.deleted:
        return row.title
    undo, _ = work.journal.recorded[-1]
    title: str = before(undo, table, number, work).get("title", row.title)
    return title
