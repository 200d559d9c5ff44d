"""What changed, cell by cell, seen in one place: the flushes of a session."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import (
    event,
    inspect,
)
from sqlalchemy.orm import (
    Mapper,
    ORMExecuteState,
    Session,
    UOWTransaction,
)

from storage.database import Journalled
from storage.messages import Subject
from storage.subjects import place_of

ABSENT = "absent"
"""Stands for *before* where the row did not exist."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of a row of ours."""

    table: str
    row: int
    column: str


@dataclass(slots=True)
class Values:
    """What a cell held before and after, as JSON."""

    before: Any
    after: Any


class Capture:
    """Watches a session's flushes and keeps what changed, folded per cell.

    It reads after the flush, where history still holds and foreign keys set through a
    relationship are known. Bulk statements would pass it by, so they raise meanwhile.
    """

    def __init__(self, session: Session) -> None:
        """Watch a session, for as long as it lives."""
        self.cells: dict[Cell, Values] = {}
        self.subjects: dict[Subject, None] = {}
        """What changed, in order, for the cards and nudges that follow from it."""
        self.active = False
        event.listen(session, "after_flush", self._after_flush)
        event.listen(session, "do_orm_execute", self._refuse_bulk)

    def _after_flush(self, session: Session, _context: UOWTransaction) -> None:
        if not self.active:
            return
        for row in session.new:
            if isinstance(row, Journalled):
                self._inserted(row)
                self._note_subject(row)
        for row in session.dirty:
            if isinstance(row, Journalled) and session.is_modified(row):
                self._updated(row)
                self._note_subject(row)
        for row in session.deleted:
            if isinstance(row, Journalled):
                message = f"{type(row).__name__} rows are marked deleted, never deleted"
                raise TypeError(message)

    def _note_subject(self, row: Journalled) -> None:
        if row.__about__ is not None:
            kind, attribute = row.__about__
            self.subjects[Subject(kind, getattr(row, attribute))] = None

    def _inserted(self, row: Journalled) -> None:
        table, key = place_of(row)
        for name, attribute in _columns(row):
            value = to_json(getattr(row, attribute))
            self.cells[Cell(table, key, name)] = Values(ABSENT, value)

    def _updated(self, row: Journalled) -> None:
        table, key = place_of(row)
        state = inspect(row)
        for name, attribute in _columns(row):
            history = state.attrs[attribute].history
            if not history.has_changes():
                continue
            if not history.deleted:
                message = f"{table}.{name} was changed without having been loaded"
                raise TypeError(message)
            cell = Cell(table, key, name)
            after = to_json(history.added[0])
            kept = self.cells.get(cell)
            if kept is None:
                self.cells[cell] = Values(to_json(history.deleted[0]), after)
            else:
                kept.after = after

    def _refuse_bulk(self, execution: ORMExecuteState) -> None:
        if not self.active or not (execution.is_update or execution.is_delete):
            return
        mapper = execution.bind_mapper
        if mapper is not None and issubclass(mapper.class_, Journalled):
            message = f"a bulk statement on {mapper.class_.__name__} would escape the journal"
            raise TypeError(message)

    def real_changes(self) -> dict[Cell, Values]:
        """Give what really differs, since a cell may have been set and set back."""
        return {
            cell: values for cell, values in self.cells.items() if values.before != values.after
        }


def _columns(row: Journalled) -> Sequence[tuple[str, str]]:
    mapper: Mapper[Any] = inspect(type(row))
    return [
        (attribute.columns[0].name, attribute.key)
        for attribute in mapper.column_attrs
        if attribute.key not in row.__unjournalled__ and not attribute.columns[0].primary_key
    ]


def to_json(value: Any) -> Any:  # noqa: ANN401 - any column value
    """Write a column's value as JSON."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return value
