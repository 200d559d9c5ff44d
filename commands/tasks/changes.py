"""The commands that change tasks. One that finds nothing to change says so, and records nothing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from commands.command import Context, Reply, command
from commands.policy import change_removed_tasks, change_tasks, told_title, visible_tasks
from commands.removed import bring_back
from commands.tasks.replies import (
    State,
    TaskRenamed,
    TasksFinished,
    TasksMarked,
    TasksRemoved,
    TasksReopened,
    TasksUnchanged,
)
from commands.tasks.requests import (
    FinishTasks,
    MarkUrgent,
    OfTasks,
    RemoveTasks,
    RenameTask,
    ReopenTasks,
)
from storage.tasks import Task
from storage.work import UnitOfWork


@dataclass(slots=True)
class Sorted:
    """The tasks of a request: those that were changed, and those that were so already."""

    changed: list[Task] = field(default_factory=list)
    unchanged: list[Task] = field(default_factory=list)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of what was changed."""
        return tuple(task.number for task in self.changed)

    @property
    def others(self) -> tuple[int, ...]:
        """The numbers of what was not."""
        return tuple(task.number for task in self.unchanged)

    def title(self, context: Context) -> str | None:
        """Give the title of the only task, where everybody who reads the answer may see it."""
        if len(self.changed) != 1 or self.unchanged:
            return None
        (task,) = self.changed
        return told_title(task, context)


def sort_out(tasks: Iterable[Task], change: Callable[[Task], bool]) -> Sorted:
    """Change each of these tasks that is not so yet."""
    found = Sorted()
    for task in tasks:
        (found.changed if change(task) else found.unchanged).append(task)
    return found


def meant(request: OfTasks, work: UnitOfWork, context: Context) -> list[Task]:
    """Read the tasks of a request, each of them there and visible."""
    return visible_tasks(request.numbers, work, context)


@command("tasks.finish", allowed=change_tasks)
def finish_tasks(request: FinishTasks, work: UnitOfWork, context: Context) -> Reply:
    """Mark tasks as done."""

    def finish(task: Task) -> bool:
        if task.done_at is not None:
            return False
        task.done_at, task.done_by = context.now, context.sender
        return True

    found = sort_out(meant(request, work, context), finish)
    if found.changed:
        return TasksFinished(found.numbers, found.title(context), found.others)
    first = found.unchanged[0]
    who = (first.done_by,) if first.done_by is not None else ()
    return TasksUnchanged(found.others, State.DONE, who, first.done_at)


@command("tasks.reopen", allowed=change_removed_tasks)
def reopen_tasks(request: ReopenTasks, work: UnitOfWork, context: Context) -> Reply:
    """Let tasks be open again; one that was removed comes back as it was."""

    def reopen(task: Task) -> bool:
        if task.deleted:
            bring_back(task, work)
            return True
        was_done = task.done_at is not None
        task.done_at = task.done_by = None
        return was_done

    tasks = visible_tasks(request.numbers, work, context, deleted=True)
    found = sort_out(tasks, reopen)
    if found.changed:
        return TasksReopened(found.numbers, found.title(context), found.others)
    return TasksUnchanged(found.others, State.OPEN)


@command("tasks.rename", allowed=change_tasks)
def rename_task(request: RenameTask, work: UnitOfWork, context: Context) -> Reply:
    """Give a task another title."""

    def rename(task: Task) -> bool:
        other = task.title != request.title
        task.title = request.title
        return other

    found = sort_out(meant(request, work, context), rename)
    if found.changed:
        return TaskRenamed(found.numbers, request.title)
    return TasksUnchanged(found.others, State.TITLE)


@command("tasks.remove", allowed=change_tasks)
def remove_tasks(request: RemoveTasks, work: UnitOfWork, context: Context) -> TasksRemoved:
    """Remove tasks; they can be brought back."""

    def remove(task: Task) -> bool:
        task.deleted = True
        return True

    found = sort_out(meant(request, work, context), remove)
    return TasksRemoved(found.numbers, found.title(context))


@command("tasks.mark", allowed=change_tasks)
def mark_urgent(request: MarkUrgent, work: UnitOfWork, context: Context) -> Reply:
    """Say that tasks are urgent, or not any more."""

    def mark(task: Task) -> bool:
        other = task.urgent is not request.urgent
        task.urgent = request.urgent
        return other

    found = sort_out(meant(request, work, context), mark)
    if found.changed:
        title = found.title(context)
        return TasksMarked(found.numbers, title, found.others, urgent=request.urgent)
    return TasksUnchanged(found.others, State.URGENT if request.urgent else State.CALM)
