"""What may be asked of somebody's days, and what is reported."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from commands.command import Reply, Request
from storage.moments import Day, LocalMoment, Repetition


class Kind(StrEnum):
    """What a line of a planning is; texts/ words each of them."""

    TASK = "task"
    REMINDER = "reminder"


@dataclass(frozen=True, slots=True)
class ShowPlanning(Request):
    """Show what the asker has from one day to another, both included."""

    first: Day
    last: Day
    page: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a planning; without an hour, it is for the day.

    With `repetition`, it stands for all that rings so, many times a day.
    """

    day: Day
    time: time | None
    kind: Kind
    number: int
    title: str
    repetition: Repetition | None = None
    begins: LocalMoment | None = None
    """From when that comes back."""


@dataclass(frozen=True, slots=True)
class Planning(Reply):
    """What the asker has on those days, a page of it."""

    private = True

    first: Day
    last: Day
    today: Day
    entries: tuple[Entry, ...]
    tasks: int = 0
    reminders: int = 0
    """How many there are of each, on all pages."""
    page: int = 0
    more: int = 0
