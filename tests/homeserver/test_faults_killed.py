"""Kill -9 between each two steps of a request, to its last button: nothing is lost or doubled.

Of a task each statement is a step, on each database; of other requests what leaves a trace.
"""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path

import pytest

from tests.fixtures import Newcomer
from tests.homeserver.killed_kinds import (
    AFirstMessage,
    AnEdit,
    AnUndo,
    ARing,
    ATask,
    Kind,
    marks,
)
from tests.homeserver.running import Beffroi
from town.folders import ROOT
from town.synapse import Synapse
from town.waiting import DEADLINE


class Zygote:
    """Forks bots that die at a step."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    @asynccontextmanager
    async def of(cls, beffroi: Beffroi, *, statements: bool) -> AsyncIterator["Zygote"]:
        """Lend one that has read the code, and the configuration's place."""
        with (beffroi.folder / "beffroi.log").open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "tests.homeserver.zygote",
                str(beffroi.configuration),
                "statements" if statements else "traces",
                cwd=ROOT,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )
        try:
            yield cls(process)
        finally:
            process.kill()
            await process.communicate()

    async def begins(self, step: int, word: str) -> int:
        """Fork a bot; give its process."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{step} {word}\n".encode())
        return await self._number()

    async def ended(self) -> int:
        """Wait for its end; give its exit code."""
        return await self._number()

    async def _number(self) -> int:
        assert self._process.stdout is not None
        async with asyncio.timeout(4 * DEADLINE):
            return int(await self._process.stdout.readline())


async def live_once(zygote: Zygote, kind: Kind, step: int) -> int:
    """Let one bot hear one request, and end it when all is there; tell how it ended."""
    process = await zygote.begins(step, await kind.prepares(step))
    ended = asyncio.create_task(zygote.ended())
    shown = asyncio.create_task(ask(kind, step))
    await asyncio.wait({ended, shown}, return_when=asyncio.FIRST_COMPLETED)
    if not ended.done():
        await shown
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGTERM)
    shown.cancel()
    return await ended


async def ask(kind: Kind, step: int) -> None:
    """Ask, once what the death before had left is no step of this life, and see what comes."""
    if step > 1:
        await kind.has_shown(step - 1)
    await kind.asks(step)
    await kind.has_shown(step)


@pytest.mark.timeout(300)
async def test_bot_killed_at_each_step_answers_each_request_once(
    synapse: Synapse, memory: Path, newcomer: Newcomer, database_kind: str, empty_database_url: str
) -> None:
    folder = memory / f"mortal-{database_kind}"
    async with Beffroi.listening(folder, synapse, database_url=empty_database_url) as beffroi:
        await dies_at_each_step(ATask, beffroi, synapse, newcomer)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("kind", [AnUndo, AnEdit, ARing, AFirstMessage])
async def test_bot_killed_between_what_leaves_a_trace_shows_each_thing_once(
    synapse: Synapse, memory: Path, newcomer: Newcomer, kind: type[Kind]
) -> None:
    async with Beffroi.listening(memory / f"mortal-{kind.__name__}", synapse) as beffroi:
        await dies_at_each_step(kind, beffroi, synapse, newcomer)


async def dies_at_each_step(
    asked: type[Kind], beffroi: Beffroi, synapse: Synapse, newcomer: Newcomer
) -> None:
    """Ask once a step, of bots that die there, until one lives; then look at all again."""
    luc = await newcomer("Luc")
    direct = await beffroi.direct(luc)
    kind = asked(beffroi, synapse, luc, direct)
    await kind.opens()
    await beffroi.stop()
    ended: dict[int, int] = {}
    async with Zygote.of(beffroi, statements=kind.statements) as zygote:
        for step in range(1, kind.most):
            ended[step] = await live_once(zygote, kind, step)
            if ended[step] != -signal.SIGKILL:
                break
    await beffroi.start()
    await luc.asks(direct, "mes rappels", wanted=lambda seen: "rappel" in seen.body)

    *killed, last = ended.values()
    assert last == 0, beffroi.service.last_words()
    assert len(killed) > kind.least
    async with AsyncExitStack() as stack:
        told = await kind.closes(stack)
        for step in ended:
            await kind.has_shown(step)
        for person in told:
            assert set(marks(person, beffroi).values()) == {1}
