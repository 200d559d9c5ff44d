"""The commands that make reminders and change them."""

from datetime import datetime, time, timedelta

from commands.command import Context, Reply, command
from commands.policy import (
    change_reminder,
    join_reminder,
    moderate_here,
    see_reminder,
    speak_here,
    told_title,
    visible_reminder,
)
from commands.reminders.replies import (
    MomentPassed,
    NothingToSkip,
    ReminderAdded,
    ReminderCancelled,
    ReminderFinished,
    ReminderJoined,
    ReminderLeft,
    ReminderPutOff,
    ReminderSkipped,
    TooOften,
)
from commands.reminders.requests import (
    AddReminder,
    CancelReminder,
    FinishReminder,
    JoinReminder,
    LeaveReminder,
    PutOffReminder,
    RemindRoom,
    SkipReminder,
)
from storage.moments import Day, LocalMoment
from storage.reminders import Reminder
from storage.work import UnitOfWork

LEAST_FOR_OTHERS = timedelta(hours=1)
"""Between two rings of a reminder for a room, or for anybody but whoever asks."""

LEAST_FOR_ONESELF = timedelta(minutes=5)


@command("reminders.add", allowed=speak_here)
def add_reminder(request: AddReminder, work: UnitOfWork, context: Context) -> ReminderAdded:
    """Note what is to ring, and for whom: whoever asks, unless others are named."""
    people = request.people or (context.sender,)
    _not_too_often(request, "others" if {*people} - {context.sender} else "me")
    reminder = _noted(request, work, context, for_room=False)
    work.reminders.ring_for(reminder, people, context.now)
    return _added(reminder, request)


@command("reminders.remind_room", allowed=moderate_here)
def remind_room(request: RemindRoom, work: UnitOfWork, context: Context) -> ReminderAdded:
    """Note what is to ring here, for everybody."""
    _not_too_often(request, "room")
    reminder = _noted(request, work, context, for_room=True)
    work.reminders.ring_for(reminder, (), context.now)
    return _added(reminder, request)


@command("reminders.cancel", allowed=change_reminder)
def cancel_reminder(
    request: CancelReminder, work: UnitOfWork, context: Context
) -> ReminderCancelled:
    """Remove it: what it was still to ring goes with it."""
    reminder = visible_reminder(request.number, work, context)
    reminder.deleted = True
    return ReminderCancelled(reminder.number, told_title(reminder, context))


@command("reminders.put_off", allowed=change_reminder)
def put_off_reminder(request: PutOffReminder, work: UnitOfWork, context: Context) -> ReminderPutOff:
    """Move what rings next; of what comes back, this once alone, unless a new rule is said."""
    reminder = visible_reminder(request.number, work, context)
    _still_to_come(request.moment, context)
    others = "others" if {*reminder.people} - {context.sender} else "me"
    _not_too_often(request, "room" if reminder.for_room else others)
    if request.repetition is not None or reminder.repetition is None:
        reminder.first, reminder.repetition = request.moment, request.repetition
        reminder.extra_local = None
    else:
        _move_next(reminder, request.moment, context)
    reminder.ended_at = reminder.ended_by = None
    return ReminderPutOff(
        reminder.number,
        told_title(reminder, context),
        request.moment,
        request.repetition,
        request.alternatives,
    )


@command("reminders.skip", allowed=change_reminder)
def skip_reminder(request: SkipReminder, work: UnitOfWork, context: Context) -> Reply:
    """Leave out one occurrence of what comes back."""
    reminder = visible_reminder(request.number, work, context)
    if reminder.repetition is None:
        return NothingToSkip(reminder.number, reminder.title, repeats=False)
    following = reminder.next_after(context.now)
    day = request.day or (following.day if following is not None else None)
    if day is None or not _leave_out(reminder, day, context):
        return NothingToSkip(
            reminder.number, reminder.title, repeats=True, day=day, following=following
        )
    return ReminderSkipped(
        reminder.number,
        told_title(reminder, context),
        day,
        reminder.zone,
        reminder.next_after(context.now),
    )


@command("reminders.finish", allowed=change_reminder)
def finish_reminder(request: FinishReminder, work: UnitOfWork, context: Context) -> Reply:
    """Ring no more for what is done; of what comes back, the next occurrence is left out."""
    reminder = visible_reminder(request.number, work, context)
    if reminder.repetition is not None:
        return skip_reminder(SkipReminder(request.number), work, context)
    reminder.ended_at, reminder.ended_by = context.now, context.sender
    return ReminderFinished(reminder.number, told_title(reminder, context))


@command("reminders.join", allowed=join_reminder)
def join(request: JoinReminder, work: UnitOfWork, context: Context) -> ReminderJoined:
    """Let it ring for whoever asks, in their direct message, too."""
    reminder = visible_reminder(request.number, work, context)
    already = context.sender in reminder.people
    if not already:
        work.reminders.join(reminder, context.sender, context.now)
    return ReminderJoined(
        reminder.number,
        reminder.title,
        context.sender,
        reminder.next_after(context.now),
        already,
    )


@command("reminders.leave", allowed=see_reminder)
def leave(request: LeaveReminder, work: UnitOfWork, context: Context) -> ReminderLeft:
    """Let it ring no more for whoever asks; the others keep it."""
    reminder = visible_reminder(request.number, work, context)
    recipient = reminder.recipient(context.sender)
    already = recipient is None or recipient.deleted
    if recipient is not None and not already:
        recipient.deleted = True
    return ReminderLeft(reminder.number, reminder.title, context.sender, already)


def _noted(
    request: AddReminder | RemindRoom, work: UnitOfWork, context: Context, *, for_room: bool
) -> Reminder:
    source = request.source
    _still_to_come(request.moment, context)
    reminder = Reminder(
        title=request.title,
        author=context.sender,
        room=context.room,
        for_room=for_room,
        created_at=context.now,
        first=request.moment,
        repetition=request.repetition,
        source_event=source.event if source else None,
        source_author=source.author if source else None,
    )
    return work.reminders.add(reminder)


def _added(reminder: Reminder, request: AddReminder | RemindRoom) -> ReminderAdded:
    return ReminderAdded(
        reminder.number,
        reminder.title,
        request.moment,
        request.repetition,
        request.alternatives,
    )


def _still_to_come(moment: LocalMoment, context: Context) -> None:
    """Refuse a moment that has passed, as an answer given hours later may name."""
    if moment.utc <= context.now:
        raise MomentPassed(moment)


def _not_too_often(request: AddReminder | RemindRoom | PutOffReminder, whom: str) -> None:
    """Refuse what would ring all the time: for oneself a little less than for others."""
    repetition = request.repetition
    gap = repetition.shortest_gap(request.moment) if repetition is not None else None
    least = LEAST_FOR_ONESELF if whom == "me" else LEAST_FOR_OTHERS
    if gap is not None and gap < least:
        raise TooOften(int(least / timedelta(minutes=1)), whom)


def _move_next(reminder: Reminder, moment: LocalMoment, context: Context) -> None:
    """Put off the next ring alone: that day is left out, one ring is added."""
    extra = reminder.extra
    following = reminder.next_after(context.now)
    if following is not None and following != extra and reminder.repetition is not None:
        reminder.repetition = reminder.repetition.without(following.day)
    reminder.extra_local = LocalMoment.at(moment.utc, reminder.zone).local


def _leave_out(reminder: Reminder, day: Day, context: Context) -> bool:
    """Leave a day out; tell whether it would have rung then."""
    if reminder.extra is not None and reminder.extra.day == day:
        reminder.extra_local = None
        return True
    midnight = LocalMoment(datetime.combine(day, time()), reminder.zone).utc
    begin = max(midnight - timedelta(seconds=1), context.now)
    following = reminder.regular_after(begin)
    if following is None or following.day != day or reminder.repetition is None:
        return False
    reminder.repetition = reminder.repetition.without(day)
    return True
