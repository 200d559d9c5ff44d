"""What comes back, from its words to an RRULE and its first occurrence."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from commands.language.days.finding import shifted

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_STEPS = {
    "FORTNIGHT": ("WEEKLY", 2),
    "QUARTER": ("MONTHLY", 3),
    "SEMESTER": ("MONTHLY", 6),
}
_OF_UNIT = {
    "minute": ("MINUTELY", 1),
    "hour": ("HOURLY", 1),
    "day": ("DAILY", 1),
    "week": ("WEEKLY", 1),
    "fortnight": ("WEEKLY", 2),
    "month": ("MONTHLY", 1),
    "quarter": ("MONTHLY", 3),
    "semester": ("MONTHLY", 6),
    "year": ("YEARLY", 1),
}
_CLOCKED = {"HOURLY", "MINUTELY"}


@dataclass(frozen=True, slots=True)
class Repeat:
    """A rule being read: its parts come from several places of the sentence."""

    freq: str
    interval: int = 1
    byday: tuple[str, ...] = ()
    monthdays: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    position: int | None = None
    starting_in: tuple[int, ...] = ()
    """The months of a first occurrence, where not all of them will do."""
    parity: int | None = None
    """The first week: an even one, an odd one."""
    part: str | None = None
    """The part of the day: *tous les matins*."""
    until: date | None = None
    count: int | None = None
    without: tuple[date, ...] = field(default=())

    @property
    def rule(self) -> str:
        """Write the RRULE."""
        parts = [f"FREQ={self.freq}"]
        if self.interval > 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.months:
            parts.append("BYMONTH=" + ",".join(map(str, sorted(self.months))))
        if self.byday:
            parts.append("BYDAY=" + ",".join(sorted(self.byday, key=_day_order)))
        if self.monthdays:
            parts.append("BYMONTHDAY=" + ",".join(map(str, self.monthdays)))
        if self.position is not None:
            parts.append(f"BYSETPOS={self.position}")
        if self.until is not None:
            parts.append(f"UNTIL={self.until:%Y%m%d}")
        if self.count is not None:
            parts.append(f"COUNT={self.count}")
        return ";".join(parts)

    @property
    def clocked(self) -> bool:
        """Tell whether it comes back within a day."""
        return self.freq in _CLOCKED

    def first(self, start: datetime, *, strictly_after: datetime | None) -> datetime | None:
        """Give the first occurrence from a moment on, strictly after another."""
        from dateutil.rrule import rrulestr

        months = self.months or self.starting_in
        loose = replace(self, interval=1, until=None, count=None, months=months)
        yearly = self.freq == "YEARLY" and not self.months
        monthly = self.freq == "MONTHLY" and not (self.byday or self.monthdays)
        if (yearly or monthly) and (strictly_after is None or start > strictly_after):
            return start
        try:
            occurrences = rrulestr(loose.rule, dtstart=start)
            found: datetime | None = (
                occurrences.after(strictly_after)
                if strictly_after is not None
                else occurrences.after(start, inc=True)
            )
        except (ValueError, OverflowError):
            return None
        while found and self.parity is not None and found.isocalendar().week % 2 != self.parity:
            found += timedelta(weeks=1)
        if found is not None and self.until is not None and found.date() > self.until:
            return None
        return found

    def lasting(self, count: int, unit: str, first: date) -> "Repeat":
        """Say how long it goes on: *pendant 6 semaines*."""
        weekly = self.freq == "WEEKLY" and unit == "week"
        same = _OF_UNIT.get(unit) == (self.freq, 1)
        if weekly or same:
            each = max(1, len(self.byday)) if self.freq == "WEEKLY" else 1
            return replace(self, count=max(1, count * each // self.interval))
        if self.freq == "DAILY" and unit == "week":
            return replace(self, count=max(1, count * 7 // self.interval))
        end = shifted(first, count, unit)
        if end is None:
            return self
        return replace(self, until=end - timedelta(days=1))

    def without_days(self, weekdays: tuple[int, ...]) -> "Repeat":
        """Leave weekdays out: *sauf le mercredi*."""
        out = {CODES[weekday] for weekday in weekdays}
        days = self.byday or (CODES if self.freq == "DAILY" else ())
        freq = "WEEKLY" if self.freq == "DAILY" and self.interval == 1 else self.freq
        return replace(self, freq=freq, byday=tuple(day for day in days if day not in out))

    def without_months(self, months: tuple[int, ...]) -> "Repeat":
        """Leave months out: *sauf en août*."""
        kept = self.months or tuple(range(1, 13))
        return replace(self, months=tuple(month for month in kept if month not in months))

    def anchored(self, day: date) -> "Repeat":
        """*Toutes les semaines* comes back on the weekday of its first occurrence."""
        if self.freq == "WEEKLY" and not self.byday:
            return replace(self, byday=(CODES[day.weekday()],))
        return self


def every(step: str, interval: int = 1) -> Repeat:
    """Make *chaque mois*, *tous les trimestres*."""
    freq, length = _STEPS.get(step, (step, 1))
    return Repeat(freq, length * interval)


def every_length(count: int, unit: str) -> Repeat | None:
    """Make *tous les 15 jours*, *toutes les deux heures*."""
    if unit not in _OF_UNIT or count < 1:
        return None
    freq, length = _OF_UNIT[unit]
    if unit == "day" and count in {7, 8, 14, 15}:
        return Repeat("WEEKLY", 1 if count < 10 else 2)
    return Repeat(freq, length * count)


def _day_order(code: str) -> tuple[int, int]:
    return (int(code[:-2] or 0), CODES.index(code[-2:]))
