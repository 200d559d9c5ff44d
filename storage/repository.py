"""What every repository of journalled rows does: add, and take up again what an undo left."""

from typing import TypeVar

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from storage.database import Journalled

Row = TypeVar("Row", bound=Journalled)


class Reusable:
    """Rows an undo has just removed, which the redo in the same transaction takes up again.

    So an edited message keeps its numbers: task 42 stays task 42.
    """

    def __init__(self) -> None:
        """Start with nothing to take up."""
        self._rows: dict[type, list[Journalled]] = {}

    def offer(self, row: Journalled) -> None:
        """Let the next row of this class take the place of `row`."""
        self._rows.setdefault(type(row), []).append(row)

    def take(self, kind: type[Row]) -> Row | None:
        """Take the first row offered of a class."""
        rows = self._rows.get(kind)
        if not rows:
            return None
        row = rows.pop(0)
        assert isinstance(row, kind)  # noqa: S101 - filed under its own class above
        return row


class Repository:
    """Rows of one aggregate, through one session."""

    def __init__(self, session: Session, reusable: Reusable) -> None:
        """Read and write through one session."""
        self._session = session
        self._reusable = reusable

    def _add(self, row: Row) -> Row:
        """Add a row, or write it over one that an undo has just removed."""
        former = self._reusable.take(type(row))
        if former is None:
            self._session.add(row)
            return row
        _overwrite(former, row)
        related = [each.key for each in inspect(type(row)).relationships]
        if related:
            # Without names, refreshing would read the row itself again, and lose what it now is.
            self._session.refresh(former, related)
        return former


def _overwrite(former: Journalled, row: Journalled) -> None:
    """Give a row the values of another that never was in the session, its key aside."""
    mapper = inspect(type(row))
    keys = {mapper.get_property_by_column(column).key for column in mapper.primary_key}
    for attribute in mapper.column_attrs:
        if attribute.key in keys:
            continue
        column = attribute.columns[0]
        default = (
            column.default.arg if column.default is not None and column.default.is_scalar else None
        )
        value = getattr(row, attribute.key)
        setattr(former, attribute.key, default if value is None else value)
    former.deleted = False
