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
    """*Du 3 au 14 août*."""
    if phrase.days is None:
        return None
    first, last = phrase.days
    start, end = bounds(first, last, setting)
    if start is None or end is None:
        return None
    if start.reason or end.reason:
        doubtful = start if start.reason else end
        if not setting.bare:
            return Reading(
                reason=doubtful.reason, choices=dues_on(doubtful.choices, None, setting), days=start
            )
    clocks = clocks_of(phrase)
    span = Days(start.first, end.last, "day")
    if not clocks:
        due = Due(start.first, None, setting.zone)
        reading = Reading(due, Due(end.last, None, setting.zone), days=span)
    else:
        finish, duration = until_hour(phrase, clocks[0].on(start.first))
        closing = datetime.combine(end.last, finish.time()) if finish else None
        reading = Reading(
            due_at(clocks[0].on(start.first), setting),
            due_at(closing, setting) if closing else Due(end.last, None, setting.zone),
            duration,
            grain="minute" if clocks[0].precise else "hour",
            days=span,
        )
    if phrase.list and setting.purpose in {Purpose.DEADLINE, Purpose.MOMENT} and not setting.bare:
        return Reading(
            reason=Reason.TWO_DAYS, choices=dues_on((start.first, end.last), None, setting)
        )
    if (
        start.first < setting.today
        and setting.purpose in {Purpose.DEADLINE, Purpose.MOMENT}
        and not setting.bare
        and end.last < setting.today
    ):
        return Reading(reason=Reason.PAST_DAY, choices=())
    return reading


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
