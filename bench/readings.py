"""What was measured, what it may be, and what came of several runs."""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from statistics import median


class Against(StrEnum):
    """What a bound limits."""

    FLOOR = "floor"
    """The ratio to the floor of the same run."""

    VALUE = "value"
    """The figure itself."""

    NOTHING = "nothing"
    """It is only printed."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    key: str
    title: str
    unit: str = "ms"
    bound: float | None = None
    against: Against = Against.NOTHING
    worst: bool = False
    """Whether one bad run is enough: what is counted must be zero in every run."""


def ratio(key: str, title: str, bound: float | None = None, unit: str = "ms") -> Figure:
    """Describe a figure that is read against its floor."""
    return Figure(key, title, unit, bound, Against.FLOOR if bound else Against.NOTHING)


def at_most(key: str, title: str, bound: float, unit: str = "ms") -> Figure:
    """Describe a figure that is limited by itself."""
    return Figure(key, title, unit, bound, Against.VALUE)


def none_of(key: str, title: str) -> Figure:
    """Describe what must not happen once."""
    return Figure(key, title, "", 0, Against.VALUE, worst=True)


def shown(key: str, title: str, unit: str = "ms") -> Figure:
    """Describe what is printed beside."""
    return Figure(key, title, unit)


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure in one run, in the unit of the figure, with its floor."""

    key: str
    value: float
    floor: float | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """A figure over all runs."""

    figure: Figure
    value: float
    floor: float | None
    ratio: float | None
    spread: tuple[float, float]
    """The least and the greatest, of the ratio where there is one."""

    runs: int

    @property
    def kept(self) -> bool:
        """Whether the bound was kept."""
        if self.figure.bound is None:
            return True
        measured = self.ratio if self.figure.against is Against.FLOOR else self.value
        return measured is not None and measured <= self.figure.bound


class Readings:
    """All that was read so far."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._by_key: defaultdict[str, list[Reading]] = defaultdict(list)

    def take(self, *readings: Reading) -> None:
        """Keep what one run gave."""
        for reading in readings:
            self._by_key[reading.key].append(reading)

    def result(self, figure: Figure) -> Result | None:
        """Give the median of the runs, or the worst where one bad run is enough."""
        readings = self._by_key.get(figure.key)
        if not readings:
            return None
        values = [reading.value for reading in readings]
        floors = [reading.floor for reading in readings if reading.floor]
        ratios = [reading.value / reading.floor for reading in readings if reading.floor]
        return Result(
            figure,
            max(values) if figure.worst else median(values),
            median(floors) if floors else None,
            median(ratios) if ratios else None,
            (min(ratios or values), max(ratios or values)),
            len(readings),
        )
