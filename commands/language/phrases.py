"""One date as it was said: a day, an hour, a repetition, gathered piece by piece."""

from dataclasses import dataclass, field, replace
from typing import Any

from commands.language import days as d
from commands.language.hours import PARTS, Clock, Part
from commands.language.lengths import Length
from commands.language.repeats import CODES, Repeat

TIMELY = frozenset(
    {"DAY", "RANGE", "HOUR", "HOURS", "PART", "MOMENT", "REPEAT", "TIMES", "BADHOUR", "TWOFOLD"}
)
"""What a phrase may begin with."""


@dataclass(slots=True)
class Phrase:
    """One date as it was said, in pieces; `start` and `end` are positions among the tokens."""

    start: int
    end: int
    day: d.DaySpec | None = None
    days: tuple[d.DaySpec, d.DaySpec] | None = None
    hour: Clock | None = None
    other_hour: Clock | None = None
    hours: tuple[Clock, Clock] | None = None
    part: Part | None = None
    moment: Length | None = None
    around: Clock | None = None
    """The hour that a moment may be as well: *dans les 10h*."""
    repeat: Repeat | None = None
    until: d.DaySpec | None = None
    exceptions: list[Any] = field(default_factory=list)
    count: int | None = None
    lasting: Length | None = None
    starting: bool = False
    today: bool = False
    marker: str = ""
    """`limit`, `deadline`, `until`, `from`, `since`, `after`, `of`, `at`, or nothing."""
    ago: Length | None = None
    """*30 min avant* what the phrase says."""
    apart: list[range] = field(default_factory=list)
    """Where the bounds of a repetition stand that do not follow it."""
    anchor: tuple[int, int] | None = None
    """The words between *avant* and the date: *la réunion de*."""
    pointed: tuple[int, Any] | None = None
    bad_hour: bool = False
    """*À 25 h*."""
    twofold: bool = False
    """*Biweekly*: every two weeks, or twice a week."""
    list: bool = False
    other_part: Part | None = None
    """*Les lundis matin et jeudis après-midi*: asked about."""
    until_hour: Clock | None = None
    bound: str = ""
    """What was said before the hour alone: `from`, `limit`."""

    @property
    def attached(self) -> bool:
        """Tell whether it only describes the noun before it: *la réunion de jeudi*."""
        return self.marker == "of" and self.anchor is None

    @property
    def names(self) -> bool:
        """Tell a feast alone, which may be a name: *DP Toussaint*."""
        plain = not (self.marker or self.hour or self.hours or self.part)
        return isinstance(self.day, d.Holiday) and plain

    @property
    def behind_day(self) -> bool:
        """Tell *après le 15*, *après le conseil du 3*: no deadline, and not that very day."""
        return self.marker == "after" and self.day is not None and not self.ago

    @property
    def only_hour(self) -> bool:
        """Tell whether it says an hour and no day."""
        if self.day or self.days or self.repeat or self.moment or self.today:
            return False
        return bool(self.hour or self.hours)

    @property
    def timed(self) -> bool:
        """Tell whether it says a day and an hour, once."""
        said = bool(self.day or self.today) and bool(self.hour or self.part)
        return said and not self.repeat

    @property
    def without_hour(self) -> bool:
        """Tell whether an hour is still to be said."""
        return bool(self.day or self.repeat) and not (self.hour or self.hours or self.moment)

    @property
    def behind(self) -> bool:
        """Tell whether it can only be past: *hier*, *mardi dernier*, *il y a 3 jours*."""
        day = self.day
        if isinstance(day, d.NearDay):
            return day.shift < 0
        if isinstance(day, d.Weekday):
            return day.which == "last"
        if isinstance(day, d.Away | d.WorkingDaysAway):
            return day.number < 0
        if isinstance(day, d.Period | d.Season | d.WeekendOf):
            return day.shift < 0
        if isinstance(day, d.PastMonth | d.PastDay):
            return True
        ago = self.moment is not None and self.moment.count < 0
        return self.marker == "since" or ago

    def take(self, slots: dict[str, Any]) -> bool:
        """Take a piece, if there is room for it."""
        for slot in (
            "REPEAT",
            "RANGE",
            "HOURS",
            "MOMENT",
            "DAY",
            "PART",
            "HOUR",
            "TIMES",
            "BADHOUR",
            "TWOFOLD",
        ):
            if slot in slots and getattr(self, f"_take_{slot.lower()}")(slots):
                return True
        return False

    def _take_repeat(self, slots: dict[str, Any]) -> bool:
        new: Repeat = slots["REPEAT"]
        if isinstance(self.day, d.Holiday) and new.freq in {"DAILY", "WEEKLY"}:
            return False  # *le marché de Noël tous les jours*
        if self.repeat is None:
            self.repeat = new
            return True
        both = merged(self.repeat, new)
        self.repeat = both or self.repeat
        return both is not None

    def _take_range(self, slots: dict[str, Any]) -> bool:
        if self.day or self.days:
            return False
        first, last = slots["RANGE"]
        bounds = not (slots.get("apart") or d.is_bare_weekday(first))
        if self.repeat is not None and self.until is None and bounds:
            self.day, self.until = first, last  # *tous les jours du 1er au 23 décembre*
            self.starting = True
            return True
        self.days = slots["RANGE"]
        self.list = bool(slots.get("apart"))
        return True

    def _take_hours(self, slots: dict[str, Any]) -> bool:
        if self.hour or self.hours or self.moment:
            return False
        self.hours = slots["HOURS"]
        return True

    def _take_moment(self, slots: dict[str, Any]) -> bool:
        around = slots.get("AROUND")
        if around is not None and self.day is not None and not (self.hour or self.hours):
            self.hour = around
            return True
        if self.day or self.days or self.hour or self.moment:
            return False
        self.moment, self.around = slots["MOMENT"], around
        return True

    def _take_day(self, slots: dict[str, Any]) -> bool:
        spec = slots["DAY"]
        if self.repeat is not None and _contradicts(self.repeat, spec):
            return False
        if self.day is not None and "DURING" in slots:
            return True
        if isinstance(self.day, d.Period) and (within := _within(self.day, spec)):
            self.day = within
            return True
        if self.day is not None and _refines(self.day, spec):
            self.day = d.InWeek(self.day.weekday, spec)  # type: ignore[attr-defined]
            return True
        if self.day is not None and d.confirms(self.day, spec):
            self.day = d.Same(self.day, spec)
            return True
        if self.day or self.days or self.moment:
            return False
        self.day = spec
        if "EVENING" in slots:
            self._take_part({"PART": PARTS["evening"]})
        self.pointed = slots.get("POINTED")
        return True

    def _take_part(self, slots: dict[str, Any]) -> bool:
        part: Part = slots["PART"]
        if self.part is not None and not (part.precise or self.part.precise):
            if self.repeat is None or len(self.repeat.byday) < 2 or part is self.part:
                return False
            self.other_part = part
            return True
        if "TODAY" in slots and self.day not in {None, d.NearDay(0)}:
            return False
        if self.part is None or part.precise:
            self.part = part
        self.today = self.today or "TODAY" in slots
        return True

    def _take_hour(self, slots: dict[str, Any]) -> bool:
        if self.hour or self.hours or self.moment:
            return False
        self.hour = slots["HOUR"]
        self.other_hour = slots.get("OTHER")
        return True

    def _take_badhour(self, _slots: dict[str, Any]) -> bool:
        if self.hour or self.hours or self.moment:
            return False
        self.bad_hour = True
        return True

    def _take_twofold(self, _slots: dict[str, Any]) -> bool:
        if self.repeat or self.day or self.days or self.twofold:
            return False
        self.twofold = True
        return True

    def take_times(self, slots: dict[str, Any]) -> bool:
        """Take *dix fois*, which bounds what comes back."""
        if self.repeat is None or self.count or "TIMES" not in slots:
            return False
        self.count = slots["TIMES"]
        return True

    _take_times = take_times


def _contradicts(repeat: Repeat, day: d.DaySpec) -> bool:
    """*Le lotissement Les Dimanches lundi 3 mai*: no Sunday."""
    if not isinstance(day, d.Calendar) or day.weekday is None or not repeat.byday:
        return False
    return CODES[day.weekday] not in repeat.byday


def _refines(day: d.DaySpec, week: d.DaySpec) -> bool:
    """*Vendredi* then *semaine prochaine*: one day."""
    bare = isinstance(day, d.Weekday) and day.which == "bare" and not day.weeks
    return bare and (
        isinstance(week, d.WeekNumber) or (isinstance(week, d.Period) and week.unit == "week")
    )


def _within(period: d.Period, day: d.DaySpec) -> d.DaySpec | None:
    """*Le mois prochain*, then *le 3*; *la semaine prochaine*, then *mardi*: one day."""
    if period.unit == "week" and d.is_bare_weekday(day):
        return d.InWeek(day.weekday, period)
    if period.unit != "month" or not isinstance(day, d.Calendar) or day.month is not None:
        return None
    return d.NthOf(day.day, "day", period)


def merged(one: Repeat, other: Repeat) -> Repeat | None:
    """*Tous les matins* and *en semaine*: one repetition."""
    if one.freq == "DAILY" and one.interval == 1 and not one.byday:
        return replace(other, part=one.part or other.part)
    if other.freq == "DAILY" and other.interval == 1 and not other.byday:
        return replace(one, part=one.part or other.part)
    if one.freq == other.freq == "WEEKLY":
        byday = tuple(dict.fromkeys(one.byday + other.byday))
        return replace(one, byday=byday, interval=max(one.interval, other.interval))
    if (
        one.freq == other.freq == "MONTHLY"
        and bool(one.byday) != bool(other.byday)
        and not (one.monthdays or other.monthdays)
    ):
        return replace(
            one, byday=one.byday or other.byday, interval=max(one.interval, other.interval)
        )
    return None
