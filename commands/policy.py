"""Who may do what: one predicate per right, which each command declares.

The door asks it before the command runs. Readers, lists and wordings ask `sees_task`,
`told_here`, `is_agent` by themselves, where what they show depends on who reads it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from commands.command import Context, Request
from commands.errors import (
    ForAgents,
    ForModerators,
    NotYours,
    RemovedTask,
    UnknownReminder,
    UnknownTask,
    UnknownTasks,
)
from commands.organisation import Organisation
from commands.removed import last_assignees
from storage.ids import PersonKey, RoomKey
from storage.nudges import NudgeState
from storage.reminders import Reminder
from storage.tasks import Task
from storage.work import UnitOfWork


class OfTasks(Protocol):
    """A request that names tasks."""

    @property
    def numbers(self) -> Sequence[int]:
        """The tasks' numbers."""
        ...


class OfPeople(OfTasks, Protocol):
    """A request that gives tasks to people."""

    @property
    def people(self) -> Sequence[PersonKey]:
        """To whom."""
        ...


class OfRoom(Protocol):
    """A request that names a room."""

    @property
    def room(self) -> RoomKey:
        """The room."""
        ...


class OfReminder(Protocol):
    """A request that names a reminder."""

    @property
    def number(self) -> int:
        """The reminder's number."""
        ...


class OfRing(Protocol):
    """A request that names a ring."""

    @property
    def nudge(self) -> int:
        """The nudge's key."""
        ...


class OfSubject(OfTasks, OfReminder, Protocol):
    """A request that names one subject."""

    @property
    def kind(self) -> str:
        """The kind of subject."""
        ...


def anyone(request: Request, work: UnitOfWork, context: Context) -> None:
    """What concerns the asker alone: undo of their own, help, their language."""
    del request, work, context


def speak_here(request: Request, work: UnitOfWork, context: Context) -> None:
    """Whoever is in the room, guests too, may add to it."""
    del request, work, context


def see_tasks(request: OfTasks, work: UnitOfWork, context: Context) -> None:
    """People see the tasks of rooms they share with the bot, plus their own."""
    visible_tasks(request.numbers, work, context)


def change_tasks(request: OfTasks, work: UnitOfWork, context: Context) -> None:
    """Only the author, an assignee or a moderator of its room changes a task."""
    visible_tasks(request.numbers, work, context)
    change_removed_tasks(request, work, context)


def change_removed_tasks(request: OfTasks, work: UnitOfWork, context: Context) -> None:
    """The same, of tasks that may have been removed: they are brought back."""
    visible_tasks(request.numbers, work, context, deleted=True)
    for number in request.numbers:
        try:
            change_task(number, work, context)
        except NotYours as refused:
            raise replace(refused, several=len(request.numbers) > 1) from None


def change_task(number: int, work: UnitOfWork, context: Context) -> None:
    """The same, of one task."""
    task = visible_task(number, work, context, deleted=True)
    who_can = (task.author, *last_assignees(task, work))
    if context.sender not in who_can and not moderates(context.sender, task.room, work):
        raise not_yours(task, who_can, work, context)


def take_tasks(request: OfTasks, work: UnitOfWork, context: Context) -> None:
    """Any member of its room takes a task that nobody has; others need the right to change it.

    Where somebody has it already, the command changes nothing and says who.
    """
    for task in visible_tasks(request.numbers, work, context):
        if not task.assignees and not work.rooms.holds(task.room, context.sender):
            change_tasks(request, work, context)


def give_tasks(request: OfPeople, work: UnitOfWork, context: Context) -> None:
    """Giving is changing, but for a task that nobody has, which one gives to oneself."""
    for task in visible_tasks(request.numbers, work, context):
        free = not task.assignees and work.rooms.holds(task.room, context.sender)
        if not free or tuple(request.people) != (context.sender,):
            change_tasks(request, work, context)


def see_room(request: OfRoom, work: UnitOfWork, context: Context) -> None:
    """People see what belongs to a room they are in; guests, only there or in private."""
    here = request.room == context.room
    if not here and not (context.direct or is_agent(context.sender, work, context.organisation)):
        raise ForAgents
    if not work.rooms.holds(request.room, context.sender):
        raise ForAgents


def change_reminder(request: OfReminder, work: UnitOfWork, context: Context) -> None:
    """Its author, those it rings for alone, and for a room's its moderators."""
    change_one_reminder(request.number, work, context)


def change_one_reminder(
    number: int, work: UnitOfWork, context: Context, *, deleted: bool = False
) -> None:
    """The same, of a reminder that may have been removed."""
    reminder = visible_reminder(number, work, context, deleted=deleted)
    who_can = (reminder.author, *(() if reminder.for_room else reminder.people))
    if context.sender in who_can:
        return
    if reminder.for_room and moderates(context.sender, reminder.room, work):
        return
    raise not_yours(reminder, who_can, work, context, moderated=reminder.for_room)


def join_reminder(request: OfReminder, work: UnitOfWork, context: Context) -> None:
    """Whoever sees a reminder may let it ring for themselves too."""
    visible_reminder(request.number, work, context)


def see_reminder(request: OfReminder, work: UnitOfWork, context: Context) -> None:
    """People see their own reminders, and those of the rooms they are in."""
    visible_reminder(request.number, work, context)


def answer_ring(request: OfRing, work: UnitOfWork, context: Context) -> None:
    """Whoever heard it: whom it rang for, or anybody in the room where it rang."""
    nudge = work.nudges.by_key(request.nudge)
    if nudge is None or nudge.state != NudgeState.RUNG:
        raise UnknownReminder(0 if nudge is None else nudge.subject_key)
    heard = nudge.person == context.sender
    if nudge.room is not None:
        heard = work.rooms.holds(nudge.room, context.sender)
    if not heard or work.reminders.numbered(nudge.subject_key) is None:
        raise UnknownReminder(nudge.subject_key)


def moderate_here(request: Request, work: UnitOfWork, context: Context) -> None:
    """What concerns everybody in the room is its moderators' to do."""
    del request
    if not context.direct and not moderates(context.sender, context.room, work):
        raise ForModerators(moderators(context.room, work))


def visible_task(number: int, work: UnitOfWork, context: Context, *, deleted: bool = False) -> Task:
    """Give a task the asker may see; a hidden one is unknown, in the same words."""
    task = work.tasks.numbered(number, deleted=True)
    if task is None or not sees_task(task, work, context):
        raise UnknownTask(number)
    if task.deleted and not deleted:
        raise RemovedTask(number)
    return task


def visible_tasks(
    numbers: Sequence[int], work: UnitOfWork, context: Context, *, deleted: bool = False
) -> list[Task]:
    """Give several tasks the asker may see; all that are unknown are named at once."""
    found: list[Task] = []
    unknown: list[UnknownTask] = []
    for number in numbers:
        try:
            found.append(visible_task(number, work, context, deleted=deleted))
        except UnknownTask as error:
            unknown.append(error)
    if unknown and len(numbers) == 1:
        raise unknown[0]
    if unknown:
        raise UnknownTasks(tuple(error.number for error in unknown))
    return found


def sees_task(task: Task, work: UnitOfWork, context: Context) -> bool:
    """Tell whether the asker may see a task; a guest, only in the room it belongs to."""
    if task.room == context.room or (context.direct and _in_room(task.room, work, context)):
        return _in_room(task.room, work, context) or _own(task, work, context)
    if not is_agent(context.sender, work, context.organisation):
        return False
    return _in_room(task.room, work, context) or _own(task, work, context)


def sees_alone(
    work: UnitOfWork, number: int, person: PersonKey, organisation: Organisation
) -> bool:
    """Tell whether somebody may see a task in their direct message."""
    task = work.tasks.numbered(number, deleted=True)
    if task is None:
        return False
    own = person in (task.author, *task.assignees) and is_agent(person, work, organisation)
    return own or work.rooms.holds(task.room, person)


def visible_reminder(
    number: int, work: UnitOfWork, context: Context, *, deleted: bool = False
) -> Reminder:
    """Give a reminder the asker may see; a hidden one is unknown, in the same words."""
    reminder = work.reminders.numbered(number, deleted=deleted)
    if reminder is None or not sees_reminder(reminder, work, context):
        raise UnknownReminder(number)
    return reminder


def sees_reminder(reminder: Reminder, work: UnitOfWork, context: Context) -> bool:
    """Tell whether the asker may see a reminder: their own, or one of a room they are in.

    A guest sees it only in the room it belongs to, or alone with the bot.
    """
    if is_agent(context.sender, work, context.organisation):
        concerned = context.sender in (reminder.author, *reminder.people)
        return concerned or _in_room(reminder.room, work, context)
    return told_here(reminder.room, context) and _in_room(reminder.room, work, context)


def told_here(room: RoomKey, context: Context) -> bool:
    """Tell whether what belongs to a room may be said here: there, or to somebody alone."""
    return context.direct or room == context.room


def told_title(row: Task | Reminder, context: Context) -> str | None:
    """Give a title, where everybody who reads the answer may know it."""
    return row.title if told_here(row.room, context) else None


def not_yours(
    row: Task | Reminder,
    who_can: Sequence[PersonKey],
    work: UnitOfWork,
    context: Context,
    *,
    moderated: bool = True,
) -> NotYours:
    """Refuse, and say who can, where everybody who reads it may know that.

    Its room's moderators are named to who is in that room with them.
    """
    kind = "task" if isinstance(row, Task) else "reminder"
    if not told_here(row.room, context):
        return NotYours(kind, row.number)
    people = tuple(dict.fromkeys(who_can))
    beside = moderated and work.rooms.holds(row.room, context.sender)
    others = moderators(row.room, work) if beside else ()
    return NotYours(kind, row.number, people, tuple(each for each in others if each not in people))


def is_agent(person: PersonKey, work: UnitOfWork, organisation: Organisation) -> bool:
    """Tell whether somebody belongs to the organisation. Unknown means no."""
    user_id = work.people.by_key(person).user_id
    if user_id is None:
        return False
    if organisation.domains and user_id.partition(":")[2] in organisation.domains:
        return True
    if organisation.space is None:
        return False
    space = work.rooms.by_id(organisation.space)
    return space is not None and space.complete and work.rooms.holds(space.key, person)


def externals_in(room: RoomKey, work: UnitOfWork, organisation: Organisation) -> bool:
    """Tell whether a room holds anybody who is not of the organisation, in one query."""
    space = work.rooms.by_id(organisation.space) if organisation.space is not None else None
    known = space.key if space is not None and space.complete else None
    ours = work.accounts.user_id(work.account)
    return work.rooms.holds_others(room, ours, organisation.domains, known)


def moderates(person: PersonKey, room: RoomKey, work: UnitOfWork) -> bool:
    """Tell whether somebody moderates a room they are in, as its state says."""
    row = work.rooms.by_key(room)
    user_id = work.people.by_key(person).user_id
    return (
        user_id is not None
        and row.complete
        and work.rooms.holds(room, person)
        and row.moderated_by(user_id)
    )


def moderators(room: RoomKey, work: UnitOfWork, *, limit: int = 3) -> tuple[PersonKey, ...]:
    """Name some of a room's moderators, but the bot itself."""
    row = work.rooms.by_key(room)
    ours = work.accounts.user_id(work.account)
    named = dict.fromkeys([*row.creators, *row.power_levels.get("users", {})])
    people = work.people.by_users(
        [user for user in named if user != ours and row.moderated_by(user)]
    )
    return tuple(person.key for person in people.values() if work.rooms.holds(room, person.key))[
        :limit
    ]


def _in_room(room: RoomKey, work: UnitOfWork, context: Context) -> bool:
    return work.rooms.holds(room, context.sender)


def _own(task: Task, work: UnitOfWork, context: Context) -> bool:
    return is_agent(context.sender, work, context.organisation) and context.sender in (
        task.author,
        *task.assignees,
    )
