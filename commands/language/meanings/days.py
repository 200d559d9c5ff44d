"""Single days."""

from dataclasses import replace
from datetime import timedelta

from commands.language import days as d
from commands.language.hours import PARTS, Clock
from commands.language.lengths import LATER, Length
from commands.language.lexicon import Slots
from commands.language.meanings.registry import LONGEST, Values, is_week, meaning, whole
from commands.language.readings import Reason

_MORNING = timedelta(hours=7)
_NIGHT = timedelta(hours=21)
_DAY = timedelta(days=1)


@meaning("near")
def _near(arg: str, _values: Values) -> Slots | None:
    return {"DAY": d.NearDay(int(arg))}


@meaning("tomorrow_after")
def _tomorrow_after(arg: str, _values: Values) -> Slots | None:
    return {"DAY": d.NearDay(int(arg)), "loose": True}


@meaning("during")
def _during(_arg: str, _values: Values) -> Slots | None:
    """*Dans la journée*: today, or the day that is said beside it."""
    return {"DAY": d.NearDay(0), "DURING": True}


@meaning("now")
def _now(_arg: str, _values: Values) -> Slots | None:
    return {"MOMENT": Length(0, "minute")}


@meaning("later")
def _later(_arg: str, _values: Values) -> Slots | None:
    return {"MOMENT": Length(1, LATER)}


@meaning("weekday")
def _weekday(_arg: str, values: Values) -> Slots | None:
    return {"DAY": d.Weekday(values[0])}


@meaning("weekday_next")
def _weekday_next(_arg: str, values: Values) -> Slots | None:
    return {"DAY": d.Weekday(values[0], "next")}


@meaning("weekday_last")
def _weekday_last(_arg: str, values: Values) -> Slots | None:
    return {"DAY": d.Weekday(values[0], "last")}


@meaning("weekday_weeks")
def _weekday_weeks(arg: str, values: Values) -> Slots | None:
    return {"DAY": d.Weekday(values[0], weeks=int(arg))}


@meaning("weekday_weeks_on")
def _weekday_weeks_on(_arg: str, values: Values) -> Slots | None:
    """English *two weeks on Friday*."""
    length, weekday = values
    weeks = whole(length) if length.unit == "week" else None
    return {"DAY": d.Weekday(weekday, weeks=weeks)} if weeks else None


@meaning("weekday_away")
def _weekday_away(_arg: str, values: Values) -> Slots | None:
    """*Lundi dans deux semaines*: of the week in two weeks, or two weeks after Monday."""
    weekday, length = values if isinstance(values[0], int) else (values[1], values[0])
    weeks = whole(length) if length.unit == "week" else None
    if not weeks:
        return None
    of_week = d.InWeek(weekday, d.Period("week", weeks))
    return {"DAY": d.Either(of_week, d.Weekday(weekday, weeks=weeks))}


@meaning("weekday_week")
def _weekday_week(_arg: str, values: Values) -> Slots | None:
    weekday, week = values if isinstance(values[0], int) else (values[1], values[0])
    return {"DAY": d.InWeek(weekday, week)} if is_week(week) else None


@meaning("day")
def _day(arg: str, values: Values) -> Slots | None:
    slots: Slots = {"DAY": d.Calendar(values[0])}
    if arg in {"of", "at"}:
        slots[arg.upper()] = True
    return slots


@meaning("day_month")
def _day_month(_arg: str, values: Values) -> Slots | None:
    day, (month, year) = values
    return {"DAY": d.Calendar(day, month, year), "yearly": (day, month)}


@meaning("day_next_month")
def _day_next_month(_arg: str, values: Values) -> Slots | None:
    day, period = values
    if (
        isinstance(period, d.Period)
        and period.unit == "month"
        and period.month is None
        and period.shift
    ):
        return {"DAY": d.NthOf(day, "day", period)}
    return None


@meaning("day_past")
def _day_past(_arg: str, values: Values) -> Slots | None:
    day, month = values[-2:]
    return {"DAY": d.PastDay(day, month)}


@meaning("weekday_day")
def _weekday_day(_arg: str, values: Values) -> Slots | None:
    return {"DAY": d.Calendar(values[1], weekday=values[0])}


@meaning("weekday_day_month")
def _weekday_day_month(_arg: str, values: Values) -> Slots | None:
    weekday, day, (month, year) = values
    return {"DAY": d.Calendar(day, month, year, weekday)}


@meaning("month_day")
def _month_day(_arg: str, values: Values) -> Slots | None:
    month, day = values
    return {"DAY": d.Calendar(day, month)}


@meaning("month_day_year")
def _month_day_year(_arg: str, values: Values) -> Slots | None:
    month, day, year = values
    return {"DAY": d.Calendar(day, month, year)}


@meaning("weekday_month_day")
def _weekday_month_day(_arg: str, values: Values) -> Slots | None:
    weekday, month, day = values
    return {"DAY": d.Calendar(day, month, None, weekday)}


@meaning("weekday_month_day_year")
def _weekday_month_day_year(_arg: str, values: Values) -> Slots | None:
    weekday, month, day, year = values
    return {"DAY": d.Calendar(day, month, year, weekday)}


@meaning("figures")
def _figures(_arg: str, values: Values) -> Slots | None:
    return {"DAY": d.Calendar(*values[0]), "figures": True}


@meaning("weekday_figures")
def _weekday_figures(_arg: str, values: Values) -> Slots | None:
    return {"DAY": d.Calendar(*values[1])._replace(weekday=values[0])}


@meaning("weekday_pointed")
def _weekday_pointed(_arg: str, values: Values) -> Slots | None:
    weekday, pointed = values
    return {"DAY": d.Calendar(*pointed)._replace(weekday=weekday), "POINTED": (weekday, pointed)}


@meaning("pointed")
def _pointed(_arg: str, values: Values) -> Slots | None:
    return {"DAY": d.Calendar(*values[0])}


@meaning("month_unclear")
def _month_unclear(_arg: str, values: Values) -> Slots | None:
    months = (d.Calendar(values[0], 6), d.Calendar(values[0], 7))
    return {"DAY": d.Doubtful(Reason.MONTH_NAME, months)}


def _away(length: Length, sign: int, *, idiom: bool) -> Slots | None:
    if length.exact is not None:
        return {"MOMENT": replace(length, count=sign * length.count)}
    count = whole(length)
    if count is None or length.unit == "half-day":
        return None
    return {"DAY": d.Away(sign * count, length.unit, idiom)}


@meaning("in")
def _in(arg: str, values: Values) -> Slots | None:
    if arg == "ten":
        return {"DAY": d.Away(10, "day")}
    exact = values[0].exact
    if arg == "by" and exact is not None and _MORNING <= exact < _DAY:
        return None  # *d'ici 17h* is an hour of the day, *d'ici 2h* a length
    slots = _away(values[0], 1, idiom=arg not in {"counted", "around"})
    if arg == "before" and exact is not None:
        return None  # *avant 2 h* is an hour, *avant 30 jours* a length
    if arg in {"by", "before"} and slots is not None:
        slots["LIMIT"] = True
    if arg == "around" and slots is not None and exact is not None and _MORNING <= exact < _NIGHT:
        hour, minute = divmod(int(exact.total_seconds()) // 60, 60)
        # *Dans les 10h* says about when something rings or begins, and how soon to do it.
        slots["AROUND"] = Clock(hour, minute, precise=bool(minute))
    return slots


@meaning("since")
def _since(_arg: str, values: Values) -> Slots | None:
    slots = _away(values[0], -1, idiom=True)
    return {**slots, "SINCE": True} if slots else None


@meaning("ago")
def _ago(_arg: str, values: Values) -> Slots | None:
    return _away(values[0], -1, idiom=True)


@meaning("next_working")
def _next_working(_arg: str, _values: Values) -> Slots | None:
    return {"DAY": d.WorkingDaysAway(1)}


@meaning("in_working")
def _in_working(_arg: str, values: Values) -> Slots | None:
    count, kind = values[0]
    if kind == "clear":
        return {"DAY": d.Away(count + 1, "day", idiom=False)}
    return {"DAY": d.WorkingDaysAway(count, saturdays=kind == "workable")}


@meaning("coming_span")
def _coming_span(_arg: str, values: Values) -> Slots | None:
    length = values[0] if isinstance(values[0], Length) else Length(*values)
    return _away(length, 1, idiom=False)


@meaning("term")
def _term(_arg: str, values: Values) -> Slots | None:
    if values[0].unit != "day" or not values[0].count < LONGEST:
        return None
    return {"DAY": d.PaymentTerm(int(values[0].count))}


@meaning("part_of")
def _part_of(arg: str, values: Values) -> Slots | None:
    period = values[0]
    named = isinstance(period, d.Period) and period.month is not None
    day = d.PartOfPeriod(arg, period, named)  # type: ignore[arg-type]
    return {"DAY": day, "EDGE": day}


@meaning("opening")
def _opening(arg: str, values: Values) -> Slots | None:
    """*Avant l’été*, *d’ici janvier*: what is to come before something ends when it begins."""
    period = d.Season(arg, 0) if arg else values[0]
    month = isinstance(period, d.Period) and period.unit == "month" and period.month is not None
    if not (month or (isinstance(period, d.Season) and period.shift >= 0)):
        return None
    return {"DAY": d.NthOf(1, "day", period), "LIMIT": True}


@meaning("nth_weekday")
def _nth_weekday(_arg: str, values: Values) -> Slots | None:
    nth, weekday, period = values
    if is_week(period):
        return None
    return {"DAY": d.NthOf(nth, weekday, period), "nthday": (nth, weekday)}


@meaning("nth_unit")
def _nth_unit(arg: str, values: Values) -> Slots | None:
    return {"DAY": d.NthOf(values[0], arg, values[-1])}


@meaning("two_days")
def _two_days(_arg: str, values: Values) -> Slots | None:
    month, year = values[2] if len(values) > 2 else (None, None)
    first, last = (d.Calendar(day, month, year) for day in values[:2])
    return {"RANGE": (first, last), "apart": values[1] != values[0] + 1}


@meaning("day_range")
def _day_range(_arg: str, values: Values) -> Slots | None:
    month, year = values[2] if len(values) > 2 else (None, None)
    last = d.Calendar(values[1], month, year)
    return {"RANGE": (d.Calendar(values[0]).in_month_of(last), last)}


@meaning("part")
def _part(arg: str, _values: Values) -> Slots | None:
    return {"PART": PARTS[arg]}


@meaning("part_today")
def _part_today(arg: str, _values: Values) -> Slots | None:
    return {"PART": PARTS[arg], "TODAY": True}


@meaning("holiday")
def _holiday(arg: str, _values: Values) -> Slots | None:
    return {"DAY": d.Holiday(arg), "HOLIDAY": arg}


@meaning("holiday_evening")
def _holiday_evening(arg: str, _values: Values) -> Slots | None:
    return {"DAY": d.Before(-1, "day", d.Holiday(arg)), "EVENING": True}
