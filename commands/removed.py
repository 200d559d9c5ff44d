"""How a removed thing was until then, and how it comes back so: an undo empties its row."""

from collections.abc import Mapping
from typing import Any

from storage.ids import PersonKey
from storage.messages import Subject
from storage.operations import Operation
from storage.tasks import Task
from storage.work import UnitOfWork


def before(
    operation: Operation | None, table: str, key: int, work: UnitOfWork
) -> Mapping[str, Any]:
    """Give the columns of a row that an undo changed, as they were until then, as JSON."""
    if operation is None or operation.undoes is None:
        return {}
    return {
        change.column_name: change.values["before"]
        for change in work.journal.changes(operation.key)
        if (change.table_name, change.row_key) == (table, key) and "before" in change.values
    }


def bring_back(task: Task, work: UnitOfWork) -> None:
    """Let a removed task be what it last was: its title, its date, its people."""
    subject = Subject("task", task.number)
    removal = work.restoring.removal(subject)
    if removal is not None:
        work.restoring.restore(removal, subject)
    task.deleted = False


def last_assignees(task: Task, work: UnitOfWork) -> tuple[PersonKey, ...]:
    """Give those whose a task is; of a removed one, those whose it was until then."""
    removal = work.restoring.removal(Subject("task", task.number)) if task.deleted else None
    if removal is None:
        return task.assignees
    taken = {
        change.row_key
        for change in work.journal.changes(removal.key)
        if (change.table_name, change.column_name) == ("assignments", "deleted")
        and change.values.get("before") is False
    }
    return tuple(each.person for each in task.assignments if not each.deleted or each.key in taken)
