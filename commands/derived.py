"""What follows from state: the cards that show a subject, and the nudges that ring for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from commands.document import Document
from commands.organisation import Organisation
from commands.wording import Voice
from storage.ids import PersonKey
from storage.nudges import Planned
from storage.work import UnitOfWork

Render = Callable[[UnitOfWork, int, Voice], Document | None]
Plan = Callable[[UnitOfWork, int, datetime], Sequence[Planned]]
Sees = Callable[[UnitOfWork, int, PersonKey, Organisation], bool]
RenderType = TypeVar("RenderType", bound=Render)


@dataclass(frozen=True, slots=True)
class Card:
    """How one kind of subject is shown, and what rings for it."""

    key: str
    render: Render
    plan: Plan | None
    sees: Sees | None = None
    """Whether somebody who has it in their direct message may see it still."""


def card(
    kind: str, *, plan: Plan | None = None, sees: Sees | None = None
) -> Callable[[RenderType], RenderType]:
    """Mark a function as the one that shows a kind of subject; `plan` gives its nudges.

    The dispatcher calls both after each operation that changed the subject, undo included.
    """

    def mark(function: RenderType) -> RenderType:
        function.__card__ = Card(kind, function, plan, sees)  # type: ignore[attr-defined]
        return function

    return mark
