"""The session the bot has on the homeserver, as its database or its configuration holds it."""

from dataclasses import dataclass, field

from sqlalchemy import select

from bot.cli.state import reading
from bot.config import Settings
from bot.opening import UnusableStorage
from storage.accounts import Account
from storage.migrations import Standing, standing


@dataclass(frozen=True, slots=True)
class Session:
    """A device and its token."""

    device_id: str
    token: str = field(repr=False)
    events_per_second: float | None = None
    """The limit as the bot last met it."""


def session_of(settings: Settings) -> Session | None:
    """Find the session, nothing where none was opened yet."""
    stored = _stored(settings)
    if stored is not None:
        return stored
    token = settings.homeserver.token
    return Session("", token.get_secret_value()) if token is not None else None


def _stored(settings: Settings) -> Session | None:
    columns = Account.device_id, Account.access_token, Account.events_per_second
    wanted = select(*columns).where(Account.user_id == settings.homeserver.user_id)
    try:
        with reading(settings) as connection:
            if standing(connection) is not Standing.CURRENT:
                return None
            row = connection.execute(wanted).first()
    except UnusableStorage:
        return None
    if row is None or row.device_id is None or row.access_token is None:
        return None
    return Session(row.device_id, row.access_token, row.events_per_second)
