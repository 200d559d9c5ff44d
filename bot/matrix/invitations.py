"""Stripped state of an invitation → who invites us, and to what. Pure."""

from bot.clock import Clock
from bot.matrix import shape, text
from bot.matrix.wire import Json
from commands.rooms import Invitation
from storage.ids import RoomId, UserId


def read_invitation(room: RoomId, news: Json, me: UserId, clock: Clock) -> Invitation | None:
    """Read what `/sync` gives of an invitation; nothing where it invites somebody else."""
    events = shape.objects(shape.mapping(news.get("invite_state")).get("events"))
    name: str | None = None
    own: Json | None = None
    for event in events:
        content = shape.mapping(event.get("content"))
        if event.get("type") == "m.room.name":
            name = text.name(content.get("name"))
        elif event.get("type") == "m.room.member" and event.get("state_key") == me:
            own = event
    if own is None or shape.mapping(own.get("content")).get("membership") != "invite":
        return None
    inviter = shape.user_id(own.get("sender"))
    if inviter is None:
        return None
    stamp = shape.milliseconds(own.get("origin_server_ts"))
    at = clock.stamped(stamp) if stamp is not None else None
    direct = shape.mapping(own.get("content")).get("is_direct") is True
    return Invitation(room, inviter, at, direct=direct, name=name)
