"""The sync loop: what is new is handled, then the token is saved, then more is asked for."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta

import structlog

from bot.clock import Clock
from bot.matrix import shape
from bot.matrix.client import Client
from bot.matrix.errors import Rejected
from bot.matrix.filters import FILTER, NO_ROOMS, kept_id, to_keep
from bot.matrix.handing import ENDING, report
from bot.matrix.patience import LONGEST_WAIT, Patience
from bot.matrix.walking import Walk
from bot.matrix.wire import Json
from bot.worker import Worker
from commands import rooms as rows
from commands.incoming import Notice
from storage.accounts import OutageKind
from storage.ids import RoomId
from storage.work import UnitOfWork

LONGEST_SYNC = 30.0
"""Seconds that a sync waits for something new."""

ACKNOWLEDGED = 0.05
"""Seconds to wait until the answers are acknowledged: their echoes then cost no sync more."""

HEARTBEAT = timedelta(seconds=10)
"""How often a token is saved though nothing was handed over: echoes come again unharmed."""

WORTH_NOTING = timedelta(seconds=10)
"""A stop shorter than that explains nothing that came late."""

log = structlog.get_logger(__name__)


class Sync:
    """One account's sync, from the token of its last run on."""

    def __init__(
        self,
        client: Client,
        worker: Worker,
        clock: Clock,
        patience: Patience,
        walk: Walk,
        settled: Callable[[], Awaitable[None]],
    ) -> None:
        """Prepare it; `settled` returns once what was answered is acknowledged."""
        self._client = client
        self._worker = worker
        self._clock = clock
        self._patience = patience
        self._walk = walk
        self._mirror = walk.mirror
        self._handing = walk.handing
        self._settled = settled
        self._saved_at = clock.now()
        self._filter_id = ""
        self.ready = asyncio.Event()
        """Set once the rooms are known and what comes will be heard."""
        self.caught_up = asyncio.Event()
        """Set once what was said while nobody listened is handled."""

    async def run(self) -> None:
        """Sync until cancelled; ends by `Superseded` or `SignedOut` alone."""
        since = await self._resume()
        while True:
            response = await self._next(since)
            handed = self._handing.handed
            await self._handle(response, since)
            since = str(response["next_batch"])
            self.caught_up.set()
            busy = self._handing.handed > handed
            if busy:
                # First the answers leave: the writer, at work meanwhile, would slow them down.
                with suppress(TimeoutError):
                    async with asyncio.timeout(ACKNOWLEDGED):
                        await self._settled()
            if busy or self._clock.now() - self._saved_at > HEARTBEAT:
                await self._save(since)

    async def _next(self, since: str) -> Json:
        """Wait for what is new; the first time, take what there is."""
        wait = LONGEST_SYNC if self.caught_up.is_set() else 0.0
        refusals = 0
        while True:
            filter_id = self._filter_id
            try:
                return await self._patience.through(
                    lambda: self._client.sync(since, filter_id, wait)  # noqa: B023 - awaited at once
                )
            except Rejected as refusal:
                # A homeserver put back from a copy may have lost our filter; of our place in
                # the sync only people can dispose, so we stay there and say it.
                log.warning("sync refused", errcode=refusal.errcode, said=refusal.message)
                refusals += 1
                if refusals > 1:
                    # The filter was not the reason.
                    await self._tell_refusal(since, refusal)
                await self._clock.sleep(LONGEST_WAIT)
                self._filter_id = await self._upload_filter()

    async def _tell_refusal(self, since: str, refusal: Rejected) -> None:
        """Tell the admins, once for each place where we are kept: nothing is heard meanwhile."""
        details = (("reason", f"{refusal.errcode} {refusal.message}"[:200]),)
        origin = f"sync-refused:{since}"
        await self._handing.tell(Notice(origin, self._clock.now(), "sync-refused", details))

    async def _resume(self) -> str:
        """Know the rooms again, and where the last run stopped; begin where there was none."""
        started = self._clock.now()

        def transaction(work: UnitOfWork) -> tuple[str | None, str | None]:
            account = work.accounts.by_key(work.account)
            work.accounts.end_outages(account.key, started)
            heard = max(filter(None, (account.seen_at, account.stopped_at)), default=None)
            if heard is not None and started - heard > WORTH_NOTING:
                stop = work.accounts.begin_outage(account.key, OutageKind.STOPPED, heard)
                stop.end = started
            self._mirror.remember(work.rooms.joined(account.key))
            return account.sync_token, account.filter_id

        token, kept = await self._patience.through(lambda: self._worker.run(transaction))
        self._filter_id = kept_id(kept) or await self._upload_filter()
        if token is None:
            token = await self._begin()
        self.ready.set()
        return token

    async def _upload_filter(self) -> str:
        identity = await self._patience.through(lambda: self._client.create_filter(FILTER))

        def transaction(work: UnitOfWork) -> None:
            work.accounts.by_key(work.account).filter_id = to_keep(identity)

        await self._patience.through(lambda: self._worker.run(transaction))
        return identity

    async def _begin(self) -> str:
        """Start from now: what was said before stays unread.

        Where the account is already is written down with the token; the doorman gets to know
        those rooms, and the invitations that wait, while people are answered.
        """
        asked = json.dumps(NO_ROOMS)
        response = await self._patience.through(lambda: self._client.sync(None, asked, 0))
        token = str(response["next_batch"])
        joined = await self._patience.through(self._client.joined_rooms)
        now = self._clock.now()

        def transaction(work: UnitOfWork) -> None:
            for room in joined:
                rows.found(work, room)
            work.accounts.save_token(work.account, token, now)

        await self._patience.through(lambda: self._worker.run(transaction))
        return token

    async def _handle(self, response: Json, since: str) -> None:
        """Take a sync's rooms, each guarded from what another's events may be."""
        for room, news in shape.rooms(response, "join").items():
            await self._guarded(room, lambda: self._walk.joined(room, news, since))  # noqa: B023 - awaited at once
        for room, news in shape.rooms(response, "invite").items():
            await self._guarded(room, lambda: self._mirror.invited(room, news))  # noqa: B023 - as above
        for room, news in shape.rooms(response, "leave").items():
            await self._guarded(room, lambda: self._walk.left(room, news))  # noqa: B023 - as above

    async def _guarded(self, room: RoomId, handle: Callable[[], Awaitable[None]]) -> None:
        try:
            await handle()
        except ENDING:
            raise
        except Exception as fault:  # noqa: BLE001 - what strangers write never stops the loop
            report("room not handled", room, fault)

    async def _save(self, token: str) -> None:
        now = self._clock.now()
        await self._patience.through(
            lambda: self._worker.run(
                lambda work: work.accounts.save_token(work.account, token, now)
            )
        )
        self._saved_at = now
