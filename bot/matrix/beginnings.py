"""Where a room begins for us: what was said before our invitation is no request. Pure."""

from collections.abc import Sequence

from bot.matrix import shape
from bot.matrix.wire import Json
from storage.ids import UserId


def is_invitation(event: Json, me: UserId) -> bool:
    """Tell whether an event invites us."""
    return _own(event, me) == "invite"


def is_entrance(event: Json, me: UserId) -> bool:
    """Tell whether an event is our coming in, rather than a new name of ours."""
    if _own(event, me) != "join":
        return False
    before = shape.mapping(event.get("unsigned")).get("prev_content")
    return shape.mapping(before).get("membership") != "join"


def begins(event: Json, me: UserId, invited_at: int | None) -> bool:
    """Tell whether nothing before an event concerns us, who came in since."""
    if is_invitation(event, me):
        return True
    return is_entrance(event, me) if invited_at is None else _before(event, invited_at)


def after_invitation(events: Sequence[Json], me: UserId, invited_at: int | None) -> Sequence[Json]:
    """Keep what follows our last invitation: by its place, else by its time, else our entrance."""
    places = range(len(events) - 1, -1, -1)
    for place in places:
        if is_invitation(events[place], me):
            return events[place + 1 :]
    if invited_at is not None:
        return [event for event in events if not _before(event, invited_at)]
    for place in places:
        if is_entrance(events[place], me):
            return events[place + 1 :]
    return []


def _before(event: Json, instant: int) -> bool:
    stamp = shape.milliseconds(event.get("origin_server_ts"))
    return stamp is None or stamp < instant


def _own(event: Json, me: UserId) -> str | None:
    if event.get("type") != "m.room.member" or event.get("state_key") != me:
        return None
    return shape.text(shape.mapping(event.get("content")).get("membership"))
