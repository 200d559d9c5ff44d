"""How long something lasts, as it was said."""

from dataclasses import dataclass
from datetime import timedelta

HALF_DAY = timedelta(minutes=210)
DAY = timedelta(minutes=420)
"""A working day is 7 h, half of one 3 h 30."""

LATER = "later"
"""The unit of *tout à l’heure*: nobody knows how long."""

_EXACT = {"second": 1, "minute": 60, "hour": 3600}


@dataclass(frozen=True, slots=True)
class Length:
    """*45 min*, *2 heures*, *3 semaines*; a half day counts as a unit."""

    count: float
    unit: str

    @property
    def exact(self) -> timedelta | None:
        """The span on the clock, for seconds, minutes and hours."""
        if self.unit not in _EXACT:
            return None
        try:
            return timedelta(seconds=self.count * _EXACT[self.unit])
        except OverflowError:
            return None

    @property
    def worked(self) -> timedelta | None:
        """The hours of work it stands for; weeks and more are no length of work."""
        if self.unit == "half-day":
            return HALF_DAY * self.count
        if self.unit == "day":
            return DAY * self.count if self.count < 100 else None
        return self.exact
