"""What lists ask of the database: the same number of queries, however long they are."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, event

from tests.office import Office, plain


def have_tasks(office: Office, count: int) -> None:
    """Let Luc have tasks that were due an hour ago, each with somebody else."""
    for number in range(count):
        other = ("zoe", "amina")[number % 2]
        office.says(office.zoe, f"!tâche Lettre {number} pour aujourd’hui à 9h10 @luc @{other}")


def have_reminders(office: Office, count: int) -> None:
    """Let Luc have reminders of his own."""
    for number in range(count):
        office.says(office.luc, f"rappelle-moi aujourd’hui à 17h de relire {number}", office.alone)


def have_reminders_of_the_room(office: Office, count: int) -> None:
    """Let the room have reminders."""
    for number in range(count):
        office.says(office.amina, f"!rappelle au salon aujourd’hui à 17h : point {number}")


def have_history(office: Office, count: int) -> None:
    """Let several people change a task so many times."""
    office.says(office.luc, "!tâche Lettre @luc @zoe")
    for number in range(1, count + 1):
        author = (office.zoe, office.amina, office.luc)[number % 3]
        office.says(author, f"!renommer 1 Lettre {number}")


def have_all(office: Office, count: int) -> None:
    """Let Luc have everything that a planning shows."""
    have_tasks(office, count)
    have_reminders_of_the_room(office, count)


QUERIES: dict[str, tuple[int, Callable[[Office, int], None]]] = {
    "mes tâches": (8, have_tasks),
    "en retard": (8, have_tasks),
    "!tâches du salon": (16, have_tasks),
    "mon planning": (13, have_all),
    "mon planning de la semaine": (13, have_all),
    "mes rappels": (9, have_reminders),
    "!rappels du salon": (12, have_reminders_of_the_room),
    "1": (19, have_history),
}
"""Each list, how many SELECTs it takes from inbox to outbox, and what makes it long.

`!` asks it in *Finances*: Luc is told there that it waits for him in private. `1` is the task.
"""


@pytest.mark.parametrize("lines", [1, 30])
@pytest.mark.parametrize(("text", "number", "have"), [(text, *of) for text, of in QUERIES.items()])
def test_list_takes_this_many_queries(
    office: Office, text: str, number: int, have: Callable[[Office, int], None], lines: int
) -> None:
    have(office, lines)
    office.team.now = office.team.now.replace(hour=9)
    room = office.finances if text.startswith("!") else office.alone

    with queries(office.team.engine) as asked:
        said = plain(office.says(office.luc, text, room))

    head = said.rpartition("---\n")[2].splitlines()[0]
    assert re.search(rf"\b{lines}\b", head), said
    assert len(asked) == number, "\n".join(asked)


@contextmanager
def queries(engine: Engine) -> Iterator[list[str]]:
    """Collect what is read from the database."""
    asked: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("SELECT"):
            asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)
