"""What can never be delivered: logged each time, told to an admin once a lane and reason."""

from collections.abc import Awaitable, Callable

import structlog

from bot.matrix.errors import Rejected
from bot.sending.outcomes import NoAddress
from bot.sending.parcel import Parcel
from storage.outbox import Act

log = structlog.get_logger()

Undeliverable = Callable[[Parcel, str], Awaitable[None]]
"""Tells an admin, in a transaction of its own, that something can never be delivered."""


class Complaints:
    """Remembers what admins know already, so that a shut room is no storm of messages."""

    def __init__(self, undeliverable: Undeliverable) -> None:
        """Tell through a callback."""
        self._undeliverable = undeliverable
        self._told: set[tuple[str, str]] = set()

    async def tell(self, parcel: Parcel, lane: str, error: Exception) -> str:
        """Tell why a parcel is given up; give the reason that its row keeps.

        It comes before the row is marked: after a kill in between it is told again, under the
        same key, which the inbox knows.
        """
        reason = str(error) or type(error).__name__
        if isinstance(error, Rejected | NoAddress):
            log.warning("a message can never be delivered", row=parcel.key, reason=reason)
        else:
            log.error("a parcel is not what we think", row=parcel.key, exc_info=error)
        kind = (lane, getattr(error, "errcode", type(error).__name__))
        # An invitation that was taken back meanwhile is nothing that needs a person.
        if kind not in self._told and parcel.act is not Act.JOIN:
            self._told.add(kind)
            try:
                await self._undeliverable(parcel, reason)
            except Exception:
                log.exception("an admin could not be told", row=parcel.key)
        return reason

    def passed(self, lane: str) -> None:
        """Forget what was told of a lane: something was delivered there."""
        if self._told:
            self._told = {told for told in self._told if told[0] != lane}
