"""Hands over one event: read, completed, given to the dispatcher; no event can stop the sync."""

import traceback
from collections.abc import Awaitable, Callable
from typing import Protocol

import structlog

from bot.matrix.enriching import Enriching
from bot.matrix.errors import SignedOut
from bot.matrix.events import Reader
from bot.matrix.patience import Patience
from bot.matrix.wire import Json
from bot.worker import Superseded
from commands.incoming import Incoming, Notice, Redaction
from storage.ids import RoomId

ENDING = (Superseded, SignedOut)
"""What ends the sync: nothing that is tried again would work."""

OwnEvent = Callable[[RoomId, Json], Awaitable[None]]
"""Told of each event of our own: the sender settles its rows by their marker."""

log = structlog.get_logger(__name__)


class Dispatcher(Protocol):
    """The one door of the house."""

    async def handle(self, incoming: Incoming) -> None:
        """Handle what arrived, in a transaction of its own; what was handled before, not again.

        Raises `StoreFault` where nothing could be recorded: it will be tried again.
        """
        ...


class Handing:
    """Takes events one by one, in order, each until it is handled."""

    def __init__(
        self,
        reader: Reader,
        enriching: Enriching,
        patience: Patience,
        dispatcher: Dispatcher,
        own_event: OwnEvent,
    ) -> None:
        """Hand what arrives to a dispatcher, and our own events to `own_event`."""
        self._reader = reader
        self._enriching = enriching
        self._patience = patience
        self._dispatcher = dispatcher
        self._own_event = own_event
        self.handed = 0
        """How much the dispatcher was given so far."""

    def read(self, event: Json, room: RoomId) -> Incoming | None:
        """Read an event; nothing where it asks nothing of us, or where it breaks the reading."""
        try:
            incoming = self._reader.read(event, room)
            self._enriching.saw(event)
        except Exception as fault:  # noqa: BLE001 - an event of a stranger may be anything
            report("event not readable", event.get("event_id"), fault)
            return None
        return incoming

    async def own(self, event: Json, room: RoomId) -> None:
        """Tell of an event of ours."""
        try:
            self._enriching.saw(event)
            await self._patience.through(lambda: self._own_event(room, event))
        except ENDING:
            raise
        except Exception as fault:  # noqa: BLE001 - as above
            report("own event not settled", event.get("event_id"), fault)

    async def hand(self, incoming: Incoming, *, direct: bool) -> None:
        """Give what arrived to the dispatcher, again and again while nothing can be recorded."""
        if isinstance(incoming, Redaction):
            self._enriching.forget(incoming.target)
        try:
            complete = await self._patience.through(
                lambda: self._enriching.complete(incoming, direct=direct)
            )
            if complete is None:
                return
            self.handed += 1
            await self._patience.through(lambda: self._dispatcher.handle(complete))
        except ENDING:
            raise
        except Exception as fault:  # noqa: BLE001 - as above; the dispatcher has told the person
            report("event not handled", incoming.origin, fault)

    async def tell(self, notice: Notice) -> None:
        """Tell the admins something, once for each origin."""
        try:
            await self._patience.through(lambda: self._dispatcher.handle(notice))
        except ENDING:
            raise
        except Exception as fault:  # noqa: BLE001 - as above
            report("notice not handled", notice.origin, fault)


def report(what: str, identity: object, fault: Exception) -> None:
    """Log a fault by its event and its place in our code: its message may hold what was said."""
    frames = "".join(traceback.format_tb(fault.__traceback__))
    log.error(what, about=str(identity)[:255], fault=type(fault).__name__, frames=frames)
