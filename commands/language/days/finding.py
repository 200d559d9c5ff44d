"""What every day that is said has in common: when it is said, and the days it finds."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from commands.language.readings import Purpose, Reason

MONTHS = {"month": 1, "quarter": 3, "semester": 6, "year": 12}

DAYS = {"day": 1, "week": 7, "fortnight": 14}

FRIDAY = 4

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Setting:
    """When and what for something is said; `now` is local and naive."""

    now: datetime
    purpose: Purpose
    zone: str
    bare: bool = False
    """An expression alone: no doubt is raised, vague periods are given whole."""

    @property
    def today(self) -> date:
        """The day on the wall."""
        return self.now.date()


@dataclass(frozen=True, slots=True)
class Days:
    """The days that were found: a span, and the one day that each purpose takes from it."""

    first: date
    last: date
    grain: str = "day"
    limit: date | None = None
    """What a deadline means by it: a week's Friday; else its last day."""
    begin: date | None = None
    """What a reminder or a meeting means by it; else its first day."""
    reason: Reason | None = None
    choices: tuple[date, ...] = ()
    others: tuple[date, ...] = ()

    def day(self, purpose: Purpose) -> date:
        """Give the day that a purpose takes."""
        if purpose is Purpose.DEADLINE:
            return self.limit or self.last
        return self.begin or self.first


class DaySpec(Protocol):
    """A day or a period as it was said."""

    def find(self, setting: Setting, after: date | None = None) -> Days | None:
        """Find it in the calendar; with `after`, the first one from that day on."""


def one(day: date, others: tuple[date, ...] = ()) -> Days:
    """Give a single, sure day."""
    return Days(day, day, others=others)


def asked(reason: Reason, *choices: date) -> Days:
    """Give days to choose from; the first stands where nothing can be asked."""
    return Days(choices[0], choices[0], reason=reason, choices=choices)


def next_weekday(weekday: int, after: date) -> date:
    """Give the first such weekday strictly after a day."""
    return after + timedelta((weekday - after.weekday() - 1) % 7 + 1)


def shifted(day: date, count: int, unit: str) -> date | None:
    """Count days, weeks, months or years from a day."""
    from dateutil.relativedelta import relativedelta

    try:
        if unit in DAYS:
            return day + timedelta(days=count * DAYS[unit])
        return day + relativedelta(months=count * MONTHS[unit])
    except (OverflowError, ValueError):
        return None


def day_of(year: int, month: int, day: int) -> date | None:
    """Give a day of the calendar, where it exists."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """Give the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def nearest(day: date, weekday: int) -> date:
    """Give such a weekday, within three days of another."""
    away = (weekday - day.weekday()) % 7
    return day + timedelta(days=away if away <= 3 else away - 7)
