"""Builds every part of the running bot, once, and ends them in order."""

import asyncio
import os
import signal
import socket
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import replace
from typing import Any

import structlog
from sqlalchemy import Engine

from bot.answering import House
from bot.clock import Clock, ShiftedClock, SystemClock
from bot.config import Settings
from bot.dispatch import Dispatcher
from bot.holding import Holding, take
from bot.housekeeping import keep_house
from bot.matrix.account import Credentials, sign_in
from bot.matrix.client import Client
from bot.matrix.doorman import Farewells
from bot.matrix.errors import SignedOut
from bot.matrix.listening import Handlers, Listening
from bot.matrix.patience import Patience
from bot.opening import bring_up_to_date, engine_of, prepare_file
from bot.posting import Identity
from bot.scheduler import Scheduler
from bot.sending import Parcel, Sender
from bot.worker import Worker
from commands.catalogue import catalogue
from commands.incoming import Notice
from commands.wording import sentence
from storage.ids import UserId
from storage.work import UnitOfWork

log = structlog.get_logger()


def run(settings: Settings) -> None:
    """Run the bot until it is told to stop."""
    asyncio.run(serve(settings))


async def serve(settings: Settings) -> None:
    """Take the account, run every part, and let go of it in good order."""
    clock = SystemClock() if settings.clock_file is None else ShiftedClock(settings.clock_file)
    prepare_file(settings)
    engine = engine_of(settings)
    user_id = UserId(settings.homeserver.user_id)
    holding = await take(
        engine, user_id, clock, prepare=lambda: bring_up_to_date(settings, engine, clock.now())
    )
    try:
        await Bot(settings, clock, engine, holding).live()
    finally:
        await holding.release()
        engine.dispose()


class Bot:
    """The parts of one running bot, for the account that this process holds."""

    def __init__(self, settings: Settings, clock: Clock, engine: Engine, holding: Holding) -> None:
        """Build what needs no network."""
        self._settings = settings
        self._clock = clock
        self._holding = holding
        self._organisation = settings.organisation_values()
        self._worker = Worker(engine, holding.account, holding.epoch)
        self._client = Client(settings.homeserver.url, UserId(settings.homeserver.user_id))
        self._patience = Patience(clock, self._worker)
        self._sender = Sender(
            self._client,
            self._worker,
            clock,
            may_send=holding.holds,
            undeliverable=self._undeliverable,
        )
        self._house: House | None = None
        self._dispatcher = Dispatcher(self._worker, self._furnished, self._sender, self._wake)
        self._listening: Listening | None = None
        self._scheduler = Scheduler(self._dispatcher, self._worker, clock, self._deaf)

    async def live(self) -> None:
        """Sign in, settle what an earlier run left, and serve until told to stop."""
        catalogue()
        self._worker.start()
        try:
            await self._come_home()
            await self._patience.through(self._sender.settle)
            await self._serve_signed_in()
        finally:
            await self._sender.stop()
            await self._worker.stop()
            await self._client.close()

    async def _come_home(self) -> None:
        """Sign in, and know from which device we speak."""
        device_id = await self._patience.through(self._sign_in)
        self._house = await self._patience.through(
            lambda: self._worker.run(lambda work: self._furnish(work, device_id))
        )

    async def _serve_signed_in(self) -> None:
        """Serve; where the homeserver signs us out, sign in again and go on."""
        while True:
            try:
                return await self._serve()
            except SignedOut:
                log.warning("signed out by the homeserver")
                await self._come_home()
                # Some were ended between a commit and what it leaves to do.
                await self._patience.through(self._sender.catch_up)
                self._scheduler.wake()
                self._sender.signed_in()

    async def _serve(self) -> None:
        self._listening = listening = Listening(
            self._client,
            self._worker,
            self._clock,
            self._organisation,
            self._farewells(),
            Handlers(
                dispatcher=self._dispatcher,
                own_event=self._sender.own_event,
                settled=self._sender.settled,
                moved=self._sender.forget_rooms,
                back=self._heard_again,
            ),
        )
        await until_one_ends(
            listening.run(),
            self._ring(listening.caught_up),
            self._announce(listening.ready),
            keep_house(self._worker, self._clock),
            self._holding.lost.wait(),
            told_to_stop(),
        )

    async def _ring(self, caught_up: asyncio.Event) -> None:
        """Ring once what was said meanwhile is known: it may have cancelled what was due."""
        await caught_up.wait()
        await self._scheduler.look()
        await self._end_replay()
        await self._scheduler.run()

    async def _end_replay(self) -> None:
        """After a restore: what was said and rung since is known again; from here on we speak."""
        if self._house is None or self._house.replay_until is None:
            return
        await self._patience.through(lambda: self._worker.run(_end_replay))
        self._house = replace(self._house, replay_until=None)
        log.info("replay ended")

    async def _sign_in(self) -> str:
        homeserver = self._settings.homeserver
        credentials = Credentials(
            homeserver.url,
            homeserver.password.get_secret_value() if homeserver.password else None,
            homeserver.token.get_secret_value() if homeserver.token else None,
        )
        return await sign_in(self._client, credentials, self._worker.run)

    def _furnish(self, work: UnitOfWork, device_id: str) -> House:
        account = work.accounts.by_key(work.account)
        identity = Identity(account.key, account.user_id, device_id, account.secret)
        return House(self._organisation, identity, replay_until=account.replay_until)

    def _furnished(self) -> House:
        """Give the house as it stands: buttons only while the homeserver's limit leaves room."""
        if self._house is None:
            message = "nothing is handled before the account is signed in"
            raise RuntimeError(message)
        return replace(self._house, seeding=not self._sender.tight)

    def _farewells(self) -> Farewells:
        language = self._organisation.language
        return Farewells(
            declined=sentence(language, "decline-invitation", {}),
            alone=sentence(language, "leave-alone", {}),
        )

    def _wake(self) -> None:
        self._scheduler.wake()

    def _deaf(self) -> bool:
        return self._listening is not None and self._listening.deaf

    def _heard_again(self) -> None:
        """The homeserver is back: send and ring what waited for it."""
        self._sender.try_now()
        self._scheduler.wake()

    async def _undeliverable(self, parcel: Parcel, _reason: str) -> None:
        """Tell the admins where something could not go; why is in the log and in the row."""
        where = (("room", parcel.room), ("person", parcel.person))
        details = tuple((name, str(key)) for name, key in where if key is not None)
        await self._dispatcher.handle(
            Notice(f"undeliverable:{parcel.key}", self._clock.now(), "undeliverable", details)
        )

    async def _announce(self, ready: asyncio.Event) -> None:
        """Say that we listen; tell the admins where the last run ended without a word."""
        await ready.wait()
        notify("READY=1")
        log.info("listening")
        taking = self._holding.taking
        if taking.crashed:
            origin = f"crash:{taking.account}:{taking.epoch}"
            notice = Notice(origin, self._clock.now(), "crash")
            await self._patience.through(lambda: self._dispatcher.handle(notice))
        await asyncio.Event().wait()


def _end_replay(work: UnitOfWork) -> None:
    work.accounts.by_key(work.account).replay_until = None


async def until_one_ends(*lives: Coroutine[Any, Any, object]) -> None:
    """Let several things live side by side; when one ends, all do, and its error is raised."""
    tasks = [asyncio.create_task(life) for life in lives]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        task.result()


async def told_to_stop() -> None:
    """Wait for SIGTERM or SIGINT."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, stop.set)
    await stop.wait()


def notify(state: str) -> None:
    """Tell systemd, or whoever started us so, how we are (sd_notify(3))."""
    address = os.environ.get("NOTIFY_SOCKET")
    if not address:
        return
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as link:
        link.connect(f"\0{address[1:]}" if address.startswith("@") else address)
        link.send(state.encode())
