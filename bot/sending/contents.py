"""What an event says on the wire: edits wrapped, reactions related, all of them marked."""

from bot.sending.parcel import MARKER, Parcel
from storage.database import Json
from storage.ids import EventId


def message(parcel: Parcel) -> Json:
    """Give a message's content, or that of an edit which goes out as a message."""
    return {**parcel.payload["content"], MARKER: parcel.marker}


def edit(parcel: Parcel, target: EventId) -> Json:
    """Wrap new content as the edit of an event.

    Mentions stand in `m.new_content` only: the empty ones outside keep older push rules from
    looking for names in the body. The fallback has no HTML: it would double the size.
    """
    unwanted = (MARKER, "m.relates_to")
    new = {key: value for key, value in parcel.payload["content"].items() if key not in unwanted}
    return {
        "msgtype": new.get("msgtype", "m.text"),
        "body": f"* {new.get('body', '')}",
        "m.mentions": {},
        "m.new_content": new,
        "m.relates_to": {"rel_type": "m.replace", "event_id": target},
        MARKER: parcel.marker,
    }


def reaction(parcel: Parcel, target: EventId) -> Json:
    """Put a reaction on an event."""
    relation = {"rel_type": "m.annotation", "event_id": target, "key": parcel.payload["key"]}
    return {"m.relates_to": relation, MARKER: parcel.marker}
