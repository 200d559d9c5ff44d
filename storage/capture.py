"""What changed, cell by cell, seen in one place: the flushes of a session."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Any

from sqlalchemy import Engine, event, inspect
from sqlalchemy.orm import Mapper, ORMExecuteState, Session, UOWTransaction

from storage.database import Journalled, columns_of
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
    """Keeps what the flushes of a session change, folded per cell.

    It reads after the flush, where history still holds and foreign keys set through a
    relationship are known. Bulk statements would pass it by, so they raise meanwhile.
    """

    def __init__(self) -> None:
        """Start with nothing, and keep nothing before it is made active."""
        self.cells: dict[Cell, Values] = {}
        self.subjects: dict[Subject, None] = {}
        """What changed, in order, for the cards and nudges that follow from it."""
        self.newborn: set[Subject] = set()
        """What did not exist before this transaction: no card can show it yet."""
        self.active = False

    def begin_anew(self) -> None:
        """Forget what was captured: another operation begins in the same transaction."""
        self.cells, self.subjects, self.active = {}, {}, False

    def after_flush(self, session: Session) -> None:
        """Read what a flush has written."""
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
        mapper = inspect(row).mapper
        for name, attribute in _columns(mapper, row.__unjournalled__):
            value = to_json(getattr(row, attribute))
            self.cells[Cell(table, key, name)] = Values(ABSENT, value)
        if row.__about__ is not None and _is_key(mapper, row.__about__[1]):
            self.newborn.add(Subject(row.__about__[0], key))

    def _updated(self, row: Journalled) -> None:
        table, key = place_of(row)
        state = inspect(row)
        for name, attribute in _columns(state.mapper, row.__unjournalled__):
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

    def refuse_bulk(self, execution: ORMExecuteState) -> None:
        """Raise where a statement would change journalled rows past the flushes."""
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


class RecordedSession(Session):
    """A session that tells its capture of every flush, and holds every row that it met."""

    def __init__(self, engine: Engine) -> None:
        """Open it on a database: what is to be seen by queries is flushed by hand."""
        super().__init__(engine, expire_on_commit=False, autoflush=False)
        self.capture = Capture()
        self.held: list[object] = []
        """Sessions refer weakly to their rows, and would read them again."""


@event.listens_for(RecordedSession, "after_flush")
def _capture(session: RecordedSession, _context: UOWTransaction) -> None:
    session.capture.after_flush(session)


@event.listens_for(RecordedSession, "do_orm_execute")
def _refuse_bulk(execution: ORMExecuteState) -> None:
    session = execution.session
    if isinstance(session, RecordedSession):
        session.capture.refuse_bulk(execution)


@event.listens_for(RecordedSession, "loaded_as_persistent")
@event.listens_for(RecordedSession, "pending_to_persistent")
def _hold(session: RecordedSession, row: object) -> None:
    session.held.append(row)


@cache
def _columns(mapper: Mapper[Any], unkept: frozenset[str]) -> Sequence[tuple[str, str]]:
    """List the columns that are kept, each with the attribute that holds it."""
    return [each for each in columns_of(mapper) if each[1] not in unkept]


@cache
def _is_key(mapper: Mapper[Any], attribute: str) -> bool:
    """Tell whether a row is found by this attribute: it is then the subject itself."""
    return mapper.column_attrs[attribute].columns[0].primary_key


def to_json(value: Any) -> Any:  # noqa: ANN401 - any column value
    """Write a column's value as JSON."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return value
