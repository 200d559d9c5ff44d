"""What is to be sent, in order within each lane, and never twice."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    Index,
    and_,
    bindparam,
    func,
    insert,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import IntegerEnum, Json, Model
from storage.ids import EventId, PersonKey, RoomKey
from storage.messages import Message
from storage.people import Person

FORBIDDEN = "M_FORBIDDEN"
"""What a homeserver says, and a row's error, where we may not write."""


class Act(StrEnum):
    """What sending does."""

    MESSAGE = "message"
    EDIT = "edit"
    REACTION = "reaction"
    REDACTION = "redaction"
    JOIN = "join"
    LEAVE = "leave"


class Urgency(IntEnum):
    """The order within a lane: answers, then nudges, then buttons."""

    ANSWER = 0
    NUDGE = 1
    BUTTON = 2


class State(StrEnum):
    """Where a row stands. No state says *sending*: the stable transaction ID makes it needless."""

    PENDING = "pending"
    SENT = "sent"
    CANCELLED = "cancelled"
    ASIDE = "aside"


class Search(StrEnum):
    """What a row made again after a restore is looked for."""

    FIRST = "first"
    """It is sent where it is not found."""

    ONLY = "only"
    """It is found or never sent."""


class Outgoing(Model):
    """One thing to send, addressed to a room or to a person's direct message."""

    __tablename__ = "outbox"
    __table_args__ = (Index("ix_outbox_waiting", "state", "urgency", "key"),)

    key: Mapped[int] = mapped_column(primary_key=True)
    account: Mapped[int] = mapped_column(ForeignKey("accounts.key"))
    room: Mapped[RoomKey | None] = mapped_column(ForeignKey("rooms.key"))
    person: Mapped[PersonKey | None] = mapped_column(ForeignKey("people.key"))
    lane: Mapped[str] = mapped_column(index=True)
    """`room:<key>`, or `person:<key>`, which a direct message shares."""
    act: Mapped[Act]
    urgency: Mapped[Urgency] = mapped_column(IntegerEnum(Urgency))
    state: Mapped[State] = mapped_column(default=State.PENDING)
    message: Mapped[int | None] = mapped_column(ForeignKey("messages.key"), index=True)
    """The message of ours that this sends, edits, reacts to or redacts."""
    transaction_id: Mapped[str] = mapped_column(unique=True)
    device_id: Mapped[str | None]
    """The device it was queued under: a transaction ID means something to that one only."""
    payload: Mapped[Json | None]
    """The event's content, or what the act needs; erased once sent."""
    queued_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    search: Mapped[Search | None]
    """Whether it is looked for among what was sent before a restore."""
    event_id: Mapped[EventId | None]
    sent_at: Mapped[datetime | None]
    error: Mapped[str | None]


# Written out once: what is marked after each send must cost next to nothing.
_ROWS = Outgoing.__table__
_MESSAGES = Message.__table__

_QUEUE = insert(_ROWS).returning(_ROWS.c.transaction_id, _ROWS.c.key)
_MARK_SENT = (
    update(_ROWS)
    .where(_ROWS.c.key == bindparam("row"), _ROWS.c.state == State.PENDING)
    .values(state=State.SENT, event_id=bindparam("event"), sent_at=bindparam("at"), payload=null())
)
_MARK_SENT_IN_VAIN = (
    update(_ROWS)
    .where(_ROWS.c.key == bindparam("row"), _ROWS.c.state == State.CANCELLED)
    .values(event_id=bindparam("event"), sent_at=bindparam("at"), payload=null())
)
_MARK_ARRIVED = (
    update(_MESSAGES)
    .where(_MESSAGES.c.key == bindparam("message"))
    .values(event_id=bindparam("event"), room=func.coalesce(_MESSAGES.c.room, bindparam("direct")))
)


class Outbox:
    """The rows to send."""

    def __init__(self, session: Session) -> None:
        """Read and write through one session."""
        self._session = session

    def add(self, row: Outgoing) -> Outgoing:
        """Queue a row."""
        self._session.add(row)
        return row

    def queue(self, rows: Sequence[Mapping[str, Any]]) -> Sequence[int]:
        """Queue rows by their columns, in one statement; give their keys in the same order."""
        if not rows:
            return ()
        queued = self._session.connection().execute(_QUEUE, list(rows))
        keys = {row.transaction_id: row.key for row in queued}
        return [keys[row["transaction_id"]] for row in rows]

    def waiting(self, account: int) -> Sequence[Outgoing]:
        """List what is still to be sent, in the order it was decided."""
        return self._session.scalars(
            select(Outgoing)
            .where(Outgoing.state == State.PENDING, Outgoing.account == account)
            .order_by(Outgoing.key)
        ).all()

    def oldest_nudge(self, account: int) -> datetime | None:
        """Tell since when a ring waits to be sent, if one does."""
        return self._session.scalar(
            select(Outgoing.queued_at).where(*_rings(account)).order_by(Outgoing.key).limit(1)
        )

    def overdue(self, account: int, before: datetime) -> int:
        """Count the rings queued before an instant that have not left."""
        query = select(func.count()).select_from(Outgoing)
        found = self._session.scalar(query.where(*_rings(account), Outgoing.queued_at < before))
        return found or 0

    def mark_sent(self, key: int, event_id: EventId | None, at: datetime) -> bool:
        """Mark a row as sent and erase what it said; tell whether it was still wanted."""
        values = {"row": key, "event": event_id, "at": at}
        connection = self._session.connection()
        if connection.execute(_MARK_SENT, values).rowcount == 1:
            return True
        return connection.execute(_MARK_SENT_IN_VAIN, values).rowcount == 0

    def mark_arrived(self, message: int, event_id: EventId, direct: RoomKey | None) -> None:
        """Note the event of a message, and the room where a person was sent it."""
        values = {"message": message, "event": event_id, "direct": direct}
        self._session.connection().execute(_MARK_ARRIVED, values)

    def put_aside(self, key: int, error: str) -> None:
        """Give a row up: trying again would never work. What it said is kept, for an admin."""
        self._change([key], state=State.ASIDE, error=error)

    def cancel(self, keys: Iterable[int]) -> None:
        """Give rows up that have become pointless, and erase what they said."""
        self._change(keys, state=State.CANCELLED, payload=null())

    def recall_message(self, message: int) -> Sequence[int]:
        """Cancel a message that has not left yet, and what relates to it.

        The sender must hear of the keys it gives.
        """
        waiting = self._session.execute(
            select(Outgoing.key, Outgoing.act).where(
                Outgoing.message == message, Outgoing.state == State.PENDING
            )
        ).all()
        if not any(act == Act.MESSAGE for _, act in waiting):
            return ()
        keys = [key for key, _ in waiting]
        self.cancel(keys)
        return keys

    def was_refused(self, room: RoomKey) -> bool:
        """Tell whether a card never reached a room, since we might not write there."""
        return bool(self._refused(room))

    def say_anew(self, room: RoomKey) -> None:
        """Let the cards that a room refused be shown anew, as they then stand."""
        for row, message in self._refused(room):
            message.digest = None
            if row.act is Act.EDIT:
                row.state, row.payload = State.CANCELLED, None
            else:
                message.seeds = []

    def _refused(self, room: RoomKey) -> Sequence[tuple[Outgoing, Message]]:
        """List what was put aside of the cards to keep true in a room."""
        never_said = and_(Outgoing.act == Act.MESSAGE, Message.event_id.is_(None))
        rows = self._session.execute(
            select(Outgoing, Message)
            .join(Message, Message.key == Outgoing.message)
            .where(
                Outgoing.room == room,
                Outgoing.state == State.ASIDE,
                Outgoing.error.contains(FORBIDDEN),
                Message.live,
                or_(never_said, Outgoing.act == Act.EDIT),
            )
            .order_by(Outgoing.key)
        )
        return [(row, message) for row, message in rows]

    def set_seed(self, message: int, seed: str, event_id: EventId | None) -> None:
        """Note the event of a reaction of ours: the last that was wanted and has none."""
        seeds = self._seeds(message)
        for entry in reversed(seeds):
            if entry[0] == seed and entry[1] is None:
                entry[1] = event_id
                break
        else:
            seeds.append([seed, event_id, True])
        self._write_seeds(message, seeds)

    def drop_seed(self, message: int, seed: str) -> None:
        """Note that the reaction of ours which `seed` finds is gone."""
        seeds = self._seeds(message)
        event_id = self.seed(message, seed)
        self._write_seeds(message, [entry for entry in seeds if entry[1] != event_id])

    def seed(self, message: int, seed: str) -> EventId | None:
        """Find the event of a reaction of ours, of one no longer wanted first."""
        sent = [entry for entry in self._seeds(message) if entry[0] == seed and entry[1]]
        unwanted = [entry for entry in sent if not entry[2]]
        found = unwanted or sent
        return EventId(found[0][1]) if found else None

    def target(self, message: int) -> tuple[EventId | None, State | None]:
        """Find a message's event, and where the row that sends it stands."""
        found = self._session.execute(
            select(Message.event_id, Outgoing.state)
            .outerjoin(Outgoing, (Outgoing.message == Message.key) & (Outgoing.act == Act.MESSAGE))
            .where(Message.key == message)
        ).first()
        return (found[0], found[1]) if found is not None else (None, None)

    def direct_rooms(self) -> Mapping[PersonKey, RoomKey]:
        """Map people to the direct message whose lane they share."""
        rows = self._session.execute(
            select(Person.key, Person.direct_room).where(Person.direct_room.is_not(None))
        )
        return {person: room for person, room in rows if room is not None}

    def _change(self, keys: Iterable[int], **values: object) -> None:
        self._session.connection().execute(
            update(_ROWS)
            .where(_ROWS.c.key.in_(list(keys)), _ROWS.c.state == State.PENDING)
            .values(**values)
        )

    def _seeds(self, message: int) -> list[Any]:
        found = self._session.scalar(select(_MESSAGES.c.seeds).where(_MESSAGES.c.key == message))
        return [list(entry) for entry in found or ()]

    def _write_seeds(self, message: int, seeds: list[Any]) -> None:
        self._session.connection().execute(
            update(_MESSAGES).where(_MESSAGES.c.key == message).values(seeds=seeds)
        )


def _rings(account: int) -> tuple[ColumnElement[bool], ...]:
    """What has rung and is still to be sent."""
    return (
        Outgoing.state == State.PENDING,
        Outgoing.urgency == Urgency.NUDGE,
        Outgoing.act == Act.MESSAGE,
        Outgoing.account == account,
    )
