"""Opaque identifiers: Matrix's own, and the keys that stand for them in our rows."""

from typing import NewType

UserId = NewType("UserId", str)
"""A Matrix user, `@luc:ville.fr`."""

RoomId = NewType("RoomId", str)
"""A Matrix room, `!abc:ville.fr`, or `!hash` from room version 12 on."""

EventId = NewType("EventId", str)
"""A Matrix event, `$hash`."""

PersonKey = NewType("PersonKey", int)
"""A person in our rows: erasing the person empties one row, and the key names nobody."""

RoomKey = NewType("RoomKey", int)
"""A room in our rows: an upgrade changes the Matrix room behind it, never the key."""
