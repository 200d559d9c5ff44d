"""Days and periods as they are said; each finds its days in the calendar, with its certainty."""

from commands.language.days.combined import (
    Before,
    Doubtful,
    Either,
    Same,
    WeekdayBeside,
    confirms,
    is_bare_weekday,
)
from commands.language.days.dated import Calendar, Holiday, PastDay
from commands.language.days.finding import (
    Days,
    DaySpec,
    Setting,
    asked,
    next_weekday,
    one,
    shifted,
)
from commands.language.days.near import Away, NearDay, PaymentTerm, Weekday, WorkingDaysAway
from commands.language.days.periods import (
    InWeek,
    PastMonth,
    Period,
    Season,
    WeekendOf,
    WeekNumber,
    WeekOf,
)
from commands.language.days.within import NthOf, PartOfPeriod

__all__ = [
    "Away",
    "Before",
    "Calendar",
    "DaySpec",
    "Days",
    "Doubtful",
    "Either",
    "Holiday",
    "InWeek",
    "NearDay",
    "NthOf",
    "PartOfPeriod",
    "PastDay",
    "PastMonth",
    "PaymentTerm",
    "Period",
    "Same",
    "Season",
    "Setting",
    "WeekNumber",
    "WeekOf",
    "Weekday",
    "WeekdayBeside",
    "WeekendOf",
    "WorkingDaysAway",
    "asked",
    "confirms",
    "is_bare_weekday",
    "next_weekday",
    "one",
    "shifted",
]
