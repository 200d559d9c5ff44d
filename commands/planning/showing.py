"""What the asker has on some days: open tasks that are due, reminders that will ring."""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import datetime, time, timedelta

from commands.command import Context, Reply, command
from commands.paging import LINES, turn_page
from commands.planning.requests import Entry, Kind, Planning, ShowPlanning
from commands.policy import anyone
from commands.tasks.listing import seen_rooms
from storage.moments import Day, LocalMoment, to_utc
from storage.nudges import Nudge
from storage.reminders import Reminder
from storage.work import UnitOfWork

MOST_A_DAY = 3
"""Rings of one reminder that are told one by one: *toutes les heures* would fill the page."""


@command("planning.show", allowed=anyone, undoable=False)
def show(request: ShowPlanning, work: UnitOfWork, context: Context) -> Reply:
    """Show those days, in order; what is for a whole day comes after what has an hour."""
    entries = sorted(
        (*_due(request, work, context), *_ringing(request, work, context)),
        key=lambda entry: (entry.day, entry.time or time.max, entry.kind, entry.number),
    )
    begin = request.page * LINES
    more = max(0, len(entries) - begin - LINES)
    following = ShowPlanning(request.first, request.last, request.page + 1) if more else None
    turn_page(following, work, context)
    tasks = sum(entry.kind is Kind.TASK for entry in entries)
    return Planning(
        request.first,
        request.last,
        LocalMoment.at(context.now, context.zone).day,
        tuple(entries[begin : begin + LINES]),
        tasks,
        len(entries) - tasks,
        request.page,
        more,
    )


def _due(request: ShowPlanning, work: UnitOfWork, context: Context) -> Iterator[Entry]:
    rooms = seen_rooms(work, context)
    for line in work.tasks.due_on(context.sender, request.first, request.last, rooms=rooms):
        if line.due is not None:
            yield Entry(line.due.day, line.due.time, Kind.TASK, line.number, line.title)


def _ringing(request: ShowPlanning, work: UnitOfWork, context: Context) -> Iterator[Entry]:
    """Walk what rings for the asker alone, and in the rooms whose reminders they hear."""
    end = to_utc(datetime.combine(request.last + timedelta(days=1), time()), context.zone)
    rooms = seen_rooms(work, context)
    own = work.nudges.to_ring_for(context.sender, end)
    reminders = work.reminders.many(nudge.subject_key for nudge in own)
    found = [(nudge, reminders[nudge.subject_key]) for nudge in own if nudge.kind == "reminder"]
    heard = work.rooms.shared(context.sender) if rooms is None else rooms
    found += work.reminders.of_rooms(heard, end)
    begin = to_utc(datetime.combine(request.first, time()), context.zone)
    rings: dict[int, set[datetime]] = {}
    for nudge, reminder in found:
        if rooms is None or reminder.room in rooms:
            rung = rings.setdefault(reminder.number, set())
            rung |= {moment.utc for moment in _rings(nudge, reminder, begin, end)}
    told = {reminder.number: reminder for _, reminder in found}
    for number, instants in rings.items():
        yield from _lines(told[number], instants, context)


def _lines(reminder: Reminder, rings: Collection[datetime], context: Context) -> Iterator[Entry]:
    """Walk the lines of a reminder: one a ring, or one for all where it rings all the time."""
    local = [LocalMoment.at(instant, context.zone) for instant in sorted(rings)]
    often = _often(reminder, rings)
    for moment in local[:1] if often else local:
        yield Entry(
            moment.day,
            moment.local.time(),
            Kind.REMINDER,
            reminder.number,
            reminder.title,
            reminder.repetition if often else None,
            reminder.first if often else None,
        )


def _often(reminder: Reminder, rings: Collection[datetime]) -> bool:
    days = Counter(LocalMoment.at(instant, reminder.zone).day for instant in rings)
    return max(days.values(), default=0) > MOST_A_DAY


def _rings(
    nudge: Nudge, reminder: Reminder, begin: datetime, end: datetime
) -> Iterator[LocalMoment]:
    """Walk the rings from one instant to another: the planned one, then those that come back."""
    if begin <= nudge.moment.utc < end:
        yield nudge.moment
    repetition = reminder.repetition
    if repetition is None:
        return
    after = max(nudge.moment.utc, begin - timedelta(seconds=1))
    days: Counter[Day] = Counter()
    for moment in repetition.walk(reminder.first, after):
        days[moment.day] += 1
        if moment.utc >= end or days[moment.day] > MOST_A_DAY + 1:
            return
        yield moment
