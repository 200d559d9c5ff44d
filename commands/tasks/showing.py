"""One task in full: its card, what was said of it, and who did what."""

from pydantic import ValidationError

from commands.catalogue import catalogue
from commands.command import Context, Reply, command
from commands.policy import see_tasks, visible_task
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
from storage.operations import Operation
from storage.work import UnitOfWork

MOST_REMARKS = 5
MOST_HISTORY = 8


@command("tasks.show", allowed=see_tasks, undoable=False)
def show(request: ShowTask, work: UnitOfWork, context: Context) -> Reply:
    """Show a task where its room sees it; elsewhere, to the asker alone."""
    task = visible_task(request.numbers[0], work, context)
    remarks = tuple(
        Remark(comment.author, comment.at, comment.text)
        for comment in work.tasks.comments(task.number, limit=MOST_REMARKS)
    )
    operations = work.journal.latest_of_subject(
        "task", task.number, limit=MOST_HISTORY, but=("tasks.comment",)
    )
    history = tuple(_past(operation) for operation in operations)
    if task.room == context.room or context.direct:
        return TaskShown(task.number, remarks, history)
    return TaskShownPrivately(task.number, remarks, history)


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
