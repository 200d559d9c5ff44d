"""What arrives: messages, edits, reactions, redactions, and the ticks of the clock."""

from dataclasses import dataclass
from datetime import datetime

from storage.ids import EventId, RoomId, UserId


@dataclass(frozen=True, slots=True)
class Incoming:
    """Something that happened at `at`, an aware instant.

    `origin` is the key of the inbox: `event:$id`, `nudge:12`.
    """

    origin: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RoomIncoming(Incoming):
    """Something a person did in a room."""

    room: RoomId
    sender: UserId
    event: EventId


@dataclass(frozen=True, slots=True)
class Quoted:
    """A message of somebody's that another one points to, fetched beforehand."""

    event: EventId
    sender: UserId
    text: str


@dataclass(frozen=True, slots=True)
class Message(RoomIncoming):
    """A text message. Pills stand in `text` as complete Matrix IDs, `@luc:ville.fr`."""

    text: str
    mentions: tuple[UserId, ...] = ()
    reply_to: EventId | None = None
    thread: EventId | None = None
    """The root of the thread it was written in."""
    quoted: Quoted | None = None
    """What it replies to, where that is not a message of ours."""


@dataclass(frozen=True, slots=True)
class Edit(RoomIncoming):
    """A new version of an earlier message, by its own sender."""

    edited: EventId
    text: str
    mentions: tuple[UserId, ...] = ()


@dataclass(frozen=True, slots=True)
class Reaction(RoomIncoming):
    """A reaction. `key` is without U+FE0F, which clients add at will."""

    target: EventId
    key: str
    quoted: Quoted | None = None
    """What it was put on, where that is not a message of ours and 📌 was meant."""


@dataclass(frozen=True, slots=True)
class Redaction(RoomIncoming):
    """A message deleted, or a reaction taken back."""

    target: EventId


@dataclass(frozen=True, slots=True)
class Tick(Incoming):
    """A nudge fell due."""

    nudge: int


@dataclass(frozen=True, slots=True)
class Arrival(Incoming):
    """The bot has just come into a room, invited by somebody."""

    room: RoomId
    inviter: UserId


@dataclass(frozen=True, slots=True)
class Allowance(Incoming):
    """Who may do what in a room was settled anew: perhaps the bot may write there again."""

    room: RoomId


@dataclass(frozen=True, slots=True)
class Unreadable(Incoming):
    """Somebody wrote in a room whose messages the bot cannot read."""

    room: RoomId
    sender: UserId


@dataclass(frozen=True, slots=True)
class Notice(Incoming):
    """Something an admin should know. `kind` names the sentence, `details` fill it."""

    kind: str
    details: tuple[tuple[str, str], ...] = ()
