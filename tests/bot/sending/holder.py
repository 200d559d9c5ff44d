"""A process that holds an account until it is killed, or told on its input to stop.

`python -m tests.bot.sending.holder <database> <user> [wait]` prints `waits`, then `held <epoch>
<crashed>`.
"""

import asyncio
import sys

from bot.clock import SystemClock
from bot.holding import take
from storage.database import connect
from storage.ids import UserId


async def main(database: str, user: str, *options: str) -> None:
    """Take the account, and hold it."""
    engine = connect(database)
    sys.stdout.write("waits\n")
    sys.stdout.flush()
    holding = await take(engine, UserId(user), SystemClock(), wait="wait" in options)
    sys.stdout.write(f"held {holding.epoch} {holding.taking.crashed}\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.readline)
    await holding.release()
    engine.dispose()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
