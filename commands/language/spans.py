"""A span of days, and what every reading of a phrase has in common."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from commands.language import days as d
from commands.language.days import Days, Setting
from commands.language.hours import Clock
from commands.language.phrases import Phrase
from commands.language.readings import Purpose, Reason
from storage.moments import Due, Repetition

_DAY = timedelta(days=1)

_LATELY = timedelta(days=60)
"""How long after its end a span without a year may be meant, rather than next year's."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a phrase means; `reason` with `choices` where it must be asked."""

    due: Due | None = None
    end: Due | None = None
    duration: timedelta | None = None
    repetition: Repetition | None = None
    reason: Reason | None = None
    choices: tuple[Due, ...] = ()
    others: tuple[Due, ...] = ()
    grain: str = "day"
    days: Days | None = field(default=None, compare=False)


def clocks_of(phrase: Phrase) -> tuple[Clock, ...]:
    """The hours that may be meant, likeliest first."""
    if phrase.hours is not None:
        start = phrase.hours[0]
        if phrase.part is not None:
            return (start.in_part(phrase.part),)
        return (start,)
    if phrase.hour is not None:
        clock = phrase.hour.in_part(phrase.part) if phrase.part else phrase.hour
        if phrase.other_hour is not None:
            return (clock, phrase.other_hour)
        if clock.nightly:
            return (clock.later, clock)
        return (clock,)
    if phrase.part is not None:
        at = phrase.part.at
        return (Clock(at.hour, at.minute, sure=True),)
    return ()


def until_hour(phrase: Phrase, start: datetime) -> tuple[datetime | None, timedelta | None]:
    """Give the end of *de 14 h à 16 h*."""
    if phrase.hours is None:
        return None, None
    clock = phrase.hours[1].in_part(phrase.part) if phrase.part else phrase.hours[1]
    end = clock.on(start.date())
    if end <= start:
        end += _DAY
    return end, end - start


def resolve_span(phrase: Phrase, setting: Setting) -> Reading | None:
    """*Du 3 au 14 août*, *lundi et mardi*."""
    if phrase.days is None:
        return None
    start, end = bounds(*phrase.days, setting)
    if start is None or end is None:
        return None
    if setting.purpose is Purpose.ABSENCE and _just_over(phrase, end, setting):
        start, end = _year_before(start), _year_before(end)
    if not setting.bare and (reading := _doubtful_span(phrase, start, end, setting)):
        return reading
    return _span(phrase, start, end, setting)


def _doubtful_span(phrase: Phrase, start: Days, end: Days, setting: Setting) -> Reading | None:
    """A span with an end that is doubtful, two days for one, or a span that is over."""
    clocks = clocks_of(phrase)
    hour = clocks[0].time if clocks else None
    for days in (start, end):
        if days.reason:
            choices = dues_on(days.choices, hour, setting)
            return Reading(reason=days.reason, choices=choices, days=start)
    one_day = setting.purpose in {Purpose.DEADLINE, Purpose.MOMENT}
    apart = end.last - start.first > _DAY
    if phrase.list and (one_day or apart):
        choices = dues_on((start.first, end.last), hour, setting)
        return Reading(reason=Reason.TWO_DAYS, choices=choices)
    if one_day and end.last < setting.today:
        return Reading(reason=Reason.PAST_DAY)
    if one_day and _just_over(phrase, end, setting):
        return Reading(reason=Reason.PAST_DAY, choices=dues_on((start.first,), hour, setting))
    return None


def _just_over(phrase: Phrase, end: Days, setting: Setting) -> bool:
    """Tell *du 12 au 15 novembre*, said on the 24th: this year's is hardly over."""
    last = phrase.days[1] if phrase.days is not None else None
    if not isinstance(last, d.Calendar) or last.month is None or last.year is not None:
        return False
    before = d.shifted(end.last, -1, "year")
    return before is not None and timedelta() < setting.today - before <= _LATELY


def _year_before(days: Days) -> Days:
    first, last = (d.shifted(day, -1, "year") or day for day in (days.first, days.last))
    return Days(first, last, days.grain)


def _span(phrase: Phrase, start: Days, end: Days, setting: Setting) -> Reading:
    clocks = clocks_of(phrase)
    span = Days(start.first, end.last, "day")
    last_day = Due(end.last, None, setting.zone)
    if not clocks:
        return Reading(Due(start.first, None, setting.zone), last_day, days=span)
    first = clocks[0].on(start.first)
    finish, duration = until_hour(phrase, first)
    closing = datetime.combine(end.last, finish.time()) if finish else None
    return Reading(
        due_at(first, setting),
        due_at(closing, setting) if closing else last_day,
        duration,
        grain="minute" if clocks[0].precise else "hour",
        days=span,
    )


def bounds(first: d.DaySpec, last: d.DaySpec, setting: Setting) -> tuple[Days | None, Days | None]:
    """Find both ends of a span; one that has begun is still meant."""
    if (
        setting.purpose is not Purpose.WORKED
        and isinstance(first, d.Calendar)
        and isinstance(last, d.Calendar)
        and last.year is None
        and first.year is None
    ):
        end = last.find(setting)
        if end is not None and not end.reason:
            back = timedelta(days=27 if last.month is None else 364)
            if first.day > last.day and last.month is None:
                back = timedelta(days=30)
            start = first.find(setting, end.last - back)
            if start is not None and start.first >= setting.today:
                return start, end
            if (
                start is not None
                and start.first <= end.last
                and (setting.purpose is Purpose.ABSENCE or first.month is not None)
            ):
                return start, end
    start = first.find(setting)
    if start is None:
        return None, None
    return start, last.find(setting, start.first)


def due_at(moment: datetime, setting: Setting) -> Due:
    """Make the due date of a moment on the wall."""
    return Due(moment.date(), moment.time(), setting.zone)


def dues_on(days: tuple[date, ...], hour: time | None, setting: Setting) -> tuple[Due, ...]:
    """Make the due dates of several days."""
    return tuple(dict.fromkeys(Due(day, hour, setting.zone) for day in days))
