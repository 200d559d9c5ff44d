"""What is asked of `/sync`: only what the bot reads."""

import hashlib
import json

from bot.matrix.wire import Json

_NOTHING: Json = {"types": []}

FILTER: Json = {
    "presence": _NOTHING,
    "account_data": _NOTHING,
    "room": {
        "timeline": {"limit": 50, "lazy_load_members": True},
        "state": {"lazy_load_members": True},
        "ephemeral": _NOTHING,
        "account_data": _NOTHING,
    },
}
"""Our own events stay in: without them the answers of a busy room take longer to come back."""

NO_ROOMS: Json = {"presence": _NOTHING, "account_data": _NOTHING, "room": {"rooms": []}}
"""The very first sync wants a token alone: what was said before is no request."""

INVITATIONS: Json = {
    "presence": _NOTHING,
    "account_data": _NOTHING,
    "room": {
        "timeline": {"types": [], "limit": 1},
        "state": _NOTHING,
        "ephemeral": _NOTHING,
        "account_data": _NOTHING,
    },
}
"""A sync without a token under this filter gives every invitation that waits.

The homeserver looks at each room for it, 6 ms a room: not while people wait for a first answer.
"""

_MARK = hashlib.sha256(json.dumps(FILTER, sort_keys=True).encode()).hexdigest()[:8]


def kept_id(kept: str | None) -> str | None:
    """Give the ID of a filter uploaded earlier, if it is the one that stands above."""
    mark, _, identity = (kept or "").partition(":")
    return identity if mark == _MARK and identity else None


def to_keep(identity: str) -> str:
    """Write a filter's ID so that another version of the bot sees that it is not its own."""
    return f"{_MARK}:{identity}"
