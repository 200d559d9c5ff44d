"""What rings for a reminder: a pure function of it, called again after each of its changes."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from storage.messages import Subject
from storage.nudges import Planned
from storage.reminders import Reminder
from storage.work import UnitOfWork

KIND = "reminder"


def plan_nudges(work: UnitOfWork, number: int, now: datetime) -> Sequence[Planned]:
    """Give the next ring of a reminder, one nudge a recipient.

    The hour it is counts for nothing: what fell due and has not rung yet is still to ring.
    """
    del now
    reminder = work.reminders.numbered(number)
    return () if reminder is None else next_rings(reminder)


def next_rings(reminder: Reminder) -> Sequence[Planned]:
    """Plan what rings next for each, from what has rung for them already."""
    return () if reminder.deleted or reminder.ended_at is not None else tuple(_rings(reminder))


def _rings(reminder: Reminder) -> Iterator[Planned]:
    subject = Subject(KIND, reminder.number)
    for recipient in reminder.recipients:
        moment = None if recipient.deleted else reminder.next_for(recipient)
        if moment is not None:
            yield Planned(KIND, subject, moment, person=recipient.person)
    in_room = reminder.next_in_room() if reminder.for_room else None
    if in_room is not None:
        yield Planned(KIND, subject, in_room, room=reminder.room)
