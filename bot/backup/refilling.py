"""Fills PostgreSQL from an archive, inside one transaction: all of it, or nothing."""

from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Enum

from bot.backup.archive import Progress
from bot.backup.manifest import CHUNK, manifest_of, opened
from bot.backup.postgresql import REVISION_TABLE, copy_statement, place_of
from storage.database import Model
from storage.migrations.running import upgrade_connection
from storage.migrations.schema import import_models

_FOREIGN_KEYS = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
"""


def refill(connection: Connection, path: Path, progress: Progress) -> None:
    """Drop our tables, build them at the archive's revision, fill them, migrate to the head."""
    manifest = manifest_of(path)
    driver = connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)  # noqa: S101 - PostgreSQL's only driver here
    connection.exec_driver_sql("SELECT 1")  # opens SQLAlchemy's transaction, which holds it all
    _drop(driver, set(manifest["tables"]))
    upgrade_connection(connection, manifest["revision"])
    # People and rooms refer to each other: no order would do with the foreign keys in place.
    # Added again they check every row.
    foreign_keys = driver.execute(_FOREIGN_KEYS).fetchall()
    for where, name, _ in foreign_keys:
        _alter(driver, where, sql.SQL("DROP CONSTRAINT {}").format(sql.Identifier(name)))
    _fill(driver, path, manifest["tables"], progress)
    for where, name, definition in foreign_keys:
        again = sql.SQL("ADD CONSTRAINT {} {}")
        _alter(driver, where, again.format(sql.Identifier(name), sql.SQL(definition)))
    for sequence, value in manifest["sequences"].items():
        if value is not None:
            driver.execute("SELECT setval(%s::regclass, %s)", (sequence, value))
    upgrade_connection(connection)


def _drop(driver: "psycopg.Connection[Any]", tables: set[str]) -> None:
    """Drop what is ours by name, and nothing else that might share the database."""
    import_models()
    ours = sorted(tables | set(Model.metadata.tables) | {REVISION_TABLE})
    names = sql.SQL(", ").join(map(sql.Identifier, ours))
    driver.execute(sql.SQL("DROP TABLE IF EXISTS {} CASCADE").format(names))
    for kind in sorted(_enums()):
        driver.execute(sql.SQL("DROP TYPE IF EXISTS {}").format(sql.Identifier(kind)))


def _enums() -> set[str]:
    """Name the types that our tables bring with them, and that outlive them."""
    columns = (column for table in Model.metadata.tables.values() for column in table.columns)
    return {
        column.type.name
        for column in columns
        if isinstance(column.type, Enum) and column.type.name is not None
    }


def _alter(driver: "psycopg.Connection[Any]", table: str, change: sql.Composed) -> None:
    driver.execute(sql.SQL("ALTER TABLE {} ").format(sql.SQL(table)) + change)


def _fill(
    driver: "psycopg.Connection[Any]", path: Path, tables: dict[str, Any], progress: Progress
) -> None:
    with opened(path) as archive, driver.cursor() as cursor:
        for done, (table, described) in enumerate(tables.items()):
            progress(done / len(tables))
            statement = copy_statement(table, described["columns"], "FROM STDIN")
            with archive.open(place_of(table)) as file, cursor.copy(statement) as copy:
                while chunk := file.read(CHUNK):
                    copy.write(chunk)
