"""From the start of the process to the first answer: in one room, and in 500."""

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

from bench.commanding import is_message_of
from bench.employing import Employee
from bench.process import resident_megabytes
from bench.readings import Reading
from bench.session import Session
from bench.village import Inhabitant, Village, several
from town.waiting import pause

ROOMS = 500
LONGEST_LEARNING = 180.0
"""Seconds to get to know them all, 20 a second at most while nobody waits."""


async def measure(session: Session) -> None:
    """Measure in one room; then in 500, where each run begins with an empty database."""
    session.say("Starts")
    folder = session.memory / "starts"
    async with Village.settled(folder / "synapse") as village:
        for run in range(session.runs):
            session.take(*await in_one_room(village, folder / f"bot-{run}"))
        if not session.quick:
            async for readings in in_many_rooms(village, folder / "bot-rooms", session.runs):
                session.take(*readings)


async def in_one_room(village: Village, folder: Path) -> list[Reading]:
    """Start where nothing is yet, then again."""
    luc = await village.newcomer("Luc")
    bot = await Employee.hired(village, folder, luc)
    room = await village.direct(luc, bot.user_id)
    async with answering(luc, room, bot, "premier") as (first, _):
        pass
    async with answering(luc, room, bot, "second") as (again, memory):
        pass
    return [
        Reading("start.first", first),
        Reading("start.answer", again),
        Reading("start.memory", memory),
    ]


async def in_many_rooms(village: Village, folder: Path, runs: int) -> AsyncIterator[list[Reading]]:
    """Start with an account that is in 500 rooms, none of them known; again, once all are."""
    luc, zoe = await village.newcomer("Luc"), await village.newcomer("Zoe")
    bot = await Employee.hired(village, folder, luc)

    async def open_room(_: int) -> str:
        return await village.room(luc, zoe, bot.account)

    rooms = await several(open_room, range(ROOMS))
    for run in range(runs):
        bot.process.forget()
        async with answering(luc, rooms[run], bot, f"premier {run}", heard=True) as (first, _):
            await learned(bot.process.database)
            memory = resident_megabytes(bot.process.pid)
        async with answering(luc, rooms[run], bot, f"second {run}") as (again, _):
            pass
        yield [
            Reading("rooms.first", first),
            Reading("rooms.memory", memory),
            Reading("rooms.again", again),
        ]


@asynccontextmanager
async def answering(
    person: Inhabitant, room: str, bot: Employee, title: str, *, heard: bool = False
) -> AsyncIterator[tuple[float, float]]:
    """Ask a bot, start it; lend the seconds to its answer and its memory then.

    It is asked while it is stopped or, `heard`, as soon as it listens: to an account that is in
    the room already and has no database yet, what was said before is no request.
    """
    async with person.watching() as watcher:
        with watcher.gathering(
            lambda seen: is_message_of(seen, bot.user_id) and title in seen.body
        ) as answers:
            if not heard:
                await person.say(room, f"!tâche Démarrage {title}")
            begin = time.perf_counter()
            starting = asyncio.create_task(bot.process.start())
            try:
                if heard:
                    await starting
                    await person.say(room, f"!tâche Démarrage {title}")
                answer = await answers.first(within=30)
                yield answer.at - begin, resident_megabytes(bot.process.pid)
                await starting
            finally:
                await bot.process.stop()


async def learned(database: Path) -> None:
    """Wait until a running bot knows all its rooms whole."""
    unknown = "SELECT 1 FROM rooms WHERE NOT complete LIMIT 1"
    with closing(sqlite3.connect(database)) as connection:
        async with asyncio.timeout(LONGEST_LEARNING):
            while connection.execute(unknown).fetchone():
                await pause(1)
