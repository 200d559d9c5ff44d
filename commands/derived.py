"""What follows from state: the cards that show a subject, and the nudges that ring for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from commands.document import Document
from commands.wording import Voice
from storage.nudges import Planned
from storage.work import UnitOfWork

Render = Callable[[UnitOfWork, int, Voice], Document | None]
Plan = Callable[[UnitOfWork, int, datetime], Sequence[Planned]]
RenderType = TypeVar("RenderType", bound=Render)


@dataclass(frozen=True, slots=True)
class Card:
    """How one kind of subject is shown, and what rings for it."""

    key: str
    render: Render
    plan: Plan | None


def card(kind: str, *, plan: Plan | None = None) -> Callable[[RenderType], RenderType]:
    """Mark a function as the one that shows a kind of subject; `plan` gives its nudges.

    The dispatcher calls both after each operation that changed the subject, undo included.
    """

    def mark(function: RenderType) -> RenderType:
        function.__card__ = Card(kind, function, plan)  # type: ignore[attr-defined]
        return function

    return mark
