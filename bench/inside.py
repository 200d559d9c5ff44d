"""The bot's own transaction with no server around it: what remains is our own time."""

import itertools
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection, Engine, event

from bot.answering import House
from bot.handling import Handling
from bot.posting import Identity
from commands.errors import PersonError
from commands.incoming import Message
from commands.organisation import Organisation
from storage.ids import EventId, RoomId, RoomKey, UserId
from storage.rooms import Membership, Room
from storage.work import UnitOfWork

BOT = UserId("@beffroi:ville.test")


class Inside:
    """A bot's transactions on a database of its own, without network."""

    def __init__(self, engine: Engine, now: datetime) -> None:
        """Take the account in an empty, migrated database."""
        self.engine = engine
        self.now = now
        self._numbers = itertools.count(1)
        with self.work() as work:
            account = work.accounts.add(BOT)
            identity = Identity(account.key, BOT, "DEVICE", account.secret)
        organisation = Organisation(admins=(), domains=("ville.test",))
        self._house = House(organisation, identity)

    @contextmanager
    def work(self) -> Iterator[UnitOfWork]:
        """Open a transaction."""
        with UnitOfWork.begun(self.engine, 1) as work:
            yield work

    def person(self, name: str) -> tuple[UserId, int]:
        """Let somebody exist; give the user and the key."""
        user = UserId(f"@{name}:ville.test")
        with self.work() as work:
            return user, work.people.known(user, name.title()).key

    def room(
        self, name: str, members: list[UserId], *, direct: bool = False
    ) -> tuple[RoomId, RoomKey]:
        """Open a room where these people and the bot are."""
        room_id = RoomId(f"!{name}:ville.test")
        with self.work() as work:
            room = Room(
                room_id=room_id,
                account=1,
                membership=Membership.JOIN,
                name=None if direct else name,
                version="12",
                is_direct=direct,
                complete=True,
                creators=list(members[:1]),
                power_levels={},
            )
            work.rooms.add(room)
            for user in (*members, BOT):
                person = work.people.known(user)
                work.rooms.set_member(room.key, person.key, Membership.JOIN, person.name)
                if direct and user != BOT:
                    person.direct_room = room.key
                    person.welcomed_at = self.now
            return room_id, room.key

    def says(self, user: UserId, room: RoomId, text: str) -> tuple[float, str]:
        """Say something; give the seconds until it was committed, and the answer."""
        key = f"$event{next(self._numbers)}"
        message = Message(f"event:{key}", self.now, room, user, EventId(key), text, ())
        begin = time.perf_counter()
        try:
            with self.work() as work:
                parcels = Handling(self._house, work, message).handle().parcels
        except PersonError as error:
            with self.work() as work:
                parcels = Handling(self._house, work, message).report(error).parcels
        taken = time.perf_counter() - begin
        bodies = [parcel.payload.get("content", {}).get("body", "") for parcel in parcels]
        return taken, "\n".join(bodies)


@contextmanager
def plans(engine: Engine) -> Iterator[set[str]]:
    """Gather the steps of every query plan that SQLite makes meanwhile."""
    steps: set[str] = set()
    asked: set[str] = set()

    def explain(
        connection: Connection,
        _cursor: object,
        statement: str,
        parameters: Sequence[object],
        *_: object,
    ) -> None:
        if not statement.startswith(("SELECT", "UPDATE", "WITH")) or statement in asked:
            return
        asked.add(statement)
        plan = connection.connection.cursor()
        plan.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
        steps.update(f"{row[3]} — {statement}" for row in plan.fetchall())
        plan.close()

    event.listen(engine, "before_cursor_execute", explain)
    try:
        yield steps
    finally:
        event.remove(engine, "before_cursor_execute", explain)
