"""The bot's ears alone, on a real homeserver: what is heard is recorded, nothing is answered."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from sqlalchemy import Engine

from bot.clock import SystemClock
from bot.matrix.client import Client
from bot.matrix.doorman import Farewells
from bot.matrix.gaps import WIDEST
from bot.matrix.listening import Handlers, Listening
from bot.matrix.wire import Json
from bot.worker import Turn, Worker
from commands.incoming import Incoming, Message
from commands.organisation import Organisation
from storage.database import connect
from storage.ids import RoomId, UserId
from storage.rooms import Room
from storage.work import UnitOfWork
from town.client import Account
from town.waiting import DEADLINE, pause

Found = TypeVar("Found")

DOMAIN = "ville.test"
FAREWELLS = Farewells(
    declined="Cette invitation ne vient pas de la mairie.", alone="Plus personne."
)


class Recorder:
    """Remembers what it is given; `troubles` are raised first, one a call."""

    def __init__(self) -> None:
        self.handled: list[Incoming] = []
        self.own: list[Json] = []
        self.told: list[str] = []
        self.troubles: list[Exception] = []
        self.failure: BaseException | None = None
        self.gate: asyncio.Event | None = None
        self.waiting = False
        self._news = asyncio.Condition()

    async def handle(self, incoming: Incoming) -> None:
        if self.troubles:
            raise self.troubles.pop(0)
        if self.gate is not None:
            self.waiting = True
            await self.tell()
            await self.gate.wait()
        self.handled.append(incoming)
        await self.tell()

    async def own_event(self, room: RoomId, event: Json) -> None:
        del room
        self.own.append(event)
        await self.tell()

    async def tell(self) -> None:
        async with self._news:
            self._news.notify_all()

    async def until(self, probe: Callable[[], Found], within: float = DEADLINE) -> Found:
        """Wait until the probe finds something in what was heard."""
        async with asyncio.timeout(within), self._news:
            while not (found := probe()):
                if self.failure is not None:
                    raise self.failure
                await self._news.wait()
            return found

    @property
    def texts(self) -> list[str]:
        """What people said, in the order it was heard."""
        return [each.text for each in self.handled if isinstance(each, Message)]

    async def hears(self, text: str, within: float = DEADLINE) -> Message:
        """Wait for a message."""
        return (
            await self.until(
                lambda: next(
                    (
                        each
                        for each in self.handled
                        if isinstance(each, Message) and each.text == text
                    ),
                    None,
                ),
                within,
            )
            or self._nothing()
        )

    @staticmethod
    def _nothing() -> Message:
        raise AssertionError


class HurriedClock(SystemClock):
    """A clock that jumps over every wait, so that ten minutes without a server take a moment."""

    def __init__(self) -> None:
        self.shift = timedelta()

    def now(self) -> datetime:
        return super().now() + self.shift

    def stamped(self, milliseconds: int) -> datetime:
        return min(datetime.fromtimestamp(milliseconds / 1000, UTC) + self.shift, self.now())

    async def sleep(self, seconds: float) -> None:
        self.shift += timedelta(seconds=seconds)
        await pause(min(seconds, 0.05))


class TellingWorker(Worker):
    """A worker that tells when the bot has run a transaction."""

    def __init__(self, engine: Engine, account: int) -> None:
        super().__init__(engine, account, 0)
        self.changes = 0
        self._told = asyncio.Condition()

    async def run(
        self, transaction: Callable[[UnitOfWork], Found], *, turn: Turn = Turn.PEOPLE
    ) -> Found:
        result = await super().run(transaction, turn=turn)
        async with self._told:
            self.changes += 1
            self._told.notify_all()
        return result

    async def read(self, transaction: Callable[[UnitOfWork], Found]) -> Found:
        """Run a transaction of the test's own."""
        return await super().run(transaction)

    async def changed(self, seen: int) -> None:
        """Wait until there are more transactions than those seen."""
        async with self._told:
            await self._told.wait_for(lambda: self.changes > seen)


@dataclass
class Ears:
    """A bot that listens, and may be stopped and started again on the same database."""

    url: str
    account: Account
    engine: Engine
    organisation: Organisation
    recorder: Recorder = field(default_factory=Recorder)
    clock: HurriedClock = field(default_factory=HurriedClock)
    widest_gap: int = WIDEST
    client: Client = field(init=False)
    worker: TellingWorker = field(init=False)
    _running: "asyncio.Task[None] | None" = None

    @property
    def user_id(self) -> str:
        """The bot's Matrix ID."""
        return self.account.user_id

    @property
    def name(self) -> str:
        """The bot's name."""
        return "Beffroi"

    async def start(self) -> None:
        """Listen from where the last run stopped; ready when this returns."""
        self.client = Client(self.url, UserId(self.account.user_id), timeout=5)
        self.client.restore(self.account.device_id, self.account.access_token)
        self.worker = TellingWorker(self.engine, self._account_key())
        self.worker.start()
        listening = Listening(
            self.client,
            self.worker,
            self.clock,
            self.organisation,
            FAREWELLS,
            Handlers(
                self.recorder,
                self.recorder.own_event,
                moved=lambda: self.recorder.told.append("moved"),
                back=lambda: self.recorder.told.append("back"),
            ),
            self.widest_gap,
        )
        self._running = asyncio.create_task(self._run(listening))
        ready = asyncio.create_task(listening.ready.wait())
        await asyncio.wait({ready, self._running}, return_when=asyncio.FIRST_COMPLETED)
        if not ready.done():
            ready.cancel()
            await self._running

    async def _run(self, listening: Listening) -> None:
        try:
            await listening.run()
        except Exception as failure:
            self.recorder.failure = failure
            await self.recorder.tell()
            raise

    async def stop(self) -> None:
        """End without a word, as a power cut would: nothing is saved on the way out."""
        if self._running is not None:
            self._running.cancel()
            with suppress(asyncio.CancelledError):
                await self._running
            self._running = None
            await self._close()

    async def _close(self) -> None:
        await self.worker.stop()
        await self.client.close()

    async def ended(self, within: float = DEADLINE) -> None:
        """Wait for its own end, and raise what ended it."""
        assert self._running is not None
        running, self._running = self._running, None
        try:
            async with asyncio.timeout(within):
                await running
        finally:
            await self._close()

    async def reads(self, transaction: Callable[[UnitOfWork], Found]) -> Found:
        """Read rows, as the bot's other parts do."""
        return await self.worker.read(transaction)

    async def room(self, room: str, wanted: Callable[[Room], bool] = bool) -> Room:
        """Wait until the mirror shows a room as wanted."""
        return await self.finds(
            lambda work: (
                row if (row := work.rooms.by_id(RoomId(room))) is not None and wanted(row) else None
            )
        )

    async def finds(self, probe: Callable[[UnitOfWork], Found | None]) -> Found:
        """Wait until a probe finds something in the rows, looking again after each transaction."""
        async with asyncio.timeout(DEADLINE):
            while True:
                seen = self.worker.changes
                if (found := await self.worker.read(probe)) is not None:
                    return found
                await self.worker.changed(seen)

    def _account_key(self) -> int:
        with UnitOfWork.begun(self.engine, 0) as work:
            user = UserId(self.account.user_id)
            return (work.accounts.of(user) or work.accounts.add(user)).key


@asynccontextmanager
async def ears(
    url: str, account: Account, database_url: str, organisation: Organisation
) -> AsyncIterator[Ears]:
    """Lend a bot that listens."""
    engine = connect(database_url)
    listening = Ears(url, account, engine, organisation)
    await listening.start()
    try:
        yield listening
    finally:
        await listening.stop()
        engine.dispose()
