"""What rings: the ring itself, what one answers to it, and its card."""

from dataclasses import replace
from datetime import datetime, timedelta

from commands.command import Context, Reply, Silence, command
from commands.errors import UnknownReminder
from commands.policy import answer_ring, anyone, is_agent, told_title
from commands.reminders.planning import KIND
from commands.reminders.replies import RingFinished, Rung, WillRingAgain
from commands.reminders.requests import FinishRing, Ring, RingAgain
from storage.ids import PersonKey
from storage.moments import LocalMoment
from storage.nudges import Nudge, NudgeState
from storage.reminders import Reminder
from storage.rooms import Membership
from storage.work import UnitOfWork

SNOOZE = timedelta(hours=1)
"""How long ⏰ puts a ring off."""


@command("reminders.ring", allowed=anyone, undoable=False)
def ring(request: Ring, work: UnitOfWork, context: Context) -> Reply:
    """Say it, once, and remember until when all has rung; the next ring follows from that."""
    nudge = work.nudges.by_key(request.nudge)
    if nudge is None or nudge.state != NudgeState.PLANNED:
        return Silence()
    reminder = _reminder_of(nudge, work)
    if reminder is None or not _heard(nudge, reminder, work, context):
        let_lapse(nudge, work, context.now)
        return Silence()
    nudge.state, nudge.rung_at = NudgeState.RUNG, context.now
    _remember(nudge, reminder, context.now)
    return Rung(nudge.key)


def let_lapse(nudge: Nudge, work: UnitOfWork, now: datetime) -> None:
    """Pass over a ring that nobody can hear, or that our own fault stopped: the next may be."""
    nudge.state = NudgeState.CANCELLED
    reminder = _reminder_of(nudge, work)
    if reminder is not None:
        _remember(nudge, reminder, now)


@command("reminders.finish_ring", allowed=answer_ring)
def finish_ring(request: FinishRing, work: UnitOfWork, context: Context) -> RingFinished:
    """Keep that it is done; whoever says so is not reminded once more."""
    nudge, reminder = rung(request.nudge, work)
    if not any(answer.again is None for answer in work.rings.to(nudge.key)):
        work.rings.answer(nudge.key, context.sender, context.now)
    recipient = reminder.recipient(context.sender)
    if recipient is not None and recipient.again is not None:
        recipient.again = None
    return RingFinished(told_title(reminder, context), context.sender)


@command("reminders.ring_again", allowed=answer_ring)
def ring_again(request: RingAgain, work: UnitOfWork, context: Context) -> WillRingAgain:
    """Ring once more for whoever asks: in their direct message, be it a room's ring."""
    nudge, reminder = rung(request.nudge, work)
    moment = request.moment or in_an_hour(context.now, context.zone)
    work.reminders.ring_again(reminder, context.sender, moment, context.now)
    again = LocalMoment.at(moment.utc, nudge.zone)
    work.rings.answer(nudge.key, context.sender, context.now, again.local)
    return WillRingAgain(reminder.title, context.sender, moment)


def in_an_hour(now: datetime, zone: str) -> LocalMoment:
    """Give the moment an hour from now, to the minute."""
    moment = LocalMoment.at(now + SNOOZE, zone)
    return replace(moment, local=moment.local.replace(second=0, microsecond=0))


def rung(key: int, work: UnitOfWork) -> tuple[Nudge, Reminder]:
    """Give a ring and what it is about; the policy has seen that both are there."""
    nudge = work.nudges.by_key(key)
    reminder = _reminder_of(nudge, work) if nudge is not None else None
    if nudge is None or reminder is None:
        raise UnknownReminder(nudge.subject_key if nudge is not None else 0)
    return nudge, reminder


def _reminder_of(nudge: Nudge, work: UnitOfWork) -> Reminder | None:
    return work.reminders.numbered(nudge.subject_key) if nudge.subject_kind == KIND else None


def _remember(nudge: Nudge, reminder: Reminder, now: datetime) -> None:
    """Keep until when everything has rung: several that fell due meanwhile come once."""
    until = max(now, nudge.moment.utc)
    if nudge.room is not None:
        reminder.rung_until = until
    recipient = reminder.recipient(nudge.person) if nudge.person is not None else None
    if recipient is not None:
        recipient.rung_until = until


def _heard(nudge: Nudge, reminder: Reminder, work: UnitOfWork, context: Context) -> bool:
    """Tell whether there is somebody to hear it: not in a room we left, nor who left us all."""
    if nudge.room is not None:
        return work.rooms.by_key(nudge.room).membership == Membership.JOIN
    return nudge.person is not None and _reachable(nudge.person, reminder, work, context)


def _reachable(person: PersonKey, reminder: Reminder, work: UnitOfWork, context: Context) -> bool:
    """Tell whether somebody still shares a room with us; a guest, the reminder's own."""
    if is_agent(person, work, context.organisation):
        return bool(work.rooms.shared(person))
    return work.rooms.holds(reminder.room, person)
