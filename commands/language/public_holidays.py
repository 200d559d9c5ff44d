"""French public holidays, as the library has them, and the feasts people date things by.

Metropolitan France: without a territory, the library adds no customary day. It is slow to load,
so it is asked only about a day near Easter; the day of a feast is found without it.
"""

from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter

PUBLIC = {
    "new-year": "Jour de l'an",
    "easter-monday": "Lundi de Pâques",
    "labour": "Fête du Travail",
    "victory": "Fête de la Victoire",
    "ascension": "Ascension",
    "whit-monday": "Lundi de Pentecôte",
    "national": "Fête nationale",
    "assumption": "Assomption",
    "all-saints": "Toussaint",
    "armistice": "Armistice",
    "christmas": "Noël",
}
"""What words/ call them, and what the library does."""

FIXED = {
    "new-year": (1, 1),
    "labour": (5, 1),
    "victory": (5, 8),
    "national": (7, 14),
    "assumption": (8, 15),
    "all-saints": (11, 1),
    "armistice": (11, 11),
    "christmas": (12, 25),
}
"""Public holidays that fall on one day every year."""

FEASTS = {
    "christmas-eve": (12, 24),
    "new-year-eve": (12, 31),
    "epiphany": (1, 6),
    "candlemas": (2, 2),
    "valentine": (2, 14),
    "womens-day": (3, 8),
    "music": (6, 21),
    "saint-john": (6, 24),
    "april-fool": (4, 1),
    "all-souls": (11, 2),
    "saint-catherine": (11, 25),
    "saint-nicholas": (12, 6),
    "halloween": (10, 31),
}
"""Days like others that have a name."""

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

_KNOWN = range(1583, 2101)
"""The years of which the library knows the holidays, and so the feasts."""

_AROUND_EASTER = ((3, 23), (6, 14))
"""Between these days fall the Mondays and the Thursday that follow Easter."""

_MONDAY, _THURSDAY = 0, 3
_SATURDAY = 5
_SUNDAY = 6


@lru_cache(64)
def days_off(year: int) -> dict[date, str]:
    """Give the public holidays of a year; two of them may fall on one day."""
    from holidays import country_holidays

    return dict(country_holidays("FR", years=year, language="fr", expand=False))


@lru_cache(512)
def holiday(name: str, year: int) -> date | None:
    """Give the day of a holiday in a year, as far as they are known."""
    if year not in _KNOWN:
        return None
    if name in FIXED or name in FEASTS:
        month, day = FIXED.get(name) or FEASTS[name]
        return date(year, month, day)
    if name in AROUND_EASTER:
        return easter(year) + timedelta(days=AROUND_EASTER[name])
    if name == "mothers-day":
        return _mothers_day(year)
    if name == "grandmothers-day":
        return _nth_sunday(year, 3, 1)
    return _nth_sunday(year, 6, 3)


def fixed_day(name: str) -> date | None:
    """Give a day of a holiday that falls on the same one every year."""
    one, other = holiday(name, 2026), holiday(name, 2027)
    same = one and other and (one.month, one.day) == (other.month, other.day)
    return one if same else None


def _mothers_day(year: int) -> date:
    """The last Sunday of May, or the first of June where that one is Pentecost."""
    last = date(year, 5, 31)
    last -= timedelta(days=(last.weekday() + 1) % 7)
    return last + timedelta(weeks=1) if last == holiday("pentecost", year) else last


def _nth_sunday(year: int, month: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=6 - first.weekday(), weeks=nth - 1)


def is_working_day(day: date, *, saturdays: bool = False) -> bool:
    """Tell *jours ouvrés*, or with Saturdays *jours ouvrables*."""
    if day.weekday() == _SUNDAY or (day.weekday() == _SATURDAY and not saturdays):
        return False
    dated = (day.month, day.day)
    if dated in FIXED.values():
        return False
    first, last = _AROUND_EASTER
    movable = first <= dated <= last and day.weekday() in {_MONDAY, _THURSDAY}
    return not movable or day not in days_off(day.year)
