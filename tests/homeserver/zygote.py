"""Bots that kill themselves at a step: forked from one process that has read all code already.

`python -m tests.homeserver.zygote <config> <statements|traces>` reads lines `<step> <word>` and
forks a bot for each. It counts its steps from the moment that it is handed a message that has that
word in it, answers it or is by it; or from a ring, where the word is `ring:<moment>`. It dies
(SIGKILL) at the numbered step; step 0 never comes. A step is a statement, where these count, a
commit before and after it is done, a request before it leaves and its answer before anybody reads
it. Each bot's process is printed when it begins, its exit code when it has ended.
"""

import asyncio
import ctypes
import importlib
import os
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from bot.app import run
from bot.config import Settings, load
from bot.dispatch import Dispatcher
from bot.holding import AlreadyRunning
from bot.matrix.wire import Wire
from bot.opening import engine_of
from bot.worker import Worker
from commands.catalogue import catalogue
from commands.incoming import Edit, Incoming, Message
from commands.sentences import sentences
from tests.homeserver.running import LOOK_AGAIN
from town.waiting import pause

RING = "ring:"
"""Before a moment: counts from the first ring that is not earlier, rather than from a message."""

READ_LATE = ("apscheduler.schedulers.asyncio", "apscheduler.triggers.date")
"""What a bot reads after its start: here once, for all of them."""

PR_SET_PDEATHSIG = 1
"""prctl(2): what a process is sent when its parent dies."""


class Steps:
    """Counts, once it is armed."""

    def __init__(self, deadly: int, word: str) -> None:
        """Die at the step that is numbered so, after a message that holds a word."""
        self._deadly = deadly
        self._word = word
        self._armed = False
        self._count = 0

    def hears(self, incoming: Incoming) -> None:
        """Begin to count where it is the message."""
        if isinstance(incoming, Message | Edit):
            answered = incoming.reply_to if isinstance(incoming, Message) else None
            if self._word in (incoming.sender, answered) or self._word in incoming.text:
                self._armed = True

    def rings(self, now: datetime) -> None:
        """Begin to count where it is the ring."""
        if self._word.startswith(RING):
            self._armed |= now >= datetime.fromisoformat(self._word.removeprefix(RING))

    def step(self, *_: object) -> None:
        """Take a step."""
        if self._armed:
            self._count += 1
            if self._count == self._deadly:
                os.kill(os.getpid(), signal.SIGKILL)


def install(steps: Steps, *, statements: bool) -> None:
    """Put the steps between those of the bot."""
    if statements:
        event.listen(Engine, "before_cursor_execute", steps.step)
    event.listen(Engine, "commit", steps.step)
    transact, ask = Worker._transact, Wire.ask  # noqa: SLF001
    handle, ring = Dispatcher.handle, Dispatcher.ring

    def deadly_transact(worker: Worker, transaction: Callable[[Any], Any]) -> Any:  # noqa: ANN401
        result = transact(worker, transaction)
        steps.step()
        return result

    async def deadly_ask(wire: Wire, method: str, path: str, *args: Any, **options: Any) -> Any:  # noqa: ANN401
        if path.endswith("/sync"):
            return await ask(wire, method, path, *args, **options)
        steps.step()
        try:
            return await ask(wire, method, path, *args, **options)
        finally:
            steps.step()

    async def hearing(dispatcher: Dispatcher, incoming: Incoming) -> None:
        steps.hears(incoming)
        await handle(dispatcher, incoming)

    async def ringing(dispatcher: Dispatcher, now: datetime) -> int:
        steps.rings(now)
        return await ring(dispatcher, now)

    for part, name, deadly in (
        (Worker, "_transact", deadly_transact),
        (Wire, "ask", deadly_ask),
        (Dispatcher, "handle", hearing),
        (Dispatcher, "ring", ringing),
    ):
        setattr(part, name, deadly)


def be_a_bot(settings: Settings, steps: Steps, *, statements: bool) -> None:
    """Live as a bot, to the end of the process, which is not later than its parent's."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    install(steps, statements=statements)
    code = 1
    try:
        while not lives(settings):
            asyncio.run(pause(LOOK_AGAIN))
        code = 0
    finally:
        sys.stderr.flush()
        os._exit(code)


def lives(settings: Settings) -> bool:
    """Run a bot; not where a server has yet to see that the one before is dead."""
    try:
        run(settings)
    except AlreadyRunning:
        return False
    return True


def read_all(settings: Settings) -> None:
    """Read what every bot reads, code and words, once for all of them."""
    catalogue()
    sentences("fr")
    engine_of(settings).dispose()
    for name in READ_LATE:
        importlib.import_module(name)


def main(configuration: str, counted: str) -> None:
    """Fork a bot for each line, and tell how it ended."""
    settings = load(Path(configuration))
    read_all(settings)
    for line in sys.stdin:
        deadly, word = line.split()
        child = os.fork()
        if child == 0:
            be_a_bot(settings, Steps(int(deadly), word), statements=counted == "statements")
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
