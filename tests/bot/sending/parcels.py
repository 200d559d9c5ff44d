"""Parcels made by hand."""

from datetime import UTC, datetime
from typing import Any

from bot.sending.parcel import Parcel
from storage.ids import PersonKey, RoomKey
from storage.outbox import Act, Urgency

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def parcel(
    number: int,
    act: Act = Act.MESSAGE,
    urgency: Urgency = Urgency.ANSWER,
    /,
    *,
    room: int | None = 1,
    person: int | None = None,
    message: int | None = None,
    **payload: Any,  # noqa: ANN401 - any JSON
) -> Parcel:
    """Make a parcel for a room or a person."""
    return Parcel(
        key=number,
        act=act,
        urgency=urgency,
        lane=f"room:{room}" if room is not None else f"person:{person}",
        room=RoomKey(room) if room is not None else None,
        person=PersonKey(person) if person is not None else None,
        message=message,
        transaction_id=f"t{number}",
        device_id="D",
        queued_at=NOW,
        search=None,
        payload=payload,
    )
