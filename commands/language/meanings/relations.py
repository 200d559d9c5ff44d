"""Days and hours put together: before, after, between, or."""

from commands.language import days as d
from commands.language.lexicon import Slots
from commands.language.meanings.hours import as_clock
from commands.language.meanings.registry import Values, meaning, whole


@meaning("holiday_day")
def _holiday_day(_arg: str, values: Values) -> Slots | None:
    return {"DAY": d.Holiday(values[0])}


@meaning("holiday_year")
def _holiday_year(_arg: str, values: Values) -> Slots | None:
    return {"DAY": d.Holiday(values[0], values[1])}


def _spec(value: object) -> d.DaySpec:
    return d.Calendar(value) if isinstance(value, int) else value  # type: ignore[return-value]


_LATE, _SMALL_HOURS = 20, 6
"""*De 22 h à 2 h* goes on into the night."""

_POINTS = (d.Weekday, d.Calendar, d.NearDay)


@meaning("before")
def _before(arg: str, values: Values) -> Slots | None:
    if arg:
        count, _, unit = arg.partition(" ")
        return {"DAY": d.Before(-int(count), unit, _spec(values[0]))}
    return _beside(values, -1)


@meaning("after")
def _after(_arg: str, values: Values) -> Slots | None:
    return _beside(values, 1)


def _beside(values: Values, sign: int) -> Slots | None:
    length, spec = values[0], _spec(values[1])
    if isinstance(length, tuple):
        count, kind = length
        return {"DAY": d.Before(sign * count, "day", spec, kind)}
    count = whole(length)
    if length.exact is not None or count is None or length.unit == "half-day":
        return None
    return {"DAY": d.Before(sign * count, length.unit, spec)}


@meaning("weekday_beside")
def _weekday_beside(arg: str, values: Values) -> Slots | None:
    """*Le vendredi avant Noël*, *le premier lundi après le 15 août*."""
    weekday, day = values[-2:]
    spec = d.Holiday(day) if isinstance(day, str) else _spec(day)
    return {"DAY": d.WeekdayBeside(weekday, int(arg), spec)}


@meaning("week_of")
def _week_of(arg: str, values: Values) -> Slots | None:
    if arg:  # *la semaine du 2 au 6 mars*
        values = [values[0], values[1][0]]
    if isinstance(values[-1], d.Period | d.WeekNumber):
        return None
    if len(values) > 1 and values[0] != d.Period("week"):
        return None
    week = d.WeekOf(_spec(values[-1]))
    return {"DAY": week, "PERIOD": week}


@meaning("weekend_of")
def _weekend_of(_arg: str, values: Values) -> Slots | None:
    if values[0] or isinstance(values[1], d.Period | d.WeekNumber):
        return None
    return {"DAY": d.WeekendOf(0, _spec(values[1]))}


@meaning("either")
def _either(_arg: str, values: Values) -> Slots | None:
    return {"DAY": d.Either(*values)}


@meaning("both")
def _both(_arg: str, values: Values) -> Slots | None:
    """*Lundi et mardi*, *mardi et jeudi*: two days, that may follow each other."""
    first, last = values
    if not (isinstance(first, _POINTS) and isinstance(last, _POINTS)):
        return None
    if isinstance(first, d.Calendar) and isinstance(last, d.Calendar) and first.month is None:
        first = first.in_month_of(last)
    return {"RANGE": (first, last), "apart": True}


@meaning("days_between")
def _days_between(_arg: str, values: Values) -> Slots | None:
    first, last = (_spec(value) for value in values)
    if isinstance(first, d.Calendar) and isinstance(last, d.Calendar) and first.month is None:
        first = first.in_month_of(last)
    if (
        isinstance(first, d.Calendar)
        and isinstance(last, d.Calendar)
        and last.year
        and not first.year
    ):
        before = (first.month or 1, first.day) > (last.month or 1, last.day)
        first = first._replace(year=last.year - before)
    return {"RANGE": (first, last), "DAYS": None}


@meaning("weekdays_between")
def _weekdays_between(_arg: str, values: Values) -> Slots | None:
    return {"RANGE": (d.Weekday(values[0]), d.Weekday(values[1]))}


@meaning("hours_between")
def _hours_between(_arg: str, values: Values) -> Slots | None:
    start, end = (as_clock(value) for value in values)
    if start is None or end is None:
        return None
    late = start.hour >= _LATE and end.hour <= _SMALL_HOURS
    if late:
        return {"HOURS": (start, end.certain)}
    if (
        start.hour >= 12 > end.hour + (end.minute > 0)
        and start.time > end.time
        and not end.midnight
    ) or (start.time > end.time and 1 <= end.hour < 12 and not end.midnight):
        end = end.later
    return {"HOURS": (start, end)}


@meaning("hour_or")
def _hour_or(_arg: str, values: Values) -> Slots | None:
    return {"HOUR": values[0], "OTHER": values[1]}
