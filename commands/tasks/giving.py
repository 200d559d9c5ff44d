"""Who has a task: given to people, given back, or taken."""

from collections.abc import Sequence

from commands.callings import whole_name
from commands.command import Context, Reply, command
from commands.errors import OutsideTheRoom, UnknownPerson
from commands.policy import give_tasks, is_agent, take_tasks
from commands.tasks.changes import meant, sort_out
from commands.tasks.errors import TooManyPeople
from commands.tasks.replies import State, TasksGiven, TasksUnchanged
from commands.tasks.requests import GiveTasks, TakeTasks
from storage.ids import PersonKey, RoomKey
from storage.tasks import Task
from storage.work import UnitOfWork

MOST_PEOPLE = 20
"""Assignees of a task: beyond that nobody feels that it is theirs."""


@command("tasks.give", allowed=give_tasks)
def give(request: GiveTasks, work: UnitOfWork, context: Context) -> Reply:
    """Make tasks these people's, and nobody else's."""

    def hand_over(task: Task) -> bool:
        check_people(request.people, task.room, work, context)
        other = set(task.assignees) != set(request.people)
        work.tasks.give(task, request.people)
        return other

    found = sort_out(meant(request, work, context), hand_over)
    if found.changed:
        title = found.title(context)
        return TasksGiven(found.numbers, title, found.others, people=request.people)
    state = State.GIVEN if request.people else State.FREE
    return TasksUnchanged(found.others, state, request.people)


@command("tasks.take", allowed=take_tasks)
def take(request: TakeTasks, work: UnitOfWork, context: Context) -> Reply:
    """Take tasks that nobody has."""

    def take_one(task: Task) -> bool:
        if task.assignees:
            return False
        work.tasks.give(task, (context.sender,))
        return True

    found = sort_out(meant(request, work, context), take_one)
    if found.changed:
        title = found.title(context)
        return TasksGiven(found.numbers, title, found.others, people=(context.sender,))
    return TasksUnchanged(found.others, State.GIVEN, found.unchanged[0].assignees)


def check_people(
    people: Sequence[PersonKey], room: RoomKey, work: UnitOfWork, context: Context
) -> None:
    """Refuse people who could not see the task: guests who are not in its room, and ourselves."""
    if len(people) > MOST_PEOPLE:
        raise TooManyPeople(len(people), MOST_PEOPLE)
    ours = work.accounts.user_id(work.account)
    for person in people:
        row = work.people.by_key(person)
        if row.user_id == ours:
            raise UnknownPerson(whole_name(row))
        if not (is_agent(person, work, context.organisation) or work.rooms.holds(room, person)):
            raise OutsideTheRoom(person)
