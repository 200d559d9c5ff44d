"""The bot's own account: logged in once, on a device that stays, under a name people know.

The token is kept in the database; the password serves only where none is there, or where it was
revoked. Neither is ever written to a log, an error or a representation.
"""

import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from bot.matrix.client import REQUEST_TIMEOUT, Client
from bot.matrix.errors import Rejected, SignedOut
from bot.matrix.wire import Wire
from storage.ids import UserId
from storage.work import UnitOfWork

NAME = "Beffroi"


class Transact(Protocol):
    """`Worker.run`, or anything that runs a function in one transaction."""

    def __call__(self, transaction: Callable[[UnitOfWork], Any], /) -> Awaitable[Any]:
        """Run it."""
        ...


@dataclass(frozen=True, slots=True)
class Credentials:
    """What the configuration gives to sign in with."""

    url: str
    password: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Device:
    """A device of the account, and the token that speaks for it, once there is one."""

    device_id: str
    token: str | None = field(repr=False)


class Obstacle(StrEnum):
    """Why no way to sign in is left."""

    NO_CREDENTIALS = "no_credentials"
    """Neither a password nor a token, and nobody has signed in before."""
    PASSWORD = "password"  # noqa: S105 - a kind of trouble, not a secret
    """The homeserver does not take the password."""
    TOKEN = "token"  # noqa: S105 - the same
    """The token is worth nothing any more, and there is no password."""
    OTHER_ACCOUNT = "other_account"
    """The token speaks for somebody else."""
    NO_DEVICE = "no_device"
    """The token belongs to no device."""


class CannotSignIn(Exception):
    """No way to sign in is left; words are found for it elsewhere."""

    def __init__(self, obstacle: Obstacle) -> None:
        """Keep what stands in the way."""
        super().__init__(obstacle.value)
        self.obstacle = obstacle


async def sign_in(client: Client, credentials: Credentials, transact: Transact) -> str:
    """Make the client speak for the account; give the device it speaks from.

    Raises `CannotSignIn`, or `Unreachable` and `RateLimited` where trying again may work.
    """
    known: Device | None = await transact(_known)
    device = (
        await _with_token(client, known)
        or await _with_configured_token(client, credentials)
        or await _with_password(client, credentials, known, transact)
    )
    if device != known:
        await transact(lambda work: _save(work, device))
    await introduce(client)
    return device.device_id


async def introduce(client: Client) -> None:
    """Take a name, where nobody has chosen one: the homeserver's own choice is no name."""
    with suppress(Rejected):
        name = await client.display_name(client.user_id)
        if name in (None, "", client.user_id[1:].partition(":")[0]):
            await client.set_display_name(NAME)


async def _with_token(client: Client, known: Device | None) -> Device | None:
    """Go on with the login made earlier, where it still stands."""
    if known is None or known.token is None:
        return None
    client.restore(known.device_id, known.token)
    try:
        await client.whoami()
    except SignedOut:
        return None
    return known


async def _with_configured_token(client: Client, credentials: Credentials) -> Device | None:
    """Use the token of the configuration: the homeserver knows whose it is, and its device."""
    token = credentials.token
    if token is None:
        return None
    client.restore("UNKNOWN", token)  # the client wants a device, the homeserver needs none
    try:
        user_id, device_id = await client.whoami()
    except SignedOut as refusal:
        if credentials.password is not None:
            return None
        raise CannotSignIn(Obstacle.TOKEN) from refusal
    _expect(user_id, client.user_id)
    if device_id is None:
        raise CannotSignIn(Obstacle.NO_DEVICE)
    client.restore(device_id, token)
    return Device(device_id, token)


async def _with_password(
    client: Client, credentials: Credentials, known: Device | None, transact: Transact
) -> Device:
    """Log in, on the device the account had before where there was one.

    The device is chosen and kept first: a kill after the login leaves no second one behind.
    """
    if credentials.password is None:
        raise CannotSignIn(Obstacle.NO_CREDENTIALS if known is None else Obstacle.TOKEN)
    device = Device(known.device_id if known else _new_device(), None)
    await transact(lambda work: _save(work, device))
    try:
        device = await _log_in(client.user_id, credentials.url, credentials.password, device)
    except Rejected as refusal:
        raise CannotSignIn(Obstacle.PASSWORD) from refusal
    client.restore(device.device_id, device.token or "")
    return device


async def _log_in(user_id: UserId, url: str, password: str, device: Device) -> Device:
    """Ask for a token: on a connection of its own, which carries none."""
    wire = Wire(url, user_id)
    try:
        answer = await wire.ask(
            "POST",
            "/_matrix/client/v3/login",
            {
                "type": "m.login.password",
                "identifier": {"type": "m.id.user", "user": user_id},
                "password": password,
                "device_id": device.device_id,
                "initial_device_display_name": NAME,
            },
            within=REQUEST_TIMEOUT,
        )
    finally:
        await wire.close()
    return Device(str(answer["device_id"]), str(answer["access_token"]))


def _expect(found: UserId, wanted: UserId) -> None:
    if found != wanted:
        raise CannotSignIn(Obstacle.OTHER_ACCOUNT)


def _new_device() -> str:
    return f"BEFFROI{secrets.token_hex(4).upper()}"


def _known(work: UnitOfWork) -> Device | None:
    account = work.accounts.by_key(work.account)
    if account.device_id is None:
        return None
    return Device(account.device_id, account.access_token)


def _save(work: UnitOfWork, device: Device) -> None:
    work.accounts.save_session(work.account, device.device_id, device.token)
