"""The sequences people read: one for tasks, one for reminders, for the whole organisation."""

from sqlalchemy import bindparam, insert, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Model


class Sequence(Model):
    """The last number given of a kind. Gaps are accepted: a number is never given twice."""

    __tablename__ = "sequences"

    name: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int]


_ROWS = Sequence.__table__
_NEXT = (
    update(_ROWS)
    .where(_ROWS.c.name == bindparam("kind"))
    .values(last=_ROWS.c.last + 1)
    .returning(_ROWS.c.last)
)
_FIRST = insert(_ROWS).values(name=bindparam("kind"), last=1)


def next_number(session: Session, kind: str) -> int:
    """Give the next number of a kind."""
    connection = session.connection()
    number: int | None = connection.execute(_NEXT, {"kind": kind}).scalar()
    if number is not None:
        return number
    connection.execute(_FIRST, {"kind": kind})
    return 1
