"""The engine, the column types, and what every mapped class shares."""

import enum
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any, ClassVar, cast

from sqlalchemy import (
    JSON,
    BigInteger,
    Connection,
    DateTime,
    Dialect,
    Engine,
    Enum,
    Insert,
    Integer,
    MetaData,
    String,
    Table,
    create_engine,
    event,
    insert,
    inspect,
)
from sqlalchemy.engine import URL, make_url
from sqlalchemy.orm import DeclarativeBase, Mapped, Mapper, Session, mapped_column
from sqlalchemy.types import TypeDecorator, TypeEngine

from storage.ids import EventId, PersonKey, RoomId, RoomKey, UserId

LOCK_TIMEOUT = 5.0
"""Seconds to wait for another process that holds the SQLite file, or a table of PostgreSQL."""

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

Json = dict[str, Any]


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware going in, aware in UTC coming out, on both databases."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """What a value of this column is: undo reads it back from JSON."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive value: nobody could say which instant it is."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = f"a naive datetime has no place in this column: {value}"
            raise ValueError(message)
        instant = value.astimezone(UTC)
        return instant.replace(tzinfo=None) if dialect.name == "sqlite" else instant

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the instant back in UTC."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _values(kind: type[enum.Enum]) -> list[str]:
    """Store what members stand for: renaming one in the code then changes no row."""
    return [str(member.value) for member in kind]


class IntegerEnum(TypeDecorator[enum.IntEnum]):
    """A member of an `IntEnum`, stored as its number, so that rows sort as members do."""

    impl = Integer
    cache_ok = True

    def __init__(self, kind: type[enum.IntEnum]) -> None:
        """Store members of one kind."""
        super().__init__()
        self.kind = kind

    def process_result_value(self, value: int | None, dialect: Dialect) -> enum.IntEnum | None:
        """Give the member back."""
        del dialect
        return None if value is None else self.kind(value)


class JsonColumn(TypeDecorator[Any]):
    """A JSON value: `JSON` on SQLite, `JSONB` on PostgreSQL, whose types no other start loads."""

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Give what the database has for it."""
        if dialect.name != "postgresql":
            return dialect.type_descriptor(JSON())
        from sqlalchemy.dialects.postgresql import JSONB

        return dialect.type_descriptor(JSONB())


class Model(DeclarativeBase):
    """A table of ours."""

    __table__: ClassVar[Table]
    """The table itself: a statement made of its columns costs less than one of the class's."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it as declared
        datetime: UtcDateTime,
        EventId: String,
        RoomId: String,
        UserId: String,
        PersonKey: Integer,
        RoomKey: Integer,
        enum.Enum: Enum(enum.Enum, native_enum=False, length=20, values_callable=_values),
        int: BigInteger().with_variant(Integer, "sqlite"),
        Json: JsonColumn,
        list[Any]: JsonColumn,
    }


class Journalled:
    """A row whose every change is kept, so that it can be undone; deleting only marks it."""

    deleted: Mapped[bool] = mapped_column(default=False)

    __unjournalled__: frozenset[str] = frozenset()
    """Columns that follow from elsewhere: neither kept nor undone."""

    __about__: tuple[str, str] | None = None
    """The kind of subject whose card shows this row, and the column that holds its key."""


def insert_row(session: Session, row: Model) -> None:
    """Insert a row by one statement and give it its key; the session does not know the object.

    A flush would cost twice as much: this is for the tables that every command writes to,
    where what was written is only read again by other transactions.
    """
    mapper = inspect(type(row))
    given = vars(row)
    values = {name: given[key] for name, key in columns_of(mapper) if key in given}
    inserted = session.connection().execute(_insertion(mapper), values).inserted_primary_key
    assert inserted is not None  # noqa: S101 - one row gives one key
    row.key = inserted[0]  # type: ignore[attr-defined]  # rows inserted so are numbered


@cache
def columns_of(mapper: Mapper[Any]) -> Sequence[tuple[str, str]]:
    """List the columns of a table but its key, each with the attribute that holds it."""
    return [
        (attribute.columns[0].name, attribute.key)
        for attribute in mapper.column_attrs
        if not attribute.columns[0].primary_key
    ]


@cache
def _insertion(mapper: Mapper[Any]) -> Insert:
    return insert(cast("Table", mapper.local_table))


def connect(url: str | URL) -> Engine:
    """Open the database of an address, `sqlite:///beffroi.db` or `postgresql://…`.

    SQLite keeps a write-ahead log on the disk before it answers (`synchronous=FULL`), and
    each transaction begins IMMEDIATE: one that reads first and writes later would fail at
    once with BUSY_SNAPSHOT where another process wrote in between, whatever its timeout.
    """
    address = make_url(url)
    if address.get_backend_name() == "postgresql":
        engine = create_engine(
            address.set(drivername="postgresql+psycopg"), pool_size=2, hide_parameters=True
        )
        event.listen(engine, "connect", _prepare_postgresql)
        return engine
    engine = create_engine(
        address,
        connect_args={"timeout": LOCK_TIMEOUT, "check_same_thread": False},
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - sqlite3's own
    connection.isolation_level = None
    for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _prepare_postgresql(connection: Any, _record: object) -> None:  # noqa: ANN401 - psycopg's own
    connection.execute(f"SET lock_timeout = '{LOCK_TIMEOUT:g}s'")
    connection.commit()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
