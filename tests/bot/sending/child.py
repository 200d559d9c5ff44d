"""A sender in a process of its own, which kills itself (SIGKILL) where it is told to.

`python -m tests.bot.sending.child <homeserver> <database> <user> <password> <point> <number>`
sends what waits and ends with 0, unless the numbered `request`, `answer` or `commit` comes first.
"""

import asyncio
import itertools
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from bot.clock import SystemClock
from bot.holding import take
from bot.matrix.account import Credentials, sign_in
from bot.matrix.client import Client
from bot.matrix.wire import Wire
from bot.sending import Parcel, Sender
from bot.worker import Worker
from storage.database import connect
from storage.ids import UserId


def deadly(number: int) -> Callable[[], None]:
    """Make a function that kills the process at its numbered call."""
    calls = itertools.count(1)

    def maybe_die() -> None:
        if next(calls) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    return maybe_die


class DeadlyWire:
    """Wire.ask, with death before a request or after its answer."""

    def __init__(self, point: str, maybe_die: Callable[[], None]) -> None:
        self._ask = Wire.ask
        self._point = point
        self._maybe_die = maybe_die

    def install(self) -> None:
        hook = self

        async def ask(wire: Wire, method: str, path: str, *args: Any, **options: Any) -> Any:  # noqa: ANN401
            if hook._point == "request":
                hook._maybe_die()
            try:
                return await hook._ask(wire, method, path, *args, **options)
            finally:
                if hook._point == "answer":
                    hook._maybe_die()

        Wire.ask = ask  # type: ignore[method-assign, assignment]


class DeadlyWorker(Worker):
    """A worker that dies right after a commit, before anyone hears of it."""

    maybe_die: Callable[[], None] | None = None

    def _transact(self, transaction: Callable[[Any], Any]) -> Any:  # noqa: ANN401
        result = super()._transact(transaction)
        if self.maybe_die is not None:
            self.maybe_die()
        return result


async def main(url: str, database: str, user: str, password: str, point: str, number: str) -> None:
    """Sign in, send, and stop."""
    engine = connect(database)
    holding = await take(engine, UserId(user), SystemClock(), wait=True)
    worker = DeadlyWorker(engine, holding.account, holding.epoch)
    worker.start()
    client = Client(url, UserId(user), timeout=5)
    await sign_in(client, Credentials(url, password=password), worker.run)
    maybe_die = deadly(int(number))
    if point == "commit":
        worker.maybe_die = maybe_die
    else:
        DeadlyWire(point, maybe_die).install()

    async def undeliverable(parcel: Parcel, reason: str) -> None:
        raise AssertionError(parcel.key, reason)

    sender = Sender(
        client, worker, SystemClock(), may_send=holding.holds, undeliverable=undeliverable
    )
    await sender.settle()
    await sender.idle()
    await sender.stop()
    await worker.stop()
    await client.close()
    await holding.release()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
