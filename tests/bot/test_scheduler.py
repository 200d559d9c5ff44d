"""Our clock decides what rings, however the system's own goes; the tests wait on events."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.clock import ShiftedClock, SystemClock
from bot.scheduler import Scheduler
from bot.worker import StoreFault, Turn, Worker
from commands.incoming import Incoming, Notice
from storage.accounts import Accounts
from storage.database import Model, connect
from storage.ids import UserId
from storage.messages import Subject
from storage.moments import LocalMoment
from storage.nudges import NudgeState, Planned
from storage.outbox import Act, Outgoing, State, Urgency
from storage.work import UnitOfWork
from tests.team import BOT

DEADLINE = 20
"""Seconds after which a test gives up."""

NINE = datetime(2026, 11, 25, 9, tzinfo=UTC)


class HandClock(SystemClock):
    """A clock that one sets."""

    def __init__(self) -> None:
        self.instant = NINE - timedelta(hours=1)

    def now(self) -> datetime:
        return self.instant


class Recorder:
    """Stands where the dispatcher stands: rings what is due, and remembers when it did."""

    def __init__(self, worker: Worker) -> None:
        self.worker = worker
        self.rung: list[int] = []
        self.notices: list[Incoming] = []
        self.faults = 0
        self.stuck = False
        self.tried = asyncio.Event()
        self.heard = asyncio.Event()

    async def ring(self, now: datetime) -> int:
        self.tried.set()
        if self.faults:
            self.faults -= 1
            message = "database is locked"
            raise StoreFault(message)
        count = await self.worker.run(lambda work: self._ring(work, now), turn=Turn.NUDGES)
        if self.rung:
            self.heard.set()
        return count

    def _ring(self, work: UnitOfWork, now: datetime) -> int:
        due = work.nudges.due(now)
        for nudge in due:
            if not self.stuck:
                nudge.state, nudge.rung_at = NudgeState.RUNG, now
                self.rung.append(nudge.subject_key)
        return len(due)

    async def catch_up(self) -> None:
        """Have nothing to catch up."""

    async def handle(self, incoming: Incoming) -> None:
        self.notices.append(incoming)


class Town:
    """A scheduler over a real database, and what it did."""

    def __init__(self, worker: Worker, clock: SystemClock) -> None:
        self.worker = worker
        self.clock = clock
        self.heard = Recorder(worker)
        self.scheduler = Scheduler(self.heard, worker, clock)  # type: ignore[arg-type]

    async def plan(self, *instants: datetime) -> None:
        def planned(work: UnitOfWork) -> None:
            luc = work.people.known(UserId("@luc:ville.test")).key
            for number, instant in enumerate(instants, 1):
                subject = Subject("reminder", number)
                moment = LocalMoment.at(instant, "Europe/Paris")
                work.nudges.plan(subject, [Planned("reminder", subject, moment, person=luc)])

        await self.worker.run(planned)
        self.scheduler.wake()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        running = asyncio.create_task(self.scheduler.run())
        try:
            yield
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)


async def test_nothing_rings_early(engine: Engine) -> None:
    clock = HandClock()
    async with opened(engine, clock) as town:
        clock.instant = NINE - timedelta(milliseconds=1)
        await town.plan(NINE)
        await town.scheduler.look()
        early = list(town.heard.rung)
        clock.instant = NINE
        await town.scheduler.look()

        assert (early, town.heard.rung) == ([], [1])


async def test_more_than_a_batch_all_rings(engine: Engine) -> None:
    clock = HandClock()
    async with opened(engine, clock) as town:
        await town.plan(*[NINE] * 120)
        clock.instant = NINE
        await town.scheduler.look()

        assert sorted(town.heard.rung) == list(range(1, 121))


async def test_ring_waits_for_no_second_look(engine: Engine) -> None:
    """The alarm goes off by itself, as soon as the hour comes."""
    clock = SystemClock()
    async with opened(engine, clock) as town, town.running():
        await town.plan(clock.now() + timedelta(milliseconds=200))

        await asyncio.wait_for(town.heard.heard.wait(), DEADLINE)

        assert town.heard.rung == [1]


async def test_moved_clock_rings_when_it_says(engine: Engine, tmp_path: Path) -> None:
    shift = tmp_path / "shift"
    clock = ShiftedClock(shift)
    async with opened(engine, clock) as town, town.running():
        await town.plan(clock.now() + timedelta(hours=3))

        shift.write_text("10801")
        await asyncio.wait_for(town.heard.heard.wait(), DEADLINE)

        assert town.heard.rung == [1]


async def test_database_that_cannot_is_tried_again(engine: Engine) -> None:
    clock = HandClock()
    async with opened(engine, clock) as town:
        town.heard.faults = 1
        await town.plan(NINE)
        clock.instant = NINE
        await town.scheduler.look()
        assert town.heard.rung == []

        await town.scheduler.look()

        assert town.heard.rung == [1]
        assert town.heard.notices == []


async def test_overdue_nudge_is_told_once_an_episode(engine: Engine) -> None:
    clock = HandClock()
    async with opened(engine, clock) as town:
        town.heard.stuck = True
        await town.plan(NINE)
        for seconds in (0, 119, 121, 200, 300):
            clock.instant = NINE + timedelta(seconds=seconds)
            town.scheduler.wake()
            await town.scheduler.look()

        (notice,) = town.heard.notices
        assert isinstance(notice, Notice)
        assert notice.kind == "overdue"


async def test_next_episode_is_told_again(engine: Engine) -> None:
    clock = HandClock()
    async with opened(engine, clock) as town:
        await town.plan(NINE, NINE + timedelta(hours=1))
        for hour in (0, 1):
            clock.instant = NINE + timedelta(hours=hour, minutes=3)
            for stuck in (True, True, False):
                town.heard.stuck = stuck
                town.scheduler.wake()
                await town.scheduler.look()

        assert town.heard.rung == [1, 2]
        assert len(town.heard.notices) == 2


async def test_database_that_recovers_before_it_is_told_troubles_nobody(engine: Engine) -> None:
    clock = HandClock()
    async with opened(engine, clock) as town:
        await town.plan(NINE)
        town.heard.faults = 1
        clock.instant = NINE + timedelta(minutes=3)
        for _ in range(3):
            town.scheduler.wake()
            await town.scheduler.look()

        assert town.heard.rung == [1]
        assert town.heard.notices == []


async def test_ring_that_does_not_leave_is_told_once(engine: Engine) -> None:
    clock = HandClock()
    async with opened(engine, clock) as town:
        row = await town.worker.run(lambda work: work.outbox.add(ring_to_send(work, NINE)))
        for seconds in (119, 121, 300):
            clock.instant = NINE + timedelta(seconds=seconds)
            town.scheduler.wake()
            await town.scheduler.look()
        await town.worker.run(lambda work: work.outbox.mark_sent(row.key, None, clock.instant))
        clock.instant += timedelta(minutes=10)
        await town.scheduler.look()

        (notice,) = town.heard.notices
        assert isinstance(notice, Notice)
        assert notice.details == (("count", "1"), ("since", NINE.isoformat()))


def ring_to_send(work: UnitOfWork, at: datetime) -> Outgoing:
    """Queue what has rung."""
    return Outgoing(
        account=work.account,
        person=work.people.known(UserId("@luc:ville.test")).key,
        lane="person:1",
        act=Act.MESSAGE,
        urgency=Urgency.NUDGE,
        state=State.PENDING,
        transaction_id="ring",
        payload={},
        queued_at=at,
    )


async def test_late_start_rings_and_tells_nobody(engine: Engine) -> None:
    clock = HandClock()
    async with opened(engine, clock) as town:
        await town.plan(NINE)
        clock.instant = NINE + timedelta(hours=2)
        async with town.running():
            await asyncio.wait_for(town.heard.heard.wait(), DEADLINE)

        assert town.heard.rung == [1]
        assert town.heard.notices == []


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = connect(database_url)
    Model.metadata.create_all(engine)
    yield engine
    engine.dispose()


@asynccontextmanager
async def opened(engine: Engine, clock: SystemClock) -> AsyncIterator[Town]:
    with Session(engine) as session, session.begin():
        account = Accounts(session).add(BOT).key
    worker = Worker(engine, account, 0)
    worker.start()
    try:
        yield Town(worker, clock)
    finally:
        await worker.stop()
