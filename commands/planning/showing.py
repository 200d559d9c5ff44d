"""What the asker has on some days: open tasks that are due, reminders that will ring."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from commands.command import Context, Reply, command
from commands.paging import LINES, turn_page
from commands.planning.requests import Entry, Kind, Planning, ShowPlanning
from commands.policy import anyone
from commands.tasks.listing import seen_rooms
from storage.moments import LocalMoment, to_utc
from storage.nudges import Nudge
from storage.reminders import Reminder
from storage.work import UnitOfWork

MOST_RINGS = 100
"""Occurrences of one reminder: *toutes les heures* would fill a quarter."""


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
    seen: set[tuple[int, datetime]] = set()
    for nudge, reminder in found:
        if rooms is not None and reminder.room not in rooms:
            continue
        for moment in _rings(nudge, reminder, end):
            local = LocalMoment.at(moment.utc, context.zone)
            twice = (reminder.number, moment.utc) in seen
            seen.add((reminder.number, moment.utc))
            if not twice and request.first <= local.day <= request.last:
                yield Entry(
                    local.day, local.local.time(), Kind.REMINDER, reminder.number, reminder.title
                )


def _rings(nudge: Nudge, reminder: Reminder, end: datetime) -> Iterator[LocalMoment]:
    """Walk the rings before an instant: the planned one, then those that come back."""
    moment: LocalMoment | None = nudge.moment
    for _ in range(MOST_RINGS):
        if moment is None or moment.utc >= end:
            return
        yield moment
        moment = reminder.regular_after(moment.utc) if reminder.repetition else None
