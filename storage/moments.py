"""Days, moments and repetitions: what is to come keeps its local hour, UTC follows from it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise, takewhile
from typing import Self
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule, rrulestr

Day = date
"""A day of the calendar, in nobody's zone."""

Hour = time
"""A time on the wall; by this name where a field is called `time`."""


def to_utc(local: datetime, zone: str) -> datetime:
    """Give the UTC instant of a wall-clock time in an IANA zone.

    An hour that a change of clocks skips is moved forward by the gap; of one that
    comes twice, the first is meant (RFC 5545, 3.3.5).
    """
    return local.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class LocalMoment:
    """A wall-clock time (naive, to the second) in an IANA zone."""

    local: datetime
    zone: str

    def __post_init__(self) -> None:
        """Refuse an aware time: the zone is said once."""
        if self.local.tzinfo is not None:
            message = "a local moment is naive, its zone stands beside it"
            raise ValueError(message)

    @classmethod
    def at(cls, instant: datetime, zone: str) -> Self:
        """Read an aware instant on the clocks of a zone."""
        return cls(instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0), zone)

    @property
    def utc(self) -> datetime:
        """The instant in UTC, aware."""
        return to_utc(self.local, self.zone)

    @property
    def day(self) -> Day:
        """The day on the wall."""
        return self.local.date()


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due: a day, or a moment of it, in an IANA zone."""

    day: Day
    time: Hour | None
    zone: str

    @classmethod
    def at(cls, moment: LocalMoment) -> Self:
        """Make the due date of a moment."""
        return cls(moment.day, moment.local.time(), moment.zone)

    @classmethod
    def from_columns(cls, day: Day, time: Hour | None, zone: str, utc: datetime) -> Self:
        """Build from the four columns it is stored in; the last one follows from the others."""
        del utc
        return cls(day, time, zone)

    def __composite_values__(self) -> tuple[Day, Hour | None, str, datetime]:
        """Give the four columns."""
        return self.day, self.time, self.zone, self.utc

    @property
    def moment(self) -> LocalMoment | None:
        """The moment, where an hour was said."""
        if self.time is None:
            return None
        return LocalMoment(datetime.combine(self.day, self.time), self.zone)

    @property
    def utc(self) -> datetime:
        """The instant from which it is late: the moment, or the end of the day."""
        if self.time is None:
            return to_utc(datetime.combine(self.day + timedelta(days=1), time()), self.zone)
        return to_utc(datetime.combine(self.day, self.time), self.zone)

    def ringing(self, hour: Hour) -> LocalMoment:
        """Give the moment to ring at: its own, or `hour` of its day."""
        return LocalMoment(datetime.combine(self.day, self.time or hour), self.zone)

    def on(self, day: Day) -> Self:
        """Give the same hour on another day."""
        return replace(self, day=day)


@dataclass(frozen=True, slots=True)
class Repetition:
    """What comes back: an RRULE (RFC 5545, without DTSTART), and the days left out (EXDATE).

    `until` stands inside the rule as a day, included. Occurrences are local: the hour
    on the wall stays the same across changes of clocks.
    """

    rule: str
    except_days: tuple[Day, ...] = ()

    def occurrences(self, first: LocalMoment) -> Iterator[LocalMoment]:
        """Walk the occurrences from `first` on, in order."""
        for local in _rule(self.rule, first.local):
            if local.date() not in self.except_days:
                yield LocalMoment(local, first.zone)

    def after(self, first: LocalMoment, instant: datetime) -> LocalMoment | None:
        """Give the first occurrence strictly after an aware instant, or nothing."""
        return next(self.walk(first, instant), None)

    def count_between(self, first: LocalMoment, begin: datetime, end: datetime) -> int:
        """Count the occurrences strictly after one aware instant, up to another included."""
        return sum(1 for _ in takewhile(lambda each: each.utc <= end, self.walk(first, begin)))

    def walk(self, first: LocalMoment, instant: datetime) -> Iterator[LocalMoment]:
        """Walk the occurrences strictly after an aware instant, in order."""
        before = LocalMoment.at(instant, first.zone).local - _CLOCKS_DIFFER
        start = max(first.local - timedelta(seconds=1), before)
        for local in _rule(self.rule, _nearer(self.rule, first.local, start)).xafter(start):
            moment = LocalMoment(local, first.zone)
            if local.date() not in self.except_days and moment.utc > instant:
                instant = moment.utc  # an hour that the clocks skip falls on the next one
                yield moment

    def shortest_gap(self, first: LocalMoment) -> timedelta | None:
        """Tell how soon it comes back, looking at its first occurrences; nothing where it does not.

        Clocks that change count for nothing: it is what the rule says.
        """
        early = list(islice(_rule(self.rule, first.local), _A_WHILE))
        return min((then - one for one, then in pairwise(early)), default=None)

    def without(self, day: Day) -> Self:
        """Leave one day out."""
        return replace(self, except_days=tuple(sorted({*self.except_days, day})))


_CLOCKS_DIFFER = timedelta(hours=3)
"""How far the clock on the wall may jump: occurrences are looked for from that long before."""

_A_WHILE = 50
"""Occurrences that tell how often a rule comes back."""

_LENGTHS = {
    "MINUTELY": timedelta(minutes=1),
    "HOURLY": timedelta(hours=1),
    "DAILY": timedelta(days=1),
    "WEEKLY": timedelta(weeks=1),
}


def _rule(rule: str, first: datetime) -> rrule:
    found = rrulestr(_with_local_until(rule), dtstart=first)
    assert isinstance(found, rrule)  # noqa: S101 - one RRULE and nothing beside makes no set
    return found


def _nearer(rule: str, first: datetime, start: datetime) -> datetime:
    """Give a beginning closer to `start` from which the rule goes on the same.

    rrule walks from the first occurrence on: a daily rule of ten years would take thousands
    of steps each time. Periods of one length may be skipped whole; a COUNT has to be counted,
    and months and years are few.
    """
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    length = _LENGTHS.get(parts["FREQ"])
    if length is None or "COUNT" in parts or start <= first:
        return first
    period = length * int(parts.get("INTERVAL", "1"))
    # One period less: within its week, BYDAY may fall before the weekday of `first`.
    return first + period * max(0, (start - first) // period - 1)


def _with_local_until(rule: str) -> str:
    """Let a day's UNTIL include that whole day, as people mean it."""
    head, mark, tail = rule.partition("UNTIL=")
    if mark and "T" not in tail[:9]:
        return f"{head}{mark}{tail[:8]}T235959{tail[8:]}"
    return rule
