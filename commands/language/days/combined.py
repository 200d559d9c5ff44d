"""Days made of other days: the day before one, one of two, one said twice."""

from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple, TypeGuard

from commands.language.days.dated import Calendar
from commands.language.days.finding import Days, DaySpec, Setting, asked, next_weekday, one, shifted
from commands.language.days.near import NearDay, Weekday, WorkingDaysAway
from commands.language.readings import Purpose, Reason


class Before(NamedTuple):
    """*La veille du 14 juillet*, *3 jours francs avant le 12*, *2 semaines après Noël*."""

    number: int
    unit: str
    of: DaySpec
    kind: Literal["plain", "clear", "working", "workable"] = "plain"

    def find(self, setting: Setting, after: date | None = None) -> Days | None:
        """Count back (or on) from the day named."""
        span = self.of.find(setting, after)
        if span is None:
            return None
        if span.reason:
            moved = tuple(self._move(choice) for choice in span.choices)
            return Days(moved[0], moved[0], reason=span.reason, choices=moved)
        day = self._move(span.first if self.number < 0 else span.last)
        if (
            self.unit == "day"
            and self.number in (-8, -15)
            and self.kind == "plain"
            and not setting.bare
        ):
            return asked(Reason.FORTNIGHT_BEFORE, day, day + timedelta(days=1))
        return one(day)

    def _move(self, day: date) -> date:
        if self.kind == "clear":
            return day + timedelta(days=self.number + (-1 if self.number < 0 else 1))
        if self.kind in {"working", "workable"}:
            away = WorkingDaysAway(self.number, saturdays=self.kind == "workable")
            found = away.find(
                Setting(datetime.combine(day, datetime.min.time()), Purpose.MOMENT, "")
            )
            return found.first if found else day
        return shifted(day, self.number, self.unit) or day


class WeekdayBeside(NamedTuple):
    """*Le vendredi avant Noël*, *le mardi après Pâques*."""

    weekday: int
    sign: int
    of: DaySpec

    def find(self, setting: Setting, after: date | None = None) -> Days | None:
        """Give the nearest such weekday on that side of the day named."""
        span = self.of.find(setting, after)
        if span is None:
            return None
        if self.sign > 0:
            return one(next_weekday(self.weekday, span.last))
        return one(next_weekday(self.weekday, span.first - timedelta(days=8)))


class Either(NamedTuple):
    """*Lundi ou mardi*."""

    one: DaySpec
    other: DaySpec

    def find(self, setting: Setting, after: date | None = None) -> Days | None:
        """Offer both."""
        found = [spec.find(setting, after) for spec in (self.one, self.other)]
        days = [days.day(setting.purpose) for days in found if days]
        if len(days) < 2:
            return None
        if days[0] == days[1]:
            return one(days[0])
        return asked(Reason.TWO_DAYS, *days)


class Same(NamedTuple):
    """*Demain, mercredi 25 novembre*; *jeudi prochain 3 décembre*: one day said twice."""

    one: DaySpec
    other: DaySpec

    def find(self, setting: Setting, after: date | None = None) -> Days | None:
        """Give the day, or both where they are not the same."""
        one, other = self.one.find(setting, after), self.other.find(setting, after)
        if one is None or other is None:
            return one or other
        if isinstance(self.other, Weekday):
            day = one.first
            return (
                one
                if day.weekday() == self.other.weekday
                else asked(Reason.CONTRADICTION, day, other.first)
            )
        if other.reason:
            return other
        same = other.first in (one.choices or (one.first,)) or (
            isinstance(self.one, Weekday) and other.first.weekday() == self.one.weekday
        )
        return other if same else asked(Reason.CONTRADICTION, other.first, one.first)


class Doubtful(NamedTuple):
    """A spelling with two readings: *5 jui.*, *mardi 12.05*."""

    reason: Reason
    specs: tuple[DaySpec, ...]

    def find(self, setting: Setting, after: date | None = None) -> Days | None:
        """Offer every reading."""
        found = [spec.find(setting, after) for spec in self.specs]
        days = [days.first for days in found if days]
        return asked(self.reason, *days) if days else None


def is_bare_weekday(spec: object) -> TypeGuard[Weekday]:
    """Tell *jeudi*, and nothing more."""
    return isinstance(spec, Weekday) and spec.which == "bare" and not spec.weeks


def confirms(said: DaySpec, more: DaySpec) -> bool:
    """Tell whether a second day only says the first again, more fully."""
    if isinstance(said, NearDay):
        return isinstance(more, Calendar) or is_bare_weekday(more)
    if isinstance(said, Weekday):
        return isinstance(more, Calendar) and more.weekday is None
    return False
