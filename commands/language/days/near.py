"""Days counted from today: *demain*, *jeudi prochain*, *dans 10 jours*."""

from datetime import date, timedelta
from typing import Literal, NamedTuple

from commands.language.days.finding import (
    MONTHS,
    Days,
    Setting,
    asked,
    month_end,
    next_weekday,
    one,
    shifted,
)
from commands.language.public_holidays import is_working_day
from commands.language.readings import Purpose, Reason

_DAWN = 5


class NearDay(NamedTuple):
    """*Hier*, *aujourd’hui*, *demain*, *après-demain*."""

    shift: int

    def find(self, setting: Setting, after: date | None = None) -> Days | None:
        """Count from today; before dawn, *demain* may be this very day."""
        del after
        day = setting.today + timedelta(days=self.shift)
        if setting.now.hour < _DAWN and self.shift > 0 and not setting.bare:
            return asked(Reason.BEFORE_DAWN, day - timedelta(days=1), day)
        return one(day)


class Weekday(NamedTuple):
    """*Jeudi*, *jeudi prochain*, *jeudi dernier*, *jeudi en huit*."""

    weekday: int
    which: Literal["bare", "next", "last", "following"] = "bare"
    weeks: int = 0

    def find(self, setting: Setting, after: date | None = None) -> Days | None:
        """Find the weekday, as corpus/README.md counts it."""
        today = setting.today
        if after is not None:
            return one(next_weekday(self.weekday, after - timedelta(days=1)))
        coming = next_weekday(self.weekday, today)
        if self.which == "last" or (self.which == "bare" and setting.purpose is Purpose.WORKED):
            return one(coming - timedelta(days=14 if today.weekday() == self.weekday else 7))
        if self.weeks:
            day = coming + timedelta(weeks=self.weeks)
            if today.weekday() == self.weekday:
                return asked(Reason.WEEKDAY_IN_EIGHT, day - timedelta(weeks=1), day)
            return one(day)
        if self.which == "next":
            return self._of_next_week(today)
        if today.weekday() == self.weekday:
            return one(coming, others=(today,))
        return one(coming)

    def _of_next_week(self, today: date) -> Days:
        next_week = today + timedelta(days=7 - today.weekday() + self.weekday)
        if self.weekday > today.weekday():
            return asked(Reason.NEXT_WEEKDAY, next_week - timedelta(weeks=1), next_week)
        return one(next_week)


class Away(NamedTuple):
    """*Dans 10 jours*, *sous huitaine*, *d’ici 6 semaines*, *il y a 3 jours*."""

    number: int
    unit: str
    idiom: bool = True
    """*8 jours* is a week, *15 jours* two, in these turns of phrase."""

    def find(self, setting: Setting, after: date | None = None) -> Days | None:
        """Count from today."""
        today = after or setting.today
        count = self.number
        if self.unit == "day" and self.idiom:
            count = {8: 7, 15: 14}.get(count, count)
        day = shifted(today, count, self.unit)
        if day is None:
            return None
        if self.unit in MONTHS and today.day > 28 and count > 0 and not setting.bare:
            last = month_end(day.year, day.month)
            following = last + timedelta(days=1)
            choices = (last, following) if day.day != today.day else (day, last)
            if choices[0] != choices[1]:
                return asked(Reason.MONTH_END, *choices)
        return one(day)


class WorkingDaysAway(NamedTuple):
    """*Dans 3 jours ouvrés*, *sous 5 jours ouvrables*, counted from tomorrow."""

    number: int
    saturdays: bool = False

    def find(self, setting: Setting, after: date | None = None) -> Days | None:
        """Count working days only."""
        day = after or setting.today
        step = timedelta(days=1 if self.number > 0 else -1)
        for _ in range(abs(self.number)):
            day += step
            while not is_working_day(day, saturdays=self.saturdays):
                day += step
        return one(day)


class PaymentTerm(NamedTuple):
    """*30 jours fin de mois*: the days first, or the end of the month first."""

    days: int

    def find(self, setting: Setting, after: date | None = None) -> Days | None:
        """Offer both ways to count."""
        today = after or setting.today
        later = today + timedelta(days=self.days)
        first = month_end(later.year, later.month)
        second = month_end(today.year, today.month) + timedelta(days=self.days)
        return asked(Reason.PAYMENT_TERM, first, second)
