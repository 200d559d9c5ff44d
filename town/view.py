"""A room as somebody's screen shows it: edits, reactions and deletions folded in."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from town.client import Json

VARIATION = "\ufe0f"
MESSAGES = {"m.room.message", "m.sticker", "m.room.encrypted", "org.matrix.msc3381.poll.start"}


@dataclass(slots=True)
class Seen:
    """One message, as it stands now."""

    room: str
    id: str
    sender: str
    event: Json
    appeared: int
    """Its place among all that this person was shown."""
    changed: int
    """The place of its last edit, reaction or deletion."""
    edits: dict[str, Json] = field(default_factory=dict)
    redacted: bool = False
    reactions: dict[str, list[str]] = field(default_factory=dict)
    """Who tapped what, in order; keys are without U+FE0F."""

    @property
    def content(self) -> Json:
        """The content of the last edit, else the first."""
        if self.redacted:
            return {}
        content: Json = next(reversed(self.edits.values()), self.event.get("content", {}))
        return content

    @property
    def body(self) -> str:
        """The plain text; empty once deleted."""
        return str(self.content.get("body", ""))

    @property
    def html(self) -> str:
        """The formatted text, empty where there is none."""
        return str(self.content.get("formatted_body", ""))

    @property
    def kind(self) -> str:
        """Its type: `m.text`, `m.notice` or another."""
        return str(self.content.get("msgtype", ""))

    @property
    def edited(self) -> bool:
        """Whether the screen says "(edited)"."""
        return bool(self.edits) and not self.redacted

    @property
    def struck(self) -> bool:
        """Whether some of it is crossed out."""
        return "<del>" in self.html

    @property
    def mentions(self) -> list[str]:
        """Whom it notifies by name."""
        return list(self.content.get("m.mentions", {}).get("user_ids", []))

    @property
    def thread(self) -> str | None:
        """The root of the thread it stands in."""
        relation = self.event.get("content", {}).get("m.relates_to", {})
        return relation.get("event_id") if relation.get("rel_type") == "m.thread" else None

    @property
    def replies_to(self) -> str | None:
        """The message it answers."""
        relation = self.event.get("content", {}).get("m.relates_to", {})
        answered: str | None = relation.get("m.in_reply_to", {}).get("event_id")
        return answered


@dataclass(slots=True)
class RoomView:
    """A room of somebody who is in it, or was."""

    id: str
    messages: dict[str, Seen] = field(default_factory=dict)
    state: dict[tuple[str, str], Json] = field(default_factory=dict)
    events: list[Json] = field(default_factory=list)
    """Everything the timeline brought, raw, in order."""
    left: bool = False
    _known: set[str] = field(default_factory=set)
    _taps: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    _edited: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The room's name."""
        return str(self.state.get(("m.room.name", ""), {}).get("name", ""))

    @property
    def members(self) -> dict[str, str]:
        """User and membership, as far as the homeserver told (lazily)."""
        return {
            key: str(content.get("membership", ""))
            for (kind, key), content in self.state.items()
            if kind == "m.room.member"
        }

    @property
    def replacement(self) -> str | None:
        """The room that an upgrade put in its place."""
        return self.state.get(("m.room.tombstone", ""), {}).get("replacement_room")

    def tap_of(self, message: str, key: str, user_id: str) -> str | None:
        """Find the event of somebody's reaction."""
        wanted = (message, key.replace(VARIATION, ""), user_id)
        return next((event for event, tap in self._taps.items() if tap == wanted), None)

    def latest_in_thread(self, root: str) -> str:
        """The last message of a thread, its root where it has no other."""
        inside = [seen.id for seen in self.messages.values() if seen.thread == root]
        return inside[-1] if inside else root

    def set_state(self, event: Json) -> None:
        """Take a state event, from wherever it came."""
        self.state[event["type"], event.get("state_key", "")] = event.get("content", {})

    def apply(self, event: Json, place: int) -> None:
        """Take the next event of the timeline, once."""
        if event["event_id"] in self._known:
            return
        self._known.add(event["event_id"])
        self.events.append(event)
        kind, content = event["type"], event.get("content", {})
        relation = content.get("m.relates_to", {})
        if "state_key" in event:
            self.set_state(event)
        elif kind == "m.reaction":
            self._react(event, relation, place)
        elif kind == "m.room.redaction":
            self._redact(content.get("redacts") or event.get("redacts", ""), place)
        elif relation.get("rel_type") == "m.replace":
            self._edit(event, relation.get("event_id", ""), place)
        elif kind in MESSAGES:
            gone = "redacted_because" in event.get("unsigned", {})
            self.messages[event["event_id"]] = Seen(
                self.id, event["event_id"], event["sender"], event, place, place, redacted=gone
            )

    def _edit(self, event: Json, target: str, place: int) -> None:
        message = self.messages.get(target)
        if message is None or message.sender != event["sender"]:
            return  # as Element: nobody rewrites another's words
        message.edits[event["event_id"]] = event["content"].get("m.new_content", {})
        message.changed = place
        self._edited[event["event_id"]] = target

    def _react(self, event: Json, relation: Json, place: int) -> None:
        key = relation.get("key", "").replace(VARIATION, "")
        target = relation.get("event_id", "")
        self._taps[event["event_id"]] = (target, key, event["sender"])
        if message := self.messages.get(target):
            message.reactions.setdefault(key, []).append(event["sender"])
            message.changed = place

    def _redact(self, target: str, place: int) -> None:
        touched = self.messages.get(target)
        if touched is not None:
            touched.redacted = True
        elif target in self._edited:
            touched = self.messages[self._edited.pop(target)]
            del touched.edits[target]
        elif target in self._taps:
            message, key, sender = self._taps.pop(target)
            touched = self.messages.get(message)
            if touched is not None:
                touched.reactions[key].remove(sender)
                touched.reactions = {key: who for key, who in touched.reactions.items() if who}
        if touched is not None:
            touched.changed = place

    def transcript(self) -> Iterator[str]:
        """Write the room down, for whoever reads a failure."""
        yield f"— {self.name or self.id}"
        for seen in self.messages.values():
            marks = "".join(
                [
                    " (edited)" if seen.edited else "",
                    " (deleted)" if seen.redacted else "",
                    *(f" [{key} {len(who)}]" for key, who in seen.reactions.items()),
                ]
            )
            yield f"  {seen.sender}: {seen.body}{marks}"
