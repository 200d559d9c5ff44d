"""Kill -9 between each two steps of a request, to its last button: nothing is lost or doubled."""

import asyncio
import os
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from bot.sending import MARKER
from tests.fixtures import Newcomer
from tests.homeserver.running import Beffroi, plain
from town.folders import ROOT
from town.person import Person
from town.synapse import Synapse
from town.waiting import DEADLINE

MOST_STEPS = 200
"""More than there are."""
BUTTONS = ["✅", "⏰", "↩"]


class Zygote:
    """Forks bots that die at a step."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    @asynccontextmanager
    async def of(cls, beffroi: Beffroi) -> AsyncIterator["Zygote"]:
        """Lend one that has read the code, and the configuration's place."""
        with (beffroi.folder / "beffroi.log").open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "tests.homeserver.zygote",
                str(beffroi.configuration),
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


def cards(person: Person, room: str, word: str) -> list[list[str]]:
    """List the buttons of each card of a task that has a word in its title."""
    return [
        list(seen.reactions)
        for seen in person.messages(room)
        if seen.sender != person.user_id and f": {word}\n" in plain(seen)
    ]


async def live_once(zygote: Zygote, luc: Person, direct: str, step: int) -> int:
    """Let one bot hear one request, and end it when all is there; tell how it ended."""
    word = f"Essai-{step}"
    process = await zygote.begins(step, word)
    ended = asyncio.create_task(zygote.ended())
    await luc.say(direct, f"tâche {word}")
    shown = asyncio.create_task(
        luc.until(lambda: cards(luc, direct, word) == [BUTTONS], 3 * DEADLINE, word)
    )
    await asyncio.wait({ended, shown}, return_when=asyncio.FIRST_COMPLETED)
    if not ended.done():
        await shown
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGTERM)
    shown.cancel()
    return await ended


@pytest.mark.timeout(300)
async def test_bot_killed_at_each_step_answers_each_request_once(
    synapse: Synapse, memory: Path, newcomer: Newcomer, database_kind: str, empty_database_url: str
) -> None:
    luc = await newcomer("Luc")
    folder = memory / f"mortal-{database_kind}"
    async with Beffroi.listening(folder, synapse, database_url=empty_database_url) as beffroi:
        direct = await beffroi.direct(luc)
        await beffroi.stop()
        async with Zygote.of(beffroi) as zygote:
            ended: dict[int, int] = {}
            for step in range(1, MOST_STEPS):
                ended[step] = await live_once(zygote, luc, direct, step)
                if ended[step] == 0:
                    break
        await beffroi.start()
        await luc.asks(direct, "mes rappels", wanted=lambda seen: "rappel" in seen.body)

        *killed, last = ended.values()
        assert (set(killed), last) == ({-signal.SIGKILL}, 0)
        assert len(killed) > 15
        for step in ended:
            await luc.until(lambda: cards(luc, direct, f"Essai-{step}") == [BUTTONS])  # noqa: B023
        assert set(marks(luc, beffroi).values()) == {1}


def marks(person: Person, beffroi: Beffroi) -> Counter[str]:
    """Count the bot's events by the marker they carry."""
    return Counter(
        event["content"][MARKER]
        for view in person.rooms.values()
        for event in view.events
        if event["sender"] == beffroi.user_id and MARKER in event.get("content", {})
    )
