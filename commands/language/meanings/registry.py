"""The table of meanings: a small function a rule of words/, from its slots to new ones."""

from collections.abc import Callable
from typing import Any

from commands.language import days as d
from commands.language.lengths import Length
from commands.language.lexicon import Slots

Values = list[Any]

Meaning = Callable[[str, Values], Slots | None]


MEANINGS: dict[str, Meaning] = {}


LONGEST = 2000
"""Nobody counts further than that in days or months."""


def meaning(name: str) -> Callable[[Meaning], Meaning]:
    """Let a function give the meaning of a rule."""

    def keep(function: Meaning) -> Meaning:
        MEANINGS[name] = function
        return function

    return keep


def is_week(period: object) -> bool:
    """Tell a week from other periods."""
    return isinstance(period, d.WeekNumber) or (
        isinstance(period, d.Period) and period.unit == "week"
    )


def whole(length: Length) -> int | None:
    """Give a whole count, or nothing."""
    return int(length.count) if length.count == int(length.count) else None
