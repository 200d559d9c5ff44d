"""What each kind of token stands for: numbers, hours, dates in figures, words."""

import re
from collections.abc import Callable

from commands.language.hours import Clock
from commands.language.lengths import Length
from commands.language.lexicon import Lexicon, Slots, fold

_PARTICIPLES = ("é", "ée", "és", "ées")


def _read_word(typed: str, words: Lexicon) -> tuple[str, Slots]:
    if typed in words.acronyms:
        return typed, {}
    if typed.endswith(_PARTICIPLES):
        word, slots = words.find(typed)
        return word, slots or {"participle": True}
    return words.find(typed)


def _read_number(typed: str, _words: Lexicon) -> tuple[str, Slots]:
    if len(typed) > 6:
        return typed, {}
    value = int(typed)
    slots: Slots = {"num": value}
    if 1 <= value <= 31 and len(typed) < 3:
        slots["day"] = value
    if len(typed) == 4 and 1900 <= value < 2200:
        slots["year"] = value
    return str(value), slots


def _read_ordinal(typed: str, _words: Lexicon) -> tuple[str, Slots]:
    value = int(re.match(r"\d+", typed).group())  # type: ignore[union-attr]
    return f"{value}e" if value > 1 else "1er", {"ord": value, "day": value}


def _read_hours(typed: str, _words: Lexicon) -> tuple[str, Slots]:
    head, _, tail = typed.lower().partition("h")
    hours = int(head)
    minutes = int(re.sub(r"\D", "", tail) or 0)
    slots: Slots = {"DUR": Length(hours * 60 + minutes, "minute")}
    if minutes > 59:
        slots = {"BADHOUR": typed}
    elif hours <= 24:
        slots["HOUR"] = _clock(
            hours, minutes, sure=head.startswith("0"), precise=bool(tail.strip())
        )
    else:
        slots["BADHOUR"] = typed
    return f"{hours}h{minutes:02}", slots


def _read_clock(typed: str, _words: Lexicon) -> tuple[str, Slots]:
    hours, minutes, *seconds = (int(part) for part in re.split(r"[:.]", typed))
    if hours > 24:
        return typed, {"BADHOUR": typed}
    second = seconds[0] if seconds else 0
    clock = _clock(hours, minutes, second, sure=typed.startswith("0"), precise=True)
    return typed, {"HOUR": clock}


def _read_meridiem(typed: str, _words: Lexicon) -> tuple[str, Slots]:
    figures = [int(part) for part in re.findall(r"\d+", typed)]
    hours, minutes = figures[0], figures[1] if len(figures) > 1 else 0
    if not 1 <= hours <= 12:
        return typed, {}
    hours = hours % 12 + (12 if "p" in typed.lower() else 0)
    return typed, {"HOUR": _clock(hours, minutes, sure=True, precise=True)}


def _read_figures(typed: str, _words: Lexicon) -> tuple[str, Slots]:
    parts = [int(part) for part in re.split(r"[/.-]", typed)]
    day, month, year = (*parts, None)[:3]
    if year is not None and year < 100:
        year += 2000
    if not 1 <= (day or 0) <= 31 or not 1 <= (month or 0) <= 12:
        return typed, {}
    return typed, {"date": (day, month, year)}


def _read_iso(typed: str, _words: Lexicon) -> tuple[str, Slots]:
    year, month, day = (int(part) for part in re.split(r"[-/.]", typed.rstrip("tT")))
    if not 1 <= day <= 31 or not 1 <= month <= 12 or not 1900 <= year < 2200:
        return typed, {}
    return typed, {"date": (day, month, year)}


def _read_point(typed: str, _words: Lexicon) -> tuple[str, Slots]:
    left, right = (int(part) for part in typed.split("."))
    slots: Slots = {}
    if left <= 24 and right < 60:
        slots["HOUR"] = _clock(left, right, sure=typed.startswith("0"), precise=True)
    if 1 <= left <= 31 and 1 <= right <= 12:
        slots["pointed"] = (left, right, None)
    return typed, slots


def _read_decimal(typed: str, _words: Lexicon) -> tuple[str, Slots]:
    return typed, {"decimal": float(typed.replace(",", "."))}


def _read_week(typed: str, _words: Lexicon) -> tuple[str, Slots]:
    return fold(typed), {"isoweek": int(typed[1:])}


def _read_quarter(typed: str, _words: Lexicon) -> tuple[str, Slots]:
    return fold(typed), {"quarter": int(typed[1:])}


def _read_today(_typed: str, _words: Lexicon) -> tuple[str, Slots]:
    return "aujourdhui", {}


def _read_minutes(_typed: str, _words: Lexicon) -> tuple[str, Slots]:
    return "minute", {"unit": "minute"}


def _as_is(typed: str, _words: Lexicon) -> tuple[str, Slots]:
    return ("'" if typed == "’" else typed), {}


READERS: dict[str, Callable[[str, Lexicon], tuple[str, Slots]]] = {
    "mention": _as_is,
    "url": _as_is,
    "phone": _as_is,
    "amount": _as_is,
    "street": _as_is,
    "tag": _as_is,
    "mark": _as_is,
    "minutes": _read_minutes,
    "word": _read_word,
    "number": _read_number,
    "ordinal": _read_ordinal,
    "hours": _read_hours,
    "clock": _read_clock,
    "meridiem": _read_meridiem,
    "figures": _read_figures,
    "iso": _read_iso,
    "point": _read_point,
    "decimal": _read_decimal,
    "week": _read_week,
    "quarter": _read_quarter,
    "today": _read_today,
}


def _clock(hours: int, minutes: int, seconds: int = 0, *, sure: bool, precise: bool) -> Clock:
    if hours == 24:
        return Clock(0, minutes, seconds, sure=True, precise=precise, midnight=True)
    return Clock(hours, minutes, seconds, sure=sure, precise=precise)
