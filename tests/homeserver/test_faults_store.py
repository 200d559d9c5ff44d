"""The database cannot write: full, locked, or another bot's. The sync stops and resumes there."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import (
    AbstractContextManager,
    asynccontextmanager,
    closing,
    contextmanager,
    nullcontext,
)
from pathlib import Path
from resource import RLIMIT_FSIZE, prlimit

import psycopg
import pytest

from demo.bot import BotProcess, settings_of
from tests.fixtures import Newcomer
from tests.homeserver.running import Beffroi, answered, plain
from town.person import Person
from town.postgres import Postgres
from town.synapse import Synapse

SAID = ("tâche Relire le devis", "tâche Envoyer les plans", "mes tâches")
"""What is said while nothing can be written."""

MOUNT, UMOUNT = shutil.which("mount") or "", shutil.which("umount") or ""


@asynccontextmanager
async def talking(
    folder: Path, synapse: Synapse, luc: Person, database_url: str | None = None
) -> AsyncIterator[tuple[Beffroi, str]]:
    """Lend a bot, and a direct message with it."""
    async with Beffroi.listening(folder, synapse, database_url=database_url) as beffroi:
        yield beffroi, await beffroi.direct(luc)


async def hears_all(luc: Person, direct: str, ear_from: int) -> None:
    """See each thing answered once, in order."""
    await luc.until(lambda: len(answers(luc, direct)) >= ear_from + 3)
    first, second, third = answers(luc, direct)[ear_from:]
    assert first.startswith("☐ Tâche 1 : Relire le devis")
    assert second.startswith("☐ Tâche 2 : Envoyer les plans")
    assert third.startswith("2 tâches ouvertes")


def answers(luc: Person, direct: str) -> list[str]:
    """List what was answered."""
    return [plain(seen) for seen in luc.messages(direct) if seen.sender != luc.user_id]


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """Mount a disk of 4 MB on a folder."""
    subprocess.run([MOUNT, "-t", "tmpfs", "-o", "size=4m", "beffroi", folder], check=True)
    try:
        yield
    finally:
        subprocess.run([UMOUNT, "--lazy", folder], check=True)


@contextmanager
def no_block_left(_beffroi: Beffroi, disk: Path) -> Iterator[None]:
    """Leave no block free on the small disk."""
    ballast = disk / "ballast"
    descriptor = os.open(ballast, os.O_CREAT | os.O_WRONLY)
    with pytest.raises(OSError, match="No space left"):
        write_for_ever(descriptor)
    os.close(descriptor)
    yield
    ballast.unlink()


def write_for_ever(descriptor: int) -> None:
    """Write until nothing more can be."""
    while True:
        os.write(descriptor, bytes(4096))


@contextmanager
def no_file_grows(beffroi: Beffroi, disk: Path) -> Iterator[None]:
    """Let no file of the bot's grow beyond what its database's log is now."""
    _, most = before = prlimit(beffroi.pid, RLIMIT_FSIZE)
    prlimit(beffroi.pid, RLIMIT_FSIZE, ((disk / "beffroi.db-wal").stat().st_size, most))
    yield
    prlimit(beffroi.pid, RLIMIT_FSIZE, before)


Filling = Callable[[Beffroi, Path], AbstractContextManager[None]]
MOUNTS = os.geteuid() == 0 and bool(MOUNT and UMOUNT)
FULL: list[Filling] = [no_file_grows, *([no_block_left] if MOUNTS else [])]
"""Ways to have no room: anybody's, and root's, who alone can mount a small disk."""


@pytest.mark.parametrize("filled", FULL)
async def test_full_disk_stops_the_sync_before_the_event_until_there_is_room(
    synapse: Synapse, memory: Path, newcomer: Newcomer, filled: Filling
) -> None:
    luc = await newcomer("Luc")
    disk = memory / filled.__name__ / "disk"
    disk.mkdir(parents=True)
    with small_disk(disk) if filled is no_block_left else nullcontext():
        address = f"sqlite:///{disk}/beffroi.db"
        async with talking(disk.parent, synapse, luc, address) as (beffroi, direct):
            before = len(answers(luc, direct))

            with filled(beffroi, disk):
                place = len(beffroi.log)
                for each in SAID:
                    await luc.say(direct, each)
                await beffroi.log_tells("database cannot write", after=place)
                silent = len(answers(luc, direct)) == before

            assert silent
            await hears_all(luc, direct, before)


async def test_locked_file_is_waited_for(
    synapse: Synapse, memory: Path, newcomer: Newcomer
) -> None:
    luc = await newcomer("Luc")
    async with talking(memory / "locked", synapse, luc) as (beffroi, direct):
        before = len(answers(luc, direct))

        with closing(sqlite3.connect(beffroi.database, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            for each in SAID:
                await luc.say(direct, each)
            await beffroi.log_tells("database cannot write")
            silent = len(answers(luc, direct)) == before
            other.execute("ROLLBACK")

        assert silent
        await hears_all(luc, direct, before)


async def test_locked_table_is_waited_for(
    synapse: Synapse, memory: Path, newcomer: Newcomer, postgres: Postgres
) -> None:
    luc = await newcomer("Luc")
    with postgres.database() as address:
        async with talking(memory / "locked-pg", synapse, luc, address) as (beffroi, direct):
            before = len(answers(luc, direct))

            with psycopg.connect(address, autocommit=False) as other:
                other.execute("LOCK TABLE inbox IN ACCESS EXCLUSIVE MODE")
                for each in SAID:
                    await luc.say(direct, each)
                await beffroi.log_tells("database cannot write")
                silent = len(answers(luc, direct)) == before
                other.rollback()

            assert silent
            await hears_all(luc, direct, before)


async def test_second_bot_on_the_same_database_is_refused_and_says_why(
    beffroi: Beffroi, synapse: Synapse, memory: Path, newcomer: Newcomer
) -> None:
    luc = await newcomer("Luc")
    direct = await beffroi.direct(luc)
    account = (beffroi.user_id, beffroi.account.password)
    settings = settings_of(synapse.url, account, {"domains": ["x.test"], "admins": ["@a:x.test"]})
    settings["storage"] = {"url": f"sqlite:///{beffroi.database}"}
    second = BotProcess(memory / "second", settings)

    second.service.launch()
    code = await second.service.ended()

    said = second.service.last_words()
    assert code not in (0, -9)
    assert f"process {beffroi.pid}" in said or str(beffroi.pid) in said
    assert "Traceback" not in said
    assert (await answered(luc, direct, "mes rappels")).startswith("Aucun rappel")
