"""What we said: which message tells of which subject, and what its taps stand for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, bindparam, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Model, insert_row
from storage.ids import EventId, PersonKey, RoomKey


class Role(StrEnum):
    """What a message of ours is, for taps, replies and edits."""

    CARD = "card"
    ANSWER = "answer"
    QUESTION = "question"
    NUDGE = "nudge"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a message tells of: ("task", 42), ("reminder", 3), ("question", 7)."""

    kind: str
    key: int


class Message(Model):
    """A message of ours, from its decision on; `event_id` once the homeserver took it."""

    __tablename__ = "messages"
    __table_args__ = (Index("ix_messages_subject", "subject_kind", "subject_key"),)

    key: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[EventId | None] = mapped_column(unique=True)
    room: Mapped[RoomKey | None] = mapped_column(ForeignKey("rooms.key"), index=True)
    person: Mapped[PersonKey | None] = mapped_column(ForeignKey("people.key"))
    """To whom, where it goes to a direct message."""
    role: Mapped[Role]
    subject_kind: Mapped[str | None]
    subject_key: Mapped[int | None]
    live: Mapped[bool] = mapped_column(default=False)
    """Whether this card is the one kept true in its room."""
    operation: Mapped[int | None] = mapped_column(index=True)
    origin: Mapped[str] = mapped_column(index=True)
    root: Mapped[str] = mapped_column(index=True)
    """The message that asked in the first place."""
    taps: Mapped[list[Any]] = mapped_column(default=list)
    """The requests its reactions stand for, in their serialised form."""
    seeds: Mapped[list[Any]] = mapped_column(default=list)
    """Our own reactions on it: [[key, event ID or nothing, whether it still stands], …]."""
    language: Mapped[str]
    zone: Mapped[str]
    at: Mapped[datetime]
    struck: Mapped[bool] = mapped_column(default=False)
    digest: Mapped[str | None]
    """Of what it says now, so that an edit which would change nothing is not sent."""

    @property
    def subject(self) -> Subject | None:
        """What it tells of, if anything in particular."""
        if self.subject_kind is None or self.subject_key is None:
            return None
        return Subject(self.subject_kind, self.subject_key)


_BY_EVENT = select(Message).where(Message.event_id == bindparam("event"))
_LIVE_CARDS = (
    select(Message)
    .where(
        Message.subject_kind == bindparam("kind"),
        Message.subject_key == bindparam("about"),
        Message.live,
    )
    .order_by(Message.key)
)


class Messages:
    """The messages of ours that can still be tapped, answered or edited."""

    def __init__(self, session: Session) -> None:
        """Read and write through one session."""
        self._session = session

    def add(self, message: Message) -> Message:
        """Keep a message about to be sent."""
        insert_row(self._session, message)
        return message

    def by_key(self, key: int) -> Message:
        """Read a message by its key."""
        return self._session.get_one(Message, key)

    def by_event(self, event_id: EventId) -> Message | None:
        """Find the message behind an event."""
        return self._session.scalar(_BY_EVENT, {"event": event_id})

    def of_operation(self, operation: int) -> Sequence[Message]:
        """List what an operation answered."""
        return self._session.scalars(
            select(Message).where(Message.operation == operation).order_by(Message.key)
        ).all()

    def of_origin(self, origin: str) -> Sequence[Message]:
        """List what was said because of one event, in order."""
        return self._session.scalars(
            select(Message).where(Message.origin == origin).order_by(Message.key)
        ).all()

    def of_root(self, root: str) -> Sequence[Message]:
        """List what was said because of a message, its edits and the answers it asked for."""
        return self._session.scalars(
            select(Message).where(Message.root == root).order_by(Message.key)
        ).all()

    def live_in(self, room: RoomKey, limit: int) -> Sequence[Message]:
        """List the cards to keep true in a room, the latest first."""
        return self._session.scalars(
            select(Message)
            .where(Message.room == room, Message.live)
            .order_by(Message.key.desc())
            .limit(limit)
        ).all()

    def live_cards(self, subject: Subject) -> Sequence[Message]:
        """List the cards to keep true for a subject, one a room."""
        about = {"kind": subject.kind, "about": subject.key}
        return self._session.scalars(_LIVE_CARDS, about).all()
