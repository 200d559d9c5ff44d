"""Another due date: said, or chosen among an hour from now, tomorrow, Monday and the next."""

from collections.abc import Collection, Iterator
from datetime import timedelta
from itertools import islice

from commands.command import Context, Reply, command
from commands.errors import Asking
from commands.phrases import first_words
from commands.policy import change_tasks
from commands.questions import CHOICES, Ask, Option, Slot
from commands.tasks.changes import meant, sort_out
from commands.tasks.replies import PutOffUntil, State, TasksPostponed, TasksUnchanged
from commands.tasks.requests import AskPutOff, PostponeTasks
from storage.moments import Due, LocalMoment
from storage.tasks import Task
from storage.work import UnitOfWork

SUNDAY = 6


@command("tasks.postpone", allowed=change_tasks)
def postpone(request: PostponeTasks, work: UnitOfWork, context: Context) -> Reply:
    """Give tasks another due date; a day alone keeps the hour that was."""
    dates: dict[int, Due | None] = {}

    def put_off(task: Task) -> bool:
        due = dates[task.number] = _keeping_hour(task.due, request.to, context)
        other = task.due != due
        if other:
            task.due = due
        return other

    found = sort_out(meant(request, work, context), put_off)
    if not found.changed:
        due = dates[found.unchanged[0].number]
        return TasksUnchanged(found.others, State.DUE, due=due)
    moved = {dates[number] for number in found.numbers}
    return TasksPostponed(
        found.numbers,
        found.title(context),
        found.others,
        to=moved.pop() if len(moved) == 1 else request.to,
        alternatives=request.alternatives,
    )


@command("tasks.ask_put_off", allowed=change_tasks, undoable=False)
def ask_put_off(request: AskPutOff, work: UnitOfWork, context: Context) -> Reply:
    """Ask until when, with the likeliest dates as taps."""
    tasks = meant(request, work, context)
    choices = tuple(islice(_likely({task.due for task in tasks}, context), len(CHOICES)))
    options = tuple(
        Option(tap, (), PostponeTasks(request.numbers, due))
        for tap, (_, due) in zip(CHOICES, choices, strict=True)
    )
    said = " ".join(str(number) for number in request.numbers)
    slot = Slot(f"{first_words('tasks.postpone', context.language)} {said} {{}}", "when")
    raise Asking(Ask(PutOffUntil(request.numbers, choices), options, slot))


def _likely(dues: Collection[Due | None], context: Context) -> Iterator[tuple[str, Due]]:
    """Walk the likeliest dates, each with its kind, but the one that all have already."""
    hours = {due.time for due in dues if due is not None}
    hour = hours.pop() if len(hours) == 1 else None
    now = LocalMoment.at(context.now + timedelta(hours=1), context.zone)
    soon = LocalMoment(now.local.replace(second=0, microsecond=0), context.zone)
    today = LocalMoment.at(context.now, context.zone).day
    monday = today + timedelta(days=(7 - today.weekday()) + (7 if today.weekday() == SUNDAY else 0))
    likely = (
        ("hour", Due.at(soon)),
        ("tomorrow", Due(today + timedelta(days=1), hour, context.zone)),
        ("day", Due(monday, hour, context.zone)),
        ("day", Due(monday + timedelta(days=7), hour, context.zone)),
    )
    for kind, due in likely:
        if {due} != set(dues):
            yield kind, due


def _keeping_hour(former: Due | None, to: Due | None, context: Context) -> Due | None:
    """Give the hour that was to a day said alone, unless it would be over already."""
    if to is None or to.time is not None or former is None or former.time is None:
        return to
    kept = Due(to.day, former.time, former.zone)
    return kept if kept.utc > context.now else to
