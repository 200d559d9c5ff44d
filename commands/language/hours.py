"""Hours and parts of the day as they are said."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

_NIGHT = range(1, 7)
"""From 1 h to 6 h, people rarely mean the night unless they say so."""


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour of the day. `sure`: on the 24-hour clock, without a doubt."""

    hour: int
    minute: int = 0
    second: int = 0
    sure: bool = False
    precise: bool = False
    """Minutes were said: the grain is the minute."""
    midnight: bool = False
    """*Minuit*, *24 h*: the end of the day, so the beginning of the next."""

    @property
    def time(self) -> time:
        """The hour on the wall."""
        return time(self.hour % 24, self.minute, self.second)

    def on(self, day: date) -> datetime:
        """Give that hour of a day; midnight ends it."""
        if self.midnight:
            day += timedelta(days=1)
        return datetime.combine(day, self.time)

    def moved(self, minutes: int) -> "Clock":
        """Give the hour so many minutes later."""
        total = self.hour * 60 + self.minute + minutes
        midnight = self.midnight and total >= 0
        hour, minute = divmod(total % 1440, 60)
        return replace(self, hour=hour, minute=minute, precise=True, midnight=midnight)

    @property
    def certain(self) -> "Clock":
        """The same hour, without a doubt."""
        return replace(self, sure=True)

    def in_part(self, part: "Part") -> "Clock":
        """Read *3 heures de l’après-midi*, *8 h du soir* on the 24-hour clock."""
        if part.late and 1 <= self.hour < 12:
            if part.name == "night" and self.hour <= 6:
                return replace(self, sure=True)
            return replace(self, hour=self.hour + 12, sure=True)
        return replace(self, sure=True)

    @property
    def nightly(self) -> bool:
        """Tell whether the afternoon may be meant as well."""
        return not self.sure and self.hour in _NIGHT and not (self.hour == 6 and self.minute)

    @property
    def later(self) -> "Clock":
        """The same figures in the afternoon."""
        return replace(self, hour=self.hour + 12, sure=True)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day: the hour that is meant, the span, the span of an absence."""

    name: str
    at: time
    start: time
    end: time
    absent: tuple[time, time]
    late: bool = False
    precise: bool = False
    """*Début*, *fin*, *première heure*: refines another part."""


def _part(
    name: str,
    at: int,
    start: int,
    end: int,
    absent: tuple[int, int],
    *,
    late: bool = False,
    precise: bool = False,
) -> Part:
    return Part(
        name,
        time(at),
        time(start),
        time(end % 24),
        (time(absent[0]), time(absent[1] % 24)),
        late,
        precise,
    )


PARTS = {
    part.name: part
    for part in (
        _part("first-hour", 8, 7, 9, (8, 12), precise=True),
        _part("early", 8, 7, 9, (8, 12), precise=True),
        _part("morning", 9, 4, 12, (9, 12)),
        _part("mid-morning", 10, 9, 11, (10, 12), precise=True),
        _part("late-morning", 11, 10, 12, (11, 12), precise=True),
        _part("noon", 12, 12, 14, (12, 14)),
        _part("mid-day", 12, 11, 16, (12, 14), precise=True),
        _part("afternoon", 14, 12, 19, (14, 18), late=True),
        _part("mid-afternoon", 15, 14, 17, (15, 18), late=True, precise=True),
        _part("late-afternoon", 17, 17, 19, (17, 18), late=True, precise=True),
        _part("late-day", 17, 17, 21, (17, 18), late=True, precise=True),
        _part("evening", 18, 18, 24, (18, 20), late=True),
        _part("late-evening", 21, 21, 24, (20, 22), late=True, precise=True),
        _part("night", 22, 22, 24, (20, 24), late=True),
    )
}
