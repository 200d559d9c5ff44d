"""Sentences that ask for a planning, read into requests."""

import re
from datetime import timedelta

from commands.command import Request
from commands.doubts import ask_which
from commands.language import Purpose, Reason, When
from commands.phrases import phrase
from commands.planning.requests import ShowPlanning
from commands.questions import Ask
from commands.said import Said
from storage.moments import Day, LocalMoment

LONGEST = 92
"""Days of a planning: a quarter."""

_LEADS = re.compile(r"(?:de|du|des|d['’]|pour|le|of|for|on)\s*\b", re.IGNORECASE)
"""Little words that lead to the day."""


@phrase("planning.day")
def read_day(said: Said) -> Request | Ask | None:
    """`mon planning`, `planning de demain`, `mon planning du 24 au 28`."""
    words = said.rest.strip(" .!?")
    if not words:
        return ShowPlanning(_today(said), _today(said))
    when = _read(said, words, Purpose.MOMENT)
    if when.doubt is not None and when.doubt.reason is Reason.PAST_DAY:
        when = _read(said, words, Purpose.ABSENCE)
    if when.unread.strip():
        return None
    if when.doubt is not None:
        return ask_which(when.doubt, lambda due: ShowPlanning(due.day, due.day))
    if when.value is None:
        return None
    first = when.value.day
    last = when.end.day if when.end is not None else first
    return ShowPlanning(first, min(max(first, last), first + timedelta(days=LONGEST)))


def _read(said: Said, words: str, purpose: Purpose) -> When:
    """Read a day or a span, with the little word that leads to it or without."""
    when = said.when(words, purpose)
    if not when.unread.strip() and (when.value is not None or when.doubt is not None):
        return when
    return said.when(_LEADS.sub("", words, count=1), purpose)


@phrase("planning.week")
def read_week(said: Said) -> ShowPlanning | None:
    """`mon planning de la semaine`: Monday to Sunday, today's."""
    return _week(said, 0)


@phrase("planning.next_week")
def read_next_week(said: Said) -> ShowPlanning | None:
    """`mon planning de la semaine prochaine`."""
    return _week(said, 1)


def _week(said: Said, ahead: int) -> ShowPlanning | None:
    if said.rest.strip(" .!?"):
        return None
    today = _today(said)
    monday = today + timedelta(days=7 * ahead - today.weekday())
    return ShowPlanning(monday, monday + timedelta(days=6))


def _today(said: Said) -> Day:
    return LocalMoment.at(said.context.now, said.context.zone).day
