"""What a set of sentences scores: right, silently wrong, asked; and how long each took."""

from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import Any

from tests.commands.language.sets import Case

_DATES = ("due", "rrule", "end")


@dataclass(slots=True)
class Score:
    """The score of a set, counted case by case."""

    count: int = 0
    misses: list[str] = field(default_factory=list)
    wrong: int = 0
    meant_nothing: int = 0
    recorded: int = 0
    doubtful: int = 0
    decided: int = 0
    milliseconds: list[float] = field(default_factory=list)

    def add(self, case: Case, found: dict[str, Any], milliseconds: float) -> None:
        """Compare one reading with what is meant."""
        self.count += 1
        self.milliseconds.append(milliseconds)
        differs = case.differences(found)
        if differs:
            self.misses.append(f"{case.text} ({case.said_at:%Y-%m-%d %H:%M}): {differs}")
            self.wrong += _silently(case, found, differs)
        if case.means_nothing:
            self.meant_nothing += 1
            self.recorded += found["intent"] != "none"
        if case.in_doubt:
            self.doubtful += 1
            self.decided += not (found["question"] is not None or found["alternatives"])

    @property
    def right(self) -> float:
        """The share that is right in every field."""
        return 1 - len(self.misses) / self.count

    @property
    def silent(self) -> float:
        """The share whose date or repetition is wrong, and nobody is told."""
        return self.wrong / self.count

    @property
    def nothing(self) -> float | None:
        """Of those that mean nothing, the share that records nothing."""
        return 1 - self.recorded / self.meant_nothing if self.meant_nothing else None

    @property
    def doubted(self) -> float | None:
        """Of those with two fair readings, the share that is asked about or offered."""
        return 1 - self.decided / self.doubtful if self.doubtful else None

    @property
    def median(self) -> float:
        """Milliseconds of the processor for one reading."""
        return median(self.milliseconds)

    @property
    def slow(self) -> float:
        """Milliseconds that one reading in twenty exceeds."""
        return quantiles(self.milliseconds, n=20)[-1]


def _silently(case: Case, found: dict[str, Any], differs: dict[str, Any]) -> bool:
    if case.bare:
        return found["start"] is not None
    told = found["question"] is not None or found["alternatives"]
    return not told and found["due"] is not None and any(key in differs for key in _DATES)
