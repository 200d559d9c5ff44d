"""Questions asked and not yet answered: a restart loses none."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ForeignKey, Index, bindparam, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Json, Model
from storage.ids import PersonKey, RoomKey

LIFETIME = timedelta(hours=24)
"""How long a question waits; what it asked about is then simply not noted."""


class Question(Model):
    """Something the bot asked somebody: what each answer stands for, serialised."""

    __tablename__ = "questions"
    __table_args__ = (Index("ix_questions_open", "person", "room", "answered_at"),)

    key: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[PersonKey] = mapped_column(ForeignKey("people.key"))
    room: Mapped[RoomKey] = mapped_column(ForeignKey("rooms.key"))
    origin: Mapped[str] = mapped_column(index=True)
    """The event that made us ask: what is answered belongs to it, for undo and edits."""
    options: Mapped[list[Any]]
    """[{"tap": "🔵", "words": ["27", …], "request": {…}}, …]."""
    slot: Mapped[Json | None]
    """The request that waits for one missing part, where any answer may be typed."""
    asked_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]


_ROWS = Question.__table__
_OPEN_FOR = (
    select(_ROWS.c.key)
    .where(
        _ROWS.c.person == bindparam("person"),
        _ROWS.c.room == bindparam("room"),
        _ROWS.c.answered_at.is_(None),
        _ROWS.c.expires_at > bindparam("now"),
    )
    .order_by(_ROWS.c.key.desc())
)


class Questions:
    """The questions that wait for an answer."""

    def __init__(self, session: Session) -> None:
        """Read and write through one session."""
        self._session = session

    def add(self, question: Question) -> Question:
        """Keep a question about to be asked."""
        self._session.add(question)
        self._session.flush()
        return question

    def by_key(self, key: int) -> Question | None:
        """Read a question by its key."""
        return self._session.get(Question, key)

    def open_for(self, person: PersonKey, room: RoomKey, now: datetime) -> Sequence[Question]:
        """List what a person was asked in a room and may still answer, the latest first."""
        asked = {"person": person, "room": room, "now": now}
        keys = self._session.connection().execute(_OPEN_FOR, asked).scalars().all()
        # Most often there is none, and then no row is to be read.
        return [self._session.get_one(Question, key) for key in keys]

    def of_origin(self, origin: str) -> Sequence[Question]:
        """List what was asked because of one event."""
        return self._session.scalars(select(Question).where(Question.origin == origin)).all()
