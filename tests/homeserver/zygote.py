"""Bots that kill themselves at a step: forked from one process that has read all code already.

`python -m tests.homeserver.zygote <config>` reads lines `<step> <word>` and forks a bot for each:
it counts its steps from the moment that it is handed a message with that word in it, and dies
(SIGKILL) at the numbered one; step 0 never comes. A step is a statement, a commit before and after
it is done, a request before it leaves and its answer before anybody reads it. Each bot's process is
printed when it begins, its exit code when it has ended.
"""

import ctypes
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from bot.app import run
from bot.config import load
from bot.dispatch import Dispatcher
from bot.matrix.wire import Wire
from bot.worker import Worker
from commands.catalogue import catalogue
from commands.incoming import Incoming, Message

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
        if isinstance(incoming, Message) and self._word in incoming.text:
            self._armed = True

    def step(self, *_: object) -> None:
        """Take a step."""
        if self._armed:
            self._count += 1
            if self._count == self._deadly:
                os.kill(os.getpid(), signal.SIGKILL)


def install(steps: Steps) -> None:
    """Put the steps between those of the bot."""
    event.listen(Engine, "before_cursor_execute", steps.step)
    event.listen(Engine, "commit", steps.step)
    transact, ask, handle = Worker._transact, Wire.ask, Dispatcher.handle  # noqa: SLF001

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

    for part, name, deadly in (
        (Worker, "_transact", deadly_transact),
        (Wire, "ask", deadly_ask),
        (Dispatcher, "handle", hearing),
    ):
        setattr(part, name, deadly)


def be_a_bot(configuration: Path, deadly: int, word: str) -> None:
    """Live as a bot, to the end of the process, which is not later than its parent's."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    install(Steps(deadly, word))
    code = 1
    try:
        run(load(configuration))
        code = 0
    finally:
        sys.stderr.flush()
        os._exit(code)


def main(configuration: str) -> None:
    """Fork a bot for each line, and tell how it ended."""
    catalogue()
    for line in sys.stdin:
        deadly, word = line.split()
        child = os.fork()
        if child == 0:
            be_a_bot(Path(configuration), int(deadly), word)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
