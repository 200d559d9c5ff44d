"""All that listens to Matrix, built once: the sync and the doorman beside it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.clock import Clock
from bot.matrix.client import Client
from bot.matrix.doorman import Doorman, Farewells
from bot.matrix.enriching import Enriching
from bot.matrix.events import Reader
from bot.matrix.gaps import WIDEST, Gaps
from bot.matrix.handing import ENDING, Dispatcher, Handing, OwnEvent
from bot.matrix.patience import Patience
from bot.matrix.rooms import Mirror, News
from bot.matrix.sync import Sync
from bot.matrix.walking import Walk
from bot.worker import Worker
from commands.organisation import Organisation


async def _at_once() -> None:
    """Wait for nothing."""


def _nothing() -> None:
    """Do nothing about it."""


@dataclass(frozen=True, slots=True)
class Handlers:
    """Who is given what is heard."""

    dispatcher: Dispatcher
    own_event: OwnEvent
    """Told of each event of our own."""
    settled: Callable[[], Awaitable[None]] = _at_once
    """Returns once the answers given so far are acknowledged."""
    moved: Callable[[], None] = _nothing
    """Told when a room's row has come to stand for another Matrix room."""
    back: Callable[[], None] = _nothing
    """Told when the homeserver answers again after an outage."""


class Listening:
    """Hears what happens on Matrix, and goes where it is invited."""

    def __init__(
        self,
        client: Client,
        worker: Worker,
        clock: Clock,
        organisation: Organisation,
        farewells: Farewells,
        handlers: Handlers,
        widest_gap: int = WIDEST,
    ) -> None:
        """Listen for an organisation; `run` does it. `widest_gap`: the events read back of one."""
        self._patience = patience = Patience(clock, worker, handlers.back)
        self._doorman = Doorman(client, worker, clock, organisation, farewells)
        told = News(self._doorman.wake, handlers.moved)
        self._mirror = Mirror(client, worker, clock, patience, told)
        handing = Handing(
            Reader(client.user_id, clock),
            Enriching(client, organisation.prefix),
            patience,
            handlers.dispatcher,
            handlers.own_event,
        )
        gaps = Gaps(client, patience, widest_gap)
        walk = Walk(client.user_id, clock, gaps, self._mirror, handing)
        self._sync = Sync(client, worker, clock, patience, walk, handlers.settled)

    @property
    def ready(self) -> asyncio.Event:
        """Set once the rooms are known and what comes will be heard."""
        return self._sync.ready

    @property
    def deaf(self) -> bool:
        """Whether the homeserver does not answer."""
        return self._patience.deaf

    @property
    def caught_up(self) -> asyncio.Event:
        """Set once what was said while nobody listened is handled."""
        return self._sync.caught_up

    async def run(self) -> None:
        """Listen until cancelled; `Superseded` and `SignedOut` end it."""
        ending: BaseException | None = None
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._open_doors(), name="doorman")
                group.create_task(self._sync.run(), name="sync")
        except* ENDING as endings:
            ending = endings.exceptions[0]
        if ending is not None:
            raise ending

    async def _open_doors(self) -> None:
        # Its errands come after what waits to be heard.
        await self._sync.caught_up.wait()
        await self._doorman.run(self._mirror)
