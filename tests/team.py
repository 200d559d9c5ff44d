"""A small town hall in a real database: people speak, the bot answers, no server needed.

It runs the very transaction that the bot runs, on rows that the mirror would have written.
"""

import itertools
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Engine

from bot.answering import House
from bot.handling import Handling
from bot.posting import Identity
from bot.sending.parcel import Parcel
from commands.errors import PersonError, Unknown
from commands.incoming import Edit, Incoming, Message, Quoted, Reaction, Redaction, Tick
from commands.organisation import Organisation
from storage.ids import EventId, PersonKey, RoomId, RoomKey, UserId
from storage.messages import Message as Row
from storage.outbox import Act
from storage.rooms import Membership, Room
from storage.work import UnitOfWork

BOT = UserId("@beffroi:ville.test")
TUESDAY = datetime(2026, 11, 24, 8, 5, tzinfo=UTC)
"""Tuesday 24 November 2026, 9:05 in Paris."""


@dataclass
class Shown:
    """A message of the bot's, as a person sees it now."""

    event: EventId
    room: RoomKey | None
    person: PersonKey | None
    body: str
    html: str
    mentions: dict[str, Any]
    edited: bool = False
    taps: list[str] = field(default_factory=list)


class _Enough(Exception):
    """What was tried is seen: nothing of it is kept."""


class Team:
    """People, rooms, and a bot that answers at the hour one sets."""

    def __init__(self, engine: Engine, organisation: Organisation | None = None) -> None:
        """Found the town hall in an empty, migrated database."""
        self.engine = engine
        self.now = TUESDAY
        self.organisation = organisation or Organisation(
            admins=(UserId("@amina:ville.test"),),
            domains=("ville.test",),
            name="Mairie de Ville",
            contact="Amina, poste 12",
        )
        self.shown: dict[int, Shown] = {}
        """What the bot said, by the key of its message, edits folded in."""
        self._numbers = itertools.count(1)
        self._work: UnitOfWork | None = None
        with self.work() as work:
            account = work.accounts.add(BOT)
            self._identity = Identity(account.key, BOT, "DEVICE", account.secret)
            self.bot = work.people.known(BOT, "Beffroi").key

    @contextmanager
    def work(self) -> Iterator[UnitOfWork]:
        """Open a transaction of one's own, to prepare or to look; within one, it goes on."""
        if self._work is not None:
            yield self._work
            return
        account = getattr(self, "_identity", None)
        try:
            with UnitOfWork.begun(self.engine, account.account if account else 1) as work:
                self._work = work
                yield work
        finally:
            self._work = None

    def person(self, user: str, name: str) -> UserId:
        """Let somebody exist: `person("@luc:ville.test", "Luc Martin")`."""
        with self.work() as work:
            work.people.known(UserId(user), name)
        return UserId(user)

    def room(
        self,
        name: str,
        *people: UserId,
        moderators: Sequence[UserId] = (),
        version: str = "11",
        direct: bool = False,
    ) -> RoomId:
        """Open a room where these people and the bot are; a direct message has one person."""
        room_id = RoomId(f"!{name.lower().replace(' ', '-')}:ville.test")
        with self.work() as work:
            levels = {"users": dict.fromkeys(moderators, 100), "users_default": 0}
            room = work.rooms.add(
                Room(
                    room_id=room_id,
                    account=self._identity.account,
                    membership=Membership.JOIN,
                    name=None if direct else name,
                    version=version,
                    is_space=False,
                    is_direct=direct,
                    encrypted=False,
                    encryption_told=False,
                    complete=True,
                    creators=[],
                    power_levels=levels,
                )
            )
            present = [work.people.known(user) for user in (*people, BOT)]
            work.rooms.list_members(
                room.key, {person.key: (Membership.JOIN, person.name) for person in present}
            )
            if direct:
                person, _ = present
                person.direct_room = room.key
                person.welcomed_at = self.now - timedelta(days=1)
        return room_id

    def direct(self, user: UserId) -> RoomId:
        """Open a direct message with somebody who was welcomed before."""
        return self.room(f"direct {user[1:].partition(':')[0]}", user, direct=True)

    def says(
        self,
        user: UserId,
        room: RoomId,
        text: str,
        *,
        reply_to: EventId | None = None,
        quoted: Quoted | None = None,
    ) -> EventId:
        """Say something in a room; the answers are in `answers` and `shown`."""
        event = self._event()
        mentions = (BOT,) if BOT in text else ()
        self.handle(
            Message(
                f"event:{event}",
                self.now,
                room,
                user,
                event,
                text,
                mentions,
                quoted.event if quoted else reply_to,
                None,
                quoted,
            )
        )
        return event

    def taps(
        self, user: UserId, room: RoomId, target: EventId, key: str, quoted: Quoted | None = None
    ) -> EventId:
        """Put a reaction on an event."""
        event = self._event()
        self.handle(Reaction(f"event:{event}", self.now, room, user, event, target, key, quoted))
        return event

    def deletes(self, user: UserId, room: RoomId, target: EventId) -> EventId:
        """Redact a message, or take a reaction back."""
        event = self._event()
        self.handle(Redaction(f"event:{event}", self.now, room, user, event, target))
        return event

    def edits(self, user: UserId, room: RoomId, target: EventId, text: str) -> EventId:
        """Replace the text of a message."""
        event = self._event()
        self.handle(Edit(f"event:{event}", self.now, room, user, event, target, text))
        return event

    def rings(self) -> int:
        """Let the clock ring what is due now; tell how many there were."""
        with self.work() as work:
            due = [(nudge.identity, nudge.key) for nudge in work.nudges.due(self.now)]
        for identity, key in due:
            self.handle(Tick(f"nudge:{identity}", self.now, key))
        return len(due)

    def handle(self, incoming: Incoming) -> None:
        """Hand something to the one transaction, as the dispatcher does, and deliver."""
        self.answers: list[Shown] = []
        house = House(self.organisation, self._identity)
        try:
            with self.work() as work:
                outcome = Handling(house, work, incoming).handle()
        except PersonError as error:
            with self.work() as work:
                outcome = Handling(house, work, incoming).report(error)
        self._deliver(outcome.parcels)

    def would_answer(self, user: UserId, room: RoomId, text: str) -> bool:
        """Tell whether something said is answered, kindly refused or not; none of it is kept."""
        event = self._event()
        message = Message(f"event:{event}", self.now, room, user, event, text)
        house = House(self.organisation, self._identity)
        answered = False
        with suppress(_Enough), self.work() as work:
            try:
                answered = bool(Handling(house, work, message).handle().parcels)
            except PersonError as error:
                answered = not isinstance(error, Unknown)
            raise _Enough
        return answered

    @property
    def answer(self) -> str:
        """The body of the one new message that was the answer."""
        (only,) = self.answers
        return only.body

    def _deliver(self, parcels: Sequence[Parcel]) -> None:
        with self.work() as work:
            for parcel in parcels:
                work.outbox.mark_sent(parcel.key, EventId(f"$out{parcel.key}"), self.now)
                if parcel.message is None:
                    continue
                if parcel.act is Act.MESSAGE:
                    row = work.messages.by_key(parcel.message)
                    self._show(row, parcel)
                elif parcel.act is Act.EDIT:
                    shown = self.shown[parcel.message]
                    self._fill(shown, parcel)
                    shown.edited = True
                elif parcel.act is Act.REACTION:
                    self.shown[parcel.message].taps.append(parcel.payload["key"])
                elif "seed" in parcel.payload:
                    self.shown[parcel.message].taps.remove(parcel.payload["seed"])

    def _show(self, row: Row, parcel: Parcel) -> None:
        row.event_id = EventId(f"$sent{row.key}")
        shown = Shown(row.event_id, parcel.room, parcel.person, "", "", {})
        self._fill(shown, parcel)
        self.shown[row.key] = shown
        self.answers.append(shown)

    def _fill(self, shown: Shown, parcel: Parcel) -> None:
        content = parcel.payload["content"]
        shown.body = content["body"]
        shown.html = content.get("formatted_body", content["body"])
        shown.mentions = content.get("m.mentions", {})

    def _event(self) -> EventId:
        return EventId(f"$event{next(self._numbers)}")
