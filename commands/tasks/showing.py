"""One task in full: its card, what was said of it, and who did what."""

from collections.abc import Sequence

from pydantic import ValidationError

from commands.catalogue import catalogue
from commands.command import Context, Reply, command
from commands.policy import see_tasks, told_here, visible_task
from commands.serialising import from_json
from commands.tasks.replies import (
    Past,
    Remark,
    TasksGiven,
    TaskShown,
    TaskShownPrivately,
    TasksPostponed,
)
from commands.tasks.requests import ShowTask
from commands.undo_policy import REMARKS
from storage.operations import Operation
from storage.work import UnitOfWork

MOST_REMARKS = 5
MOST_HISTORY = 8

_MAKES = ("tasks.add", "tasks.pin")
"""Commands that make a task: an edited message runs its own again."""


@command("tasks.show", allowed=see_tasks, undoable=False)
def show(request: ShowTask, work: UnitOfWork, context: Context) -> Reply:
    """Show a task where its room sees it; elsewhere, to the asker alone."""
    task = visible_task(request.numbers[0], work, context)
    remarks = tuple(
        Remark(comment.author, comment.at, comment.text)
        for comment in work.tasks.comments(task.number, limit=MOST_REMARKS)
    )
    operations = work.journal.latest_of_subject(
        "task", task.number, limit=2 * MOST_HISTORY, but=REMARKS
    )
    history = tuple(map(_past, _told(operations, work)[-MOST_HISTORY:]))
    if told_here(task.room, context):
        return TaskShown(task.number, remarks, history)
    return TaskShownPrivately(task.number, remarks, history)


def _told(operations: Sequence[Operation], work: UnitOfWork) -> list[Operation]:
    """Leave out what is no news of the task: it is made once, and a corrected remark is one."""
    return [
        operation
        for place, operation in enumerate(operations)
        if not (place and operation.command in _MAKES) and not _is_of_a_remark(operation, work)
    ]


def _is_of_a_remark(operation: Operation, work: UnitOfWork) -> bool:
    """Tell whether it took back a remark, or gave one back."""
    while operation.undoes is not None:
        undone = work.journal.by_key(operation.undoes)
        if undone is None:
            return False
        operation = undone
    return operation.command in REMARKS


def _past(operation: Operation) -> Past:
    """Tell what an operation did; what was reported of it says to whom, and until when."""
    reply = _reported(operation)
    return Past(
        operation.at,
        operation.person,
        operation.command,
        reply.people if isinstance(reply, TasksGiven) else (),
        reply.to if isinstance(reply, TasksPostponed) else None,
    )


def _reported(operation: Operation) -> object:
    if operation.reply is None:
        return None
    try:
        return from_json(operation.reply, catalogue().replies)
    except (KeyError, ValidationError):
        return None
