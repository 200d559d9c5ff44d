"""Questions: why we ask, what each answer stands for, and how long they wait."""

from dataclasses import dataclass

from commands.command import Reply, Request

CHOICES = ("🔵", "🟠", "🟣")
"""The taps of a choice, in the order offered."""

YES, NO = "👍", "👎"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: its tap, the words that say it too, and what it does."""

    tap: str
    words: tuple[str, ...]
    request: Request


@dataclass(frozen=True, slots=True)
class Slot:
    """A part to fill in: the answer takes the place of `{}` in the sentence."""

    sentence: str
    kind: str
    """What answers it: `when`, `person`, or `words`."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Something to ask before anything is done; `reply` words the question."""

    reply: Reply
    options: tuple[Option, ...] = ()
    slot: Slot | None = None
