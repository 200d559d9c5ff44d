"""Weeks, months, quarters, years."""

from commands.language import days as d
from commands.language.lexicon import Slots
from commands.language.meanings.registry import Values, meaning


@meaning("month")
def _month(arg: str, values: Values) -> Slots | None:
    if arg == "last":
        past = d.PastMonth(values[0])
        return {"PERIOD": past, "DAY": past, "monthlast": values[0]}
    return {"monthyear": (values[0], None), "PERIOD": d.Period("month", month=values[0])}


@meaning("month_dated")
def _month_dated(_arg: str, values: Values) -> Slots | None:
    period = d.Period("month", month=values[0], year=values[1])
    return {"monthyear": (values[0], values[1]), "PERIOD": period, "DAY": period}


@meaning("week_in_month")
def _week_in_month(_arg: str, values: Values) -> Slots | None:
    nth, month = values
    week = d.NthOf(nth, "week", d.Period("month", month=month))
    return {"PERIOD": week, "DAY": week}


@meaning("month_in")
def _month_in(_arg: str, values: Values) -> Slots | None:
    year = values[1] if len(values) > 1 else None
    period = d.Period("month", month=values[0], year=year)
    return {"PERIOD": period, "DAY": period, "INMONTH": values[0]}


@meaning("span")
def _span(arg: str, _values: Values) -> Slots | None:
    unit, shift = arg.split()
    period = d.Period(unit, int(shift))
    return {"PERIOD": period, "DAY": period}


@meaning("loose")
def _loose(arg: str, _values: Values) -> Slots | None:
    return {"PERIOD": d.Period(arg)}


@meaning("quarter_number")
def _quarter_number(arg: str, values: Values) -> Slots | None:
    length = 3 if arg == "quarter" else 6
    number, year = values[0], values[1] if len(values) > 1 else None
    if not 1 <= number <= 12 // length:
        return None
    period = d.Period(arg, month=(number - 1) * length + 1, year=year)
    return {"PERIOD": period, "DAY": period}


@meaning("quarter_code")
def _quarter_code(arg: str, values: Values) -> Slots | None:
    """*T2*, which may be a flat of two rooms: a date after *au*, or with its year."""
    year = values[1] if len(values) > 1 else None
    period = d.Period("quarter", month=values[0] * 3 - 2, year=year)
    return {"PERIOD": period, "DAY": period} if arg else {"PERIOD": period}


@meaning("week_number")
def _week_number(_arg: str, values: Values) -> Slots | None:
    if not 1 <= values[0] <= 53:
        return None
    week = d.WeekNumber(*values[:2])
    return {"PERIOD": week, "DAY": week}


@meaning("weekend")
def _weekend(arg: str, _values: Values) -> Slots | None:
    return {"DAY": d.WeekendOf(int(arg)), "WEEKEND": int(arg)}


@meaning("year")
def _year(arg: str, values: Values) -> Slots | None:
    period = d.Period("year", year=values[0])
    if arg == "alone":
        return {"PERIOD": period}
    return {"PERIOD": period, "DAY": period}


@meaning("season_year")
def _season_year(arg: str, values: Values) -> Slots | None:
    season = d.Season(arg, year=values[0])
    return {"PERIOD": season, "DAY": season}


@meaning("season")
def _season(arg: str, _values: Values) -> Slots | None:
    name, shift = arg.split()
    season = d.Season(name, int(shift))
    return {"PERIOD": season, "DAY": season}
