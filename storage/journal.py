"""The journal: operations recorded and found again; undo, history, audit are made from it."""

import secrets
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    and_,
    delete,
    exists,
    false,
    insert,
    null,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.orm import Session, aliased

from storage.capture import ABSENT, Capture, Cell, Values
from storage.database import insert_row
from storage.ids import PersonKey, RoomKey
from storage.messages import Subject
from storage.operations import REWRITE, UNDO, WITHDRAW, Change, Operation, digest_of, link_of
from storage.subjects import rows_about, subject_at

_OPERATIONS = Operation.__table__
_LAST_LINK = select(_OPERATIONS.c.link).order_by(_OPERATIONS.c.key.desc()).limit(1)
_ADD_CHANGES = insert(Change.__table__)


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
        insert_row(self._session, operation)
        if changes:
            self._session.connection().execute(
                _ADD_CHANGES,
                [_row_of(operation.key, cell, values) for cell, values in changes.items()],
            )
        self.recorded.append((operation, changes))
        self.capture.cells = {}
        return operation

    def _last_link(self) -> str:
        return self._session.connection().execute(_LAST_LINK).scalar() or ""

    def by_key(self, key: int) -> Operation | None:
        """Read an operation."""
        return self._session.get(Operation, key)

    def changes(self, operation: int) -> Sequence[Change]:
        """List what an operation changed."""
        return self._session.scalars(
            select(Change).where(Change.operation == operation).order_by(Change.key)
        ).all()

    def subjects_of(self, operation: Operation) -> Sequence[Subject]:
        """List what an operation was about, be it several things: `fait 42 43`."""
        places = dict.fromkeys(
            (change.table_name, change.row_key) for change in self.changes(operation.key)
        )
        touched = [subject_at(self._session, table, key) for table, key in places]
        return list(dict.fromkeys(subject for subject in touched if subject is not None))

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

    def latest_standing(
        self, person: PersonKey, room: RoomKey, *, before: int | None = None
    ) -> Operation | None:
        """Find what `annuler` takes back: a person's latest standing operation in a room.

        A deletion is one too, and so is an edit that left nothing. `before`: the latest but
        that one and what followed it.
        """
        return self._session.scalar(
            select(Operation)
            .where(
                Operation.person == person,
                Operation.room == room,
                Operation.can_be_undone,
                _is_an_act(),
                _earlier_than(before),
            )
            .order_by(Operation.key.desc())
            .limit(1)
        )

    def latest_undone(
        self, person: PersonKey, room: RoomKey, *, before: int | None = None
    ) -> Operation | None:
        """Find what `refaire` does again: the latest standing undo of a person in a room."""
        return self._session.scalar(
            select(Operation)
            .where(
                Operation.person == person,
                Operation.room == room,
                Operation.can_be_undone,
                Operation.command.in_((UNDO, WITHDRAW)),
                _earlier_than(before),
            )
            .order_by(Operation.key.desc())
            .limit(1)
        )

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


def _is_an_act() -> ColumnElement[bool]:
    """Tell of operations that they are something one did, and not the taking back of the latest."""
    undone, again = aliased(Operation), aliased(Operation)
    ran_again = exists().where(
        undone.key == Operation.undoes,
        again.root == undone.root,
        again.key > Operation.key,
        again.undoes.is_(None),
    )
    return or_(
        Operation.undoes.is_(None),
        Operation.command == WITHDRAW,
        and_(Operation.command == REWRITE, ~ran_again),
    )


def _earlier_than(key: int | None) -> ColumnElement[bool]:
    return true() if key is None else Operation.key < key


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
