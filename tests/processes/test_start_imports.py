"""What a start imports: what is heavy and not needed for a first answer waits for its first use."""

import subprocess
import sys

from town.folders import ROOT

START = """
import sys
from bot.importing import hidden
with hidden("rich"):
    import bot.cli.problems, bot.cli.run, bot.logs, bot.app
from commands.catalogue import catalogue
catalogue()
print(*sys.modules)
"""
LATER = {
    "alembic",
    "apscheduler",
    "dateparser",
    "holidays",
    "psycopg",
    "pygments",
    "rapidfuzz",
    "rich",
    "typer",
    "unittest",
}


def test_start_leaves_heavy_parts_for_later() -> None:
    done = subprocess.run(
        [sys.executable, "-c", START], cwd=ROOT, check=True, capture_output=True, text=True
    )

    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "bot" in loaded
    assert loaded & LATER == set()
