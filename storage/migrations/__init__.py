"""The schema's history, and where a database stands in it.

The usual answer, *up to date*, is read from one row: Alembic is imported only to migrate.
"""

import re
from enum import Enum
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

VERSIONS = Path(__file__).parent / "versions"

_DECLARED = re.compile(r"^(revision|down_revision)\b[^=]*= (?:[\"'](\w+)[\"']|None)$", re.MULTILINE)


class Standing(Enum):
    """Where a database stands."""

    EMPTY = "empty"
    BEHIND = "behind"
    CURRENT = "current"
    FOREIGN = "foreign"
    """A revision that this version of Beffroi does not know: a newer one wrote it."""


@cache
def revisions() -> tuple[str, ...]:
    """List the revisions, the oldest first."""
    after = {}
    for file in VERSIONS.glob("*.py"):
        found = dict(_DECLARED.findall(file.read_text(encoding="utf-8")))
        after[found["down_revision"]] = found["revision"]
    ordered = []
    revision = after.get("")
    while revision is not None:
        ordered.append(revision)
        revision = after.get(revision)
    return tuple(ordered)


def head() -> str | None:
    """Give the revision that this version of Beffroi works with."""
    return revisions()[-1] if revisions() else None


def revision_of(connection: Connection) -> str | None:
    """Read the revision of a database, nothing where it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def standing(connection: Connection) -> Standing:
    """Tell where a database stands."""
    revision = revision_of(connection)
    if revision is None:
        return Standing.EMPTY
    if revision == head():
        return Standing.CURRENT
    return Standing.BEHIND if revision in revisions() else Standing.FOREIGN


def upgrade(engine: Engine) -> None:
    """Bring a database to the head: whole, or not at all."""
    from storage.migrations.running import upgrade_connection, without_foreign_keys

    with without_foreign_keys(engine) as connection:
        upgrade_connection(connection)
