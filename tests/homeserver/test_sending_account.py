"""Signing in: once, on a device that stays."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.matrix.account import CannotSignIn, Credentials, Obstacle, sign_in
from bot.matrix.client import Client
from bot.matrix.errors import SignedOut
from storage.ids import UserId
from storage.work import UnitOfWork
from tests.bot.sending.office import build_tables, office
from town.client import Account
from town.synapse import PASSWORD, Synapse


@asynccontextmanager
async def newborn(
    synapse: Synapse, memory: Path, *, device: str | None = None
) -> AsyncIterator[tuple[Client, Any, Account]]:
    """Lend a client that has not signed in, and a database that knows no device."""
    account = await synapse.register(synapse.fresh_localpart("Beffroi"))
    url = f"sqlite:///{memory}/account-{account.device_id}.db"
    build_tables(url)
    client = Client(synapse.url, UserId(account.user_id))
    async with office(synapse.url, url, account) as working:

        def forget(work: UnitOfWork) -> None:
            work.accounts.by_key(work.account).device_id = device
            work.accounts.by_key(work.account).access_token = None

        await working.does(forget)
        yield client, working.worker.run, account
    await client.close()


async def test_password_serves_once(synapse: Synapse, memory: Path) -> None:
    credentials = Credentials(synapse.url, password=PASSWORD)
    async with newborn(synapse, memory) as (client, transact, account):
        device = await sign_in(client, credentials, transact)

        again = Client(synapse.url, UserId(account.user_id))
        assert await sign_in(again, Credentials(synapse.url), transact) == device
        assert await again.whoami() == (account.user_id, device)
        await again.close()


async def test_kill_after_the_choice_of_a_device_leaves_one_device(
    synapse: Synapse, memory: Path
) -> None:
    async with newborn(synapse, memory, device="BEFFROI1") as (client, transact, _):
        credentials = Credentials(synapse.url, password=PASSWORD)

        assert await sign_in(client, credentials, transact) == "BEFFROI1"


async def test_revoked_token_is_replaced_on_the_same_device(synapse: Synapse, memory: Path) -> None:
    credentials = Credentials(synapse.url, password=PASSWORD)
    async with newborn(synapse, memory) as (client, transact, _):
        device = await sign_in(client, credentials, transact)
        await client.logout()
        with pytest.raises(SignedOut):
            await client.whoami()

        assert await sign_in(client, credentials, transact) == device
        await client.whoami()


async def test_revoked_token_without_password_is_told(synapse: Synapse, memory: Path) -> None:
    async with newborn(synapse, memory) as (client, transact, _):
        await sign_in(client, Credentials(synapse.url, password=PASSWORD), transact)
        await client.logout()

        with pytest.raises(CannotSignIn) as caught:
            await sign_in(client, Credentials(synapse.url), transact)

        assert caught.value.obstacle is Obstacle.TOKEN


async def test_token_of_the_configuration_tells_its_device(synapse: Synapse, memory: Path) -> None:
    async with newborn(synapse, memory) as (client, transact, account):
        credentials = Credentials(synapse.url, token=account.access_token)

        assert await sign_in(client, credentials, transact) == account.device_id


async def test_token_of_somebody_else_is_refused(synapse: Synapse, memory: Path) -> None:
    other = await synapse.register(synapse.fresh_localpart("Autre"))
    async with newborn(synapse, memory) as (client, transact, _):
        with pytest.raises(CannotSignIn) as caught:
            await sign_in(client, Credentials(synapse.url, token=other.access_token), transact)

        assert caught.value.obstacle is Obstacle.OTHER_ACCOUNT


@pytest.mark.parametrize(
    ("password", "obstacle"), [("faux", Obstacle.PASSWORD), (None, Obstacle.NO_CREDENTIALS)]
)
async def test_no_way_in_is_told(
    synapse: Synapse, memory: Path, password: str | None, obstacle: Obstacle
) -> None:
    async with newborn(synapse, memory) as (client, transact, _):
        with pytest.raises(CannotSignIn) as caught:
            await sign_in(client, Credentials(synapse.url, password=password), transact)

        assert caught.value.obstacle is obstacle
        assert "faux" not in repr(caught.value)


async def test_bot_takes_its_name_where_nobody_chose_one(synapse: Synapse, memory: Path) -> None:
    credentials = Credentials(synapse.url, password=PASSWORD)
    async with newborn(synapse, memory) as (client, transact, account):
        await sign_in(client, credentials, transact)
        assert await client.display_name(UserId(account.user_id)) == "Beffroi"
        await client.set_display_name("Le beffroi d’Arras")

        await sign_in(client, credentials, transact)

        assert await client.display_name(UserId(account.user_id)) == "Le beffroi d’Arras"


def test_secrets_are_in_no_representation() -> None:
    shown = repr(Credentials("https://ville.fr", password="carillon", token="syt_secret"))

    assert "carillon" not in shown
    assert "syt_secret" not in shown
