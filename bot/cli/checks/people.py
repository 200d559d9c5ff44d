"""Whether the bot is in the organisation's space, and whether its admins can be told anything."""

from collections.abc import AsyncIterator

from sqlalchemy import Connection, select

from bot.cli.checks.finding import Finding, bad, good, notice
from bot.cli.reasons import reason
from bot.cli.state import reading
from bot.config import Settings
from bot.matrix.client import Client
from bot.matrix.errors import MatrixError, Rejected
from bot.opening import UnusableStorage
from storage.ids import UserId
from storage.migrations import Standing, standing
from storage.people import Person


async def check_space(settings: Settings, client: Client) -> AsyncIterator[Finding]:
    """Look for the space among the rooms the bot is in: outside it, everybody is a stranger."""
    space = settings.organisation.space
    if space is None:
        return
    try:
        inside = space in await client.joined_rooms()
    except MatrixError as error:
        yield notice("check-space-unknown", detail=reason(error, settings.organisation.language))
        return
    if inside:
        yield good("check-space")
    else:
        user = settings.homeserver.user_id
        yield bad("check-space-outside", f"/invite {user}", space=space, user=user)


async def check_admins(settings: Settings, client: Client) -> AsyncIterator[Finding]:
    """Ask the homeserver for each admin, and the database for their direct message."""
    met = _met(settings)
    for admin in settings.organisation.admins:
        try:
            await client.display_name(admin)
        except Rejected:
            yield bad("check-admin-unknown", user=admin)
        except MatrixError as error:
            yield notice(
                "check-admin-unsure",
                user=admin,
                detail=reason(error, settings.organisation.language),
            )
        else:
            yield good("check-admin" if admin in met else "check-admin-new", user=admin)


def _met(settings: Settings) -> set[UserId]:
    """List who has a direct message with the bot."""
    try:
        with reading(settings) as connection:
            return _direct(connection)
    except UnusableStorage:
        return set()


def _direct(connection: Connection) -> set[UserId]:
    if standing(connection) is not Standing.CURRENT:
        return set()
    found = connection.scalars(select(Person.user_id).where(Person.direct_room.is_not(None)))
    return {user for user in found if user is not None}
