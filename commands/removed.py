"""How a removed thing read when it was removed: an undo gives its row an earlier text back."""

from collections.abc import Mapping
from typing import Any

from storage.operations import Operation
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
