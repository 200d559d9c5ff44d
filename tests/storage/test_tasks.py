"""Lists of tasks: by index, whatever their number; `make bench` times them."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, event, insert, text
from sqlalchemy.orm import Session

from storage.database import Model, connect
from storage.ids import EventId, PersonKey, RoomKey
from storage.nudges import Nudge, NudgeState
from storage.reminders import Reminder
from storage.tasks import Assignment, Page, Task
from storage.work import UnitOfWork
from tests.team import Team

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
TASKS = 12_000
PEOPLE = 200
ROOMS = 50
LUC, FINANCES = PersonKey(2), RoomKey(1)


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """A town of two hundred people with a few thousand tasks, a third of them open."""
    path = tmp_path_factory.mktemp("crowd") / "town.db"
    engine = connect(f"sqlite:///{path}")
    Model.metadata.create_all(engine)
    team = Team(engine)
    with team.work():
        users = [team.person(f"@agent{n}:ville.test", f"Agent{n} Martin") for n in range(PEOPLE)]
        for number in range(ROOMS):
            team.room(f"Salon {number}", *{users[0], *users[number::ROOMS]})
        team.direct(users[0])
    with Session(engine) as session, session.begin():
        # Without its nulls, each row would need another statement than the one before
        session.execute(
            insert(Task).execution_options(render_nulls=True),
            [_task(number) for number in range(1, TASKS + 1)],
        )
        session.execute(
            insert(Assignment),
            [
                {"task": number, "person": 2 + number % PEOPLE, "deleted": False}
                for number in range(1, TASKS + 1)
            ],
        )
        session.execute(insert(Reminder), [_reminder(number) for number in range(600)])
        session.execute(insert(Nudge), [_nudge(number) for number in range(600)])
    yield team
    engine.dispose()


@pytest.fixture(scope="module")
def crowded(team: Team) -> Engine:
    """Its database."""
    return team.engine


def _task(number: int) -> dict[str, Any]:
    day = date(2026, 11, 1) + timedelta(days=number // 7 % 60)
    end = datetime(day.year, day.month, day.day, 23, tzinfo=UTC)
    return {
        "number": number,
        "title": f"Affaire {number}",
        "author": 2 + number % PEOPLE,
        "room": 1 + number % ROOMS,
        "created_at": NOW,
        "due_day": day,
        "due_time": None,
        "due_zone": "Europe/Paris",
        "due_utc": end,
        "urgent": False,
        "done_at": None if number % 3 == 0 else NOW,
        "deleted": False,
    }


def _reminder(number: int) -> dict[str, Any]:
    return {
        "number": number,
        "title": f"Rappel {number}",
        "author": 2 + number % PEOPLE,
        "room": 1 + number % ROOMS,
        "for_room": False,
        "created_at": NOW,
        "first_local": NOW.replace(tzinfo=None),
        "zone": "Europe/Paris",
        "except_days": [],
        "deleted": False,
    }


def _nudge(number: int) -> dict[str, Any]:
    due = NOW + timedelta(minutes=number - 300)
    return {
        "identity": f"reminder:{number}",
        "kind": "reminder",
        "subject_kind": "reminder",
        "subject_key": number,
        "person": 2 + number % PEOPLE,
        "local": due.replace(tzinfo=None),
        "zone": "Europe/Paris",
        "due_at": due,
        "state": NudgeState.PLANNED if number > 300 else NudgeState.RUNG,
    }


VALUES = ("SCAN CONSTANT ROW",)
"""Steps that read no table; nor do those over `(subquery-…)`, what a step before has found."""

READS: dict[str, Callable[[UnitOfWork], object]] = {
    "mine": lambda work: work.tasks.open_of(LUC, Page(NOW, 10)),
    "mine, of a guest": lambda work: work.tasks.open_of(LUC, Page(NOW, 10), rooms=[FINANCES]),
    "overdue": lambda work: work.tasks.open_of(LUC, Page(NOW, 10, overdue_only=True)),
    "a room's": lambda work: work.tasks.open_in(FINANCES, Page(NOW, 10, 20)),
    "due": lambda work: work.tasks.due_on(LUC, date(2026, 11, 23), date(2026, 11, 29)),
    "assignees": lambda work: work.tasks.assignees_of([3, 6, 9]),
    "comments": lambda work: work.tasks.comments(3, limit=5),
    "from a message": lambda work: work.tasks.from_event(EventId("$1")),
    "to ring": lambda work: work.nudges.to_ring_for(LUC, NOW + timedelta(days=7)),
    "rooms' rings": lambda work: work.reminders.of_rooms([FINANCES], NOW + timedelta(days=7)),
    "history": lambda work: work.journal.latest_of_subject("task", 3, limit=8),
}


@pytest.mark.parametrize("name", READS)
def test_no_list_scans_a_table(crowded: Engine, name: str) -> None:
    asked: list[tuple[str, Any]] = []

    def note(_c: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        asked.append((statement, parameters))

    event.listen(crowded, "before_cursor_execute", note)
    try:
        with UnitOfWork.begun(crowded, 1) as work:
            READS[name](work)
    finally:
        event.remove(crowded, "before_cursor_execute", note)

    with crowded.connect() as connection:
        for statement, parameters in asked:
            if not statement.startswith("SELECT"):
                continue
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            steps = [row.detail for row in plan]
            scans = [step for step in steps if step.startswith("SCAN") and step not in VALUES]
            assert [scan for scan in scans if not scan.startswith("SCAN (")] == [], statement


def test_page_counts_the_whole_list(crowded: Engine) -> None:
    with UnitOfWork.begun(crowded, 1) as work:
        page = work.tasks.open_of(LUC, Page(NOW, 10, 10))

    count = "SELECT count(*) FROM tasks t JOIN assignments a ON a.task = t.number"
    mine = f"{count} WHERE a.person = {LUC} AND t.done_at IS NULL"
    with crowded.connect() as connection:
        total = connection.execute(text(mine)).scalar()
        late = connection.execute(text(f"{mine} AND t.due_utc <= '2026-11-24 08:00:00'")).scalar()
    assert (page.total, page.overdue) == (total, late)
    assert len(page.lines) == 10
