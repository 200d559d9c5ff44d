"""A bare expression as a span of the calendar, for `explain --dates`."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from commands.language.days import Setting
from commands.language.gathering import Gatherer
from commands.language.grammar import parse
from commands.language.phrases import Phrase
from commands.language.reading import setting_of
from commands.language.readings import Expression, Language, Purpose
from commands.language.resolving import resolve
from commands.language.spans import Reading
from commands.language.tokens import clean
from storage.moments import Due

_DAY = timedelta(days=1)


def read_expression(
    text: str, now: datetime, zone: str, language: Language = "fr"
) -> Expression | None:
    """Read a bare expression: its start, its exclusive end, its grain."""
    tokens = parse(clean(text), language)
    setting = setting_of(now, zone, Purpose.MOMENT, bare=True)
    for phrase in Gatherer(tokens, language, bare=True).phrases():
        since = phrase.marker == "since"
        reading = resolve(phrase, replace(setting, purpose=Purpose.WORKED) if since else setting)
        if reading is not None and reading.due is not None:
            return _expression(phrase, reading, reading.due, setting)
    for token in tokens:
        period = token.slots.get("PERIOD")
        found = period.find(setting) if period is not None else None
        if found is not None:
            return _span(found.first, found.last, found.grain)
    return None


def _expression(phrase: Phrase, reading: Reading, due: Due, setting: Setting) -> Expression:
    rule = reading.repetition.rule if reading.repetition else None
    days = reading.days
    if phrase.part is not None and phrase.hour is None and phrase.hours is None and rule is None:
        return _part(phrase, due)
    if due.time is not None:
        start = datetime.combine(due.day, due.time)
        end = _closing(reading.end) if reading.end else None
        if phrase.until_hour is not None:
            return Expression(
                _moment(datetime.combine(due.day, time())), _moment(start), reading.grain, rule
            )
        return Expression(_moment(start), end, reading.grain, rule)
    if days is not None and (days.first != days.last or days.grain != "day") and rule is None:
        return _span(days.first, days.last, days.grain)
    return Expression(due.day.isoformat(), None, reading.grain, rule)


def _part(phrase: Phrase, due: Due) -> Expression:
    part = phrase.part
    assert part is not None  # noqa: S101 the caller looked
    start = datetime.combine(due.day, part.start)
    end = datetime.combine(due.day, part.end)
    if end <= start:
        end += _DAY
    return Expression(_moment(start), _moment(end), "hour", None)


def _span(first: date, last: date, grain: str) -> Expression:
    return Expression(first.isoformat(), (last + _DAY).isoformat(), grain, None)


def _closing(due: Due) -> str:
    if due.time is None:
        return (due.day + _DAY).isoformat()
    return _moment(datetime.combine(due.day, due.time))


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
