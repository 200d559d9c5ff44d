"""A row of the outbox, as tests put it there beside the bot."""

from datetime import datetime
from typing import Any

from storage.ids import RoomKey
from storage.outbox import Act, Outgoing, Urgency


def to_room(account: int, room: RoomKey, mark: str, at: datetime, **more: Any) -> Outgoing:  # noqa: ANN401 - any of its columns
    """Write what is to be sent to a room: an answer, unless it is told otherwise."""
    usual: dict[str, Any] = {"act": Act.MESSAGE, "urgency": Urgency.ANSWER}
    return Outgoing(
        account=account,
        room=room,
        lane=f"room:{room}",
        transaction_id=mark,
        queued_at=at,
        **{**usual, **more},
    )
