"""Whether the bot runs, told by the lock that dies with it; and a way to keep it from starting."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from bot.cli.problems import Problem
from bot.config import Settings
from bot.locks import lock_for
from bot.opening import engine_of
from bot.worker import StoreFault

Result = TypeVar("Result")


class _Taken(Exception):
    """Another process has the lock."""


def is_running(settings: Settings) -> bool:
    """Tell whether a process holds the account, by trying its lock for an instant."""
    file = settings.database_file
    if file is not None and not file.exists():
        return False
    try:
        _locked(settings, lambda: None)
    except _Taken:
        return True
    except StoreFault:  # a database that does not answer is told of elsewhere
        return False
    return False


def while_stopped(settings: Settings, work: Callable[[], Result]) -> Result:
    """Do some work that nothing else may see half done; refuse where the bot runs."""
    try:
        return _locked(settings, work)
    except _Taken:
        raise Problem(sentence="still-running") from None


def _locked(settings: Settings, work: Callable[[], Result]) -> Result:
    async def locked() -> Result:  # a lock of PostgreSQL's lives on a loop
        engine = engine_of(settings)
        lock = lock_for(engine, settings.homeserver.user_id)
        try:
            if not await asyncio.to_thread(lock.take):
                raise _Taken
            return work()
        finally:
            lock.give_back()
            engine.dispose()

    return asyncio.run(locked())
