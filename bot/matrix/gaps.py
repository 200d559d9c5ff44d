"""What a sync left out: a busy room's events between its token and the first one it gave."""

from collections.abc import Callable
from dataclasses import dataclass

import structlog

from bot.matrix import shape
from bot.matrix.client import Client
from bot.matrix.errors import Rejected
from bot.matrix.patience import Patience
from bot.matrix.wire import Json
from storage.ids import RoomId

PAGE = 100
"""Events asked for at once: the most that Synapse gives."""

WIDEST = 5_000
"""Events read back of one gap: beyond that, nobody waits for an answer any more."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Gap:
    """What was missed, oldest first; not `whole` where its oldest part had to be cut."""

    events: list[Json]
    whole: bool = True


class Gaps:
    """Reads gaps back, each as far as `widest` events."""

    def __init__(self, client: Client, patience: Patience, widest: int = WIDEST) -> None:
        """Read as one account."""
        self._client = client
        self._patience = patience
        self._widest = widest

    async def missed(
        self,
        room: RoomId,
        span: tuple[str, str | None],
        begins: Callable[[Json], bool] | None = None,
    ) -> Gap:
        """Read a room back from where a timeline starts, oldest first.

        `span` is that start and the token to go back to; an event where the room `begins` for
        us ends it too.
        """
        start, end = span
        found: list[Json] = []
        while len(found) < self._widest:
            page = await self._page(room, start, end)
            if page is None:
                return Gap(found[::-1], whole=False)
            events = shape.objects(page.get("chunk"))
            for event in events:
                found.append(event)
                if begins is not None and begins(event):
                    return Gap(found[::-1])
            following = shape.text(page.get("end"))
            if not events or following is None or following == start:
                return Gap(found[::-1])
            start = following
        log.warning("gap too wide", room=room, events=len(found))
        return Gap(found[::-1], whole=False)

    async def _page(self, room: RoomId, start: str, end: str | None) -> Json | None:
        try:
            return await self._patience.through(
                lambda: self._client.messages(room, start=start, end=end, limit=PAGE)
            )
        except Rejected as refusal:
            log.warning("gap not readable", room=room, errcode=refusal.errcode)
            return None
