"""One run of the bench: where it works, how often, and what it has read."""

from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console

from bench.readings import Reading, Readings


@dataclass(frozen=True, slots=True)
class Session:
    """What every measure is given."""

    memory: Path
    """A folder in memory."""

    disk: Path
    """A folder on the disk."""

    runs: int
    quick: bool
    console: Console
    readings: Readings = field(default_factory=Readings)

    def take(self, *readings: Reading) -> None:
        """Keep what a run gave, and show it to whoever waits."""
        self.readings.take(*readings)
        for reading in readings:
            beside = "" if reading.floor is None else f"  ({reading.value / reading.floor:.2f})"
            line = f"  {reading.key:<20} {reading.value:12.3f}{beside}"
            self.console.print(line, highlight=False)

    def say(self, what: str) -> None:
        """Tell what is being done."""
        self.console.print(f"[bold]{what}[/bold]", highlight=False)
