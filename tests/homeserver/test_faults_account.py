"""Signed out while at work, or unable to write at the start: the bot goes on by itself."""

import asyncio
from pathlib import Path

import psycopg
from sqlalchemy.orm import Session

from bot.matrix.client import Client
from storage.accounts import Account
from storage.database import connect
from storage.ids import RoomId, UserId
from storage.rooms import Room
from tests.fixtures import Newcomer
from tests.homeserver.running import LOOK_AGAIN, Beffroi, answered
from tests.outbox import to_room
from town.person import Person
from town.postgres import Postgres
from town.synapse import Synapse
from town.waiting import DEADLINE, pause

LEFT = "Ce qui fut décidé juste avant"


async def test_signed_out_bot_signs_in_again_and_sends_what_was_committed(
    synapse: Synapse, memory: Path, newcomer: Newcomer
) -> None:
    luc = await newcomer("Luc")
    async with Beffroi.listening(memory / "signed-out", synapse) as beffroi:
        direct = await beffroi.direct(luc)

        await sign_out(synapse, commit(beffroi, direct))
        await luc.until(lambda: heard(luc, direct), 2 * DEADLINE)

        assert (await answered(luc, direct, "mes rappels")).startswith("Aucun rappel")
        assert heard(luc, direct) == [LEFT]


def commit(beffroi: Beffroi, direct: str) -> Account:
    """Queue an answer and hand it to nobody, as a task that is cancelled does."""
    engine = connect(f"sqlite:///{beffroi.database}")
    with Session(engine, expire_on_commit=False) as session, session.begin():
        account = session.query(Account).one()
        room = session.query(Room).filter_by(room_id=RoomId(direct)).one()
        said = {"type": "m.room.message", "content": {"msgtype": "m.text", "body": LEFT}}
        assert account.started_at is not None
        session.add(
            to_room(
                account.key,
                room.key,
                "decided-before",
                account.started_at,
                device_id=account.device_id,
                payload=said,
            )
        )
    engine.dispose()
    return account


async def sign_out(synapse: Synapse, account: Account) -> None:
    """End a session, as whoever administers the homeserver may."""
    client = Client(synapse.url, UserId(account.user_id))
    client.restore(account.device_id or "", account.access_token or "")
    await client.logout()
    await client.close()


def heard(luc: Person, direct: str) -> list[str]:
    """List what was decided before, as it was heard."""
    return [seen.body for seen in luc.messages(direct) if seen.body == LEFT]


async def test_crash_is_told_though_the_database_fails_at_the_start(
    synapse: Synapse, memory: Path, newcomer: Newcomer, postgres: Postgres
) -> None:
    amina = await newcomer("Amina")
    town = {"domains": [synapse.server_name], "admins": [amina.user_id]}
    with postgres.database() as address:
        async with Beffroi.listening(memory / "frail", synapse, town, address) as beffroi:
            direct = await beffroi.direct(amina)
            await beffroi.kill()

            with psycopg.connect(address, autocommit=False) as other:
                other.execute("LOCK TABLE inbox IN ACCESS EXCLUSIVE MODE")
                starting = asyncio.create_task(beffroi.start())
                await cut_off_who_waits(address)
                await beffroi.log_tells("database cannot write")
                other.rollback()
            await starting

            told = await amina.until(
                lambda: [
                    seen.body
                    for seen in beffroi.said(amina, direct)
                    if seen.body.startswith("Je me suis arrêté sans prévenir")
                ]
            )
            assert len(told) == 1


async def cut_off_who_waits(address: str) -> None:
    """End the connection that waits for a lock, once there is one."""
    query = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE NOT granted"
    with psycopg.connect(address, autocommit=True) as watching:
        async with asyncio.timeout(DEADLINE):
            while watching.execute(query).fetchone() is None:
                await pause(LOOK_AGAIN)
