"""`mes tâches` and `mon planning` among 100,000 tasks: our own time, and how SQLite finds them."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from bench.inside import Inside, plans
from bench.readings import Reading
from bench.rows import give_tasks
from bench.session import Session
from storage.database import connect
from storage.ids import RoomId, UserId
from storage.migrations import upgrade

TASKS = 100_000
PEOPLE = 200
ROOMS = 50
NOW = datetime(2026, 11, 24, 8, 5, tzinfo=UTC)
ASKED = {"lists.tasks": "mes tâches", "lists.planning": "mon planning de la semaine"}
TIMES = 20
NO_TABLE = "(C"
"""What SQLite scans besides tables: `(subquery-1)`, `CONSTANT ROW`."""


async def measure(session: Session) -> None:
    """Fill a database once, and ask."""
    session.say("Lists among 100,000 tasks")
    inside, user, direct = await asyncio.to_thread(filled, session.memory / "lists.db")
    for _ in range(session.runs):
        for key, words in ASKED.items():
            times = [inside.says(user, direct, words)[0] for _ in range(TIMES)]
            session.take(Reading(key, median(times) * 1e3))
    with plans(inside.engine) as steps:
        for words in ASKED.values():
            _, answer = inside.says(user, direct, words)
            session.console.print(f"  {answer.splitlines()[0]}", highlight=False)
    scans = sorted(step for step in steps if step.startswith("SCAN ") and step[5] not in NO_TABLE)
    for scan in scans:
        session.console.print(f"  [red]{scan}", highlight=False)
    session.take(Reading("lists.scans", len(scans)))
    inside.engine.dispose()


def filled(database: Path) -> tuple[Inside, UserId, RoomId]:
    """Make a town of 200 agents with 500 tasks each."""
    engine = connect(f"sqlite:///{database}")
    upgrade(engine)
    inside = Inside(engine, NOW)
    people = [inside.person(f"agent{number}") for number in range(PEOPLE)]
    rooms = [
        inside.room(f"salon{number}", [user for user, _ in people[number::ROOMS]])
        for number in range(ROOMS)
    ]
    user = people[0][0]
    direct, _ = inside.room("direct", [user], direct=True)
    with engine.begin() as connection:
        keys = [key for _, key in people]
        give_tasks(connection, keys, [key for _, key in rooms], TASKS, NOW)
    return inside, user, direct
