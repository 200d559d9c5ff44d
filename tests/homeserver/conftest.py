"""What tests on the homeserver share: the bot's ears, the whole bot, and those who meet it."""

import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from itertools import count
from pathlib import Path
from typing import Protocol

import pytest_asyncio

from commands.organisation import Organisation
from storage.ids import UserId
from tests.fixtures import Newcomer
from tests.homeserver.ears import DOMAIN, Ears, ears
from tests.homeserver.running import Beffroi
from town.client import Account
from town.person import Person
from town.synapse import Synapse

NUMBERS = count(1)


class Hire(Protocol):
    """A bot that listens: `bot = await hire(organisation)`."""

    async def __call__(self, organisation: Organisation, account: Account | None = None) -> Ears:
        """Let it listen on an account, its own or one with a past."""


VILLE = Organisation(admins=(UserId("@maire:ville.test"),), domains=(DOMAIN,))
ELSEWHERE = Organisation(admins=(UserId("@maire:ailleurs.test"),), domains=("ailleurs.test",))


@pytest_asyncio.fixture
async def hire(synapse: Synapse, memory: Path, sqlite_template: Path) -> AsyncIterator[Hire]:
    """Let bots listen, for this test."""
    async with AsyncExitStack() as stack:

        async def hired(organisation: Organisation, account: Account | None = None) -> Ears:
            database = memory / f"ears-{next(NUMBERS)}.db"
            shutil.copy(sqlite_template, database)
            url = f"sqlite:///{database}"
            account = account or await synapse.register(synapse.fresh_localpart("Beffroi"))
            return await stack.enter_async_context(ears(synapse.url, account, url, organisation))

        yield hired


@pytest_asyncio.fixture
async def bot(hire: Hire) -> Ears:
    """A bot that listens for the people of `ville.test`."""
    return await hire(VILLE)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def beffroi(synapse: Synapse, memory: Path) -> AsyncIterator[Beffroi]:
    """The whole bot, one for the session: nobody in it is met twice."""
    async with Beffroi.listening(memory / "beffroi", synapse) as running:
        yield running


@pytest_asyncio.fixture
async def luc(newcomer: Newcomer) -> Person:
    """Luc, new in town."""
    return await newcomer("Luc")


@pytest_asyncio.fixture
async def zoe(newcomer: Newcomer) -> Person:
    """Zoé, his colleague."""
    return await newcomer("Zoé")


@pytest_asyncio.fixture
async def room(beffroi: Beffroi, luc: Person, zoe: Person) -> str:
    """*Finances*, where both are, and the bot."""
    return await beffroi.enters(luc, "Finances", zoe)


@pytest_asyncio.fixture
async def direct(beffroi: Beffroi, luc: Person) -> str:
    """Luc's direct message with the bot."""
    return await beffroi.direct(luc)
