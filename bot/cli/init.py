"""`beffroi init`: a few questions, a configuration for its owner's eyes, and a first session."""

import asyncio
import os
from pathlib import Path

from bot.cli.asking import Answers, ask_all
from bot.cli.console import confirm, line
from bot.cli.words import Words, words
from bot.clock import SystemClock
from bot.config import Settings, load
from bot.config.example import filled
from bot.config.loading import FILE_NAME, PLACES
from bot.holding import take
from bot.matrix.account import Credentials, sign_in
from bot.matrix.client import Client
from bot.opening import bring_up_to_date, engine_of, prepare_file
from bot.worker import Worker


def init(configuration: Path | None) -> int:
    """Ask, write, log in, and say what comes next."""
    say = words()
    path = configuration or (PLACES[1] if PLACES[1].parent.is_dir() else Path(FILE_NAME))
    line(say("init-hello"))
    if not path.exists() or confirm(say("init-replace", file=str(path)), say):
        _write(path, ask_all(path, say))
        line(say("init-written", file=str(path)))
    settings = load(path)
    device = asyncio.run(_log_in(settings))
    line(say("init-logged-in", user=settings.homeserver.user_id, device=device))
    _tell_next(path, settings, say)
    return 0


def _write(path: Path, answers: Answers) -> None:
    """Write the file whole or not at all; nobody else may read it at any instant."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    partial.unlink(missing_ok=True)
    descriptor = os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(filled(answers))
            file.flush()
            os.fsync(file.fileno())
        partial.rename(path)
    finally:
        partial.unlink(missing_ok=True)


async def _log_in(settings: Settings) -> str:
    """Open the session that the bot will go on with, and keep it in the database."""
    homeserver = settings.homeserver
    clock = SystemClock()
    prepare_file(settings)
    engine = engine_of(settings)
    holding = await take(
        engine,
        homeserver.user_id,
        clock,
        prepare=lambda: bring_up_to_date(settings, engine, clock.now()),
    )
    worker = Worker(engine, holding.account, holding.epoch)
    worker.start()
    client = Client(homeserver.url, homeserver.user_id)
    password = homeserver.password.get_secret_value() if homeserver.password else None
    token = homeserver.token.get_secret_value() if homeserver.token else None
    try:
        return await sign_in(client, Credentials(homeserver.url, password, token), worker.run)
    finally:
        await client.close()
        await worker.stop()
        await holding.release()
        engine.dispose()


def _tell_next(path: Path, settings: Settings, say: Words) -> None:
    named = "" if path in PLACES else f" --config {path}"
    line()
    line(say("init-next"))
    line(say("init-next-check", command=f"beffroi check{named}"))
    line(say("init-next-run", command=f"beffroi run{named}"))
    line(say("init-next-invite", user=settings.homeserver.user_id))
