"""What tests on the homeserver share: the bot's ears."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from itertools import count
from pathlib import Path
from typing import Protocol

import pytest_asyncio

from commands.organisation import Organisation
from storage.database import Model, connect
from storage.ids import UserId
from tests.homeserver.ears import DOMAIN, Ears, ears
from town.client import Account
from town.synapse import Synapse

NUMBERS = count(1)


class Hire(Protocol):
    """A bot that listens: `bot = await hire(organisation)`."""

    async def __call__(self, organisation: Organisation, account: Account | None = None) -> Ears:
        """Let it listen on an account, its own or one with a past."""


VILLE = Organisation(admins=(UserId("@maire:ville.test"),), domains=(DOMAIN,))
ELSEWHERE = Organisation(admins=(UserId("@maire:ailleurs.test"),), domains=("ailleurs.test",))


@pytest_asyncio.fixture
async def hire(synapse: Synapse, memory: Path) -> AsyncIterator[Hire]:
    """Let bots listen, for this test."""
    async with AsyncExitStack() as stack:

        async def hired(organisation: Organisation, account: Account | None = None) -> Ears:
            url = f"sqlite:///{memory}/ears-{next(NUMBERS)}.db"
            Model.metadata.create_all(connect(url))
            account = account or await synapse.register(synapse.fresh_localpart("Beffroi"))
            return await stack.enter_async_context(ears(synapse.url, account, url, organisation))

        yield hired


@pytest_asyncio.fixture
async def bot(hire: Hire) -> Ears:
    """A bot that listens for the people of `ville.test`."""
    return await hire(VILLE)
