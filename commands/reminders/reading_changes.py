"""Sentences that change or show a reminder, read into requests: by its number, or in reply."""

import re
from dataclasses import dataclass, replace
from datetime import time, timedelta

from commands.command import Request
from commands.doubts import ask_which
from commands.errors import UnknownReminder
from commands.language import Doubt, Purpose, When
from commands.phrases import phrase
from commands.policy import visible_reminder
from commands.questions import Ask, Slot
from commands.reminders.moments import ask_other, is_past
from commands.reminders.replies import NoReminderNamed, WhichMoment
from commands.reminders.requests import (
    CancelReminder,
    FinishReminder,
    FinishRing,
    JoinReminder,
    LeaveReminder,
    ListMyReminders,
    ListRoomReminders,
    PutOffReminder,
    RingAgain,
    ShowReminder,
    SkipReminder,
)
from commands.said import Said
from commands.so_much_later import so_much
from commands.too_far import refuse_too_far
from storage.moments import Due, LocalMoment

_NAMED = re.compile(
    r"^(?:(?:tous|all)\s+)?(?:(?:le|la|les|mon|mes|ce|ces|du|the|my|this)\s+)?"
    r"(?:rappels?|reminders?)\b"
    r"\s*(?:n°|no\.?|#)?\s*(?P<number>\d{1,9})?(?![\w:/])",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^(?:n°|no\.?|#)?\s*(?P<number>\d{1,9})(?![\w:/])", re.IGNORECASE)
_END = " .!?"


@dataclass(frozen=True, slots=True)
class Meant:
    """Which reminder is meant, or which ring, and what else was said."""

    reminder: int | None
    ring: int | None
    rest: str


def meant(said: Said, *, bare: bool = False) -> Meant | None:
    """Tell what is meant by `le rappel 3`, by the note or the ring that is answered, or nothing.

    With `bare`, the number alone is enough: the phrase says already that it is a reminder.
    """
    named = _NAMED.match(said.rest) or (_NUMBER.match(said.rest) if bare else None)
    rest = said.rest[named.end() :].strip() if named is not None else said.rest.strip()
    if named is not None and named["number"] is not None:
        return Meant(int(named["number"]), None, rest)
    subject = said.subject
    if subject is not None and subject.kind == "reminder":
        return Meant(subject.key, None, rest)
    if subject is not None and subject.kind == "ring":
        nudge = said.work.nudges.by_key(subject.key)
        return Meant(nudge.subject_key if nudge is not None else 0, subject.key, rest)
    return Meant(None, None, rest) if named is not None else None


@phrase("reminders.mine")
def read_mine(said: Said) -> ListMyReminders | None:
    """`mes rappels`."""
    return None if said.rest.strip(_END) else ListMyReminders()


@phrase("reminders.here")
def read_here(said: Said) -> Request | None:
    """`rappels du salon`; alone with the bot, there are only one's own."""
    if said.rest.strip(_END):
        return None
    return ListMyReminders() if said.context.direct else ListRoomReminders()


@phrase("reminders.show")
def read_show(said: Said) -> ShowReminder | None:
    """`rappel 3`."""
    found = _NUMBER.match(said.rest)
    if found is None or said.rest[found.end() :].strip(_END):
        return None
    return ShowReminder(int(found["number"]))


@phrase("reminders.cancel")
def read_cancel(said: Said) -> Request | None:
    """`annuler le rappel 3`; `annuler` alone, in reply to its note, takes its last change back."""
    found = meant(said)
    if found is None or not said.rest.strip(_END) or found.rest.strip(_END):
        return None
    return CancelReminder(_number(found))


@phrase("reminders.remove")
def read_remove(said: Said) -> Request | None:
    """`supprimer le rappel 3`, or `supprimer` in reply to its note."""
    found = meant(said)
    if found is None or found.rest.strip(_END):
        return None
    return CancelReminder(_number(found))


@phrase("reminders.finish")
def read_finish(said: Said) -> Request | None:
    """`fait` in reply to a ring, `fait le rappel 3`."""
    found = meant(said)
    if found is None or found.rest.strip(_END):
        return None
    if found.ring is not None:
        return FinishRing(found.ring)
    return FinishReminder(_number(found))


@phrase("reminders.join")
def read_join(said: Said) -> Request | None:
    """`moi aussi` in reply to a note, `rejoindre le rappel 3`."""
    found = meant(said, bare=True)
    if found is None or found.reminder is None or found.rest.strip(_END):
        return None
    return JoinReminder(found.reminder)


@phrase("reminders.leave")
def read_leave(said: Said) -> Request | None:
    """`ne plus me rappeler 3`."""
    found = meant(said, bare=True) or Meant(None, None, "")
    return None if found.rest.strip(_END) else LeaveReminder(_number(found))


@phrase("reminders.skip")
def read_skip(said: Said) -> Request | Ask | None:
    """`sauter le rappel 3`, `sauter le rappel 3 du 30 novembre`."""
    found = meant(said)
    if found is None:
        return None
    number, rest = _number(found), found.rest.strip(_END)
    if not rest:
        return SkipReminder(number)
    when = said.when(rest, Purpose.MOMENT)
    if when.doubt is not None:
        return ask_which(when.doubt, lambda due: SkipReminder(number, due.day), said.whole)
    return None if when.value is None else SkipReminder(number, when.value.day)


@phrase("reminders.put_off")
def read_put_off(said: Said) -> Request | Ask | None:
    """`reporter le rappel 3 à lundi 10h`, `reporter à lundi` in reply to its note."""
    found = meant(said)
    if found is None:
        return None
    if found.reminder is None:
        raise NoReminderNamed
    if not found.rest.strip(_END):
        sentence = said.whole.replace("{}", "").strip(_END)
        return Ask(WhichMoment(number=found.reminder), slot=Slot(f"{sentence} {{}}", "when"))
    return _put_off(said, found, said.whole)


def read_reply(said: Said) -> Request | Ask | None:
    """Read what answers a note or a ring and begins with no phrase: `demain 10h`."""
    found = meant(said)
    return None if found is None or found.reminder is None else _put_off(said, found, None)


def _put_off(said: Said, found: Meant, whole: str | None) -> Request | Ask | None:
    """Read the moment to put it off to, where what was said is a moment and nothing else."""
    by = so_much(said, found.rest.strip(_END))
    if by is not None:
        return _so_much_later(said, found, by)
    when = said.when(found.rest, Purpose.MOMENT)
    if when.unread.strip(_END):
        refuse_too_far(found.rest)
        return None
    make = _Mover(said, found, when)
    if when.doubt is not None:
        return ask_which(make.dated(when.doubt), make, whole)
    if when.value is None:
        return None
    moment = make.moment(when.value)
    if when.repetition is None and is_past(moment, said.context):
        return ask_other(moment, make, said.context)
    return make(when.value)


def _so_much_later(said: Said, found: Meant, by: timedelta) -> Request | None:
    """Put a reminder off by so much from its next ring; what has rung, from now."""
    now = LocalMoment.at(said.context.now, said.context.zone)
    if found.ring is not None:
        local = now.local.replace(second=0, microsecond=0) + by
        return RingAgain(found.ring, LocalMoment(local, now.zone))
    reminder = visible_reminder(found.reminder or 0, said.work, said.context)
    ring = reminder.next_after(said.context.now) or now
    local = ring.local.replace(second=0, microsecond=0) + by
    return PutOffReminder(reminder.number, LocalMoment(local, ring.zone), None, ())


class _Mover:
    """Makes the request that puts off: of a reminder, or, of what has rung, for oneself alone."""

    def __init__(self, said: Said, found: Meant, when: When) -> None:
        self._found = found
        self._when = when
        self._hour = _hour_of(found, said)

    def moment(self, due: Due) -> LocalMoment:
        """Give the moment meant: a day alone keeps the reminder's hour."""
        return due.ringing(self._hour)

    def dated(self, doubt: Doubt) -> Doubt:
        """Give a doubt whose choices say at which hour it would ring."""
        return replace(doubt, choices=tuple(Due.at(self.moment(each)) for each in doubt.choices))

    def __call__(self, due: Due) -> Request:
        """Make the request with one date."""
        moment = self.moment(due)
        if self._found.ring is not None and self._when.repetition is None:
            return RingAgain(self._found.ring, moment)
        others = tuple(self.moment(each) for each in self._when.alternatives)
        number = self._found.reminder or 0
        return PutOffReminder(number, moment, self._when.repetition, others)


def _hour_of(found: Meant, said: Said) -> time:
    """Give the hour of a reminder, the usual one where it may not be seen: the policy tells."""
    try:
        reminder = visible_reminder(found.reminder or 0, said.work, said.context)
    except UnknownReminder:
        return said.context.organisation.ring_hour
    return reminder.first.local.time()


def _number(found: Meant) -> int:
    if found.reminder is None:
        raise NoReminderNamed
    return found.reminder
