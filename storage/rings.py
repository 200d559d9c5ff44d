"""What people answered to a ring: that it is done, or that it should ring again."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, UniqueConstraint, bindparam, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Journalled, Model
from storage.ids import PersonKey
from storage.repository import Repository


class RingAnswer(Journalled, Model):
    """What one person answered to one ring."""

    __tablename__ = "ring_answers"
    __about__ = ("ring", "nudge")
    __table_args__ = (UniqueConstraint("nudge", "person"),)

    key: Mapped[int] = mapped_column(primary_key=True)
    nudge: Mapped[int] = mapped_column(ForeignKey("nudges.key"))
    person: Mapped[PersonKey] = mapped_column(ForeignKey("people.key"))
    at: Mapped[datetime]
    again: Mapped[datetime | None] = mapped_column(DateTime())
    """When it rings for them once more, on the ring's clocks; nothing where it is done."""


_TO = (
    select(RingAnswer)
    .where(RingAnswer.nudge == bindparam("to"), ~RingAnswer.deleted)
    .order_by(RingAnswer.at, RingAnswer.key)
)


class RingAnswers(Repository):
    """The answers to rings."""

    def to(self, nudge: int) -> Sequence[RingAnswer]:
        """List what was answered to a ring, in order."""
        return self._session.scalars(_TO, {"to": nudge}).all()

    def answer(
        self, nudge: int, person: PersonKey, at: datetime, again: datetime | None = None
    ) -> None:
        """Write down what a person answers, in place of what they answered before."""
        row = self._session.scalar(
            select(RingAnswer).where(RingAnswer.nudge == nudge, RingAnswer.person == person)
        )
        if row is None:
            self._add(RingAnswer(nudge=nudge, person=person, at=at, again=again))
            return
        row.deleted, row.at, row.again = False, at, again
