"""The conversation on a terminal, hour by hour: names, times, taps, edits."""

from collections.abc import Sequence
from datetime import datetime

from babel.dates import format_date
from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from demo.script import Missing

COLOURS = {
    "Beffroi": "bold cyan",
    "Amina": "magenta",
    "Luc": "green",
    "Zoé": "yellow",
    "Paul": "blue",
}
HOUR = 8
NAME = 8
INDENT = 4


class Printer:
    """Prints what happens as it happens."""

    def __init__(self, console: Console) -> None:
        """Print on a console."""
        self.console = console

    def part(self, title: str, day: datetime) -> None:
        """Begin a part of the day."""
        date = format_date(day, "EEEE d MMMM yyyy", locale="fr")
        self.console.print()
        self.console.print(Rule(f"{date[:1].upper()}{date[1:]} · {title}", style="cyan"))

    def scene(self, title: str, place: str, now: datetime) -> None:
        """Begin a scene."""
        self.console.print()
        line = Text.assemble((hour(now), "bold"), "  ", (title, "bold"), (f"  {place}", "dim"))
        self.console.print(line)

    def said(
        self, name: str, body: str, at: datetime, *, edited: bool = False, aside: str = ""
    ) -> None:
        """Print a message, or the new text of one."""
        text = Text(body.replace("\u00a0", " "))
        if aside:
            first, rest = text.split("\n")[0], text.split("\n")[1:]
            first.append(f"  {aside}", style="dim italic")
            text = Text("\n").join([first, *rest])
        self._line(at, name, Text.assemble(("✎ ", "dim"), text) if edited else text)

    def tapped(self, name: str, key: str, on: str, at: datetime, *, back: bool = False) -> None:
        """Print a tap on a message, or that it was taken back."""
        what = f"reprend {key}" if back else f"[{key}]"
        self._did(name, what, on, at)

    def deleted(self, name: str, on: str, at: datetime) -> None:
        """Print that a message was deleted."""
        self._did(name, "supprime", on, at)

    def event(self, text: str) -> None:
        """Print what happens to the bot or to the clock."""
        self._indented(Text(text, style="bold yellow"))

    def missing(self, missing: Missing) -> None:
        """Print what did not come."""
        self._indented(Text(f"✗ {missing.text}", style="bold red"))

    def verdict(self, expected: int, missing: Sequence[Missing], seconds: float) -> None:
        """Sum the day up."""
        self.console.print()
        self.console.print(Rule(style="cyan"))
        if not missing:
            line = f"Les {expected} réponses attendues sont venues, en {seconds:.0f} s."
            self.console.print(Text(line, style="bold green"))
            return
        came = expected - len(missing)
        line = f"{came} réponses sur {expected} comme prévu, en {seconds:.0f} s. Manquent :"
        self.console.print(Text(line, style="bold red"))
        for each in missing:
            self._indented(Text(f"– {each.text}", style="red"))

    def _did(self, name: str, what: str, on: str, at: datetime) -> None:
        about = plain_first_line(on)[:50]
        self._line(at, name, Text.assemble((what, "bold"), (f" sur « {about} »", "dim")))

    def _line(self, at: datetime, name: str, text: Text) -> None:
        """Print one line in three columns: hour, name, words."""
        grid = Table.grid(padding=(0, 1))
        grid.add_column(width=HOUR, justify="right", style="dim")
        grid.add_column(width=NAME, style=colour(name))
        grid.add_column(overflow="fold")
        grid.add_row(hour(at), name, text)
        self.console.print(Padding(grid, (0, 0, 0, INDENT)))

    def _indented(self, text: Text) -> None:
        self.console.print(Padding(text, (0, 0, 0, INDENT)))


def hour(moment: datetime) -> str:
    """Write an hour as people say it."""
    return f"{moment.hour} h {moment.minute:02}"


def colour(name: str) -> str:
    """Give everybody their colour."""
    return COLOURS.get(name.split(maxsplit=1)[0], "")


def plain_first_line(body: str) -> str:
    """Give what a message begins with."""
    return body.replace("\u00a0", " ").partition("\n")[0]
