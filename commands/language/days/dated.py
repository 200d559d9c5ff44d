"""Days of the calendar: *le 12*, *mardi 17 mars 2026*, *la Toussaint*."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from commands.language.days.finding import (
    Days,
    Setting,
    asked,
    day_of,
    month_end,
    nearest,
    next_weekday,
    one,
    shifted,
)
from commands.language.public_holidays import holiday
from commands.language.readings import Purpose, Reason

_LEAP = 9
"""In so many years there is always a 29 February."""


class Calendar(NamedTuple):
    """*Le 12*, *12 mars*, *mardi 17*, *mardi 17 mars 2026*."""

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None

    def find(self, setting: Setting, after: date | None = None) -> Days | None:
        """Find the next one that is not past, unless the year is said."""
        if self.month is not None and self.month > 12:
            return None
        if self.weekday is not None and self.month is None:
            return self._numbered_weekday(setting, after)
        if self.month is None:
            return self._day_of_month(setting, after)
        found = self._dated(setting, after)
        if self.weekday is None or found.reason or found.first.weekday() == self.weekday:
            return found
        return self._contradiction(setting, found)

    def in_month_of(self, last: "Calendar") -> "Calendar":
        """*Du 3 au 14 août*: the same month; *du 30 au 2 décembre*: the one before."""
        if last.month is None or self.day <= last.day:
            return self._replace(month=last.month, year=last.year)
        if last.month == 1:
            return self._replace(month=12, year=last.year - 1 if last.year else None)
        return self._replace(month=last.month - 1, year=last.year)

    def _dated(self, setting: Setting, after: date | None) -> Days:
        month = self.month or 1
        start = after or setting.today
        past = setting.purpose is Purpose.WORKED
        year = self.year or start.year
        day = day_of(year, month, self.day)
        if self.year is None and day is not None:
            if past and day > start:
                day = day_of(year - 1, month, self.day)
            elif not past and day < start:
                day = day_of(year + 1, month, self.day)
        if self.year is None and day is None and not past and date(year, month, 28) < start:
            year += 1
            day = day_of(year, month, self.day)
        if day is not None:
            return one(day)
        last = month_end(year, month)
        return asked(Reason.IMPOSSIBLE_DAY, last, last + timedelta(days=1))

    def _day_of_month(self, setting: Setting, after: date | None) -> Days | None:
        today = setting.today
        if setting.purpose is Purpose.WORKED and after is None:
            return one(_walk_months(today, -1, self.day, lambda day: day <= today) or today)
        start = after or today + timedelta(days=1)
        found = _walk_months(start, 1, self.day, lambda day: day >= start)
        if found is None:
            return None
        others = (today,) if after is None and today.day == self.day else ()
        return one(found, others)

    def _numbered_weekday(self, setting: Setting, after: date | None) -> Days | None:
        today = setting.today
        if setting.purpose is Purpose.WORKED and after is None:
            found = _walk_months(
                today, -1, self.day, lambda day: day <= today and day.weekday() == self.weekday
            )
            return one(found) if found else None
        start = after or today
        found = _walk_months(
            start, 1, self.day, lambda day: day >= start and day.weekday() == self.weekday
        )
        if found is None:
            return None
        near = _walk_months(start, 1, self.day, lambda day: day >= start)
        if setting.bare or near is None or (found - start).days <= 62:
            return one(found)
        weekday = next_weekday(self.weekday or 0, today)
        return asked(
            Reason.CONTRADICTION,
            near,
            nearest(near, self.weekday or 0) if near - today > timedelta(days=7) else weekday,
            found,
        )

    def _contradiction(self, setting: Setting, found: Days) -> Days:
        day, weekday = found.first, self.weekday or 0
        today = setting.today
        if self.year is None and setting.purpose is not Purpose.WORKED:
            this_year = day_of(today.year, self.month or 1, self.day)
            if this_year and this_year < today and this_year.weekday() == weekday:
                return asked(Reason.PAST_DAY, next_weekday(weekday, today), day)
        near = nearest(day, weekday)
        if near < today and setting.purpose is not Purpose.WORKED:
            near += timedelta(weeks=1)
        return asked(Reason.CONTRADICTION, day, near)


class PastDay(NamedTuple):
    """*Le 3 mars dernier*: the last one that is over."""

    day: int
    month: int

    def find(self, setting: Setting, after: date | None = None) -> Days | None:
        """Find it among the years that have such a day."""
        del after
        today = setting.today
        years = range(today.year, today.year - _LEAP, -1)
        found = (day_of(year, self.month, self.day) for year in years)
        return _found(next((day for day in found if day is not None and day < today), None))


class Holiday(NamedTuple):
    """*Noël*, *la Toussaint*, *lundi de Pâques*."""

    name: str
    year: int | None = None

    def find(self, setting: Setting, after: date | None = None) -> Days | None:
        """Give the next one that is not past."""
        today = after or setting.today
        if self.year:
            return _found(holiday(self.name, self.year))
        day = holiday(self.name, today.year)
        if setting.purpose is Purpose.WORKED:
            return _found(day if day and day <= today else holiday(self.name, today.year - 1))
        return _found(day if day and day >= today else holiday(self.name, today.year + 1))


def _found(day: date | None) -> Days | None:
    return one(day) if day else None


def _walk_months(start: date, step: int, number: int, fits: Callable[[date], bool]) -> date | None:
    """Walk the months for one that has such a day that fits; give up after some years."""
    first = start.replace(day=1)
    for count in range(60):
        month = shifted(first, step * count, "month")
        day = day_of(month.year, month.month, number) if month else None
        if day is not None and fits(day):
            return day
    return None
