"""Where the bot's time goes while 50 people give 500 commands: `python -m bench --profile`."""

import json
import sys
from contextlib import AsyncExitStack
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.employing import Employee
from bench.floors import Square
from bench.measures.crowd import ROOMS, counted, warmed
from bench.village import Village
from town.folders import ROOT
from town.service import Service

LINES = 40


async def profile(memory: Path, console: Console) -> None:
    """Run the crowd once under the sampler, and print the dearest functions."""
    found = memory / "samples.json"
    async with Village.settled(memory / "synapse") as village, AsyncExitStack() as stack:
        bare = await Square.opened(village, ROOMS)
        async with bare.observer.watching() as watcher:
            floor = await bare.crowd(watcher, 500)
        bot = await Employee.hired(village, memory / "bot", await village.newcomer("Amina"))
        square = await Square.opened(village, ROOMS, bot.account)
        bot.process.service = sampled(bot, found)
        await bot.process.start()
        stack.push_async_callback(bot.process.stop)
        watcher = await stack.enter_async_context(square.observer.watching())
        await warmed(square, watcher, bot)
        for reading in await counted(square, watcher, bot, floor):
            console.print(f"{reading.key:<20} {reading.value:.3f}", highlight=False)
        await bot.process.stop()
    seen = json.loads(found.read_text())
    for kind in ("alone", "whole"):
        console.print(dearest(kind, seen[kind], seen["samples"]))


def sampled(bot: Employee, found: Path) -> Service:
    """Run the bot's own command line under the sampler."""
    process = bot.process
    arguments: list[str | Path] = [found, "run", "--config", process.configuration]
    return Service(
        [sys.executable, "-m", "bench.sampling", *arguments],
        folder=process.folder,
        log=process.service.log,
        environment={"PYTHONPATH": str(ROOT)},
    )


def dearest(kind: str, counts: dict[str, int], samples: int) -> Table:
    """List the functions that were seen most."""
    table = Table(title=f"{kind}: share of {samples} samples", title_justify="left")
    table.add_column("%", justify="right")
    table.add_column("function")
    for name, count in sorted(counts.items(), key=lambda item: -item[1])[:LINES]:
        table.add_row(f"{100 * count / samples:.1f}", name)
    return table
