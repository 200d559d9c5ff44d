"""Weeks, months, years, and the days counted within them."""

from datetime import date, timedelta
from typing import NamedTuple

from commands.language.days.finding import (
    FRIDAY,
    MONTHS,
    SATURDAY,
    Days,
    DaySpec,
    Setting,
    asked,
    day_of,
    nearest,
    one,
    shifted,
)
from commands.language.readings import Purpose, Reason

_SEASONS = {
    "spring": ((3, 20), (6, 20)),
    "summer": ((6, 21), (9, 23)),
    "autumn": ((9, 23), (12, 21)),
    "winter": ((12, 21), (3, 20)),
}


class Period(NamedTuple):
    """*Cette semaine*, *le mois prochain*, *mars*, *mars 2027*, *l’année prochaine*."""

    unit: str
    shift: int = 0
    month: int | None = None
    year: int | None = None

    def find(self, setting: Setting, after: date | None = None) -> Days | None:
        """Give the whole period; a week's deadline is its Friday."""
        today = after or setting.today
        first = self._first(setting, today)
        if first is None:
            return None
        following = shifted(first, 1, self.unit)
        if following is None:
            return None
        last = following - timedelta(days=1)
        limit = first + timedelta(days=FRIDAY) if self.unit == "week" else last
        return Days(first, last, self.unit, limit)

    def _first(self, setting: Setting, today: date) -> date | None:
        if self.month is not None:
            year = self.year or today.year
            if (
                self.year is None
                and self.month < today.month
                and setting.purpose is not Purpose.WORKED
            ):
                year += 1
            return day_of(year, self.month, 1)
        if self.unit == "week":
            return today - timedelta(days=today.weekday()) + timedelta(weeks=self.shift)
        if self.unit == "year":
            return day_of(self.year or today.year + self.shift, 1, 1)
        length = MONTHS[self.unit]
        month = (today.month - 1) // length * length + 1
        return shifted(today.replace(month=month, day=1), self.shift, self.unit)


class PastMonth(NamedTuple):
    """*Février dernier*: the last one that has begun."""

    month: int

    def find(self, setting: Setting, after: date | None = None) -> Days | None:
        """Give the whole month."""
        del after
        year = setting.today.year - (self.month >= setting.today.month)
        return Period("month", month=self.month, year=year).find(setting)


class Season(NamedTuple):
    """*Cet été*, *l’hiver prochain*: by the calendar."""

    name: str
    shift: int = 0
    year: int | None = None

    def find(self, setting: Setting, after: date | None = None) -> Days | None:
        """Give the one that is not over, the last one that is, or that of a year."""
        today = after or setting.today
        if self.year is not None:
            return self._of(self.year, today)
        if self.shift < 0:
            over = (self._of(today.year - back, today) for back in range(3))
            return next(found for found in over if found.last < today)
        for year in range(today.year - 1, today.year + 3):
            found = self._of(year, today)
            if found.last >= today and not (self.shift and found.first <= today):
                return found
        return None

    def _of(self, year: int, today: date) -> Days:
        (month, day), (last_month, last_day) = _SEASONS[self.name]
        first = date(year, month, day)
        last = date(year + (last_month < month), last_month, last_day)
        # A deadline is its end; what is to be done then may as well be due when it begins.
        return Days(first, last, "day", last, others=() if first <= today else (first,))


class WeekNumber(NamedTuple):
    """*Semaine 48*, *S48*: the ISO week."""

    number: int
    year: int | None = None

    def find(self, setting: Setting, after: date | None = None) -> Days | None:
        """Give the next one that is not over."""
        today = after or setting.today
        for year in (self.year,) if self.year else range(today.isocalendar().year, today.year + 3):
            try:
                first = date.fromisocalendar(year, self.number, 1)
            except ValueError:
                continue
            last = first + timedelta(days=6)
            if self.year or last >= today:
                return Days(first, last, "week", first + timedelta(days=FRIDAY))
        return None


class WeekOf(NamedTuple):
    """*La semaine du 7 octobre*."""

    of: DaySpec

    def find(self, setting: Setting, after: date | None = None) -> Days | None:
        """Give the week in which that day falls."""
        span = self.of.find(setting, after)
        if span is None:
            return None
        monday = span.first - timedelta(days=span.first.weekday())
        return Days(monday, monday + timedelta(days=6), "week", monday + timedelta(days=FRIDAY))


class WeekendOf(NamedTuple):
    """*Ce week-end*, *le week-end prochain*."""

    shift: int = 0
    of: DaySpec | None = None

    def find(self, setting: Setting, after: date | None = None) -> Days | None:
        """Give Saturday, and offer Sunday."""
        today = after or setting.today
        if self.of is not None:
            span = self.of.find(setting, after)
            if span is None:
                return None
            today = span.first
        saturday = today - timedelta(days=today.weekday() - SATURDAY)
        if self.of is not None:
            saturday = nearest(today, SATURDAY)
        saturday += timedelta(weeks=self.shift)
        sunday = saturday + timedelta(days=1)
        if saturday < setting.today <= sunday:
            return one(sunday)
        if self.shift and today.weekday() < SATURDAY and self.of is None and not setting.bare:
            return asked(Reason.NEXT_WEEKDAY, saturday - timedelta(weeks=1), saturday)
        return Days(saturday, sunday, "day", saturday, others=(sunday,))


class InWeek(NamedTuple):
    """*Lundi de la semaine prochaine*, *mardi S48*."""

    weekday: int
    week: DaySpec

    def find(self, setting: Setting, after: date | None = None) -> Days | None:
        """Give that day of the week said."""
        span = self.week.find(setting, after)
        if span is None:
            return None
        monday = span.first - timedelta(days=span.first.weekday())
        return one(monday + timedelta(days=self.weekday))
