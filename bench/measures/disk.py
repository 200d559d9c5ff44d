"""What the disk itself adds: one commit, written through, in memory and on the disk."""

import time
from pathlib import Path
from statistics import median

from sqlalchemy import text

from bench.readings import Reading
from bench.session import Session
from storage.database import connect

COMMITS = 200


async def measure(session: Session) -> None:
    """Measure both, as the bot opens its database."""
    session.say("Commits")
    session.take(
        Reading("disk.memory", commit(session.memory) * 1e3),
        Reading("disk.disk", commit(session.disk) * 1e3),
    )


def commit(folder: Path) -> float:
    """Tell the median time of a transaction that writes one row."""
    engine = connect(f"sqlite:///{folder / 'commits.db'}")
    times: list[float] = []
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE rows (key INTEGER PRIMARY KEY, text TEXT)"))
    for place in range(COMMITS):
        begin = time.perf_counter()
        with engine.begin() as connection:
            connection.execute(text("INSERT INTO rows (text) VALUES (:t)"), {"t": f"{place}" * 100})
        times.append(time.perf_counter() - begin)
    engine.dispose()
    return median(times)
