"""A homeserver that goes away, that limits us, that signs us out."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.matrix.errors import RateLimited, Unreachable
from bot.worker import StoreFault, Turn
from storage.database import Json
from storage.ids import EventId, RoomId, UserId
from storage.outbox import State, Urgency
from storage.work import UnitOfWork
from tests.bot.sending.bench import Bench, bench_for
from tests.bot.sending.office import Letter, seed
from town.client import login
from town.synapse import PASSWORD, Limits, Synapse
from town.waiting import DEADLINE

NUDGE = Urgency.NUDGE


class WatchedClock(SystemClock):
    """The clock of the machine, which tells when somebody begins to wait on it."""

    def __init__(self) -> None:
        self.waits: list[float] = []
        self._began = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self._began.set()
        await super().sleep(seconds)

    async def is_waited_on(self) -> None:
        """Wait until somebody waits."""
        async with asyncio.timeout(DEADLINE):
            await self._began.wait()


class Town:
    """A homeserver, a sender at work there, and its clock."""

    def __init__(self, synapse: Synapse, bench: Bench, clock: WatchedClock) -> None:
        self.synapse = synapse
        self.bench = bench
        self.clock = clock


@asynccontextmanager
async def town(memory: Path, name: str, limits: Limits = "lifted") -> AsyncIterator[Town]:
    """Lend a homeserver of one's own, and a sender at work there."""
    clock = WatchedClock()
    async with (
        Synapse.running(memory / name, limits=limits) as synapse,
        synapse.person("Amina") as amina,
    ):
        account = await synapse.register("beffroi", name="Beffroi")
        for user in (account.user_id, amina.user_id):
            await synapse.lift_limits(user)
        database = f"sqlite:///{memory}/{name}.db"
        async with bench_for(synapse.url, database, account, amina, clock) as bench:
            yield Town(synapse, bench, clock)


async def test_nothing_is_lost_while_the_homeserver_is_away(memory: Path) -> None:
    async with town(memory, "away") as place:
        bench = place.bench
        await place.synapse.kill()

        await bench.office.queue(*(Letter(f"{n}", bench.room, urgency=NUDGE) for n in range(5)))
        await place.clock.is_waited_on()
        await bench.office.queue(Letter("réponse", bench.room))
        await place.synapse.start()
        bench.office.sender.try_now()
        await bench.office.done()

        await bench.sees(lambda seen: seen.body == "4")
        assert bench.said() == ["réponse", *(f"{n}" for n in range(5))]


async def test_homeserver_that_restarts_amid_a_flood_gets_each_message_once(memory: Path) -> None:
    async with town(memory, "restart") as place:
        bench = place.bench
        await bench.office.queue(*(Letter(f"{n}", bench.room, urgency=NUDGE) for n in range(40)))
        await bench.sees(lambda seen: seen.body == "3")

        await place.synapse.kill()
        await place.synapse.start()
        await bench.office.done(20)

        await bench.sees(lambda seen: seen.body == "39")
        assert bench.said() == [f"{n}" for n in range(40)]


async def test_limit_makes_answers_first_and_drops_buttons(memory: Path) -> None:
    async with town(memory, "limited", "default") as place:
        bench, sender = place.bench, place.bench.office.sender
        rooms = [bench.room, *[await bench.another_room() for _ in range(3)]]
        await place.synapse.restore_limits(bench.office.user_id)
        refusals = count_refusals(bench)
        cards = await bench.office.queue(
            *(Letter(f"{n}", rooms[n % 4], urgency=NUDGE) for n in range(13))
        )
        await place.clock.is_waited_on()
        refused_at = asyncio.get_running_loop().time()
        assert sender.tight

        await bench.office.queue(
            *(seed(card.room or bench.room, card.message or 0, "✅") for card in cards),
            Letter("réponse", bench.room),
        )
        await sender.settled()

        answered_at = asyncio.get_running_loop().time()
        # Synapse grants one event in five seconds, and tells so half a second late.
        assert answered_at - refused_at < 5.3
        # Those that were on their way together, and none for what waited its turn.
        assert len(refusals) <= len(rooms)
        states = await bench.office.states()
        assert states.count(State.SENT) == 11
        assert states.count(State.CANCELLED) == 13
        await place.synapse.lift_limits(bench.office.user_id)
        await bench.office.done(15)
        assert (await bench.office.states()).count(State.SENT) == 14
        await bench.sees(lambda seen: seen.body == "réponse")
        rate = await bench.office.does(
            lambda work: work.accounts.by_key(work.account).events_per_second
        )
        assert rate == pytest.approx(0.2, abs=0.02)


def count_refusals(bench: Bench) -> list[float]:
    """Note each refusal that the client meets."""
    met: list[float] = []
    send = bench.office.client.send_event

    async def noted(*args: object, **options: object) -> object:
        try:
            return await send(*args, **options)  # type: ignore[arg-type]
        except RateLimited as refusal:
            met.append(refusal.retry_after)
            raise

    bench.office.client.send_event = noted  # type: ignore[method-assign, assignment]
    return met


async def test_sender_waits_for_somebody_to_sign_in(memory: Path) -> None:
    async with town(memory, "signed-out") as place:
        bench, client = place.bench, place.bench.office.client
        device = client.device_id or ""
        await client.logout()
        await bench.office.write(Letter("bonjour", bench.room))

        await bench.office.sender.settle()

        assert await bench.office.states() == [State.PENDING]
        account = await login(place.synapse.url, UserId(client.user_id), PASSWORD, device)
        client.restore(account.device_id, account.access_token)
        bench.office.sender.signed_in()
        await bench.office.done()
        await bench.sees(lambda seen: seen.body == "bonjour")


async def test_one_bad_event_stops_no_other(memory: Path) -> None:
    async with town(memory, "poison") as place:
        bench = place.bench
        shut = await bench.another_room()
        break_words(bench, "mauvais")

        await bench.office.queue(
            Letter("mauvais", shut), *(Letter(f"{n}", bench.room) for n in range(5))
        )

        await bench.sees(lambda seen: seen.body == "4")
        assert bench.said() == [f"{n}" for n in range(5)]
        assert (await bench.office.states())[0] is State.PENDING


def break_words(bench: Bench, word: str) -> None:
    """Make the homeserver fail on what says a word."""
    send = bench.office.client.send_event

    async def fails(room: RoomId, kind: str, content: Json, transaction_id: str) -> EventId:
        if content.get("body") == word:
            message = "500 M_UNKNOWN"
            raise Unreachable(message)
        return await send(room, kind, content, transaction_id)

    bench.office.client.send_event = fails  # type: ignore[method-assign]


async def test_what_was_sent_is_marked_once_the_database_writes_again(memory: Path) -> None:
    async with town(memory, "full") as place:
        bench = place.bench
        parcels = await bench.office.write(Letter("un", bench.room), Letter("deux", bench.room))
        fail_writes(bench, 2)

        bench.office.sender.wake(parcels)
        await bench.office.done()

        await bench.sees(lambda seen: seen.body == "deux")
        assert bench.said() == ["un", "deux"]
        assert await bench.office.states() == [State.SENT, State.SENT]


def fail_writes(bench: Bench, times: int) -> None:
    """Make the database refuse so many transactions, as a full disk does."""
    run = bench.office.worker.run
    left = [StoreFault("database or disk is full")] * times

    async def refuses(
        transaction: Callable[[UnitOfWork], object], *, turn: Turn = Turn.PEOPLE
    ) -> object:
        if left:
            raise left.pop()
        return await run(transaction, turn=turn)

    bench.office.worker.run = refuses  # type: ignore[method-assign, assignment]
