"""What is to ring, listed; and one reminder in full."""

from collections.abc import Sequence

from commands.command import Context, command
from commands.policy import anyone, is_agent, see_reminder, speak_here, visible_reminder
from commands.reminders.planning import KIND
from commands.reminders.replies import ListedReminder, MyReminders, ReminderShown, RoomReminders
from commands.reminders.requests import ListMyReminders, ListRoomReminders, ShowReminder
from storage.ids import PersonKey, RoomKey
from storage.messages import Subject
from storage.moments import LocalMoment
from storage.reminders import Reminder
from storage.work import UnitOfWork

SHOWN = 20
"""Lines of a list; more is said as a number."""


@command("reminders.mine", allowed=anyone, undoable=False)
def list_mine(request: ListMyReminders, work: UnitOfWork, context: Context) -> MyReminders:
    """List what one asked for and what rings for oneself, the first to ring first."""
    found = work.reminders.concerning(context.sender)
    if not is_agent(context.sender, work, context.organisation):
        found = [each for each in found if work.rooms.holds(each.room, context.sender)]
    lines = _lines(found, work, context, reader=context.sender)
    return MyReminders(lines[:SHOWN], max(0, len(lines) - SHOWN))


@command("reminders.here", allowed=speak_here, undoable=False)
def list_here(request: ListRoomReminders, work: UnitOfWork, context: Context) -> RoomReminders:
    """List what rings in this room."""
    found = work.reminders.of_room(context.room)
    lines = _lines(found, work, context, room=context.room)
    return RoomReminders(context.room, lines[:SHOWN], max(0, len(lines) - SHOWN))


@command("reminders.show", allowed=see_reminder, undoable=False)
def show(request: ShowReminder, work: UnitOfWork, context: Context) -> ReminderShown:
    """Tell all of one reminder."""
    reminder = visible_reminder(request.number, work, context)
    next_of = work.nudges.next_of([Subject(KIND, reminder.number)])
    due_at = next_of.get(Subject(KIND, reminder.number))
    return ReminderShown(
        reminder.number,
        reminder.title,
        LocalMoment.at(due_at, context.zone) if due_at is not None else None,
        reminder.repetition,
        reminder.first,
        reminder.author,
        reminder.people,
        reminder.room if reminder.for_room else None,
    )


def _lines(
    reminders: Sequence[Reminder],
    work: UnitOfWork,
    context: Context,
    *,
    reader: PersonKey | None = None,
    room: RoomKey | None = None,
) -> tuple[ListedReminder, ...]:
    next_of = work.nudges.next_of([Subject(KIND, each.number) for each in reminders])
    found = []
    for reminder in reminders:
        due_at = next_of.get(Subject(KIND, reminder.number))
        if due_at is None:
            continue
        people = reminder.people
        found.append(
            ListedReminder(
                reminder.number,
                reminder.title,
                LocalMoment.at(due_at, context.zone),
                reminder.repetition,
                reminder.first,
                reminder.author if reminder.author != reader and room is None else None,
                people if people not in ((reader,), ()) and room is None else (),
                reminder.room if reminder.for_room and room is None else None,
            )
        )
    return tuple(found)
