"""The one writer: what a database cannot do for now is waited for, what is wrong is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import IntegrityError

from bot.worker import StoreFault, Worker
from storage.ids import UserId
from storage.work import UnitOfWork
from tests.team import TUESDAY

ME = UserId("@beffroi:ville.test")
READ_ONLY = {
    "sqlite": "PRAGMA query_only = ON",
    "postgresql": "SET default_transaction_read_only = on",
}


@contextmanager
def read_only(engine: Engine) -> Iterator[None]:
    """Let the database refuse to write, as a standby does, or a host without room."""

    def prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - either driver's
        cursor = connection.cursor()
        cursor.execute(READ_ONLY[engine.dialect.name])
        connection.commit()

    engine.dispose()
    event.listen(engine, "connect", prepare)
    yield
    event.remove(engine, "connect", prepare)
    engine.dispose()


@pytest.fixture
def account(engine: Engine) -> int:
    """An account that nobody has taken yet."""
    with UnitOfWork.begun(engine, 0) as work:
        return work.accounts.add(ME).key


def hear(work: UnitOfWork) -> None:
    """Write the least there is."""
    work.inbox.add("event:$said", TUESDAY)


async def test_read_only_database_is_waited_for(engine: Engine, account: int) -> None:
    worker = Worker(engine, account, epoch=0)
    worker.start()

    with read_only(engine), pytest.raises(StoreFault):
        await worker.run(hear)

    await worker.run(hear)
    assert worker.faults == 1
    await worker.stop()


async def test_wrong_statement_is_no_fault_of_the_database(engine: Engine, account: int) -> None:
    worker = Worker(engine, account, epoch=0)
    worker.start()
    await worker.run(hear)

    with pytest.raises(IntegrityError):
        await worker.run(hear)

    assert worker.faults == 0
    await worker.stop()
