"""Days counted within a period: *fin juin*, *le premier lundi du mois*."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Literal, NamedTuple, TypeGuard

from commands.language.days.finding import (
    FRIDAY,
    SATURDAY,
    Days,
    DaySpec,
    Setting,
    month_end,
    next_weekday,
    one,
)
from commands.language.days.periods import Period
from commands.language.public_holidays import is_working_day
from commands.language.readings import Purpose


class PartOfPeriod(NamedTuple):
    """*Début*, *milieu*, *fin* of a week, a month, a year."""

    part: Literal["start", "middle", "end"]
    of: DaySpec
    named: bool = False

    def find(self, setting: Setting, after: date | None = None) -> Days | None:
        """Give the vague span, and the one day that our conventions make of it."""
        span = self.of.find(setting, after)
        if span is None:
            return None
        found = self._vague(span)
        if is_floating(self.of):
            day = found.last if setting.bare else found.limit or found.first
            if day < setting.today and setting.purpose is not Purpose.WORKED:
                found = self._next(setting, found)
        if self.named and self._month_past(setting, found):
            span = Period("month", month=found.first.month, year=found.first.year + 1).find(setting)
            found = self._vague(span) if span else found
        if (
            self.named
            and self.part == "start"
            and setting.purpose is Purpose.DEADLINE
            and found.limit
        ):
            working = found.limit
            while not is_working_day(working):
                working += timedelta(days=1)
            found = replace(found, limit=working)
        return found

    def _month_past(self, setting: Setting, found: Days) -> bool:
        """Tell *mi-novembre* without a year, said on the 24th: the next one is meant."""
        of = self.of
        free = isinstance(of, Period) and of.month is not None and of.year is None
        return free and setting.purpose is not Purpose.WORKED and found.last < setting.today

    def _next(self, setting: Setting, found: Days) -> Days:
        if not is_floating(self.of):
            return found
        return self._vague(following(self.of).find(setting) or found)

    def _vague(self, span: Days) -> Days:
        first, last = span.first, span.last
        if span.grain == "week":
            at = {"start": (0, 0, 1), "middle": (2, 2, 3), "end": (FRIDAY, 3, 6)}[self.part]
            point, begin, end = (first + timedelta(days=n) for n in at)
        elif span.grain == "month":
            point, begin, end = {
                "start": (first, first, first.replace(day=5 if self.named else 10)),
                "middle": (first.replace(day=15), first.replace(day=10), first.replace(day=19)),
                "end": (last, first.replace(day=21), last),
            }[self.part]
        else:
            middle = first + (last - first) // 2
            quarter = (last - first).days // 6
            if span.grain == "year":
                quarter = 59
            point, begin, end = {
                "start": (first, first, _ending_month(first + timedelta(days=quarter - 20))),
                "middle": (
                    middle,
                    middle - timedelta(days=quarter),
                    middle + timedelta(days=quarter),
                ),
                "end": (last, (last - timedelta(days=quarter)).replace(day=1), last),
            }[self.part]
        return Days(begin, end, "month" if span.grain == "year" else "day", point, point)


class NthOf(NamedTuple):
    """*Le premier lundi du mois*, *le dernier jour d’octobre*, *la deuxième quinzaine d’avril*."""

    nth: int
    what: int | str
    """A weekday by number, or `day`, `week`, `weekend`, `fortnight`, `working`."""
    of: DaySpec

    def find(self, setting: Setting, after: date | None = None) -> Days | None:
        """Count within the period; within *du mois*, the next one not past."""
        span = self.of.find(setting, after)
        if span is None:
            return None
        found = self._within(span)
        over = found is None or found.last <= setting.today
        if is_floating(self.of) and setting.purpose is not Purpose.WORKED and over:
            span = following(self.of).find(setting, after)
            found = self._within(span) if span else None
        return found

    def _within(self, span: Days) -> Days | None:
        if self.what == "fortnight":
            return self._fortnight(span)
        if self.what == "week":
            return self._week(span)
        days = [span.first + timedelta(days=n) for n in range((span.last - span.first).days + 1)]
        if self.what == "working":
            days = [day for day in days if is_working_day(day)]
        elif self.what == "weekend":
            days = [day for day in days if day.weekday() == SATURDAY]
        elif isinstance(self.what, int):
            days = [day for day in days if day.weekday() == self.what]
        index = self.nth if self.nth < 0 else self.nth - 1
        if not -len(days) <= index < len(days):
            return None
        day = days[index]
        if self.what == "weekend":
            return Days(day, day + timedelta(days=1), "day", day)
        return one(day)

    def _fortnight(self, span: Days) -> Days:
        middle = span.first + timedelta(days=14)
        if self.nth == 1:
            return Days(span.first, middle, "day", middle)
        return Days(middle, span.last, "day", span.last)

    def _week(self, span: Days) -> Days:
        """Give the nth whole week."""
        if self.nth > 0:
            monday = next_weekday(0, span.first - timedelta(days=1))
            monday += timedelta(weeks=self.nth - 1)
        else:
            sunday = span.last - timedelta(days=(span.last.weekday() + 1) % 7)
            monday = sunday - timedelta(days=6, weeks=-self.nth - 1)
        return Days(monday, monday + timedelta(days=6), "week", monday + timedelta(days=FRIDAY))


def _ending_month(day: date) -> date:
    return month_end(day.year, day.month)


def is_floating(period: DaySpec) -> TypeGuard[Period]:
    """Tell *du mois*, *de la semaine*: this one, or the next where it is over."""
    return isinstance(period, Period) and not (period.shift or period.month or period.year)


def following(period: Period) -> Period:
    """Give the next one."""
    return period._replace(shift=1)
