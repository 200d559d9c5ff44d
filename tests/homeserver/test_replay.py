"""A seeded replay: people at work amid faults, against a model of what they must see.

One day is always the same, others are new each time; a failure tells its seed.
`BEFFROI_REPLAY_SEED=7` plays a day again, alone; `BEFFROI_REPLAY_ROUNDS=200` makes it longer.
"""

import asyncio
import os
import secrets
import sqlite3
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, closing, contextmanager
from datetime import timedelta
from pathlib import Path
from random import Random

import psycopg
import pytest

from bot.sending import MARKER
from tests.homeserver.replay_deeds import Deeds
from tests.homeserver.replay_model import Place, Reminder
from tests.homeserver.running import LOOK_AGAIN, Beffroi
from town.listener import NotSeen
from town.person import Person
from town.synapse import Synapse
from town.waiting import pause

KNOWN = pytest.param(20261124, marks=pytest.mark.database("sqlite"))
"""The day that is always played; one database is enough for what is known."""
NEW = pytest.param(None, id="new")
NAMED = os.environ.get("BEFFROI_REPLAY_SEED")
DAYS = [int(NAMED)] if NAMED else [KNOWN, NEW]

ROUNDS = int(os.environ.get("BEFFROI_REPLAY_ROUNDS", "4"))
"""Each with its fault: all are met before one comes again."""
DEEDS = 26
"""Done in a round, before all is compared."""

QUIET = 20.0
"""Seconds until all must be seen."""

STORM: dict[str, object] = {"messages_per_second": 1, "burst_count": 2}
"""The tightest limit that a homeserver's admin may set on one account."""

NATURAL = timedelta(seconds=90)
"""How near to its moment nobody says whether a reminder rings: it keeps minutes."""


Fault = Callable[[], Awaitable[None]]


@pytest.mark.timeout(90 + 20 * ROUNDS)
@pytest.mark.parametrize("day", DAYS)
async def test_replay_of_a_day_amid_faults_shows_what_it_must(
    memory: Path, day: int | None, database_kind: str, empty_database_url: str
) -> None:
    seed = secrets.randbelow(10**9) if day is None else day
    sys.stdout.write(f"BEFFROI_REPLAY_SEED={seed}\n")  # read where the whole test was cut short
    folder = memory / f"replay-{seed}-{database_kind}"
    async with AsyncExitStack() as stack:
        synapse = await stack.enter_async_context(Synapse.running(folder / "town"))
        beffroi = await stack.enter_async_context(
            Beffroi.listening(folder, synapse, database_url=empty_database_url)
        )
        people = [
            await stack.enter_async_context(synapse.person(name))
            for name in ("Amina", "Luc", "Zoé", "Karim")
        ]
        replay = Replay(Random(seed), synapse, beffroi, empty_database_url, people)
        try:
            await replay.opens()
            for fault in replay.faults(ROUNDS):
                await replay.round(fault)
        except Exception as failure:
            done = "\n".join(replay.deeds.log[-40:]) if replay.opened else ""
            unsent = waiting(empty_database_url)
            message = f"seed {seed}: {failure}\n{done}\n{unsent}\n{beffroi.service.last_words()}"
            raise AssertionError(message) from failure


def waiting(database_url: str) -> list[tuple[object, ...]]:
    """List what the bot has still to send."""
    query = "SELECT key, act, lane, urgency, attempts FROM outbox WHERE state = 'pending'"
    return read(database_url, query)


def read(database_url: str, query: str) -> list[tuple[object, ...]]:
    """Ask the database; it waits for nobody who writes."""
    if database_url.startswith("sqlite"):
        with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"))) as file:
            return file.execute(query).fetchall()
    with psycopg.connect(database_url) as server:
        return server.execute(query.encode()).fetchall()


@contextmanager
def locked(database_url: str) -> Iterator[None]:
    """Lock the database: a file whole, of a server the table that every transaction needs."""
    if database_url.startswith("sqlite"):
        file = database_url.removeprefix("sqlite:///")
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("PRAGMA busy_timeout = 5000")
            other.execute("BEGIN EXCLUSIVE")
            yield
            other.execute("ROLLBACK")
    else:
        with psycopg.connect(database_url, autocommit=False) as other:
            other.execute("LOCK TABLE inbox IN ACCESS EXCLUSIVE MODE")
            yield
            other.rollback()


class Replay:
    """One day."""

    def __init__(
        self,
        dice: Random,
        synapse: Synapse,
        beffroi: Beffroi,
        database_url: str,
        people: list[Person],
    ) -> None:
        self._dice = dice
        self._synapse = synapse
        self._beffroi = beffroi
        self._database_url = database_url
        self._people = people
        self._places: list[Place] = []
        self.opened = False

    async def opens(self) -> None:
        """Open three rooms, and a direct message for each."""
        rooms = []
        for host in self._people[:3]:
            others = [person for person in self._people if person is not host]
            room = await self._beffroi.enters(host, f"Salon de {host.name}", *others)
            rooms.append(Place(room, host))
            rooms[-1].owes("Bonjour. Je suis Beffroi")
        directs = []
        for person in self._people:
            directs.append(Place(await self._beffroi.direct(person), person))
            directs[-1].owes("Bonjour ")
        self._places = [*rooms, *directs]
        self.deeds = Deeds(self._dice, self._beffroi, self._people, rooms, directs)
        self.opened = True

    def faults(self, count: int) -> Iterator[Fault]:
        """Draw faults, each once before one comes again."""
        deck: list[Fault] = []
        for _ in range(count):
            if not deck:
                deck = [self._killed, self._locked, self._cut_off, self._limited]
                self._dice.shuffle(deck)
            yield deck.pop()

    async def round(self, fault: Fault) -> None:
        """Let people work amid a fault, and compare; then move the clock, and compare again."""
        self.deeds.log.append(fault.__name__)
        await fault()
        await self._all_is_seen()
        self.deeds.log.append("clock")
        hop = timedelta(minutes=self._dice.choice([-20, 0, 15, 45, 120]))
        if self._is_clear(hop):
            await self._beffroi.moves(self._beffroi.hours.now + hop)
        await self._all_is_seen()

    async def _killed(self) -> None:
        """Kill the bot amid the work, once or twice, and start it while the work goes on."""
        for _ in range(self._dice.randint(1, 2)):
            await self._deeds(self._dice.randint(1, DEEDS // 2))
            await self._beffroi.kill()
            await asyncio.gather(self._beffroi.start(), self._deeds(DEEDS // 4))

    async def _locked(self) -> None:
        """Lock the database amid the work."""
        with locked(self._database_url):
            await self._deeds(DEEDS)

    async def _limited(self) -> None:
        """Refuse nearly all that the bot sends, and lift that amid the work; kill it, or not."""
        await self._synapse.administer("POST", self._limit, STORM)
        await self._deeds(DEEDS // 2)
        if self._dice.random() < 0.5:
            await self._beffroi.kill()
            await asyncio.gather(self._beffroi.start(), self._deeds(DEEDS // 4))
        await self._deeds(DEEDS // 4)
        await self._has_met_the_limit()
        await self._synapse.lift_limits(self._beffroi.user_id)
        await self._deeds(DEEDS // 4)

    async def _has_met_the_limit(self) -> None:
        """Wait for a refusal, unless all could be said."""
        met = "SELECT key FROM accounts WHERE events_per_second IS NOT NULL"
        async with asyncio.timeout(QUIET):
            while waiting(self._database_url) and not read(self._database_url, met):
                await pause(LOOK_AGAIN)

    @property
    def _limit(self) -> str:
        return f"/users/{self._beffroi.user_id}/override_ratelimit"

    async def _cut_off(self) -> None:
        """Stop the homeserver amid the work, or kill it."""
        await self._deeds(DEEDS // 2)
        await (self._synapse.stop() if self._dice.random() < 0.5 else self._synapse.kill())
        await self._synapse.start()
        await self._deeds(DEEDS // 2)

    async def _deeds(self, count: int) -> None:
        for _ in range(count):
            await self.deeds.one()

    async def _all_is_seen(self) -> None:
        """Wait until every screen is as the model says, and nothing came twice."""
        for place in self._places:
            try:
                await place.witness.until(
                    lambda: place.difference(self._beffroi.user_id) is None,  # noqa: B023
                    QUIET,
                )
            except NotSeen as missing:
                what = place.difference(self._beffroi.user_id)
                message = f"{what}\n{missing}"
                raise AssertionError(message) from missing
        for reminder in self.deeds.reminders:
            await self._has_rung(reminder)
        for person in self._people[:3]:
            twice = [mark for mark, count in self._marks(person).items() if count > 1]
            assert not twice, twice

    async def _has_rung(self, reminder: Reminder) -> None:
        now = self._beffroi.hours.now
        if now > reminder.due + NATURAL:
            await reminder.place.witness.until(lambda: reminder.rung() > 0, QUIET, reminder.title)
            assert reminder.rung() == 1, f"{reminder.title} rang twice"
        elif now < reminder.due - NATURAL:
            assert reminder.rung() in (0, 1), reminder.title

    def _is_clear(self, hop: timedelta) -> bool:
        """Tell whether no reminder is so near to where the clock would go that none can tell."""
        then = self._beffroi.hours.now + hop
        return all(abs(each.due - then) > 2 * NATURAL for each in self.deeds.reminders)

    def _marks(self, person: Person) -> Counter[str]:
        return Counter(
            event["content"][MARKER]
            for view in person.rooms.values()
            for event in view.events
            if event["sender"] == self._beffroi.user_id and MARKER in event.get("content", {})
        )
