"""`beffroi check`: tests every configured thing, and says what to do."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from bot.cli.checks.database import check_database
from bot.cli.checks.finding import Finding, Level
from bot.cli.checks.homeserver import check_account, check_homeserver
from bot.cli.checks.limit import check_limit
from bot.cli.checks.machine import check_files, check_unit
from bot.cli.checks.people import check_admins, check_space
from bot.cli.console import line
from bot.cli.holder import is_running
from bot.cli.session import Session, session_of
from bot.cli.settings import settings_of
from bot.cli.state import clock_of
from bot.cli.words import Words, words
from bot.config import Settings, find
from bot.matrix.client import Client

STYLES = {Level.GOOD: "green", Level.NOTICE: "yellow", Level.BAD: "red"}


def check(configuration: Path | None) -> int:
    """Tell each finding as it comes; 1 where something does not work."""
    path = find(configuration)
    settings = settings_of(path)
    say = words(settings.organisation.language)
    running = is_running(settings)
    found = asyncio.run(_tell_all(_findings(path, settings, running=running), say))
    problems = found.count(Level.BAD)
    line()
    line(say("check-summary", count=problems, notices=found.count(Level.NOTICE)))
    return 1 if problems else 0


async def _tell_all(findings: AsyncIterator[Finding], say: Words) -> list[Level]:
    levels = []
    async for finding in findings:
        _tell(finding, say)
        levels.append(finding.level)
    return levels


def _tell(finding: Finding, say: Words) -> None:
    mark = say(f"check-level-{finding.level}")
    line(f"{mark:<12}{say(finding.key, **finding.values)}", style=STYLES[finding.level])
    for each in finding.todo:
        line(f"{'':<12}{each}", style="bold")


async def _findings(path: Path, settings: Settings, *, running: bool) -> AsyncIterator[Finding]:
    clock = clock_of(settings)
    for finding in check_files(path, settings):
        yield finding
    for finding in check_database(settings, clock.now()):
        yield finding
    for finding in check_unit():
        yield finding
    reachable = True
    async for finding in check_homeserver(settings, clock):
        reachable = reachable and finding.level is not Level.BAD
        yield finding
    if reachable:
        async for finding in _with_account(settings, running=running):
            yield finding


async def _with_account(settings: Settings, *, running: bool) -> AsyncIterator[Finding]:
    session = session_of(settings)
    client = Client(settings.homeserver.url, settings.homeserver.user_id)
    try:
        if session is not None:
            client.restore(session.device_id, session.token)
        known = True
        async for finding in check_account(settings, client, logged_in=session is not None):
            known = known and finding.level is Level.GOOD
            yield finding
        if known and session is not None:
            async for finding in _as_account(settings, client, session, running=running):
                yield finding
    finally:
        await client.close()


async def _as_account(
    settings: Settings, client: Client, session: Session, *, running: bool
) -> AsyncIterator[Finding]:
    async for finding in check_space(settings, client):
        yield finding
    async for finding in check_admins(settings, client):
        yield finding
    clock, known = clock_of(settings), session.events_per_second
    limit = check_limit(settings, client, clock, running=running, known=known)
    async for finding in limit:
        yield finding
