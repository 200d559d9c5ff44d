"""The table: printed for whoever waits, and written for docs/performance.md."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Table

from bench.readings import Against, Figure, Readings, Result
from town.folders import ROOT

DOCUMENT = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- table -->", "<!-- end of table -->"
COLUMNS = ("figure", "measured", "floor", "ratio", "bound", "least–greatest", "verdict")


def rows(figures: Sequence[Figure], readings: Readings) -> Iterator[tuple[Result, list[str]]]:
    """Word what was measured, one row a figure, in the columns' order."""
    for figure in figures:
        result = readings.result(figure)
        if result is None:
            continue
        yield (
            result,
            [
                figure.title,
                amount(result.value, figure.unit),
                "" if result.floor is None else amount(result.floor, figure.unit),
                "" if result.ratio is None else f"{result.ratio:.2f}",
                bound(figure),
                spread(result),
                verdict(result),
            ],
        )


def amount(value: float, unit: str) -> str:
    """Write a figure with as many digits as it deserves."""
    digits = 0 if not unit or value >= 100 else 1 if value >= 10 else 2  # noqa: PLR2004 - three digits
    return f"{value:,.{digits}f} {unit}".rstrip()


def bound(figure: Figure) -> str:
    """Write a bound."""
    if figure.bound is None:
        return ""
    if figure.against is Against.FLOOR:
        return f"≤ {figure.bound:g} floors"
    return f"≤ {figure.bound:g} {figure.unit}".rstrip()


def spread(result: Result) -> str:
    """Write how far the runs lie apart."""
    least, greatest = result.spread
    if result.runs == 1 or least == greatest:
        return ""
    if result.ratio is not None:
        return f"{least:.2f}–{greatest:.2f}"
    return f"{amount(least, '.').rstrip(' .')}–{amount(greatest, '.').rstrip(' .')}"


def verdict(result: Result) -> str:
    """Say whether a bound was kept."""
    if result.figure.bound is None:
        return ""
    return "kept" if result.kept else "MISSED"


def show(console: Console, figures: Sequence[Figure], readings: Readings, title: str) -> None:
    """Print it."""
    table = Table(title=title, title_justify="left", title_style="")
    for column in COLUMNS:
        words = column in ("figure", "verdict")
        table.add_column(column, justify="left" if words else "right", no_wrap=True)
    for result, cells in rows(figures, readings):
        table.add_row(*cells, style="" if result.kept else "bold red")
    console.print(table)


def keep(table: str) -> None:
    """Put the table into docs/performance.md, in place of the former one."""
    before, _, rest = DOCUMENT.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    DOCUMENT.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")


def markdown(figures: Sequence[Figure], readings: Readings) -> str:
    """Write it for docs/performance.md."""
    head = [COLUMNS, ["---", *["---:"] * 5, "---"]]
    lines = [*head, *(cells for _, cells in rows(figures, readings))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
