"""Operations and changes: what undo, history and the audit trail are made from."""

import hashlib
import json
import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    Index,
    Table,
    and_,
    delete,
    event,
    false,
    insert,
    inspect,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import (
    Mapped,
    Mapper,
    ORMExecuteState,
    Session,
    UOWTransaction,
    mapped_column,
)

from storage.database import Journalled, Json, Model
from storage.ids import PersonKey, RoomKey
from storage.messages import Subject
from storage.subjects import place_of, rows_about

UNDO = "undo"
"""The command of an operation that took another one back because somebody asked for it."""

ABSENT = "absent"
"""Stands for *before* where the row did not exist."""


class Operation(Model):
    """Something one person did, and what was reported of it.

    The operations form a chain: `link` digests the metadata, the digest of the contents and
    the link before. Erasing drops contents and salt, and the chain still proves itself.
    """

    __tablename__ = "operations"
    __table_args__ = (
        Index("ix_operations_standing", "person", "room", "standing", "key"),
        Index("ix_operations_subject", "subject_kind", "subject_key"),
    )

    key: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    person: Mapped[PersonKey | None] = mapped_column(ForeignKey("people.key"))
    room: Mapped[RoomKey | None] = mapped_column(ForeignKey("rooms.key"))
    command: Mapped[str]
    origin: Mapped[str] = mapped_column(index=True)
    """The event that caused it."""
    root: Mapped[str] = mapped_column(index=True)
    """The message that asked, where `origin` answered our question about it."""
    undoes: Mapped[int | None] = mapped_column(ForeignKey("operations.key"), index=True)
    standing: Mapped[bool] = mapped_column(default=True)
    """Whether nobody has undone it."""
    subject_kind: Mapped[str | None]
    subject_key: Mapped[int | None]
    reply: Mapped[Json | None]
    """What was reported, serialised: crossed out when it is undone."""
    salt: Mapped[str | None]
    digest: Mapped[str]
    link: Mapped[str]

    @hybrid_property
    def can_be_undone(self) -> bool:
        """Whether it stands, and what it changed is still known."""
        return self.standing and self.salt is not None

    @can_be_undone.inplace.expression
    @classmethod
    def _can_be_undone(cls) -> ColumnElement[bool]:
        return and_(cls.standing, cls.salt.is_not(None))


class Change(Model):
    """One column of one row, before and after an operation; values live 90 days."""

    __tablename__ = "changes"
    __table_args__ = (Index("ix_changes_cell", "table_name", "row_key", "column_name"),)

    key: Mapped[int] = mapped_column(primary_key=True)
    operation: Mapped[int] = mapped_column(ForeignKey("operations.key"), index=True)
    table_name: Mapped[str]
    row_key: Mapped[int]
    column_name: Mapped[str]
    values: Mapped[Json]
    """{"before": …, "after": …} as JSON; *before* is missing where the row was new."""


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


_LAST_LINK = select(Operation.link).order_by(Operation.key.desc()).limit(1)
_ADD_CHANGES = insert(cast("Table", Change.__table__))


class Journal:
    """The operations, in the order they were done."""

    def __init__(self, session: Session, capture: Capture) -> None:
        """Write what `capture` sees through one session."""
        self._session = session
        self.capture = capture
        self.toggled: dict[int, Operation] = {}
        """The operations that were undone, or done again, in this transaction."""
        self.recorded: list[tuple[Operation, Mapping[Cell, Values]]] = []
        """What this transaction did."""

    def let_stand(self, operation: Operation, *, standing: bool) -> None:
        """Say whether an operation stands; its answers are then crossed out, or not."""
        operation.standing = standing
        self.toggled[operation.key] = operation

    def record(self, operation: Operation) -> Operation:
        """Close an operation: keep its changes and link it to the chain."""
        changes = self.capture.real_changes()
        operation.salt = secrets.token_hex(16)
        contents = [
            [cell.table, cell.row, cell.column, values.before, values.after]
            for cell, values in changes.items()
        ]
        operation.digest = digest_of(operation.salt, [operation.reply, contents])
        operation.link = link_of(operation, self._last_link())
        self._session.add(operation)
        self._session.flush()
        if changes:
            self._session.connection().execute(
                _ADD_CHANGES,
                [_row_of(operation.key, cell, values) for cell, values in changes.items()],
            )
        self.recorded.append((operation, changes))
        self.capture.cells = {}
        return operation

    def _last_link(self) -> str:
        return self._session.scalar(_LAST_LINK) or ""

    def by_key(self, key: int) -> Operation | None:
        """Read an operation."""
        return self._session.get(Operation, key)

    def changes(self, operation: int) -> Sequence[Change]:
        """List what an operation changed."""
        return self._session.scalars(
            select(Change).where(Change.operation == operation).order_by(Change.key)
        ).all()

    def of_origin(self, origin: str) -> Sequence[Operation]:
        """List the standing operations that an event caused or asked for, in order.

        Those that took others back count: who deletes `annuler` wants them done again.
        """
        return self._session.scalars(
            select(Operation)
            .where(
                or_(Operation.origin == origin, Operation.root == origin),
                Operation.can_be_undone,
            )
            .order_by(Operation.key)
        ).all()

    def latest_standing(self, person: PersonKey, room: RoomKey) -> Operation | None:
        """Find what `annuler` takes back: a person's latest standing operation in a room."""
        return self._session.scalar(
            select(Operation)
            .where(
                Operation.person == person,
                Operation.room == room,
                Operation.can_be_undone,
                Operation.undoes.is_(None),
            )
            .order_by(Operation.key.desc())
            .limit(1)
        )

    def latest_undone(self, person: PersonKey, room: RoomKey) -> Operation | None:
        """Find what `refaire` does again: the latest standing undo of a person in a room."""
        return self._session.scalar(
            select(Operation)
            .where(
                Operation.person == person,
                Operation.room == room,
                Operation.can_be_undone,
                Operation.command == UNDO,
            )
            .order_by(Operation.key.desc())
            .limit(1)
        )

    def of_subject(self, kind: str, key: int, *, limit: int = 50) -> Sequence[Operation]:
        """List the first operations on a subject, in order."""
        return self._session.scalars(
            select(Operation).where(_on(kind, key)).order_by(Operation.key).limit(limit)
        ).all()

    def latest_of_subject(
        self, kind: str, key: int, *, limit: int, but: Collection[str] = ()
    ) -> Sequence[Operation]:
        """List the last operations on a subject, undone or not, in order."""
        latest = (
            select(Operation)
            .where(_on(kind, key), Operation.command.not_in(but))
            .order_by(Operation.key.desc())
            .limit(limit)
        )
        return self._session.scalars(latest).all()[::-1]

    def latest_on(self, kind: str, key: int, *, but: Collection[str] = ()) -> Operation | None:
        """Find the latest standing operation on a subject, whose command is none of `but`."""
        return self._session.scalar(
            select(Operation)
            .where(
                _on(kind, key),
                Operation.can_be_undone,
                Operation.undoes.is_(None),
                Operation.command.not_in(but),
            )
            .order_by(Operation.key.desc())
            .limit(1)
        )

    def who_changed(self, cell: Cell, since: int) -> Operation | None:
        """Find the last operation after `since` that changed a cell."""
        return self._session.scalar(
            select(Operation)
            .join(Change, Change.operation == Operation.key)
            .where(
                Change.table_name == cell.table,
                Change.row_key == cell.row,
                Change.column_name == cell.column,
                Operation.key > since,
            )
            .order_by(Operation.key.desc())
            .limit(1)
        )

    def drop_values(self, before: datetime) -> None:
        """Forget what operations before an instant changed and reported; their links stay.

        What was forgotten can no longer be undone.
        """
        aged = and_(Operation.at < before, Operation.salt.is_not(None))
        old = select(Operation.key).where(aged)
        self._session.execute(delete(Change).where(Change.operation.in_(old)))
        self._session.execute(
            update(Operation)
            .where(aged)
            .values(salt=None, reply=null())
            .execution_options(synchronize_session=False)
        )


def _on(kind: str, key: int) -> ColumnElement[bool]:
    """Tell of operations that they are about a subject, be it with others: `fait 42 43`."""
    touched = [
        and_(Change.table_name == table, Change.row_key.in_(rows))
        for table, rows in rows_about(kind, key)
    ]
    return or_(
        and_(Operation.subject_kind == kind, Operation.subject_key == key),
        Operation.key.in_(select(Change.operation).where(or_(false(), *touched))),
    )


def digest_of(salt: str, contents: Any) -> str:  # noqa: ANN401 - JSON
    """Digest an operation's contents; without its salt nobody can guess them."""
    text = json.dumps(contents, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(f"{salt}{text}".encode()).hexdigest()


def link_of(operation: Operation, before: str) -> str:
    """Compute an operation's link in the chain, over metadata only."""
    metadata = [
        before,
        operation.at.isoformat(),
        operation.person,
        operation.room,
        operation.command,
        operation.origin,
        operation.undoes,
        operation.digest,
    ]
    return hashlib.sha256(json.dumps(metadata).encode()).hexdigest()


def _row_of(operation: int, cell: Cell, values: Values) -> dict[str, Any]:
    kept = {"after": values.after}
    if values.before != ABSENT:
        kept["before"] = values.before
    return {
        "operation": operation,
        "table_name": cell.table,
        "row_key": cell.row,
        "column_name": cell.column,
        "values": kept,
    }
