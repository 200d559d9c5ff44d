"""Runs Alembic from our code: no alembic.ini, the connection is handed over."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine

from storage.database import Model
from storage.migrations import VERSIONS
from storage.migrations.schema import import_models, options


def configuration(connection: Connection) -> Config:
    """Tell Alembic where the revisions are, and which connection to use."""
    config = Config()
    config.set_main_option("script_location", str(VERSIONS.parent))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config


@contextmanager
def without_foreign_keys(engine: Engine) -> Iterator[Connection]:
    """Lend a connection in one transaction.

    On SQLite foreign keys rest meanwhile: batch mode writes a table anew and drops the old
    one, whose references would forbid it. They are checked, all of them, before the commit.
    The switch works outside a transaction only.
    """
    with engine.connect() as connection:
        if connection.dialect.name != "sqlite":
            with connection.begin():
                yield connection
            return
        raw = connection.connection.dbapi_connection
        assert raw is not None  # noqa: S101 - just checked out
        raw.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                yield connection
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
                if broken:
                    message = f"{len(broken)} references lead nowhere after the migration"
                    raise ValueError(message)
        finally:
            raw.execute("PRAGMA foreign_keys=ON")


def upgrade_connection(connection: Connection, revision: str = "head") -> None:
    """Migrate inside the connection's own transaction: whole, or not at all."""
    command.upgrade(configuration(connection), revision)


def differences(engine: Engine) -> list[object]:
    """List what the models describe and a database has not, or the other way round."""
    import_models()
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options())
        return list(compare_metadata(context, Model.metadata))
