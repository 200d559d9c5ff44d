"""Who holds the account: one process at a time, told by a lock that dies with its holder.

Beside SQLite it is a lock on a file, on PostgreSQL one of a session's own. Each taking raises
the account's epoch, which every transaction checks.
"""

import asyncio
import os
import socket
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session

from bot.clock import Clock
from bot.locks import Lock, lock_for
from bot.worker import StoreFault, store_faults
from storage.accounts import Accounts, Taking
from storage.ids import UserId

Result = TypeVar("Result")

PATIENCE = 0.1
"""Seconds between two looks at a lock that another process has."""


class AlreadyRunning(Exception):
    """Another process holds the account."""

    def __init__(self, holder: str | None) -> None:
        """Keep who it is, as it described itself."""
        super().__init__(f"the account is held by {holder or 'another process'}")
        self.holder = holder


class Holding:
    """The account, held by this process."""

    def __init__(self, engine: Engine, lock: Lock, taking: Taking, clock: Clock) -> None:
        """Hold what a lock stands for."""
        self._engine = engine
        self._lock = lock
        self._clock = clock
        self.taking = taking
        self.lost = asyncio.Event()
        """Set where the lock is lost while we live: the process must stop."""
        self._held = True
        lock.watch(self._lose)

    @property
    def account(self) -> int:
        """The account's key."""
        return self.taking.account

    @property
    def epoch(self) -> int:
        """The epoch that this taking began."""
        return self.taking.epoch

    def holds(self) -> bool:
        """Tell whether this process still has the account: asked before each send."""
        return self._held

    async def release(self) -> None:
        """Stop in good order: the next start will know that nothing crashed."""
        if self._held:
            self._held = False
            at = self._clock.now()
            await _transact(
                self._engine, lambda accounts: accounts.release(self.account, self.epoch, at)
            )
        self._lock.give_back()

    def _lose(self) -> None:
        self._held = False
        self.lost.set()


async def take(
    engine: Engine,
    user_id: UserId,
    clock: Clock,
    *,
    wait: bool = False,
    prepare: Callable[[], None] | None = None,
) -> Holding:
    """Take an account, or raise `AlreadyRunning`; with `wait`, stand by until it is free.

    `prepare` runs once the lock is had and before a row is touched: it migrates.

    Raises `StoreFault` where the database cannot be reached.
    """
    lock = lock_for(engine, user_id)
    try:
        await _have(lock, engine, user_id, clock if wait else None)
        if prepare is not None:
            await asyncio.to_thread(prepare)
        me, at = description(), clock.now()
        taking = await _transact(engine, lambda accounts: accounts.take(user_id, me, at))
    except BaseException:
        lock.give_back()
        raise
    return Holding(engine, lock, taking, clock)


async def _have(lock: Lock, engine: Engine, user_id: UserId, clock: Clock | None) -> None:
    """Have a lock, at once or, with a clock to wait on, whenever it is free."""
    while not await asyncio.to_thread(lock.take):
        if clock is None:
            raise AlreadyRunning(await holder_of(engine, user_id))
        await clock.sleep(PATIENCE)


async def holder_of(engine: Engine, user_id: UserId) -> str | None:
    """Read how the process that took the account last described itself."""

    def read(accounts: Accounts) -> str | None:
        account = accounts.of(user_id)
        return account.holder if account is not None else None

    try:
        return await _transact(engine, read)
    except (StoreFault, ProgrammingError):
        return None  # it holds the lock, and has not built the tables yet


def description() -> str:
    """Describe this process to whoever finds the account taken."""
    return f"process {os.getpid()} on {socket.gethostname()}"


async def _transact(engine: Engine, step: Callable[[Accounts], Result]) -> Result:
    """Run a step in a transaction: the worker does not stand yet, or no longer."""

    def run() -> Result:
        with Session(engine) as session, session.begin():
            return step(Accounts(session))

    with store_faults():
        return await asyncio.to_thread(run)
