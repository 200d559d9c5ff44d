"""French public holidays and the days that move with Easter, in metropolitan France."""

from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter

FIXED = {
    "new-year": (1, 1),
    "labour": (5, 1),
    "victory": (5, 8),
    "national": (7, 14),
    "assumption": (8, 15),
    "all-saints": (11, 1),
    "armistice": (11, 11),
    "christmas": (12, 25),
    "christmas-eve": (12, 24),
    "new-year-eve": (12, 31),
    "epiphany": (1, 6),
    "candlemas": (2, 2),
    "valentine": (2, 14),
    "womens-day": (3, 8),
    "music": (6, 21),
    "saint-john": (6, 24),
    "halloween": (10, 31),
}
MOVABLE = {
    "shrove-tuesday": -47,
    "ash-wednesday": -46,
    "palm-sunday": -7,
    "good-friday": -2,
    "easter": 0,
    "easter-monday": 1,
    "ascension": 39,
    "pentecost": 49,
    "whit-monday": 50,
}
_OFF = (
    "new-year", "labour", "victory", "national", "assumption", "all-saints", "armistice",
    "christmas", "easter-monday", "ascension", "whit-monday",
)  # fmt: skip
_SATURDAY = 5
_SUNDAY = 6


@lru_cache(512)
def holiday(name: str, year: int) -> date:
    """Give the day of a holiday in a year."""
    if name in FIXED:
        month, day = FIXED[name]
        return date(year, month, day)
    if name in MOVABLE:
        return easter(year) + timedelta(days=MOVABLE[name])
    if name == "mothers-day":
        return _mothers_day(year)
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
def _days_off(year: int) -> frozenset[date]:
    return frozenset(holiday(name, year) for name in _OFF)


def is_working_day(day: date, *, saturdays: bool = False) -> bool:
    """Tell *jours ouvrés*, or with Saturdays *jours ouvrables*."""
    if day.weekday() == _SUNDAY or (day.weekday() == _SATURDAY and not saturdays):
        return False
    return day not in _days_off(day.year)
