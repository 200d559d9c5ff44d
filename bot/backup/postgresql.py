"""A backup of PostgreSQL, made without pg_dump: each table's rows, as COPY writes them.

All is read in one REPEATABLE READ transaction: one instant, while the bot works on. The manifest
adds `"tables": {name: {"columns": […], "rows": n}}` and `"sequences": {name: last value or null}`.
The tables themselves are built by the migrations, up to the manifest's revision.
"""

import json
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from psycopg import Connection, IsolationLevel, connect, sql

from bot.backup.archive import BackupFault, Kind, Progress, Reason
from bot.backup.manifest import FORMAT, MANIFEST, Json

REVISION_TABLE = "alembic_version"

_TABLES = """
    SELECT c.relname, array_agg(a.attname ORDER BY a.attnum)
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
      AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    GROUP BY c.relname ORDER BY c.relname
"""
_SEQUENCES = """
    SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = current_schema()
"""


def place_of(table: str) -> str:
    """Tell where a table's rows stand in the archive."""
    return f"tables/{table}"


def dump(url: str, target: Path, now: datetime, progress: Progress) -> None:
    """Write everything at one instant."""
    with connect(url.replace("+psycopg", "", 1)) as connection:
        connection.isolation_level = IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        tables: dict[str, list[str]] = dict(connection.execute(_TABLES).fetchall())
        if REVISION_TABLE not in tables:
            raise BackupFault(Reason.EMPTY)
        revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        manifest: Json = {
            "format": FORMAT,
            "database": Kind.POSTGRESQL,
            "revision": revision[0] if revision else None,
            "at": now.isoformat(),
            "tables": {},
            "sequences": dict(connection.execute(_SEQUENCES).fetchall()),
        }
        with ZipFile(target, "w", ZIP_DEFLATED) as archive:
            for done, (table, columns) in enumerate(tables.items()):
                progress(done / len(tables) * 0.9)
                if table != REVISION_TABLE:
                    rows = _copy_out(connection, archive, table, columns)
                    manifest["tables"][table] = {"columns": columns, "rows": rows}
            manifest["rows"] = sum(each["rows"] for each in manifest["tables"].values())
            archive.writestr(MANIFEST, json.dumps(manifest, indent=1))


def _copy_out(connection: Connection, archive: ZipFile, table: str, columns: list[str]) -> int:
    with (
        connection.cursor() as cursor,
        archive.open(place_of(table), "w", force_zip64=True) as file,
    ):
        with cursor.copy(copy_statement(table, columns, "TO STDOUT")) as rows:
            for chunk in rows:
                file.write(chunk)
        return cursor.rowcount


def copy_statement(table: str, columns: list[str], direction: str) -> sql.Composed:
    """Word a COPY of a table."""
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    end = sql.SQL(direction)
    return sql.SQL("COPY {} ({}) {}").format(sql.Identifier(table), names, end)
