"""What ends with a room: statements over the tables that point to it, none of them journalled."""

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from storage.database import Model
from storage.ids import RoomKey
from storage.messages import Message
from storage.nudges import Nudge, NudgeState
from storage.outbox import Act, Outgoing, State
from storage.people import Person

_RELATED = (Act.EDIT, Act.REACTION, Act.REDACTION)
"""Acts that belong to an event, which stays in its Matrix room."""

_REPLACED = frozenset({"members", "settings"})
"""Tables of which a merged room keeps its own rows."""


def close_cards(session: Session, room: RoomKey) -> None:
    """Keep no card true any longer: it stays behind, in the Matrix room that is replaced."""
    for card in session.scalars(select(Message).where(Message.room == room, Message.live)):
        card.live = False


def cancel_outgoing(session: Session, room: RoomKey, *, only_related: bool = False) -> None:
    """Cancel what waits to be sent to a room."""
    waiting = select(Outgoing).where(Outgoing.room == room, Outgoing.state == State.PENDING)
    if only_related:
        waiting = waiting.where(Outgoing.act.in_(_RELATED))
    for row in session.scalars(waiting).all():
        if row.message is not None:
            _unsay(session.get_one(Message, row.message), row)
        row.state = State.CANCELLED
        row.payload = None


def _unsay(message: Message, row: Outgoing) -> None:
    """Let a message know what of it never left: we may come back, and show it anew."""
    message.digest = None
    match row.act:
        case Act.MESSAGE:
            message.live = False
        case Act.REACTION:
            unsent = [(row.payload or {}).get("key"), None]
            message.seeds = [seed for seed in message.seeds if seed[:2] != unsent]
        case Act.REDACTION:
            wanted = (row.payload or {}).get("seed")
            message.seeds = [
                [key, event, stands or key == wanted] for key, event, stands in message.seeds
            ]


def hold_nudges(session: Session, room: RoomKey) -> None:
    """Cancel what is to ring in a room."""
    planned = select(Nudge).where(Nudge.room == room, Nudge.state == NudgeState.PLANNED)
    for nudge in session.scalars(planned):
        nudge.state = NudgeState.CANCELLED


def forget_direct(session: Session, room: RoomKey) -> None:
    """Let a room be nobody's direct message any more."""
    for person in session.scalars(select(Person).where(Person.direct_room == room)):
        person.direct_room = None


def merge(session: Session, into: RoomKey, other: RoomKey) -> None:
    """Point everything that belongs to a room to another one, then delete it.

    It happens where we were invited to a room before we heard that it replaces another.
    """
    session.flush()
    rooms = Model.metadata.tables["rooms"]
    for table in Model.metadata.sorted_tables:
        for column in table.columns:
            if not any(key.column is rooms.c.key for key in column.foreign_keys):
                continue
            if table.name in _REPLACED:
                session.execute(delete(table).where(column == other))
            else:
                session.execute(update(table).where(column == other).values({column: into}))
    lanes = update(Outgoing).where(Outgoing.lane == f"room:{other}")
    session.execute(lanes.values(lane=f"room:{into}").execution_options(synchronize_session=False))
    session.execute(delete(rooms).where(rooms.c.key == other))
    session.expire_all()
