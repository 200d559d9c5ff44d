"""What every test may ask for: a database of each kind, a homeserver, people."""

import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, contextmanager
from itertools import count
from pathlib import Path
from typing import Protocol

import pytest
import pytest_asyncio
from sqlalchemy import Engine

from storage.database import connect
from storage.migrations import upgrade
from tests.team import Team
from town.folders import MEMORY, folder_of_mine
from town.person import Person
from town.postgres import Postgres
from town.synapse import Synapse

TEMPLATE = "town_template"
TEAM = "town_team"
NUMBERS = count(1)


@pytest.fixture(scope="session")
def memory() -> Iterator[Path]:
    """A folder in memory, for the whole session."""
    with folder_of_mine(MEMORY, "tests") as folder:
        yield folder


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL, for the whole session."""
    with Postgres.running() as server:
        yield server


@pytest.fixture(scope="session")
def sqlite_template(memory: Path) -> Path:
    """A file built by the migrations, to be copied."""
    template = memory / "template.db"
    build(f"sqlite:///{template}")
    return template


@pytest.fixture(scope="session")
def postgres_template(postgres: Postgres) -> str:
    """A database built by the migrations, to be copied."""
    build(postgres.create(TEMPLATE))
    return TEMPLATE


@pytest.fixture
def database_url(database_kind: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a database built by the migrations, for this test alone."""
    if database_kind == "postgresql":
        postgres: Postgres = request.getfixturevalue("postgres")
        with postgres.database(request.getfixturevalue("postgres_template")) as url:
            yield url
    else:
        with file_of_memory(request.getfixturevalue("memory")) as path:
            shutil.copy(request.getfixturevalue("sqlite_template"), path)
            yield f"sqlite:///{path}"


@pytest.fixture
def empty_database_url(database_kind: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a database with nothing in it, for this test alone."""
    if database_kind == "postgresql":
        postgres: Postgres = request.getfixturevalue("postgres")
        with postgres.database() as url:
            yield url
    else:
        with file_of_memory(request.getfixturevalue("memory")) as path:
            yield f"sqlite:///{path}"


def build(url: str) -> None:
    """Run all migrations."""
    engine = connect(url)
    try:
        upgrade(engine)
    finally:
        engine.dispose()


@contextmanager
def file_of_memory(memory: Path) -> Iterator[Path]:
    """Name a file, and remove it with its write-ahead log."""
    path = memory / f"{next(NUMBERS)}.db"
    yield path
    for file in memory.glob(f"{path.name}*"):
        file.unlink()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def synapse(memory: Path) -> AsyncIterator[Synapse]:
    """A homeserver with no limits, for the whole session: nobody in it is met twice."""
    async with Synapse.running(memory / "synapse") as homeserver:
        yield homeserver


@pytest.fixture(scope="session")
def sqlite_engine(memory: Path) -> Iterator[Engine]:
    """An engine for the town halls of all tests: it compiles each statement once."""
    engine = connect(f"sqlite:///{memory / 'team.db'}")
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def postgres_engine(postgres: Postgres) -> Iterator[Engine]:
    """The same on PostgreSQL."""
    engine = connect(postgres.url(TEAM))
    yield engine
    engine.dispose()


@pytest.fixture
def team(database_kind: str, request: pytest.FixtureRequest) -> Team:
    """A town hall on rows, without a server, in a database of its own."""
    if database_kind == "postgresql":
        template: str = request.getfixturevalue("postgres_template")
        engine: Engine = request.getfixturevalue("postgres_engine")
        engine.dispose()
        request.getfixturevalue("postgres").create(TEAM, template)
    else:
        engine = request.getfixturevalue("sqlite_engine")
        engine.dispose()
        renew(Path(engine.url.database or ""), request.getfixturevalue("sqlite_template"))
    return Team(engine)


@pytest.fixture(scope="module")
def own_engine(memory: Path, sqlite_template: Path) -> Iterator[Engine]:
    """An engine on a database that the tests of one module share, since they change nothing."""
    with file_of_memory(memory) as path:
        shutil.copy(sqlite_template, path)
        engine = connect(f"sqlite:///{path}")
        yield engine
        engine.dispose()


def renew(file: Path, template: Path) -> None:
    """Put a copy of a template in the place of a SQLite file and its log."""
    for left in file.parent.glob(f"{file.name}-*"):
        left.unlink()
    shutil.copy(template, file)


class Newcomer(Protocol):
    """Somebody new, who listens already: `amina = await newcomer("Amina")`."""

    async def __call__(self, name: str, *, joins: bool = True, admin: bool = False) -> Person:
        """Register them; `joins` accepts every invitation."""


@pytest_asyncio.fixture
async def newcomer(synapse: Synapse) -> AsyncIterator[Newcomer]:
    """Bring people to town, for this test."""
    async with AsyncExitStack() as town:

        async def arrive(name: str, *, joins: bool = True, admin: bool = False) -> Person:
            return await town.enter_async_context(synapse.person(name, joins=joins, admin=admin))

        yield arrive
