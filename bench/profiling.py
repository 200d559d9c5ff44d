"""Where the bot's time goes: `python -m bench --profile [crowd|nudges]`."""

import sys
from contextlib import AsyncExitStack
from pathlib import Path
from pstats import SortKey, Stats

from rich.console import Console

from bench.employing import Employee
from bench.floors import Square
from bench.measures.crowd import ROOMS, counted, warmed
from bench.measures.nudges import Bells
from bench.readings import Reading
from bench.village import Village
from town.folders import ROOT
from town.service import Service

LINES = 45


async def profile(memory: Path, console: Console, name: str) -> None:
    """Run the crowd's commands, or a flood of reminders, once under the profiler."""
    found = memory / "profile"
    async with Village.settled(memory / "synapse") as village:
        readings = await PROFILED[name](village, memory / "bot", found)
    for reading in readings:
        console.print(f"{reading.key:<20} {reading.value:.3f}", highlight=False)
    console.print("The profiler itself makes calls dearer: compare them, do not add them up.")
    stats = Stats(str(found))
    stats.sort_stats(SortKey.TIME).print_stats(LINES)
    stats.sort_stats(SortKey.CUMULATIVE).print_stats(r"/(bot|commands|storage)/|\(execute\)", LINES)


async def crowd(village: Village, folder: Path, found: Path) -> list[Reading]:
    """Let 50 people give 550 commands, those that warm it up among them."""
    async with AsyncExitStack() as stack:
        bot = await Employee.hired(village, folder, await village.newcomer("Amina"))
        square = await Square.opened(village, ROOMS, bot.account)
        bot.process.service = profiled(bot, found)
        await bot.process.start()
        stack.push_async_callback(bot.process.stop)
        watcher = await stack.enter_async_context(square.observer.watching())
        await warmed(square, watcher, bot)
        return await counted(square, watcher, bot, floor=1.0)


async def nudges(village: Village, folder: Path, found: Path) -> list[Reading]:
    """Let 1,000 reminders ring at once."""
    async with Bells.hung(village, folder) as bells:
        bells.bot.process.service = profiled(bells.bot, found)
        return await bells.at_rest("Profil", floor=1.0)


PROFILED = {"crowd": crowd, "nudges": nudges}


def profiled(bot: Employee, found: Path) -> Service:
    """Run the bot's own command line under the profiler."""
    process = bot.process
    arguments: list[str | Path] = [found, "run", "--config", process.configuration]
    return Service(
        [sys.executable, "-m", "bench.profiled", *arguments],
        folder=process.folder,
        log=process.service.log,
        environment={"PYTHONPATH": str(ROOT)},
    )
