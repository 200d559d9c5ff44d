"""The sequences people read: one for tasks, one for reminders, for the whole organisation."""

from sqlalchemy import insert, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Model


class Sequence(Model):
    """The last number given of a kind. Gaps are accepted: a number is never given twice."""

    __tablename__ = "sequences"

    name: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int]


def next_number(session: Session, name: str) -> int:
    """Give the next number of a kind."""
    number = session.execute(
        update(Sequence)
        .where(Sequence.name == name)
        .values(last=Sequence.last + 1)
        .returning(Sequence.last)
        .execution_options(synchronize_session=False)
    ).scalar()
    if number is not None:
        return number
    session.execute(insert(Sequence).values(name=name, last=1))
    return 1
