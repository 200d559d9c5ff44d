"""500 commands of 50 people in 50 rooms, beside 500 bare messages of as many."""

import time
from contextlib import AsyncExitStack
from pathlib import Path

from bench.commanding import is_message_of, is_tap_of, taps_offered, titles_in
from bench.employing import Employee
from bench.floors import Square, last, speak_all
from bench.process import cpu_seconds
from bench.readings import Reading
from bench.session import Session
from bench.village import Village
from bench.watching import Watcher

ROOMS = 50
COMMANDS = 500


async def measure(session: Session) -> None:
    """Measure, a fresh bot each run."""
    session.say("Commands of everybody at once")
    folder = session.memory / "crowd"
    async with Village.settled(folder / "synapse") as village:
        bare = await Square.opened(village, ROOMS)
        for run in range(session.runs):
            async with bare.observer.watching() as watcher:
                floor = await bare.crowd(watcher, COMMANDS)
            session.take(*await asked(village, folder / f"bot-{run}", floor))


async def asked(village: Village, folder: Path, floor: float) -> list[Reading]:
    """Let everybody give commands, and count the answers."""
    async with AsyncExitStack() as stack:
        bot = await Employee.hired(village, folder, await village.newcomer("Amina"))
        square = await Square.opened(village, ROOMS, bot.account)
        await bot.process.start()
        stack.push_async_callback(bot.process.stop)
        watcher = await stack.enter_async_context(square.observer.watching())
        await warmed(square, watcher, bot)
        return await counted(square, watcher, bot, floor)


async def warmed(square: Square, watcher: Watcher, bot: Employee) -> None:
    """Ask once in each room: what a bot says at first contact is no answer."""
    titles = [f"Essai {place}-0" for place in range(ROOMS)]
    with (
        watcher.gathering(
            lambda seen: is_message_of(seen, bot.user_id) and "Essai" in seen.body
        ) as answers,
        watcher.gathering(lambda seen: is_tap_of(seen, bot.user_id)) as taps,
    ):
        await speak_all(square.rooms, square.speakers, ROOMS, "!tâche Essai")
        last(await answers.reaches(len(titles)), len(titles))
        await taps.reaches(sum(taps_offered(answer.body) for answer in answers.arrivals))


async def counted(square: Square, watcher: Watcher, bot: Employee, floor: float) -> list[Reading]:
    """Measure from the first command to the last answer, and on to the last button."""
    titles = [f"Dossier {p}-{turn}" for p in range(ROOMS) for turn in range(COMMANDS // ROOMS)]
    with (
        watcher.gathering(
            lambda seen: is_message_of(seen, bot.user_id) and "Dossier" in seen.body
        ) as answers,
        watcher.gathering(lambda seen: is_tap_of(seen, bot.user_id)) as taps,
    ):
        used, begin = cpu_seconds(bot.process.pid), time.perf_counter()
        await speak_all(square.rooms, square.speakers, COMMANDS, "!tâche Dossier")
        arrivals = await answers.reaches(COMMANDS)
        answered = arrivals[-1].at - begin
        used_answering = cpu_seconds(bot.process.pid) - used
        offered = sum(taps_offered(arrival.body) for arrival in arrivals)
        seeded = await taps.reaches(offered)
        used_seeding = cpu_seconds(bot.process.pid) - used
    counts = titles_in(answers, titles)
    return [
        Reading("crowd.answers", answered, floor),
        Reading("crowd.buttons", (seeded or arrivals)[-1].at - begin, floor),
        Reading("crowd.lost", sum(count == 0 for count in counts.values())),
        Reading("crowd.twice", sum(count > 1 for count in counts.values())),
        Reading("crowd.cpu", used_answering / COMMANDS * 1e3),
        Reading("crowd.cpu_buttons", used_seeding / COMMANDS * 1e3),
    ]
