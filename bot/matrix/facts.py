"""State events → the facts that the policy needs. Pure; only what the server gives as state."""

from collections.abc import Callable, Iterable
from typing import Any

from bot.matrix import shape, text
from bot.matrix.wire import Json
from commands.rooms import Facts, Presence
from storage.ids import RoomId, UserId
from storage.rooms import Membership

CREATORS_OWN_VERSION = 11
"""From this version on the creator is the sender; before, the content named one."""

MORE_CREATORS_VERSION = 12
"""From this version on a room may have several."""

SPACE = "m.space"

_MEMBERSHIPS = frozenset(membership.value for membership in Membership)
_LEVELS = ("users_default", "events_default", "state_default", "redact", "kick", "ban", "invite")


def read_facts(events: Iterable[Json]) -> Facts:
    """Read state events in order, a later one over an earlier. What is malformed says nothing."""
    columns: dict[str, Any] = {}
    members: dict[UserId, Presence] = {}
    for event in events:
        kind, key = event.get("type"), event.get("state_key")
        content = shape.mapping(event.get("content"))
        if kind == "m.room.member":
            user, presence = shape.user_id(key), _presence(content)
            if user is not None and presence is not None:
                members[user] = presence
        elif key == "" and isinstance(kind, str) and kind in _COLUMNS:
            columns.update(_COLUMNS[kind](event, content))
    return Facts(columns, members)


def predecessor(events: Iterable[Json]) -> RoomId | None:
    """Tell which room this one says it replaces: a claim, until that room's tombstone agrees."""
    for event in events:
        if event.get("type") == "m.room.create" and event.get("state_key") == "":
            before = shape.mapping(shape.mapping(event.get("content")).get("predecessor"))
            return shape.room_id(before.get("room_id"))
    return None


def own_membership(events: Iterable[Json], me: UserId) -> Json | None:
    """Find our own `m.room.member` in a room's state."""
    for event in events:
        if event.get("type") == "m.room.member" and event.get("state_key") == me:
            return event
    return None


def _presence(content: Json) -> Presence | None:
    value = content.get("membership")
    if not isinstance(value, str) or value not in _MEMBERSHIPS:
        return None
    return Presence(Membership(value), text.name(content.get("displayname")))


def _create(event: Json, content: Json) -> dict[str, Any]:
    version = text.name(content.get("room_version")) or "1"
    number = int(version) if version.isdecimal() and len(version) < 4 else 0  # noqa: PLR2004 - no room has version 1000
    named = [event.get("sender") if number >= CREATORS_OWN_VERSION else content.get("creator")]
    if number >= MORE_CREATORS_VERSION and isinstance(content.get("additional_creators"), list):
        named += content["additional_creators"]
    creators = [user for user in map(shape.user_id, named) if user is not None]
    return {
        "version": version[:32],
        "creators": list(dict.fromkeys(creators)),
        "is_space": content.get("type") == SPACE,
    }


def _power_levels(_event: Json, content: Json) -> dict[str, Any]:
    levels: Json = {}
    for key in _LEVELS:
        level = shape.whole(content.get(key))
        if level is not None:
            levels[key] = level
    for group in ("users", "events", "notifications"):
        levels[group] = _named_levels(content.get(group))
    return {"power_levels": levels}


def _named_levels(value: object) -> dict[str, int]:
    # PostgreSQL stores no NUL, and nobody's ID holds what cannot be printed.
    named = {name: shape.whole(level) for name, level in shape.mapping(value).items()}
    return {name: lvl for name, lvl in named.items() if lvl is not None and name.isprintable()}


def _name(_event: Json, content: Json) -> dict[str, Any]:
    return {"name": text.name(content.get("name"))}


def _encryption(_event: Json, _content: Json) -> dict[str, Any]:
    # There is no way back, and whatever it says, clients encrypt from here on.
    return {"encrypted": True}


def _tombstone(_event: Json, content: Json) -> dict[str, Any]:
    return {"replaced_by": shape.room_id(content.get("replacement_room"))}


def _access_rule(_event: Json, content: Json) -> dict[str, Any]:
    return {"access_rule": text.name(content.get("rule"))}


_COLUMNS: dict[str, Callable[[Json, Json], dict[str, Any]]] = {
    "m.room.create": _create,
    "m.room.power_levels": _power_levels,
    "m.room.name": _name,
    "m.room.encryption": _encryption,
    "m.room.tombstone": _tombstone,
    "im.vector.room.access_rules": _access_rule,
}
