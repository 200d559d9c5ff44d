"""Hours and lengths."""

from commands.language.hours import Clock
from commands.language.lengths import Length
from commands.language.lexicon import Slots
from commands.language.meanings.registry import LONGEST, Values, meaning

_HOUR_WORD_LIMIT = 24

_ON_THE_HOUR = 60


def _clock_and_length(hour: int, minute: int) -> Slots | None:
    slots: Slots = {"DUR": Length(hour * 60 + minute, "minute") if minute else Length(hour, "hour")}
    if hour < _HOUR_WORD_LIMIT and minute < _ON_THE_HOUR:
        slots["HOUR"] = Clock(hour, minute, precise=bool(minute))
    return slots


@meaning("clock")
def _clock(_arg: str, values: Values) -> Slots | None:
    return _clock_and_length(values[0], 0)


@meaning("clock_at")
def _clock_at(_arg: str, values: Values) -> Slots | None:
    """English *at 9*: no length is meant."""
    clock = as_clock(values[0])
    return {"HOUR": clock, "SAID": True} if clock else None


@meaning("clock_minutes")
def _clock_minutes(_arg: str, values: Values) -> Slots | None:
    return _clock_and_length(values[0], values[1]) if values[1] < _ON_THE_HOUR else None


def as_clock(value: object) -> Clock | None:
    """Read an hour, also from a bare number."""
    if isinstance(value, Clock):
        return value
    if isinstance(value, int) and value <= _HOUR_WORD_LIMIT:
        return Clock(value % _HOUR_WORD_LIMIT)
    return None


@meaning("clock_past")
def _clock_past(arg: str, values: Values) -> Slots | None:
    clock = as_clock(values[0])
    if clock is None or (clock.minute and not isinstance(values[0], int)):
        return None
    slots: Slots = {"HOUR": clock.moved(int(arg))}
    if int(arg) > 0 and isinstance(values[0], int):
        slots["DUR"] = Length(values[0] * 60 + int(arg), "minute")
    return slots


@meaning("clock_to")
def _clock_to(_arg: str, values: Values) -> Slots | None:
    clock = as_clock(values[0])
    return {"HOUR": clock.moved(-values[1])} if clock and values[1] < _ON_THE_HOUR else None


@meaning("clock_by")
def _clock_by(_arg: str, values: Values) -> Slots | None:
    clock = values[0] if isinstance(values[0], Clock) else Clock(12, sure=True)
    return {"HOUR": clock.moved(values[-1])} if values[-1] < _ON_THE_HOUR else None


_NOON = Clock(12, sure=True)

_MIDNIGHT = Clock(0, sure=True, midnight=True)


@meaning("noon")
def _noon(_arg: str, _values: Values) -> Slots | None:
    return {"HOUR": _NOON, "NOON": True}


@meaning("noon_past")
def _noon_past(arg: str, _values: Values) -> Slots | None:
    return {"HOUR": _NOON.moved(int(arg))}


@meaning("noon_to")
def _noon_to(_arg: str, values: Values) -> Slots | None:
    return {"HOUR": _NOON.moved(-values[0])} if values[0] < _ON_THE_HOUR else None


@meaning("midnight")
def _midnight(_arg: str, _values: Values) -> Slots | None:
    return {"HOUR": _MIDNIGHT}


@meaning("midnight_past")
def _midnight_past(arg: str, _values: Values) -> Slots | None:
    return {"HOUR": _MIDNIGHT.moved(int(arg))}


@meaning("midnight_to")
def _midnight_to(_arg: str, values: Values) -> Slots | None:
    return {"HOUR": _MIDNIGHT.moved(-values[0])} if values[0] < _ON_THE_HOUR else None


@meaning("midnight_by")
def _midnight_by(_arg: str, values: Values) -> Slots | None:
    return {"HOUR": _MIDNIGHT.moved(values[0])} if values[0] < _ON_THE_HOUR else None


@meaning("lunch")
def _lunch(_arg: str, _values: Values) -> Slots | None:
    return {"HOURS": (_NOON, Clock(14, sure=True))}


@meaning("length")
def _length(_arg: str, values: Values) -> Slots | None:
    count, unit = values
    if count > LONGEST and unit not in {"minute", "second"}:
        return None
    return {"DUR": Length(count, unit)}


@meaning("length_decimal")
def _length_decimal(_arg: str, values: Values) -> Slots | None:
    count, unit = values
    if unit == "hour":
        return {"DUR": Length(round(count * 60), "minute")}
    return {"DUR": Length(round(count * 2), "half-day")} if unit == "day" else None


@meaning("length_hours")
def _length_hours(_arg: str, values: Values) -> Slots | None:
    return {"DUR": Length(values[0] * 60 + values[1], "minute")}


@meaning("length_half")
def _length_half(_arg: str, values: Values) -> Slots | None:
    return {"DUR": Length(values[0] * 60 + 30, "minute")}


@meaning("length_half_day_more")
def _length_half_day_more(_arg: str, values: Values) -> Slots | None:
    return {"DUR": Length(values[0] * 2 + 1, "half-day")}


@meaning("length_half_month")
def _length_half_month(arg: str, values: Values) -> Slots | None:
    if arg == "month":
        return {"DUR": Length(values[0] * 30 + 15, "day")}
    return {"DUR": Length(values[0] * 12 + 6, "month")}


@meaning("length_of")
def _length_of(arg: str, _values: Values) -> Slots | None:
    count, _, unit = arg.rpartition(" ")
    return {"DUR": Length(int(count or 1), unit)}


@meaning("length_days")
def _length_days(_arg: str, values: Values) -> Slots | None:
    return {"DUR": Length(values[0], "day")}


@meaning("length_half_days")
def _length_half_days(_arg: str, values: Values) -> Slots | None:
    return {"DUR": Length(values[0], "half-day")}


@meaning("length_working")
def _length_working(arg: str, values: Values) -> Slots | None:
    return {"WORK": (values[0], arg)} if values[0] < LONGEST else None


@meaning("last_call")
def _last_call(_arg: str, _values: Values) -> Slots | None:
    """*Dernier délai*: said before a date or after it."""
    return {"LASTCALL": True}


@meaning("nth")
def _nth(arg: str, _values: Values) -> Slots | None:
    return {"ord": int(arg)}
