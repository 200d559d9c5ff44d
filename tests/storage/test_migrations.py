"""The migrations build what the models describe, on both databases, and never half."""

from collections.abc import Iterator

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from storage import migrations
from storage.database import connect
from storage.migrations import Standing, head, revisions, standing, upgrade
from storage.migrations.running import differences, without_foreign_keys


@pytest.fixture
def engine(empty_database_url: str) -> Iterator[Engine]:
    """A database with nothing in it."""
    engine = connect(empty_database_url)
    yield engine
    engine.dispose()


def stands(engine: Engine) -> Standing:
    with engine.connect() as connection:
        return standing(connection)


def test_migrations_build_what_the_models_describe(engine: Engine) -> None:
    upgrade(engine)

    assert differences(engine) == []


def test_an_empty_database_is_empty_then_current(engine: Engine) -> None:
    before = stands(engine)
    upgrade(engine)

    assert (before, stands(engine)) == (Standing.EMPTY, Standing.CURRENT)


def test_a_database_of_a_newer_version_is_foreign(engine: Engine) -> None:
    upgrade(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'f00d'"))

    assert stands(engine) is Standing.FOREIGN


def test_our_reading_of_the_revisions_is_alembics() -> None:
    directory = ScriptDirectory(str(migrations.VERSIONS.parent))

    theirs = [each.revision for each in directory.walk_revisions()][::-1]

    assert list(revisions()) == theirs
    assert head() == directory.get_current_head()


def test_upgrading_twice_changes_nothing(engine: Engine) -> None:
    upgrade(engine)
    before = inspect(engine).get_table_names()
    upgrade(engine)

    assert inspect(engine).get_table_names() == before


def test_a_migration_that_fails_leaves_nothing(engine: Engine) -> None:
    def fail_midway() -> None:
        with without_foreign_keys(engine) as connection:
            connection.execute(text("CREATE TABLE half (key INTEGER PRIMARY KEY)"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_midway()

    assert inspect(engine).get_table_names() == []


def test_foreign_keys_are_on_again_after_a_migration(engine: Engine) -> None:
    upgrade(engine)

    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


@pytest.mark.database("sqlite")
def test_a_broken_reference_forbids_a_migration(engine: Engine) -> None:
    def break_it() -> None:
        with without_foreign_keys(engine) as connection:
            connection.execute(text("CREATE TABLE town (key INTEGER PRIMARY KEY)"))
            connection.execute(text("CREATE TABLE hall (town INTEGER REFERENCES town(key))"))
            connection.execute(text("INSERT INTO hall VALUES (1)"))

    with pytest.raises(ValueError, match="references lead nowhere"):
        break_it()

    assert inspect(engine).get_table_names() == []
