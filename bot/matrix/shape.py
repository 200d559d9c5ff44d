"""Reading JSON that strangers wrote: each value is of its type, or is not there."""

from typing import TypeGuard, cast

from bot.matrix.wire import Json
from storage.ids import EventId, RoomId, UserId

LONGEST_ID = 255
LATEST = 7_258_118_400_000
"""Milliseconds of the year 2200: a later time stamp is no time stamp."""


def mapping(value: object) -> Json:
    """Read an object, empty where it is none."""
    return cast("Json", value) if isinstance(value, dict) else {}


def objects(value: object) -> list[Json]:
    """Read a list of objects; what is none is left out."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def text(value: object) -> str | None:
    """Read a string."""
    return value if isinstance(value, str) else None


def milliseconds(value: object) -> int | None:
    """Read a time stamp."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < LATEST:
        return value
    return None


def whole(value: object) -> int | None:
    """Read a whole number; older rooms hold some as text."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value if abs(value) < 2**53 else None
    if isinstance(value, str) and value.strip().lstrip("-").isdecimal() and len(value) < 17:  # noqa: PLR2004 - digits of 2**53
        return int(value)
    return None


def event_id(value: object) -> EventId | None:
    """Read an event's ID."""
    return EventId(value) if _is_id(value, "$") else None


def room_id(value: object) -> RoomId | None:
    """Read a room's ID; from version 12 on it names no server."""
    return RoomId(value) if _is_id(value, "!") else None


def user_id(value: object) -> UserId | None:
    """Read a user's ID."""
    return UserId(value) if _is_id(value, "@") and ":" in value else None


def rooms(response: Json, section: str) -> dict[RoomId, Json]:
    """Read one section of a sync's rooms: `join`, `invite` or `leave`."""
    listed = mapping(mapping(response.get("rooms")).get(section))
    named = {room_id(room): mapping(news) for room, news in listed.items()}
    return {room: news for room, news in named.items() if room is not None}


def _is_id(value: object, sigil: str) -> TypeGuard[str]:
    return (
        isinstance(value, str)
        and 1 < len(value) <= LONGEST_ID
        and value[0] == sigil
        and value.isprintable()
        and " " not in value
    )
