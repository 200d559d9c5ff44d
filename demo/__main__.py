"""`python -m demo [--once]`: plays the day, then stays open; 1 where an answer is missing."""

import argparse
import asyncio
import shutil
import signal
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from demo.hours import Hours
from demo.joining import tell_how_to_join
from demo.play import Play
from demo.printing import Printer
from demo.script import parts
from demo.stage import PORT, Stage
from town.folders import ROOT, folder_of_mine
from town.service import ServiceFailed


def main(arguments: Sequence[str]) -> int:
    """Play, and tell how it went."""
    parser = argparse.ArgumentParser(prog="demo", description=__doc__)
    parser.add_argument("--once", action="store_true", help="stop at the end of the day")
    asked = parser.parse_args(arguments)
    console = Console()
    try:
        with folder_of_mine(ROOT / "var" / "demo", "day") as folder:
            return asyncio.run(day(folder, console, once=asked.once))
    except KeyboardInterrupt:
        return 1
    except ServiceFailed as failure:
        console.print(str(failure), style="red", highlight=False, markup=False)
        return 1


async def day(folder: Path, console: Console, *, once: bool) -> int:
    """Set the stage, play every part, and stay open unless it is to be played once."""
    loop = asyncio.get_running_loop()
    script = parts()
    hours = Hours(folder / "clock")
    hours.set(script[0].moment(script[0].scene[0].at))
    printer = Printer(console)
    console.print("J’ouvre la mairie : un serveur Matrix, quatre personnes, Beffroi…", style="dim")
    async with Stage.set_up(folder, free_or_any(PORT), hours) as stage:
        play = Play(stage, printer)
        begin = loop.time()
        await stage.bot.start()
        await stage.invite_bot(stage.space)
        for part in script:
            await play.part(part)
        printer.verdict(play.expected, play.missing, loop.time() - begin)
        shutil.copy(stage.bot.service.log, folder.parent / "beffroi.log")
        if not once:
            tell_how_to_join(console, stage)
            await told_to_stop(loop)
    return 1 if play.missing else 0


async def told_to_stop(loop: asyncio.AbstractEventLoop) -> None:
    """Wait for Ctrl-C."""
    stop = asyncio.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, stop.set)
    await stop.wait()


def free_or_any(port: int) -> int | None:
    """Give this port of loopback where nobody has it."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return None
    return port


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
