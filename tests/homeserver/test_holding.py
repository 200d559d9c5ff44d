"""Who holds the account: one process, and the next as soon as it dies."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Protocol

import psycopg
import pytest
import pytest_asyncio
from sqlalchemy import Engine

from bot.clock import SystemClock
from bot.holding import AlreadyRunning, take
from bot.worker import StoreFault, Superseded, Worker
from storage.database import connect
from storage.ids import UserId
from tests.bot.sending.office import build_tables
from town.folders import ROOT
from town.postgres import Postgres
from town.waiting import DEADLINE

BOT = UserId("@beffroi:ville.test")
CLOCK = SystemClock()


class Holder:
    """Another process that holds the account, or waits for it."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process

    async def says(self) -> list[str]:
        """Hear its next line."""
        assert self.process.stdout is not None
        async with asyncio.timeout(DEADLINE):
            return (await self.process.stdout.readline()).decode().split()

    async def kill(self) -> None:
        """Kill it."""
        self.process.kill()
        await self.process.wait()

    async def stop(self) -> None:
        """Let it end in good order."""
        await self.process.communicate(b"\n")


class StartHolder(Protocol):
    """`await start()`: another process."""

    async def __call__(self, *options: str) -> Holder:
        """Start it, and hear that it tries."""


@pytest.fixture
def engine(database_url: str) -> Engine:
    return connect(database_url)


@pytest_asyncio.fixture
async def start(database_url: str, engine: Engine) -> AsyncIterator[StartHolder]:
    """Start other processes on the same database, and end them."""
    async with AsyncExitStack() as stack:

        async def begin(*options: str) -> Holder:
            holder = await stack.enter_async_context(running(database_url, *options))
            assert await holder.says() == ["waits"]
            return holder

        yield begin
    engine.dispose()


@asynccontextmanager
async def running(database: str, *options: str) -> AsyncIterator[Holder]:
    """Run one process."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.bot.sending.holder",
        database,
        BOT,
        *options,
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        yield Holder(process)
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def test_second_process_is_refused_and_told_who_runs(
    engine: Engine, start: StartHolder
) -> None:
    first = await start()
    assert await first.says() == ["held", "1", "False"]

    with pytest.raises(AlreadyRunning, match=f"process {first.process.pid} on"):
        await take(engine, BOT, CLOCK)


async def test_next_process_knows_that_the_last_one_crashed(
    engine: Engine, start: StartHolder
) -> None:
    first = await start()
    await first.says()
    await first.kill()

    holding = await take(engine, BOT, CLOCK)

    assert (holding.epoch, holding.taking.crashed) == (2, True)
    assert holding.taking.silent_since is not None
    await holding.release()


async def test_next_process_knows_that_the_last_one_stopped(
    engine: Engine, start: StartHolder
) -> None:
    first = await start()
    await first.says()
    await first.stop()

    holding = await take(engine, BOT, CLOCK)

    assert (holding.epoch, holding.taking.crashed) == (2, False)
    assert holding.taking.silent_since is not None
    await holding.release()


async def test_first_start_is_no_crash(engine: Engine, start: StartHolder) -> None:
    del start
    holding = await take(engine, BOT, CLOCK)

    assert (holding.taking.crashed, holding.taking.silent_since) == (False, None)
    await holding.release()


async def test_process_that_waits_takes_over_at_once(start: StartHolder) -> None:
    first = await start()
    await first.says()
    second = await start("wait")
    loop = asyncio.get_running_loop()

    killed_at = loop.time()
    await first.kill()
    said = await second.says()

    assert said == ["held", "2", "True"]
    assert loop.time() - killed_at < 0.4


async def test_who_lost_the_account_writes_nothing_more(engine: Engine, start: StartHolder) -> None:
    holding = await take(engine, BOT, CLOCK)
    worker = Worker(engine, holding.account, holding.epoch)
    worker.start()
    await holding.release()
    other = await start()
    await other.says()

    with pytest.raises(Superseded):
        await worker.run(lambda work: work.people.known(UserId("@luc:ville.test")))

    await worker.stop()


async def test_database_out_of_reach_is_a_fault_of_the_store() -> None:
    engine = connect("postgresql://nobody@127.0.0.1:1/nowhere")

    with pytest.raises(StoreFault):
        await take(engine, BOT, CLOCK)


async def test_lost_connection_stops_the_sending(postgres: Postgres) -> None:
    with postgres.database() as address:
        build_tables(address)
        engine = connect(address)
        holding = await take(engine, BOT, CLOCK)
        assert holding.holds()

        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
            )

        async with asyncio.timeout(DEADLINE):
            await holding.lost.wait()
        still_holds = holding.holds()
        await holding.release()
        engine.dispose()
    assert not still_holds
