"""Whom the bot works for: who belongs, who administers, and what is usual there."""

from dataclasses import dataclass
from datetime import time

from commands.language import Language
from storage.ids import RoomId, UserId


@dataclass(frozen=True, slots=True)
class Organisation:
    """The town hall, as its configuration describes it.

    Its people are the accounts of `domains`, or, where the homeserver is shared with
    others, the members of the Matrix Space `space`. Everyone else is a guest.
    """

    admins: tuple[UserId, ...]
    domains: tuple[str, ...] = ()
    space: RoomId | None = None
    name: str | None = None
    contact: str | None = None
    """Whom to call, as one says it: `Amina, poste 12`."""
    language: Language = "fr"
    zone: str = "Europe/Paris"
    ring_hour: time = time(9)
    """When a reminder rings that names a day and no hour."""
    prefix: str = "!"
