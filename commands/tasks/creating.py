"""The commands that make tasks, and keep what is said of them."""

from commands.command import Context, Reply, Silence, command
from commands.policy import externals_in, see_tasks, speak_here
from commands.tasks.errors import RemarkTooLong
from commands.tasks.replies import TaskAdded
from commands.tasks.requests import AddComment, AddTask, PinTask
from commands.tasks.titles import drawn_from
from storage.tasks import Comment, Task
from storage.work import UnitOfWork

LONGEST_COMMENT = 2000


@command("tasks.add", allowed=speak_here)
def add_task(request: AddTask, work: UnitOfWork, context: Context) -> TaskAdded:
    """Give the task to whoever asks, unless someone else is named, or the room."""
    source = request.source
    task = work.tasks.add(
        Task(
            title=request.title,
            author=context.sender,
            room=context.room,
            created_at=context.now,
            due=request.due,
            project=request.project,
            effort=request.effort,
            urgent=request.urgent,
            source_event=source.event if source else None,
            source_author=source.author if source else None,
        )
    )
    if not request.free:
        work.tasks.give(task, request.assignees or (context.sender,))
    return TaskAdded(
        task.number,
        task.title,
        task.due,
        request.alternatives,
        externals=_first_before_externals(work, context),
    )


@command("tasks.pin", allowed=speak_here)
def pin_task(request: PinTask, work: UnitOfWork, context: Context) -> Reply:
    """Make a task of the message, whose card waits for somebody to take it; once only."""
    source = context.source
    if source is None or work.tasks.from_event(source.event) is not None:
        return Silence()
    title = drawn_from(source.text, context.now, context.zone, context.language)
    if not title:
        return Silence()
    task = work.tasks.add(
        Task(
            title=title,
            author=context.sender,
            room=context.room,
            created_at=context.now,
            urgent=False,
            source_event=source.event,
            source_author=source.author,
        )
    )
    return TaskAdded(task.number, task.title, externals=_first_before_externals(work, context))


@command("tasks.comment", allowed=see_tasks)
def add_comment(request: AddComment, work: UnitOfWork, context: Context) -> Silence:
    """Keep a comment, silently."""
    if len(request.text) > LONGEST_COMMENT:
        raise RemarkTooLong(len(request.text), LONGEST_COMMENT)
    for number in request.numbers:
        work.tasks.comment(
            Comment(
                task=number,
                author=context.sender,
                at=context.now,
                text=request.text,
            )
        )
    return Silence()


def _first_before_externals(work: UnitOfWork, context: Context) -> bool:
    """Tell, once a room, that people from outside read along."""
    told = f"externals:{context.room}"
    if context.direct or work.inbox.holds(told):
        return False
    if not externals_in(context.room, work, context.organisation):
        return False
    work.inbox.add(told, context.now)
    return True
