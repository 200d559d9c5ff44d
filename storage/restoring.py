"""Puts back what an operation changed, where nobody changed it since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Mapper, Session

from storage.capture import Cell, to_json
from storage.database import Journalled, Model
from storage.journal import Journal
from storage.messages import Subject
from storage.operations import Change, Operation
from storage.subjects import subject_at, table_of


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell no longer holds what the operation left in it."""

    cell: Cell
    changed_by: Operation | None


class Restoring:
    """Takes back one operation at a time, through one session."""

    def __init__(self, session: Session, journal: Journal) -> None:
        """Restore through a session, reading the journal."""
        self._session = session
        self._journal = journal

    def restore(
        self, operation: Operation, only: Subject | None = None
    ) -> tuple[Sequence[Journalled], Conflict | None]:
        """Put every cell back to *before*: all of them, or none and the conflict.

        A row the operation made, or took up again, is marked deleted; its own author's later
        changes to it do not stand in the way. Gives the rows that were so removed. With `only`,
        what the operation changed of other subjects stays.
        """
        changes = [
            change
            for change in self._journal.changes(operation.key)
            if only is None or subject_at(self._session, change.table_name, change.row_key) == only
        ]
        rows = {
            (each.table_name, each.row_key): self._row(each.table_name, each.row_key)
            for each in changes
        }
        made = {(each.table_name, each.row_key) for each in changes if _made(each)}
        revived = {(each.table_name, each.row_key) for each in changes if _revived(each)}
        for change in changes:
            conflict = self._conflict(operation, change, rows, made | revived)
            if conflict is not None:
                return (), conflict
        for change in changes:
            if (change.table_name, change.row_key) not in made:
                row = rows[change.table_name, change.row_key]
                _set(row, change.column_name, change.values["before"])
        removed = [rows[place] for place in sorted(made | revived)]
        for row in removed:
            row.deleted = True
        return removed, None

    def removal(self, subject: Subject) -> Operation | None:
        """Find the operation that removed a subject, where it is removed and that is known."""
        table = _heads()[subject.kind]
        if not self._row(table, subject.key).deleted:
            return None
        return self._journal.who_changed(Cell(table, subject.key, "deleted"), 0)

    def _conflict(
        self,
        operation: Operation,
        change: Change,
        rows: Mapping[tuple[str, int], Journalled],
        made: set[tuple[str, int]],
    ) -> Conflict | None:
        row = rows[change.table_name, change.row_key]
        attribute = _attribute(row, change.column_name)
        if to_json(getattr(row, attribute)) == change.values["after"]:
            there = (change.table_name, change.row_key) in made
            return None if there else self._removal(operation, change)
        cell = Cell(change.table_name, change.row_key, change.column_name)
        by = self._journal.who_changed(cell, operation.key)
        own = by is not None and by.person == operation.person
        if own and (change.table_name, change.row_key) in made:
            return None
        return Conflict(cell, by)

    def _removal(self, operation: Operation, change: Change) -> Conflict | None:
        """Tell that a row, or what it is a part of, was removed since: nobody sees what comes back.

        What its own author took back with it, as an edit or a deletion does, is no conflict.
        """
        subject = subject_at(self._session, change.table_name, change.row_key)
        places = [(change.table_name, change.row_key)]
        if subject is not None and subject.kind in _heads():
            places.append((_heads()[subject.kind], subject.key))
        for table, key in places:
            cell = Cell(table, key, "deleted")
            if not self._row(table, key).deleted:
                continue
            by = self._journal.who_changed(cell, operation.key)
            if by is not None and (by.person != operation.person or by.undoes is None):
                return Conflict(cell, by)
        return None

    def _row(self, table: str, key: int) -> Journalled:
        row = self._session.get_one(_classes()[table], key)
        assert isinstance(row, Journalled)  # noqa: S101 - only such rows are journalled
        return row


def _made(change: Change) -> bool:
    """Tell whether the row was new."""
    return "before" not in change.values


def _revived(change: Change) -> bool:
    """Tell whether the row was taken up again, as an edited message does."""
    return change.column_name == "deleted" and bool(change.values.get("before"))


def _classes() -> Mapping[str, type[Any]]:
    return {table_of(mapper): mapper.class_ for mapper in Model.registry.mappers}


def _heads() -> Mapping[str, str]:
    """Map each kind of subject to the table whose rows are the subjects, not parts of them."""
    return {
        about[0]: table_of(mapper)
        for mapper in Model.registry.mappers
        if (about := getattr(mapper.class_, "__about__", None)) is not None
        and mapper.primary_key[0].key == about[1]
    }


def _attribute(row: Journalled, column: str) -> str:
    mapper: Mapper[Any] = inspect(type(row))
    return mapper.get_property_by_column(mapper.local_table.c[column]).key


def _set(row: Journalled, column: str, value: Any) -> None:  # noqa: ANN401 - a column's JSON
    mapper: Mapper[Any] = inspect(type(row))
    attribute = _attribute(row, column)
    python_type = mapper.local_table.c[column].type.python_type
    setattr(row, attribute, _from_json(value, python_type))
    for composite in mapper.composites:
        vars(row).pop(composite.key, None)


def _from_json(value: Any, python_type: type[Any]) -> Any:  # noqa: ANN401 - a column's JSON
    if isinstance(value, str) and issubclass(python_type, datetime | date | time):
        return python_type.fromisoformat(value)
    return value
