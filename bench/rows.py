"""Large states, written straight into a bot's database while the bot is stopped."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select, update

from storage.database import Model, connect
from storage.messages import Subject
from storage.moments import Due, LocalMoment
from storage.nudges import Nudge, NudgeState, Planned
from storage.numbers import Sequence as Numbers
from storage.people import Person
from storage.reminders import Reminder
from storage.rooms import Room
from storage.tasks import Assignment, Task

ZONE = "Europe/Paris"
BATCH = 5_000
"""Rows in one statement."""


@contextmanager
def opened(database: Path) -> Iterator[Connection]:
    """Lend one transaction on a database that nobody uses."""
    engine = connect(f"sqlite:///{database}")
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def room_key(connection: Connection, room_id: str) -> int:
    """Find a room that the bot is in."""
    return connection.execute(select(Room.key).where(Room.room_id == room_id)).scalar_one()


def person_key(connection: Connection, user_id: str) -> int:
    """Find a person that the bot has met."""
    return connection.execute(select(Person.key).where(Person.user_id == user_id)).scalar_one()


def numbers(connection: Connection, kind: str, count: int) -> range:
    """Take so many numbers of a kind."""
    last = connection.execute(select(Numbers.last).where(Numbers.name == kind)).scalar()
    if last is None:
        connection.execute(insert(Numbers).values(name=kind, last=count))
        return range(1, count + 1)
    connection.execute(update(Numbers).where(Numbers.name == kind).values(last=last + count))
    return range(last + 1, last + count + 1)


def put(connection: Connection, model: type[Model], rows: Sequence[dict[str, Any]]) -> None:
    """Insert many rows."""
    for some in (rows[at : at + BATCH] for at in range(0, len(rows), BATCH)):
        connection.execute(insert(model.__table__), some)


def remind_rooms(
    connection: Connection, author: str, rooms: Sequence[str], titles: Sequence[str], due: datetime
) -> None:
    """Let reminders ring at one instant, spread over rooms in turn."""
    moment = LocalMoment.at(due, ZONE)
    person = person_key(connection, author)
    keys = [room_key(connection, room) for room in rooms]
    reminders: list[dict[str, Any]] = []
    nudges: list[dict[str, Any]] = []
    for place, number in enumerate(numbers(connection, "reminders", len(titles))):
        room = keys[place % len(keys)]
        reminders.append(
            {
                "number": number,
                "title": titles[place],
                "author": person,
                "room": room,
                "for_room": True,
                "created_at": due - timedelta(days=1),
                "first_local": moment.local,
                "zone": ZONE,
                "except_days": [],
                "deleted": False,
            }
        )
        nudges.append(nudge(Planned("reminder", Subject("reminder", number), moment, room=room)))  # type: ignore[arg-type]
    put(connection, Reminder, reminders)
    put(connection, Nudge, nudges)


def nudge(planned: Planned) -> dict[str, Any]:
    """Write a planned nudge as its row."""
    return {
        "identity": planned.identity,
        "kind": planned.kind,
        "subject_kind": planned.subject.kind,
        "subject_key": planned.subject.key,
        "person": planned.person,
        "room": planned.room,
        "local": planned.moment.local,
        "zone": planned.moment.zone,
        "due_at": planned.moment.utc,
        "state": NudgeState.PLANNED,
    }


def give_tasks(
    connection: Connection, people: Sequence[int], rooms: Sequence[int], count: int, now: datetime
) -> None:
    """Fill the database: two thirds done, the rest due over a year or not at all."""
    tasks: list[dict[str, Any]] = []
    assignments: list[dict[str, Any]] = []
    for place, number in enumerate(numbers(connection, "tasks", count)):
        turn, whose = divmod(place, len(people))
        person = people[whose]
        day = (now + timedelta(days=turn % 365 - 30)).date()
        due = Due(day, time(14) if turn % 2 else None, ZONE) if turn % 5 else None
        columns = due.__composite_values__() if due else (None, None, None, None)
        tasks.append(
            {
                "number": number,
                "title": f"Dossier {number}",
                "author": person,
                "room": rooms[place % len(rooms)],
                "created_at": now - timedelta(days=40),
                **dict(zip(("due_day", "due_time", "due_zone", "due_utc"), columns, strict=True)),
                "urgent": False,
                "done_at": now.astimezone(UTC) if turn % 3 else None,
                "deleted": False,
            }
        )
        assignments.append({"task": number, "person": person, "deleted": False})
    put(connection, Task, tasks)
    put(connection, Assignment, assignments)
