"""French public holidays, and the feasts people date things by, in metropolitan France.

They are counted here, and the tests hold them against the library that knows them (decision 10).
"""

from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter

FIXED = {
    "new-year": (1, 1),
    "epiphany": (1, 6),
    "candlemas": (2, 2),
    "valentine": (2, 14),
    "womens-day": (3, 8),
    "april-fool": (4, 1),
    "labour": (5, 1),
    "victory": (5, 8),
    "music": (6, 21),
    "saint-john": (6, 24),
    "national": (7, 14),
    "assumption": (8, 15),
    "halloween": (10, 31),
    "all-saints": (11, 1),
    "all-souls": (11, 2),
    "armistice": (11, 11),
    "saint-catherine": (11, 25),
    "saint-nicholas": (12, 6),
    "christmas-eve": (12, 24),
    "christmas": (12, 25),
    "new-year-eve": (12, 31),
}
"""On one day every year."""

AROUND_EASTER = {
    "shrove-tuesday": -47,
    "ash-wednesday": -46,
    "palm-sunday": -7,
    "holy-thursday": -3,
    "good-friday": -2,
    "holy-saturday": -1,
    "easter": 0,
    "easter-monday": 1,
    "ascension": 39,
    "pentecost": 49,
    "whit-monday": 50,
}
"""Counted from Easter Sunday."""

PUBLIC = (
    "new-year", "easter-monday", "labour", "victory", "ascension", "whit-monday", "national",
    "assumption", "all-saints", "armistice", "christmas",
)  # fmt: skip
"""Those on which nobody has to work, by law."""

_KNOWN = range(1583, 2101)
"""The years of which the library knows the holidays, and so the feasts."""

_SATURDAY = 5
_SUNDAY = 6


@lru_cache(512)
def holiday(name: str, year: int) -> date | None:
    """Give the day of a holiday in a year, as far as they are known."""
    if year not in _KNOWN:
        return None
    if name in FIXED:
        return date(year, *FIXED[name])
    if name in AROUND_EASTER:
        return easter(year) + timedelta(days=AROUND_EASTER[name])
    if name == "mothers-day":
        return _mothers_day(year)
    if name == "grandmothers-day":
        return _nth_sunday(year, 3, 1)
    return _nth_sunday(year, 6, 3)


def _mothers_day(year: int) -> date:
    """The last Sunday of May, or the first of June where that one is Pentecost."""
    last = date(year, 5, 31)
    last -= timedelta(days=(last.weekday() + 1) % 7)
    return last + timedelta(weeks=1) if last == holiday("pentecost", year) else last


def _nth_sunday(year: int, month: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=6 - first.weekday(), weeks=nth - 1)


@lru_cache(64)
def days_off(year: int) -> frozenset[date]:
    """Give the public holidays of a year; two of them may fall on one day."""
    return frozenset(day for name in PUBLIC if (day := holiday(name, year)))


def is_working_day(day: date, *, saturdays: bool = False) -> bool:
    """Tell *jours ouvrés*, or with Saturdays *jours ouvrables*."""
    if day.weekday() == _SUNDAY or (day.weekday() == _SATURDAY and not saturdays):
        return False
    return day not in days_off(day.year)
