"""How many messages the homeserver lets the bot send, measured with a few that nobody sees."""

import json
from collections.abc import AsyncIterator
from secrets import token_hex
from urllib.parse import quote

from bot.cli.checks.finding import Finding, good, notice
from bot.cli.reasons import reason
from bot.clock import Clock
from bot.config import Settings
from bot.matrix.client import Client
from bot.matrix.errors import MatrixError, RateLimited
from storage.ids import RoomId

EVENTS = 12
"""Sent at most: Synapse's own burst is 10."""

EVENT_TYPE = "fr.beffroi.check"
"""Shown by no client, and notifying nobody."""

TRIES = 3
LONGEST = 10.0
"""Seconds to wait before one more try at leaving."""

COMFORTABLE = 2.0
"""Events a second that a town needs at its busiest hour."""


async def check_limit(
    settings: Settings, client: Client, clock: Clock, *, running: bool, known: float | None
) -> AsyncIterator[Finding]:
    """Measure in a room of the bot's own, which it leaves again.

    Not while the bot runs: the measure would use up the allowance of its answers.
    """
    if running:
        rate = known
    else:
        try:
            rate = await _measured(client, clock)
        except MatrixError as error:
            yield notice(
                "check-limit-unknown", detail=reason(error, settings.organisation.language)
            )
            return
    if rate is None:
        yield good("check-limit-known" if running else "check-limit", count=EVENTS)
        return
    seconds = round(1 / rate, 1)
    values = {"rate": f"{rate:.2g}".replace(".", ","), "seconds": f"{seconds:g}".replace(".", ",")}
    if rate >= COMFORTABLE:
        yield good("check-limit-wide", **values)
    else:
        yield notice("check-limit-tight", lifting(settings), **values)


async def _measured(client: Client, clock: Clock) -> float | None:
    """Give the events a second where one was refused, nothing where all were taken."""
    room = await client.create_room({"preset": "private_chat", "visibility": "private"})
    try:
        return await _refused_at(client, room)
    finally:
        await _leave(client, room, clock)


async def _leave(client: Client, room: RoomId, clock: Clock) -> None:
    """Leave nothing behind: leaving counts as a message too, and may have to wait its turn."""
    for _ in range(TRIES):
        try:
            await client.leave(room)
            await client.forget(room)
        except RateLimited as limit:
            await clock.sleep(min(limit.retry_after, LONGEST))
        else:
            return


async def _refused_at(client: Client, room: RoomId) -> float | None:
    run = token_hex(8)
    for number in range(EVENTS):
        try:
            await client.send_event(room, EVENT_TYPE, {}, f"check-{run}-{number}")
        except RateLimited as limit:
            return 1 / max(limit.retry_after, 0.001)
    return None


def lifting(settings: Settings) -> str:
    """Give the request that lifts the limit for the bot alone, as an admin of Synapse makes it."""
    homeserver = settings.homeserver
    path = f"/_synapse/admin/v1/users/{quote(homeserver.user_id)}/override_ratelimit"
    body = json.dumps({"messages_per_second": 0, "burst_count": 0})
    return (
        'curl -X POST -H "Authorization: Bearer $JETON" '
        f"-H 'Content-Type: application/json' -d '{body}' '{homeserver.url}{path}'"
    )
