"""The one writer: a thread that runs every transaction, people before nudges."""

import asyncio
import itertools
import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, OperationalError

from storage.work import UnitOfWork

Result = TypeVar("Result")

READ_ONLY = "25006"
"""PostgreSQL's SQLSTATE where a server has become a standby, or its host has no room left."""


class StoreFault(Exception):
    """The database cannot write now (full, locked, unreachable): nothing was recorded.

    Unless the connection died between the commit and its acknowledgement: the inbox tells then.
    """


@contextmanager
def store_faults() -> Iterator[None]:
    """Tell what a database cannot do for now as a `StoreFault`; what our code gets wrong stays."""
    try:
        yield
    except DBAPIError as error:
        if not _passes(error):
            raise
        raise StoreFault(str(error.orig)) from error


def _passes(error: DBAPIError) -> bool:
    """Tell a database that is full, locked, away or read-only from a statement that is wrong."""
    return (
        isinstance(error, OperationalError)
        or error.connection_invalidated
        or getattr(error.orig, "sqlstate", None) == READ_ONLY
    )


class Superseded(Exception):
    """Another process has taken the account: this one must stop at once."""


class Turn(IntEnum):
    """Whose transaction goes first."""

    PEOPLE = 0
    NUDGES = 1
    BACKGROUND = 2


@dataclass(order=True, slots=True)
class _Job:
    turn: Turn
    number: int
    run: Callable[[], Any] | None = field(compare=False)
    settle: Callable[[Any, BaseException | None], None] = field(compare=False)


class Worker:
    """Runs transactions one after the other, for the account a process holds at an epoch."""

    def __init__(self, engine: Engine, account: int, epoch: int) -> None:
        """Prepare the thread; `start` starts it."""
        self._engine = engine
        self._account = account
        self._epoch = epoch
        self._jobs: queue.PriorityQueue[_Job] = queue.PriorityQueue()
        self._numbers = itertools.count()
        self.faults = 0
        """How often the database failed so far: what it was given then may be committed."""
        self._thread = threading.Thread(target=self._work, name="worker", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    async def stop(self) -> None:
        """Let the thread finish what was asked before, then end it."""
        await self._submit(None, Turn.BACKGROUND)
        await asyncio.to_thread(self._thread.join)

    def people_wait(self) -> bool:
        """Tell whether somebody's transaction waits for the one under way to end."""
        with self._jobs.mutex:
            return bool(self._jobs.queue) and self._jobs.queue[0].turn is Turn.PEOPLE

    async def run(
        self, transaction: Callable[[UnitOfWork], Result], *, turn: Turn = Turn.PEOPLE
    ) -> Result:
        """Run a function in one transaction: committed where it returns, rolled back where not.

        Raises `StoreFault` where the database cannot, `Superseded` where another process
        holds the account by now, and whatever the function raises.
        """
        result: Result = await self._submit(lambda: self._transact(transaction), turn)
        return result

    def _submit(self, run: Callable[[], Any] | None, turn: Turn) -> "asyncio.Future[Any]":
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Any] = loop.create_future()

        def settle(result: Any, error: BaseException | None) -> None:  # noqa: ANN401 - a job's own
            loop.call_soon_threadsafe(_settle, future, result, error)

        self._jobs.put(_Job(turn, next(self._numbers), run, settle))
        return future

    def _transact(self, transaction: Callable[[UnitOfWork], Result]) -> Result:
        try:
            with store_faults(), UnitOfWork.begun(self._engine, self._account) as work:
                if work.accounts.epoch(self._account) != self._epoch:
                    raise Superseded
                return transaction(work)
        except StoreFault:
            self.faults += 1
            raise

    def _work(self) -> None:
        while True:
            job = self._jobs.get()
            if job.run is None:
                job.settle(None, None)
                return
            try:
                result = job.run()
            except BaseException as error:  # noqa: BLE001 - handed to whoever waits
                job.settle(None, error)
            else:
                job.settle(result, None)


def _settle(
    future: "asyncio.Future[Any]",
    result: Any,  # noqa: ANN401 - a job's own
    error: BaseException | None,
) -> None:
    if future.cancelled():
        return
    if error is not None:
        future.set_exception(error)
    else:
        future.set_result(result)
