"""One row of the outbox as plain values: what the sender carries, with nothing to read again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from storage.database import Json
from storage.ids import PersonKey, RoomKey
from storage.outbox import Act, Outgoing, Search, Urgency

MARKER = "fr.beffroi.origin"
"""The key of an event's content that finds it again among our own."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A copy of an `Outgoing`, made inside its transaction, after the flush that gave its key."""

    key: int
    act: Act
    urgency: Urgency
    lane: str
    room: RoomKey | None
    person: PersonKey | None
    message: int | None
    transaction_id: str
    device_id: str | None
    queued_at: datetime
    search: Search | None
    payload: Json

    @classmethod
    def of(cls, row: Outgoing) -> Self:
        """Copy a row."""
        return cls(
            key=row.key,
            act=row.act,
            urgency=row.urgency,
            lane=row.lane,
            room=row.room,
            person=row.person,
            message=row.message,
            transaction_id=row.transaction_id,
            device_id=row.device_id,
            queued_at=row.queued_at,
            search=row.search,
            payload=row.payload or {},
        )

    @property
    def seed(self) -> str | None:
        """The reaction of ours that it puts on a message, or takes off."""
        if self.act is Act.REACTION:
            return str(self.payload["key"])
        if self.act is Act.REDACTION and "seed" in self.payload:
            return str(self.payload["seed"])
        return None

    @property
    def marker(self) -> str:
        """What marks its event: the content's own marker, else the transaction ID."""
        return str(self.payload.get("content", {}).get(MARKER, self.transaction_id))
