"""A sender at work on a real database and a real homeserver, and the rows it is given."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.clock import Clock, SystemClock
from bot.matrix.client import Client
from bot.sending import Parcel, Sender
from bot.worker import Worker
from storage.accounts import Accounts
from storage.database import Json, Model, connect
from storage.ids import EventId, PersonKey, RoomId, RoomKey, UserId
from storage.members import Membership
from storage.messages import Message, Role
from storage.outbox import Act, Outgoing, State, Urgency
from storage.rooms import Room
from storage.work import UnitOfWork
from town.client import Account
from town.waiting import DEADLINE

Result = TypeVar("Result")


@dataclass
class Office:
    """Everything around a sender. Rows are queued as the dispatcher would queue them."""

    engine: Engine
    client: Client
    worker: Worker
    sender: Sender
    clock: Clock
    undelivered: list[tuple[Parcel, str]] = field(default_factory=list)
    may_send: bool = True
    """Whether the account is still ours."""

    @property
    def user_id(self) -> str:
        """The bot's Matrix ID."""
        return self.client.user_id

    @property
    def name(self) -> str:
        """The bot's name."""
        return "Beffroi"

    async def knows(self, room_id: str) -> RoomKey:
        """Record a room that the bot is in."""
        return await self.does(
            lambda work: (
                work.rooms.add(
                    Room(room_id=RoomId(room_id), account=work.account, membership=Membership.JOIN)
                ).key
            )
        )

    async def meets(self, user_id: str) -> PersonKey:
        """Record a person."""
        return await self.does(lambda work: work.people.known(UserId(user_id)).key)

    async def does(self, step: Callable[[UnitOfWork], Result]) -> Result:
        """Run a step in a transaction."""
        return await self.worker.run(step)

    async def queue(self, *letters: "Letter") -> list[Parcel]:
        """Queue rows in one transaction, and wake the sender right after it."""
        parcels = await self.write(*letters)
        self.sender.wake(parcels)
        return parcels

    async def write(self, *letters: "Letter") -> list[Parcel]:
        """Queue rows, and tell nobody: as if we were killed right after the commit."""
        device, now = self.client.device_id, self.clock.now()

        def add(work: UnitOfWork) -> list[Parcel]:
            return [Parcel.of(letter.put(work, device, now)) for letter in letters]

        return await self.worker.run(add)

    async def recall(self, parcel: Parcel) -> Sequence[int]:
        """Cancel the message that a parcel sends; the sender is not told."""
        assert parcel.message is not None
        key = parcel.message
        return await self.does(lambda work: work.outbox.recall_message(key))

    async def rows(self) -> Sequence[Outgoing]:
        """Read the outbox."""
        return await in_thread(self.engine, lambda s: s.scalars(select(Outgoing)).all())

    async def states(self) -> list[State]:
        """Read where each row stands, in order."""
        return [row.state for row in sorted(await self.rows(), key=lambda row: row.key)]

    async def message(self, key: int) -> Message:
        """Read a message of ours."""
        return await in_thread(self.engine, lambda s: s.get_one(Message, key))

    async def done(self, within: float = DEADLINE) -> None:
        """Wait until nothing is left to send."""
        async with asyncio.timeout(within):
            await self.sender.idle()


@dataclass
class Letter:
    """A row to be queued."""

    text: str = ""
    room: RoomKey | None = None
    person: PersonKey | None = None
    urgency: Urgency = Urgency.ANSWER
    act: Act = Act.MESSAGE
    message: int | None = None
    payload: Json | None = None
    mark: str | None = None
    device: str | None = None
    at: datetime | None = None

    def put(self, work: UnitOfWork, device: str | None, now: datetime) -> Outgoing:
        """Add the row, and its message where it is one."""
        number = len(work.outbox.waiting(work.account))
        mark = self.mark or f"{self.act}-{self.text[:20]}-{number}-{now.timestamp()}"
        if self.message is None and self.act is Act.MESSAGE:
            self.message = put_message(work, self, now)
        row = work.outbox.add(
            Outgoing(
                account=work.account,
                room=self.room,
                person=self.person,
                lane=f"person:{self.person}" if self.person is not None else f"room:{self.room}",
                act=self.act,
                urgency=self.urgency,
                state=State.PENDING,
                message=self.message,
                transaction_id=mark,
                device_id=self.device or device,
                payload=self.content() if self.payload is None else self.payload,
                queued_at=self.at or now,
                attempts=0,
            )
        )
        work.flush()
        return row

    def content(self) -> Json:
        """What it says."""
        return {
            "type": "m.room.message",
            "content": {"msgtype": "m.text", "body": self.text, "m.mentions": {}},
        }


def put_message(work: UnitOfWork, letter: Letter, now: datetime) -> int:
    """Add the message that a row sends."""
    values: dict[str, Any] = {
        "room": letter.room,
        "person": letter.person,
        "role": Role.ANSWER,
        "live": False,
        "operation": None,
        "origin": "event:$test",
        "root": "event:$test",
        "taps": [],
        "seeds": [],
        "language": "fr",
        "zone": "Europe/Paris",
        "at": now,
        "struck": False,
    }
    known = {column.key for column in Message.__table__.columns}
    message = work.messages.add(Message(**{k: v for k, v in values.items() if k in known}))
    work.flush()
    return message.key


async def in_thread(engine: Engine, read: Callable[[Session], Result]) -> Result:
    """Read in a thread, outside the worker."""

    def run() -> Result:
        with Session(engine, expire_on_commit=False) as session:
            return read(session)

    return await asyncio.to_thread(run)


def account_key(engine: Engine, account: Account) -> tuple[int, int]:
    """Record the bot's account; give its key and epoch."""
    with Session(engine) as session, session.begin():
        accounts = Accounts(session)
        row = accounts.of(UserId(account.user_id)) or accounts.add(UserId(account.user_id))
        row.device_id = account.device_id
        row.access_token = account.access_token
        return row.key, row.epoch


@asynccontextmanager
async def office(
    url: str, database_url: str, account: Account, clock: Clock | None = None
) -> AsyncIterator[Office]:
    """Lend a sender for an account; it has taken up nothing yet."""
    engine = connect(database_url)
    worker = Worker(engine, *account_key(engine, account))
    worker.start()
    client = Client(url, UserId(account.user_id), timeout=5)
    client.restore(account.device_id, account.access_token)
    clock = clock or SystemClock()
    here: list[Office] = []

    async def tell(parcel: Parcel, reason: str) -> None:
        here[0].undelivered.append((parcel, reason))

    def may_send() -> bool:
        return here[0].may_send

    sender = Sender(client, worker, clock, may_send=may_send, undeliverable=tell)
    here.append(Office(engine, client, worker, sender, clock))
    try:
        yield here[0]
    finally:
        await sender.stop()
        await worker.stop()
        await client.close()
        engine.dispose()


def edit(room: RoomKey, message: int, text: str) -> Letter:
    """Queue an edit."""
    content = {"msgtype": "m.text", "body": text, "m.mentions": {}}
    return Letter(text, room, act=Act.EDIT, message=message, payload={"content": content})


def seed(room: RoomKey, message: int, key: str) -> Letter:
    """Queue a button."""
    return Letter(
        key,
        room,
        act=Act.REACTION,
        urgency=Urgency.BUTTON,
        message=message,
        payload={"key": key},
    )


def event_of(row: Outgoing) -> EventId:
    """Tell the event of a row that was sent."""
    assert row.event_id is not None
    return row.event_id


def build_tables(database_url: str) -> None:
    """Create all tables, without the migrations."""
    engine = connect(database_url)
    Model.metadata.create_all(engine)
    engine.dispose()
