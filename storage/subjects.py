"""Where the rows of a subject stand: what a change was about, even where it was about several."""

from collections.abc import Iterator
from typing import Any, cast

from sqlalchemy import Select, Table, inspect, select
from sqlalchemy.orm import Mapper, Session

from storage.database import Journalled, Model
from storage.messages import Subject


def rows_about(kind: str, key: int) -> Iterator[tuple[str, Select[tuple[int]]]]:
    """Walk the tables that tell of a subject, each with the keys of its rows."""
    for mapper in Model.registry.mappers:
        if not issubclass(mapper.class_, Journalled) or mapper.class_.__about__ is None:
            continue
        about, attribute = mapper.class_.__about__
        if about == kind:
            rows = select(mapper.primary_key[0]).where(getattr(mapper.class_, attribute) == key)
            yield table_of(mapper), rows


def subject_at(session: Session, table: str, key: int) -> Subject | None:
    """Tell what a row is about, where it is about anything."""
    for mapper in Model.registry.mappers:
        if table_of(mapper) != table or not issubclass(mapper.class_, Journalled):
            continue
        row = session.get(mapper.class_, key)
        if row is not None and row.__about__ is not None:
            kind, attribute = row.__about__
            return Subject(kind, getattr(row, attribute))
    return None


def table_of(mapper: Mapper[Any]) -> str:
    """Tell the name of a mapped table."""
    return str(cast("Table", mapper.local_table).name)


def place_of(row: Journalled) -> tuple[str, int]:
    """Tell the table and the key of a row."""
    state = inspect(row)
    mapper: Mapper[Any] = state.mapper
    return table_of(mapper), int(mapper.primary_key_from_instance(row)[0])
