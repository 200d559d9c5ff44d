"""From what comes back, as it was said, to its rule and its first occurrence."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from commands.language import days as d
from commands.language.days import Setting
from commands.language.hours import PARTS, Clock
from commands.language.phrases import Phrase
from commands.language.public_holidays import FIXED, days_off
from commands.language.readings import Reason
from commands.language.repeats import CODES, Repeat
from commands.language.spans import Reading, bounds, clocks_of, due_at, until_hour
from storage.moments import Due, Repetition

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_MOST_DAYS = 100
"""A longer span is no list of exceptions."""

_YEARS_OFF = 10
"""So many years of public holidays are left out."""


def resolve_repeat(phrase: Phrase, repeat: Repeat, setting: Setting) -> Reading | None:
    """What comes back: its rule, and its first occurrence."""
    _start_and_stop(phrase, setting)
    repeat = _on_its_day(phrase, repeat)
    clocks = clocks_of(phrase)
    if not clocks and repeat.part:
        at = PARTS[repeat.part].at
        clocks = (Clock(at.hour, at.minute, sure=True),)
    elif repeat.part and phrase.hour:
        clocks = (phrase.hour.in_part(PARTS[repeat.part]),)
    repeat, left_out = _without(phrase, repeat, setting)
    if phrase.until is not None:
        until = phrase.until.find(setting)
        if until is None or until.reason:
            return Reading(reason=until.reason if until else Reason.NEVER, choices=())
        repeat = replace(repeat, until=until.limit or until.last)
    if phrase.count is not None:
        repeat = replace(repeat, count=phrase.count)
    firsts = [_first(phrase, repeat, clock, setting) for clock in clocks] or [
        _first(phrase, repeat, None, setting)
    ]
    firsts = [_not_on(left_out, each, repeat) for each in firsts]
    first = firsts[0]
    if first is None:
        return Reading(reason=Reason.NEVER, choices=())
    if phrase.lasting is not None:
        repeat = repeat.lasting(int(phrase.lasting.count), phrase.lasting.unit, first.date())
    repeat = repeat.anchored(first.date())
    repetition = Repetition(repeat.rule, tuple(sorted({*left_out})))
    timed = bool(clocks) or repeat.clocked
    _, duration = until_hour(phrase, first)
    dues = tuple(
        due_at(each, setting) if timed else Due(each.date(), None, setting.zone)
        for each in firsts
        if each
    )
    if len(dues) > 1 and not setting.bare:
        reason = Reason.TWO_HOURS if phrase.other_hour else Reason.NIGHT_HOUR
        return Reading(duration=duration, repetition=repetition, reason=reason, choices=dues)
    return Reading(dues[0], None, duration, repetition, grain="hour" if timed else "day")


def _on_its_day(phrase: Phrase, repeat: Repeat) -> Repeat:
    """*Chaque année le 14 juillet*, *chaque mois le 5*, *chaque semaine le mardi*."""
    day = phrase.day
    month = day.month if isinstance(day, d.Period) and not day.year else None
    if month and not phrase.starting and (repeat.byday or repeat.freq == "DAILY"):
        phrase.day = None  # *en avril, tous les mardis*
        return replace(repeat, months=repeat.months or (month,))
    if phrase.starting or repeat.byday or repeat.monthdays:
        return repeat
    if phrase.days is not None:
        return _on_days(*phrase.days, repeat)
    if phrase.day is None:
        return repeat
    more = _BY_FREQUENCY.get(repeat.freq, _nothing)(phrase.day)
    return replace(repeat, **more)


def _start_and_stop(phrase: Phrase, setting: Setting) -> None:
    """*Tous les lundis du 11 janvier au 8 février*: the span bounds what comes back."""
    if phrase.days is None or isinstance(phrase.days[0], d.Weekday):
        return
    first, last = phrase.days
    start, end = bounds(first, last, setting)
    if start is not None and end is not None and phrase.until is None:
        phrase.day, phrase.until, phrase.starting = first, last, True
        phrase.days = None


def _on_days(first: d.DaySpec, last: d.DaySpec, repeat: Repeat) -> Repeat:
    """*Tous les jours du lundi au vendredi*."""
    if not (isinstance(first, d.Weekday) and isinstance(last, d.Weekday)):
        return repeat
    if first.weekday >= last.weekday:
        return repeat
    return replace(repeat, freq="WEEKLY", byday=CODES[first.weekday : last.weekday + 1])


def _nothing(_day: d.DaySpec) -> dict[str, Any]:
    return {}


def _in_a_week(day: d.DaySpec) -> dict[str, Any]:
    if isinstance(day, d.Weekday):
        return {"freq": "WEEKLY", "byday": (CODES[day.weekday],)}
    return {}


_PART_DAYS = {"start": 1, "middle": 15, "end": -1}


def _in_a_month(day: d.DaySpec) -> dict[str, Any]:
    if isinstance(day, d.Calendar) and day.month is None and day.weekday is None:
        return {"monthdays": (day.day,)}
    if isinstance(day, d.PartOfPeriod):
        return {"monthdays": (_PART_DAYS[day.part],)}
    if isinstance(day, d.NthOf) and isinstance(day.what, int):
        return {"byday": (f"{day.nth}{CODES[day.what]}",)}
    return {}


def _in_a_year(day: d.DaySpec) -> dict[str, Any]:
    if isinstance(day, d.Calendar) and day.month is not None:
        return {"monthdays": (day.day,), "months": (day.month,)}
    if isinstance(day, d.Period) and day.month:
        return {"monthdays": (1,), "months": (day.month,)}
    if isinstance(day, d.PartOfPeriod) and isinstance(day.of, d.Period) and day.of.month:
        return {"monthdays": (_PART_DAYS[day.part],), "months": (day.of.month,)}
    if isinstance(day, d.Holiday) and day.name in FIXED:
        month, number = FIXED[day.name]
        return {"monthdays": (number,), "months": (month,)}
    if isinstance(day, d.NthOf) and isinstance(day.what, int):
        of = day.of
        if isinstance(of, d.Period) and of.month:
            return {"byday": (f"{day.nth}{CODES[day.what]}",), "months": (of.month,)}
    return {}


_BY_FREQUENCY = {
    "DAILY": _in_a_week,
    "WEEKLY": _in_a_week,
    "MONTHLY": _in_a_month,
    "YEARLY": _in_a_year,
}


def _without(phrase: Phrase, repeat: Repeat, setting: Setting) -> tuple[Repeat, tuple[date, ...]]:
    """Leave out what *sauf* names: weekdays and months in the rule, days beside it."""
    left_out: list[date] = []
    for slot, value in phrase.exceptions:
        if slot == "OFF":
            left_out += _days_off(setting.today)
        elif slot in {"INMONTH", "month"}:
            repeat = repeat.without_months((value,))
        elif slot == "weekday":
            repeat = repeat.without_days((value,))
        elif slot == "REPEAT":
            weekdays = (CODES.index(code) for code in value.byday if code in CODES)
            repeat = repeat.without_days(tuple(weekdays))
        elif isinstance(value, d.Weekday):
            repeat = repeat.without_days((value.weekday,))
        elif isinstance(value, d.WeekendOf):
            repeat = repeat.without_days((5, 6))
        else:
            left_out += _days_named(slot, value, setting)
    return repeat, tuple(left_out)


def _days_off(today: date) -> list[date]:
    """*Sauf jours fériés*: those of some years, since no rule can tell them."""
    years = range(today.year, today.year + _YEARS_OFF)
    return [day for year in years for day in days_off(year) if day >= today]


def _days_named(slot: str, value: Any, setting: Setting) -> list[date]:  # noqa: ANN401 whatever fills the slot
    """*Sauf le 25 décembre*, *sauf du 20 au 31*: every day, unless there are too many."""
    bare = replace(setting, bare=True)
    if slot == "RANGE":
        first, last = value
        start, end = bounds(first, last, bare)
    else:
        start = end = value.find(bare)
    if start is None or end is None:
        return []
    length = (end.last - start.first).days + 1
    return [start.first + n * _DAY for n in range(length)] if length <= _MOST_DAYS else []


def _not_on(left_out: tuple[date, ...], first: datetime | None, repeat: Repeat) -> datetime | None:
    """Give the first occurrence that is not left out."""
    while first is not None and first.date() in left_out:
        if repeat.clocked:
            midnight, step = datetime.combine(first.date() + _DAY, time()), _step(repeat)
            first += -((first - midnight) // step) * step
        else:
            first = repeat.first(first, strictly_after=first)
    return first


def _first(
    phrase: Phrase, repeat: Repeat, clock: Clock | None, setting: Setting
) -> datetime | None:
    """Find the first occurrence: after now with an hour, else after today."""
    now, today = setting.now, setting.today
    start_day = today
    given = False
    if phrase.day is not None and (phrase.starting or not _is_part_of(phrase, repeat)):
        found = phrase.day.find(setting)
        if found is not None and found.first >= today:
            start_day, given = found.first, True
    if repeat.clocked:
        return _first_clocked(repeat, clock, now, start_day if given else None)
    if clock is not None:
        start = clock.on(start_day)
        if given and start_day > today:
            return repeat.first(start, strictly_after=start - _MINUTE)
        if start <= now and not (
            repeat.byday or repeat.monthdays or repeat.freq in {"DAILY", "WEEKLY"}
        ):
            start += _DAY
        return repeat.first(start, strictly_after=now)
    if given:
        start = datetime.combine(start_day, time())
        return repeat.first(start, strictly_after=start - _MINUTE)
    tomorrow = datetime.combine(today + _DAY, time())
    return repeat.first(tomorrow, strictly_after=tomorrow - _MINUTE)


def _first_clocked(
    repeat: Repeat, clock: Clock | None, now: datetime, day: date | None
) -> datetime:
    if clock is not None:
        start = clock.on(day or now.date())
        return start if start > now else start + _DAY
    return now.replace(second=0, microsecond=0) + _step(repeat)


def _step(repeat: Repeat) -> timedelta:
    unit = "hours" if repeat.freq == "HOURLY" else "minutes"
    return timedelta(**{unit: repeat.interval})


def _is_part_of(phrase: Phrase, repeat: Repeat) -> bool:
    """Tell whether the day went into the rule, rather than saying where it starts."""
    day = phrase.day
    if isinstance(day, d.Weekday):
        return repeat.freq in {"WEEKLY", "DAILY"} and day.which == "bare" and bool(repeat.byday)
    if isinstance(day, d.NearDay | d.Period | d.InWeek | d.Away):
        return isinstance(day, d.Period) and repeat.freq == "YEARLY"
    return bool(repeat.byday or repeat.monthdays)
