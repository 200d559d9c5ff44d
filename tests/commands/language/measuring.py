"""`make french`: how much of the French is read right, how fast; and 1 where a bound is missed."""

import argparse
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table

from commands.language import explain, explain_dates
from tests.commands.language.cases import ZONE, said_at
from tests.commands.language.garbage import PIECES, garbage
from tests.commands.language.scores import Score
from tests.commands.language.sets import Case, corpus, duckling, own_expressions, own_sentences
from tests.commands.language.understood import write

_RIGHT, _SILENT, _NOTHING, _ASKED = 0.95, 0.01, 0.98, 0.95
_MEDIAN, _SLOW, _GARBAGE = 0.5, 1.5, 50.0
_WIDTH = 130
"""The table's columns do not fit into less."""

_COLUMNS = (
    ("right in every field", f"≥ {_RIGHT:.0%}"),
    ("silently wrong", f"≤ {_SILENT:.0%}"),
    ("nothing where nothing is meant", f"≥ {_NOTHING:.0%}"),
    ("two readings asked or offered", f"≥ {_ASKED:.0%}"),
    ("median, ms", f"≤ {_MEDIAN:g}"),
    ("95th percentile, ms", f"≤ {_SLOW:g}"),
)


def main(arguments: list[str]) -> int:
    """Measure every set, print the table, judge."""
    parser = argparse.ArgumentParser(prog="make french", description=__doc__)
    parser.add_argument("--duckling", type=Path, help="expressions from elsewhere, never copied")
    parser.add_argument("--misses", action="store_true", help="show each one that is not right")
    parser.add_argument("--write", action="store_true", help="bring docs/francais.md up to date")
    asked = parser.parse_args(arguments)
    if asked.write:
        write()
    console = Console()
    console.width = max(console.width, _WIDTH)
    scores = dict(_scores(asked.duckling))
    slowest = max(_milliseconds_of(garbage(piece)) for piece in PIECES)
    console.print(_table(scores))
    console.print(f"60 kB of garbage: {slowest:.0f} ms at most, of {len(PIECES)} kinds", end=" ")
    console.print(f"(≤ {_GARBAGE:.0f})")
    for score in scores.values() if asked.misses else ():
        console.print(*score.misses, sep="\n", markup=False, highlight=False)
    return int(slowest > _GARBAGE or not all(_holds(score) for score in scores.values()))


def _scores(elsewhere: Path | None) -> Iterator[tuple[str, Score]]:
    explain("rappelle-moi dans 3 jours ouvrés", said_at("2026-11-24T09:05"), ZONE)  # all is loaded
    yield "our sentences", _score(own_sentences())
    yield "our expressions", _score(own_expressions())
    yield "phrases.fr.jsonl", _score(corpus())
    if elsewhere:
        yield elsewhere.name, _score(duckling(elsewhere))


def _score(cases: Iterator[Case]) -> Score:
    score = Score()
    for case in cases:
        read = explain_dates if case.bare else explain
        start = time.thread_time()
        found = read(case.text, case.said_at, ZONE)
        score.add(case, found, (time.thread_time() - start) * 1000)
    return score


def _milliseconds_of(text: str) -> float:
    start = time.thread_time()
    explain(text, said_at("2026-11-24T09:05"), ZONE)
    return (time.thread_time() - start) * 1000


def _holds(score: Score) -> bool:
    return all(
        (
            score.right >= _RIGHT,
            score.silent <= _SILENT,
            score.nothing is None or score.nothing >= _NOTHING,
            score.doubted is None or score.doubted >= _ASKED,
            score.median <= _MEDIAN,
            score.slow <= _SLOW,
        )
    )


def _table(scores: Mapping[str, Score]) -> Table:
    table = Table("set", "cases")
    for title, bound in _COLUMNS:
        table.add_column(f"{title}\n{bound}", justify="right")
    for name, score in scores.items():
        shares = (score.right, score.silent, score.nothing, score.doubted)
        table.add_row(
            name,
            str(score.count),
            *("" if share is None else f"{share:.1%}" for share in shares),
            f"{score.median:.2f}",
            f"{score.slow:.2f}",
            style="" if _holds(score) else "red",
        )
    return table


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
