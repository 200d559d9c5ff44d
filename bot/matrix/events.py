"""Raw events → what arrives. Pure, and closed to hostile input: what is malformed is nothing."""

from datetime import datetime
from typing import NamedTuple

from bot.clock import Clock
from bot.matrix import shape
from bot.matrix.pills import with_users
from bot.matrix.text import clean, without_quote
from bot.matrix.wire import Json
from commands.incoming import Edit, Incoming, Message, Reaction, Redaction, Unreadable
from storage.ids import EventId, RoomId, UserId

VARIATION = "\ufe0f"
"""The selector that clients add to emoji at will."""

LONGEST_KEY = 64
MOST_MENTIONS = 100


class _Source(NamedTuple):
    """Where an event comes from, as all that arrives in a room begins."""

    origin: str
    at: datetime
    room: RoomId
    sender: UserId
    event: EventId


class Reader:
    """Reads the events of one account's rooms.

    Whether an edit's sender wrote the original is not seen here: `bot.matrix.enriching` asks,
    since `/sync` delivers edits by anybody.
    """

    def __init__(self, me: UserId, clock: Clock) -> None:
        """Read for an account; our own events are no business of this."""
        self._me = me
        self._clock = clock

    def read(self, event: Json, room: RoomId) -> Incoming | None:
        """Tell what an event of a room's timeline is; nothing where it asks nothing of us."""
        source = self._source(event, room)
        if source is None:
            return None
        match event.get("type"):
            case "m.room.message":
                return _message(source, shape.mapping(event.get("content")))
            case "m.reaction":
                return _reaction(source, shape.mapping(event.get("content")))
            case "m.room.redaction":
                return _redaction(source, event)
            case "m.room.encrypted":
                return Unreadable(source.origin, source.at, source.room, source.sender)
            case _:
                return None

    def _source(self, event: Json, room: RoomId) -> _Source | None:
        identity = shape.event_id(event.get("event_id"))
        sender = shape.user_id(event.get("sender"))
        stamp = shape.milliseconds(event.get("origin_server_ts"))
        if identity is None or sender is None or stamp is None:
            return None
        if sender == self._me or "state_key" in event:
            return None
        return _Source(f"event:{identity}", self._clock.stamped(stamp), room, sender, identity)


def spoken(content: Json, *, reply: bool) -> str | None:
    """Give the text of a message's content, nothing where a person has typed none.

    Notices are programs talking: two that answer each other never end. Emotes, pictures and
    files ask nothing.
    """
    body = shape.text(content.get("body"))
    if content.get("msgtype") != "m.text" or body is None:
        return None
    text = without_quote(body) if reply else body
    return clean(with_users(text, content.get("formatted_body")))


def _message(source: _Source, content: Json) -> Incoming | None:
    relation = shape.mapping(content.get("m.relates_to"))
    if relation.get("rel_type") == "m.replace":
        return _edit(source, content, relation)
    threaded = relation.get("rel_type") == "m.thread"
    thread = shape.event_id(relation.get("event_id")) if threaded else None
    answered = shape.event_id(shape.mapping(relation.get("m.in_reply_to")).get("event_id"))
    if threaded and relation.get("is_falling_back") is True:
        # What clients without threads show as a reply is none.
        answered = None
    text = spoken(content, reply=answered is not None)
    if text is None:
        return None
    return Message(
        *source, text=text, mentions=_mentions(content), reply_to=answered, thread=thread
    )


def _edit(source: _Source, content: Json, relation: Json) -> Incoming | None:
    edited = shape.event_id(relation.get("event_id"))
    new = shape.mapping(content.get("m.new_content"))
    text = spoken(new, reply=False)
    if edited is None or text is None:
        return None
    return Edit(*source, edited=edited, text=text, mentions=_mentions(new))


def _reaction(source: _Source, content: Json) -> Incoming | None:
    relation = shape.mapping(content.get("m.relates_to"))
    target = shape.event_id(relation.get("event_id"))
    key = shape.text(relation.get("key"))
    if relation.get("rel_type") != "m.annotation" or target is None or key is None:
        return None
    bare = clean(key[: 2 * LONGEST_KEY]).replace(VARIATION, "").strip()
    if not bare or len(bare) > LONGEST_KEY:
        return None
    return Reaction(*source, target=target, key=bare)


def _redaction(source: _Source, event: Json) -> Incoming | None:
    # From room version 11 on the content names the target, before, the event itself. The
    # homeserver writes both: where they differ, somebody wants us to believe the other one.
    inner = shape.event_id(shape.mapping(event.get("content")).get("redacts"))
    outer = shape.event_id(event.get("redacts"))
    target = inner or outer
    if target is None or (outer or target) != target:
        return None
    return Redaction(*source, target=target)


def _mentions(content: Json) -> tuple[UserId, ...]:
    named = shape.mapping(content.get("m.mentions")).get("user_ids")
    if not isinstance(named, list):
        return ()
    users = (shape.user_id(user) for user in named[:MOST_MENTIONS])
    return tuple(dict.fromkeys(user for user in users if user is not None))
