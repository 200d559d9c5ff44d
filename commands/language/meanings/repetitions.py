"""What comes back."""

from dataclasses import replace

from commands.language.lexicon import Slots
from commands.language.meanings.registry import LONGEST, Values, meaning, whole
from commands.language.repeats import CODES, Repeat, every, every_length


@meaning("each_weekday")
def _each_weekday(_arg: str, values: Values) -> Slots | None:
    return {
        "REPEAT": Repeat("WEEKLY", byday=tuple(dict.fromkeys(CODES[value] for value in values)))
    }


@meaning("every_other_weekday")
def _every_other_weekday(arg: str, values: Values) -> Slots | None:
    values = values[::-1] if arg else values
    return {"REPEAT": Repeat("WEEKLY", values[1], byday=(CODES[values[0]],))} if values[1] else None


@meaning("every_second_weekday")
def _every_second_weekday(_arg: str, values: Values) -> Slots | None:
    return {"REPEAT": Repeat("WEEKLY", 2, byday=(CODES[values[0]],))}


@meaning("each_two")
def _each_two(arg: str, _values: Values) -> Slots | None:
    return {"REPEAT": every(arg, 2)}


@meaning("every_other_length")
def _every_other_length(_arg: str, values: Values) -> Slots | None:
    """*Un jour sur deux*, *une semaine sur trois*."""
    length, interval = values
    repeat = every_length(interval, length.unit) if length.count == 1 else None
    return {"REPEAT": repeat} if repeat else None


@meaning("twofold")
def _twofold(_arg: str, _values: Values) -> Slots | None:
    """*Biweekly*: read in two ways, and asked about."""
    return {"TWOFOLD": True}


@meaning("each")
def _each(arg: str, _values: Values) -> Slots | None:
    return {"REPEAT": every(arg)}


@meaning("each_length")
def _each_length(_arg: str, values: Values) -> Slots | None:
    count = whole(values[0])
    repeat = every_length(count, values[0].unit) if count else None
    return {"REPEAT": repeat} if repeat else None


@meaning("each_days")
def _each_days(arg: str, _values: Values) -> Slots | None:
    first, last = arg.split("-")
    return {"REPEAT": Repeat("WEEKLY", byday=CODES[CODES.index(first) : CODES.index(last) + 1])}


@meaning("each_part")
def _each_part(arg: str, _values: Values) -> Slots | None:
    return {"REPEAT": Repeat("DAILY", part=arg)}


@meaning("each_part_weekdays")
def _each_part_weekdays(arg: str, _values: Values) -> Slots | None:
    """*Tous les soirs de semaine*."""
    return {"REPEAT": Repeat("WEEKLY", byday=CODES[:5], part=arg)}


@meaning("each_nth_weekday")
def _each_nth_weekday(_arg: str, values: Values) -> Slots | None:
    return {"REPEAT": Repeat("MONTHLY", byday=(f"{values[0]}{CODES[values[1]]}",))}


@meaning("each_two_nth")
def _each_two_nth(_arg: str, values: Values) -> Slots | None:
    pairs = (values[0], values[-1]), (values[-2], values[-1])
    if len(values) == 4:
        pairs = (values[0], values[1]), (values[2], values[3])
    return {"REPEAT": Repeat("MONTHLY", byday=tuple(f"{nth}{CODES[day]}" for nth, day in pairs))}


@meaning("each_day_of_month")
def _each_day_of_month(_arg: str, values: Values) -> Slots | None:
    return {"REPEAT": Repeat("MONTHLY", monthdays=tuple(values))}


@meaning("each_month_day")
def _each_month_day(arg: str, _values: Values) -> Slots | None:
    return {"REPEAT": Repeat("MONTHLY", monthdays=(int(arg),))}


@meaning("each_months_day")
def _each_months_day(arg: str, values: Values) -> Slots | None:
    count = whole(values[0])
    repeat = every_length(count, values[0].unit) if count else None
    if repeat is None or repeat.freq != "MONTHLY":
        return None
    return {"REPEAT": replace(repeat, monthdays=(int(arg),))}


@meaning("each_quarter_weekday")
def _each_quarter_weekday(_arg: str, values: Values) -> Slots | None:
    nth, weekday = values
    months = (3, 6, 9, 12) if nth < 0 else (1, 4, 7, 10)
    byday = (f"{nth}{CODES[weekday]}",)
    return {"REPEAT": Repeat("MONTHLY", 3, byday=byday, starting_in=months)}


@meaning("each_quarter_day")
def _each_quarter_day(arg: str, _values: Values) -> Slots | None:
    """*Chaque fin de trimestre*: counted from the quarters of the year."""
    months = (3, 6, 9, 12) if arg == "-1" else (1, 4, 7, 10)
    return {"REPEAT": Repeat("MONTHLY", 3, monthdays=(int(arg),), starting_in=months)}


@meaning("each_year_end")
def _each_year_end(arg: str, _values: Values) -> Slots | None:
    day, month = map(int, arg.split())
    return {"REPEAT": Repeat("YEARLY", monthdays=(day,), months=(month,))}


@meaning("each_week_parity")
def _each_week_parity(arg: str, values: Values) -> Slots | None:
    """*Le lundi des semaines paires*: every other week, from such a week on."""
    return {"REPEAT": Repeat("WEEKLY", 2, byday=(CODES[values[0]],), parity=int(arg))}


@meaning("each_month_working")
def _each_month_working(arg: str, _values: Values) -> Slots | None:
    return {"REPEAT": Repeat("MONTHLY", byday=CODES[:5], position=int(arg))}


@meaning("each_year_day")
def _each_year_day(_arg: str, values: Values) -> Slots | None:
    day, (month, _) = values
    return {"REPEAT": Repeat("YEARLY", monthdays=(day,), months=(month,))}


@meaning("each_year_month")
def _each_year_month(_arg: str, values: Values) -> Slots | None:
    return {"REPEAT": Repeat("YEARLY", monthdays=(1,), months=(values[0],))}


@meaning("often")
def _often(arg: str, values: Values) -> Slots | None:
    """*Une fois par mois*; *trois fois par semaine*: nobody knows on which days."""
    return {"REPEAT": every(arg)} if values[0] == 1 else {}


@meaning("times")
def _times(_arg: str, values: Values) -> Slots | None:
    return {"TIMES": values[0]} if 1 <= values[0] < LONGEST else None
