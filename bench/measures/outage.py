"""The homeserver away for one real minute: nothing is lost, and nobody spins meanwhile."""

import asyncio
import time
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

from bench.commanding import is_message_of, titles_in
from bench.employing import Employee
from bench.floors import Square
from bench.measures.crowd import warmed
from bench.process import cpu_seconds
from bench.readings import Reading
from bench.rows import opened, remind_rooms
from bench.session import Session
from bench.village import Village
from bench.watching import Watcher
from bot.clock import SystemClock
from town.waiting import pause

MINUTE = 60.0
QUICK_MINUTE = 8.0
ROOMS = 5


async def measure(session: Session) -> None:
    """Stop the homeserver once; a minute is a minute, so it is not repeated."""
    session.say("The homeserver away")
    folder = session.memory / "outage"
    seconds = QUICK_MINUTE if session.quick else MINUTE
    async with Village.settled(folder / "synapse") as village:
        session.take(*await away(village, folder / "bot", seconds))


async def away(village: Village, folder: Path, seconds: float) -> list[Reading]:
    """Let reminders fall due while the homeserver is away, and people ask once it is back."""
    async with AsyncExitStack() as stack:
        bot = await Employee.hired(village, folder, await village.newcomer("Amina"))
        square = await Square.opened(village, ROOMS, bot.account)
        await bot.process.start()
        stack.push_async_callback(bot.process.stop)
        async with square.observer.watching() as watcher:
            await warmed(square, watcher, bot)
        rings = await remind(bot, square, seconds)
        watcher = Watcher(square.observer.client)
        await watcher.look()
        await village.synapse.stop()
        used = cpu_seconds(bot.process.pid)
        await pause(seconds)
        used = cpu_seconds(bot.process.pid) - used
        await village.synapse.start()
        back = time.perf_counter()
        watching = asyncio.create_task(watcher.watch())
        stack.callback(watching.cancel)
        readings = await asked(square, watcher, bot, rings, back)
        return [*readings, Reading("outage.cpu", used)]


async def remind(bot: Employee, square: Square, seconds: float) -> list[str]:
    """Plan a reminder a room for the middle of the outage; the bot is restarted for it."""
    await bot.process.stop()
    titles = [f"Rappel {place}" for place in range(ROOMS)]
    due = SystemClock().now().replace(microsecond=0) + timedelta(seconds=4 + seconds / 2)
    with opened(bot.process.database) as connection:
        remind_rooms(connection, square.speakers[0].user_id, square.rooms, titles, due)
    await bot.process.start()
    return titles


async def asked(
    square: Square, watcher: Watcher, bot: Employee, rings: list[str], back: float
) -> list[Reading]:
    """Ask in every room at once, and count what comes."""
    commands = [f"Retour {place}" for place in range(ROOMS)]
    titles = [*rings, *commands]
    with watcher.gathering(
        lambda seen: (
            is_message_of(seen, bot.user_id) and ("Rappel" in seen.body or "Retour" in seen.body)
        )
    ) as told:
        for place, room in enumerate(square.rooms):
            await square.speakers[place].say(room, f"!tâche {commands[place]}")
        await told.reaches(len(titles), within=60)
    answered = [arrival.at for arrival in told.arrivals if "Retour" in arrival.body]
    counts = titles_in(told, titles)
    return [
        Reading("outage.back", min(answered, default=back + 60) - back),
        Reading("outage.lost", sum(count == 0 for count in counts.values())),
        Reading("outage.twice", sum(count > 1 for count in counts.values())),
    ]
