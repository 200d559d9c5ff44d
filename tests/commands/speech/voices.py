"""A voice for tests that need no database: people are called by their numbers."""

from collections.abc import Iterable
from datetime import UTC, datetime

from commands.document import Span, Text
from commands.language import Language
from commands.wording import Voice
from storage.ids import EventId, PersonKey, RoomKey

TUESDAY = datetime(2026, 11, 24, 8, 5, tzinfo=UTC)
PEOPLE = {1: "Luc", 2: "Zoé", 3: "Amina"}


class Numbered:
    """Names people by their keys."""

    def name(self, person: PersonKey) -> str:
        """Give one of the three, or a number."""
        return PEOPLE.get(person, f"P{person}")

    def called(self, person: PersonKey) -> str:
        """The same."""
        return self.name(person)

    def mention(self, person: PersonKey) -> Span:
        """Plain words."""
        return Text(self.name(person))

    def room(self, room: RoomKey) -> str:
        """A number too."""
        return f"R{room}"

    def address(self, room: RoomKey, event: EventId) -> str:
        """Nowhere."""
        return f"https://matrix.to/#/{room}/{event}"

    def prepare(self, people: Iterable[PersonKey]) -> None:
        """Nothing to read."""


def voice(language: Language, *, direct: bool = True) -> Voice:
    """Speak to Luc, on that Tuesday."""
    asker = PersonKey(1)
    return Voice(language, "Europe/Paris", TUESDAY, Numbered(), "!", direct, asker)
