"""Whether the homeserver answers, goes by the same clock, and knows the bot's account."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.cli.checks.finding import Finding, bad, good, notice
from bot.cli.reasons import reason
from bot.cli.words import words
from bot.cli.writing import lasting
from bot.clock import Clock
from bot.config import Settings
from bot.matrix.client import Client
from bot.matrix.errors import MatrixError, RateLimited, SignedOut
from bot.matrix.wire import Wire

API = "/_matrix/client/v3"
WITHIN_SECONDS = 15.0
WITHIN = ClientTimeout(total=WITHIN_SECONDS)
DRIFT = timedelta(seconds=5)
"""Between two machines that keep time: an answer's own delay is in it."""

FAR = timedelta(seconds=60)


async def check_homeserver(settings: Settings, clock: Clock) -> AsyncIterator[Finding]:
    """Ask the one question that needs no account. A `bad` finding: nothing more can be asked."""
    url = settings.homeserver.url
    try:
        async with (
            ClientSession(timeout=WITHIN) as session,
            session.get(f"{url}/_matrix/client/versions") as response,
        ):
            answer = await response.json(content_type=None)
            date = response.headers.get("Date")
            now = clock.now()
    except (ClientError, OSError, ValueError) as error:
        yield bad(
            "check-homeserver-silent",
            url=url,
            detail=reason(error, settings.organisation.language),
        )
        return
    versions = answer.get("versions") if isinstance(answer, dict) else None
    if not isinstance(versions, list) or not versions:
        yield bad("check-homeserver-other", url=url)
        return
    yield good("check-homeserver", url=url, version=str(versions[-1]))
    if date is not None and settings.clock_file is None:
        yield _clocks(settings, parsedate_to_datetime(date), now)


def _clocks(settings: Settings, theirs: datetime, ours: datetime) -> Finding:
    apart = abs(theirs - ours)
    say = words(settings.organisation.language)
    if apart > FAR:
        return bad("check-clock-far", "timedatectl", apart=lasting(apart, say))
    if apart > DRIFT:
        return notice("check-clock-drift", "timedatectl", apart=lasting(apart, say))
    return good("check-clock")


async def check_account(
    settings: Settings, client: Client, *, logged_in: bool
) -> AsyncIterator[Finding]:
    """Ask whom the token stands for; without a session, try the password and log out again."""
    user = settings.homeserver.user_id
    password = settings.homeserver.password
    try:
        if not logged_in and password is not None:
            await _try_password(settings, password.get_secret_value())
            yield good("check-password")
            yield notice("check-no-session", "beffroi init")
            return
        told, device = await client.whoami()
    except RateLimited as limit:
        yield notice("check-account-later", seconds=round(limit.retry_after))
    except SignedOut:
        yield bad("check-account-out", "beffroi init", user=user)
    except MatrixError as error:
        yield bad(
            "check-account-refused",
            user=user,
            detail=reason(error, settings.organisation.language),
        )
    else:
        if told != user:
            yield bad("check-account-other", told=told, user=user)
        else:
            yield good("check-account", user=user, device=device or "")


async def _try_password(settings: Settings, password: str) -> None:
    """Log in and out again: the bot's own session is another, opened by `init` or `run`."""
    user = settings.homeserver.user_id
    wire = Wire(settings.homeserver.url, user)
    identifier = {"type": "m.id.user", "user": user}
    login = {"type": "m.login.password", "identifier": identifier, "password": password}
    try:
        answer = await wire.ask("POST", f"{API}/login", login, within=WITHIN_SECONDS)
        wire.authorize(user, answer["device_id"], answer["access_token"])
        await wire.ask("POST", f"{API}/logout", {}, within=WITHIN_SECONDS)
    finally:
        await wire.close()
