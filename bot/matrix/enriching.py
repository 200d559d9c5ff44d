"""What a request points to but does not bring: the message quoted, the author of what is edited."""

from dataclasses import replace

from bot.matrix import shape
from bot.matrix.client import Client
from bot.matrix.errors import Rejected
from bot.matrix.events import spoken
from bot.matrix.recent import Recent
from bot.matrix.text import clean
from bot.matrix.wire import Json
from commands.addressing import opens_a_request
from commands.incoming import Edit, Incoming, Message, Quoted, Reaction
from storage.ids import EventId, RoomId, UserId

PIN = "\U0001f4cc"
"""📌, which makes a task of any message."""

MOST_REMEMBERED = 5_000


def wants_quoted(incoming: Incoming, me: UserId, prefix: str, *, direct: bool) -> bool:
    """Tell whether what an event points to may be needed: a guess on the generous side."""
    if isinstance(incoming, Reaction):
        return incoming.key == PIN
    if not isinstance(incoming, Message) or incoming.reply_to is None:
        return False
    text = incoming.text.lstrip()
    named = me in incoming.mentions or text.casefold().startswith(_name(me))
    return direct or named or text.startswith(prefix) or opens_a_request(text)


class Enriching:
    """Asks the homeserver for single events, once each, and only where they may matter."""

    def __init__(self, client: Client, prefix: str) -> None:
        """Ask through a client; `prefix` is how the bot is called in a room."""
        self._client = client
        self._me = client.user_id
        self._prefix = prefix
        self._authors: Recent[EventId, UserId] = Recent(MOST_REMEMBERED)

    def saw(self, event: Json) -> None:
        """Remember who wrote a message, so that an edit of it asks nobody."""
        identity, sender = shape.event_id(event.get("event_id")), shape.user_id(event.get("sender"))
        if identity is not None and sender is not None and not _is_edit(event):
            self._authors.keep(identity, sender)

    def forget(self, event: EventId) -> None:
        """Stop remembering a message that was deleted."""
        self._authors.forget(event)

    async def complete(self, incoming: Incoming, *, direct: bool) -> Incoming | None:
        """Add what is quoted; nothing is left of an edit by somebody else than the author.

        Raises what passes (`Unreachable`, `RateLimited`): the caller tries again.
        """
        if isinstance(incoming, Edit):
            author = await self._author(incoming.room, incoming.edited)
            return incoming if author == incoming.sender else None
        if not wants_quoted(incoming, self._me, self._prefix, direct=direct):
            return incoming
        if isinstance(incoming, Message) and incoming.reply_to is not None:
            return replace(incoming, quoted=await self._quoted(incoming.room, incoming.reply_to))
        if isinstance(incoming, Reaction):
            return replace(incoming, quoted=await self._quoted(incoming.room, incoming.target))
        return incoming

    async def _author(self, room: RoomId, event: EventId) -> UserId | None:
        known = self._authors.get(event)
        if known is not None:
            return known
        found = await self._fetch(room, event)
        if found is None or _is_edit(found) or not found.get("content"):
            # An edit of an edit is none, and a deleted message stays deleted.
            return None
        self.saw(found)
        return shape.user_id(found.get("sender"))

    async def _quoted(self, room: RoomId, event: EventId) -> Quoted | None:
        if self._authors.get(event) == self._me:
            return None
        found = await self._fetch(room, event)
        if found is None or "state_key" in found:
            return None
        self.saw(found)
        sender, text = shape.user_id(found.get("sender")), _words(found)
        if sender is None or sender == self._me or not text:
            return None
        return Quoted(event, sender, text)

    async def _fetch(self, room: RoomId, event: EventId) -> Json | None:
        try:
            found = await self._client.event(room, event)
        except Rejected:
            return None
        return found if found.get("event_id") == event else None


def _words(event: Json) -> str | None:
    """Give what a message says now: its last edit, which the homeserver adds, else itself."""
    relations = shape.mapping(shape.mapping(event.get("unsigned")).get("m.relations"))
    edit = shape.mapping(shape.mapping(relations.get("m.replace")).get("content"))
    content = shape.mapping(event.get("content"))
    content = shape.mapping(edit.get("m.new_content")) or content
    body = shape.text(content.get("body"))
    if body is None:
        return None
    reply = "m.in_reply_to" in shape.mapping(content.get("m.relates_to"))
    return (spoken(content, reply=reply) or clean(body)).strip()


def _is_edit(event: Json) -> bool:
    relation = shape.mapping(shape.mapping(event.get("content")).get("m.relates_to"))
    return relation.get("rel_type") == "m.replace"


def _name(me: UserId) -> str:
    return me.removeprefix("@").partition(":")[0].casefold()
