"""Writes dates, hours and durations as VOICE.md says; each reads back to itself."""

from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from commands.language.lexicon import table
from commands.language.readings import Language
from storage.moments import Due

HARD_SPACE = "\N{NO-BREAK SPACE}"


@cache
def names(language: Language, kind: str, width: str) -> list[str]:
    """Give the names of the days, Monday first, or of the months, as Babel has them."""
    from babel import Locale

    locale = Locale.parse(language)
    found = locale.days["format"][width] if kind == "days" else locale.months["format"][width]
    return [found[key].replace("\u202f", HARD_SPACE) for key in sorted(found)]


@cache
def forms(language: Language) -> dict[str, Any]:
    """Read the templates of words/, with hard spaces for `_`."""
    return _hardened(table(f"{language}_writing"))  # type: ignore[no-any-return]


def _hardened(value: Any) -> Any:  # noqa: ANN401 whatever TOML holds
    if isinstance(value, str):
        return value.replace("_", HARD_SPACE)
    if isinstance(value, dict):
        return {key: _hardened(each) for key, each in value.items()}
    return [_hardened(each) for each in value] if isinstance(value, list) else value


def write_day(day: date, language: Language = "fr", *, year: bool = True) -> str:
    """`vendredi 27 novembre 2026`, or without its year."""
    return _day(day, language, "long" if year else "no_year", "wide")


def _day(day: date, language: Language, form: str, width: str) -> str:
    patterns = forms(language)["day"]
    return str(
        patterns[form].format(
            weekday=names(language, "days", width)[day.weekday()],
            day=number(day.day, language),
            month=names(language, "months", width)[day.month - 1],
            year=day.year,
        )
    )


def number(day: int, language: Language) -> str:
    """`1er`, `2`."""
    return str(forms(language)["day"]["first"]) if day == 1 else str(day)


def write_due(due: Due, language: Language = "fr", *, now: datetime | None = None) -> str:
    """`vendredi 27 novembre 2026 à 14 h 30`.

    With `now`: `demain, mercredi 25 novembre 2026`.
    """
    patterns = forms(language)["day"]
    text = write_day(due.day, language)
    if now is not None:
        away = (due.day - now.astimezone(ZoneInfo(due.zone)).date()).days
        if 0 <= away < len(patterns["near"]):
            text = patterns["near"][away].format(day=text)
    if due.time is None:
        return text
    return str(patterns["at"].format(day=text, hour=write_hour(due.time, language)))


def write_short(due: Due, now: datetime, language: Language = "fr") -> str:
    """`ven. 27 nov. 14 h 30`; the year too, if another than `now`'s."""
    same = now.astimezone(ZoneInfo(due.zone)).year == due.day.year
    text = _day(due.day, language, "short" if same else "short_year", "abbreviated")
    if due.time is None:
        return text
    return f"{text}{HARD_SPACE}{write_hour(due.time, language)}"


def write_hour(hour: time, language: Language = "fr") -> str:
    """`9 h`, `14 h 30`; `2 h du matin`, since *2 h* alone may be the afternoon."""
    patterns = forms(language)["hour"]
    form = "seconds" if hour.second else "minutes" if hour.minute else "full"
    text = patterns[form].format(hour=hour.hour, minute=hour.minute, second=hour.second)
    first, last = patterns["nights"]
    if first <= hour.hour <= last:
        return str(patterns["night"].format(text=text))
    return str(text)


def write_hours(start: time, end: time, language: Language = "fr") -> str:
    """`de 14 h à 15 h 30`."""
    pattern = forms(language)["hour"]["range"]
    return str(pattern.format(start=write_hour(start, language), end=write_hour(end, language)))


def write_days(first: date, last: date, language: Language = "fr") -> str:
    """`du lundi 30 novembre au mercredi 2 décembre 2026 inclus`; one day alone is itself."""
    if first == last:
        return write_day(first, language)
    opening = write_day(first, language, year=first.year != last.year)
    pattern = forms(language)["day"]["range"]
    return str(pattern.format(first=opening, last=write_day(last, language)))


def write_duration(duration: timedelta, language: Language = "fr") -> str:
    """`45 min`, `1 h 30`, `2 jours`."""
    patterns = forms(language)["duration"]
    seconds = round(duration.total_seconds())
    if seconds < 60:
        return str(patterns["seconds"].format(count=seconds))
    days, rest = divmod(seconds, 86400)
    if days and not rest:
        return str(patterns["day"] if days == 1 else patterns["days"].format(count=days))
    hours, minutes = divmod(round(seconds / 60), 60)
    if not hours:
        return str(patterns["minutes"].format(count=minutes))
    if not minutes:
        return str(patterns["hours"].format(count=hours))
    return str(patterns["both"].format(hours=hours, minutes=minutes))
