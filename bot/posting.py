"""Puts documents in the outbox: the message, its buttons, and what is remembered of it."""

import hashlib
import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from bot.rendering import content_of
from bot.sending.parcel import Parcel
from commands.document import Document, Tap
from commands.language import Language
from commands.serialising import to_json
from storage.ids import PersonKey, RoomKey, UserId
from storage.messages import Message, Role, Subject
from storage.outbox import Act, Search, State, Urgency
from storage.work import UnitOfWork

ORIGIN_FIELD = "fr.beffroi.origin"
"""Where a message of ours carries its marker, by which it is found again."""


_CARRIED = tuple(each.name for each in fields(Parcel) if each.name != "key")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a document goes: a room, or a person's direct message."""

    room: RoomKey | None = None
    person: PersonKey | None = None

    @property
    def lane(self) -> str:
        """The order it joins."""
        return f"person:{self.person}" if self.person is not None else f"room:{self.room}"


@dataclass(frozen=True, slots=True)
class Identity:
    """The account a process holds, as it stands while it does."""

    account: int
    user_id: UserId
    device_id: str
    secret: str


@dataclass(frozen=True, slots=True)
class Reader:
    """How whoever reads it reads."""

    language: Language
    zone: str


class Post:
    """What one transaction sends: rows numbered in the order they were decided."""

    def __init__(
        self,
        work: UnitOfWork,
        identity: Identity,
        origin: str,
        now: datetime,
        *,
        seeding: bool,
        search: Search | None,
    ) -> None:
        """Post as an account because of an origin.

        `seeding` where buttons can be afforded, `search` where a restore has it done again.
        """
        self._work = work
        self._identity = identity
        self._origin = origin
        self.root = origin
        """The message that asked in the first place."""
        self._now = now
        self._seeding = seeding
        self._search = search
        self._rows: list[dict[str, Any]] = []

    def send(
        self,
        document: Document,
        to: Address,
        reader: Reader,
        *,
        role: Role,
        subject: Subject | None = None,
        operation: int | None = None,
        urgency: Urgency = Urgency.ANSWER,
    ) -> Message:
        """Queue a new message and its buttons."""
        content = content_of(document, taps_seeded=self._seeding)
        message = self._work.messages.add(
            Message(
                room=to.room,
                person=to.person,
                role=role,
                subject_kind=subject.kind if subject else None,
                subject_key=subject.key if subject else None,
                live=role == Role.CARD,
                operation=operation,
                origin=self._origin,
                root=self.root,
                taps=[written_tap(tap) for tap in document.taps],
                seeds=[[key, None, True] for key in _offered(document)] if self._seeding else [],
                language=reader.language,
                zone=reader.zone,
                at=self._now,
                struck=False,
                digest=digest_of(content),
            )
        )
        payload = {"type": "m.room.message", "content": content}
        self._queue(Act.MESSAGE, to, message, payload, urgency)
        self._queue_seeds(_offered(document), to, message)
        return message

    def edit(self, message: Message, document: Document) -> None:
        """Queue a new version of a message, its buttons brought up to date."""
        content = content_of(document.without_pills(), taps_seeded=self._seeding)
        message.taps = [written_tap(tap) for tap in document.taps]
        if message.digest == digest_of(content):
            return
        message.digest = digest_of(content)
        to = Address(message.room, message.person)
        self._queue(Act.EDIT, to, message, {"content": content}, Urgency.ANSWER)
        wanted = _offered(document)
        seeded = [key for key, _, standing in message.seeds if standing]
        for key in seeded:
            if key not in wanted:
                self._queue(Act.REDACTION, to, message, {"seed": key}, Urgency.BUTTON)
        message.seeds = [
            [key, event, standing and key in wanted] for key, event, standing in message.seeds
        ]
        new = [key for key in wanted if key not in seeded]
        if self._seeding and new:
            message.seeds = [*message.seeds, *([key, None, True] for key in new)]
        self._queue_seeds(new, to, message)

    def speaks_in(self, room: RoomKey) -> bool:
        """Tell whether something is to be said in a room."""
        return any(
            row["room"] == room and row["act"] in (Act.MESSAGE, Act.EDIT) for row in self._rows
        )

    def _queue_seeds(self, keys: Sequence[str], to: Address, message: Message) -> None:
        for key in keys if self._seeding else ():
            self._queue(Act.REACTION, to, message, {"key": key}, Urgency.BUTTON)

    def _queue(
        self,
        act: Act,
        to: Address,
        message: Message,
        payload: dict[str, Any],
        urgency: Urgency,
    ) -> None:
        position = sum(row["act"] is act for row in self._rows)
        marker = self._marker(f"{act}|{position}")
        if "content" in payload:
            payload["content"][ORIGIN_FIELD] = marker
        self._rows.append(
            {
                "account": self._identity.account,
                "room": to.room,
                "person": to.person,
                "lane": to.lane,
                "act": act,
                "urgency": urgency,
                "state": State.PENDING,
                "message": message.key,
                "transaction_id": marker,
                "device_id": self._identity.device_id,
                "payload": payload,
                "queued_at": self._now,
                "attempts": 0,
                "search": self._search,
            }
        )

    def _marker(self, position: str) -> str:
        """Derive the transaction ID from the origin and the position: a redo has the same.

        Positions count within an act, so that buttons left out change no other's.
        """
        said = f"{self._origin}|{position}".encode()
        return hmac.new(self._identity.secret.encode(), said, hashlib.sha256).hexdigest()[:32]

    def parcels(self) -> Sequence[Parcel]:
        """Write down what is to be sent, and give it as plain values."""
        self._work.flush()
        keys = self._work.outbox.queue(self._rows)
        return [_parcel(key, row) for key, row in zip(keys, self._rows, strict=True)]


def _parcel(key: int, row: dict[str, Any]) -> Parcel:
    return Parcel(key=key, **{name: row[name] for name in _CARRIED})


def _offered(document: Document) -> list[str]:
    return [tap.key for tap in document.taps if tap.offered]


def written_tap(tap: Tap) -> dict[str, Any]:
    """Write a tap as the message's row keeps it."""
    written: dict[str, Any] = {"key": tap.key, "request": to_json(tap.request)}
    if tap.only is not None:
        written["only"] = tap.only
    return written


def digest_of(content: dict[str, Any]) -> str:
    """Digest what a message says."""
    said = {key: value for key, value in content.items() if key != ORIGIN_FIELD}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]
