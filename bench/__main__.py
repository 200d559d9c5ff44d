"""`python -m bench [names…] [--runs 5] [--quick]`: the table, and 1 where a bound is missed."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from importlib import import_module

from rich.console import Console

from bench.figures import FIGURES
from bench.machine import machine
from bench.session import Session
from bench.table import keep, markdown, show
from town.folders import MEMORY, ROOT, folder_of_mine

MEASURES = ("answers", "crowd", "nudges", "starts", "lists", "disk", "outage", "limits")
RUNS = 5
WIDTH = 150
"""The table's columns do not fit into less."""


def main(arguments: Sequence[str]) -> int:
    """Measure what is asked, print the table, judge."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=", ".join(MEASURES))
    parser.add_argument("--runs", type=int, help=f"how often (default: {RUNS})")
    parser.add_argument("--quick", action="store_true", help="once, and nothing that takes minutes")
    parser.add_argument(
        "--write", action="store_true", help="keep the table in docs/performance.md"
    )
    parser.add_argument(
        "--profile", choices=("crowd", "nudges"), help="tell where the bot's time goes instead"
    )
    asked = parser.parse_args(arguments)
    unknown = set(asked.names) - set(MEASURES)
    if unknown:
        parser.error(f"unknown: {', '.join(sorted(unknown))}. Known: {', '.join(MEASURES)}")
    console = Console()
    console.width = max(console.width, WIDTH)
    with (
        folder_of_mine(MEMORY, "bench") as memory,
        folder_of_mine(ROOT / "var", "bench") as disk,
    ):
        if asked.profile:
            from bench.profiling import profile

            asyncio.run(profile(memory, console, asked.profile))
            return 0
        runs = asked.runs or (1 if asked.quick else RUNS)
        session = Session(memory, disk, runs, asked.quick, console)
        asyncio.run(measured(session, asked.names or MEASURES))
    title = f"{machine()}; files in memory; median of {runs}"
    show(console, FIGURES, session.readings, title)
    if asked.write:
        keep(f"{title}.\n\n{markdown(FIGURES, session.readings)}")
    return judged(console, session)


async def measured(session: Session, names: Sequence[str]) -> None:
    """Take the measures in their order."""
    for name in MEASURES:
        if name in names:
            await import_module(f"bench.measures.{name}").measure(session)


def judged(console: Console, session: Session) -> int:
    """Give 1 where a bound was missed, and say which."""
    results = [session.readings.result(figure) for figure in FIGURES]
    missed = [result.figure.title for result in results if result is not None and not result.kept]
    for title in missed:
        console.print(f"[bold red]Missed:[/bold red] {title}", highlight=False)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
