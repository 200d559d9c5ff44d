"""What the bot said: claimed message by message, so that nothing is missed and nothing is twice."""

import re
from collections.abc import Iterator

from demo.stage import Stage
from town.listener import NotSeen
from town.person import Person
from town.view import Seen

ANYTHING = re.escape("[…]")


class Hearing:
    """The bot's messages on everybody's screen, and which of them were expected."""

    def __init__(self, stage: Stage) -> None:
        """Listen for everybody on the stage."""
        self._stage = stage
        self._claimed: set[str] = set()

    async def next(self, person: Person, room: str | None, within: float) -> Seen | None:
        """Wait for the bot's next message in a room, or in private; nothing where none comes."""
        try:
            return await person.until(
                lambda: next(self._unclaimed(person, room), None), within, "an answer"
            )
        except NotSeen:
            return None

    async def stands(self, person: Person, message: Seen, expected: str, within: float) -> bool:
        """Wait until a message reads as expected."""
        try:
            return await person.until(lambda: matches(expected, message.body), within, "an edit")
        except NotSeen:
            return False

    def claim(self, message: Seen) -> Seen:
        """Take a message as the answer to something."""
        self._claimed.add(message.id)
        return message

    def claim_rest(self) -> list[tuple[Person, Seen]]:
        """Take what nobody expected, each message once."""
        return [
            (person, self.claim(message))
            for person in self._stage.people.values()
            for message in list(self._unclaimed(person, None, everywhere=True))
        ]

    def _unclaimed(
        self, person: Person, room: str | None, *, everywhere: bool = False
    ) -> Iterator[Seen]:
        shared = {*self._stage.rooms.values(), self._stage.space}
        for message in person.messages(room):
            if message.sender != self._stage.bot_user or message.id in self._claimed:
                continue
            if everywhere or room is not None or message.room not in shared:
                yield message


def matches(expected: str, body: str) -> bool:
    """Compare a message with what was expected of it."""
    pattern = re.escape(plain(expected)).replace(ANYTHING, ".*")
    return re.fullmatch(pattern, plain(body), re.DOTALL) is not None


def plain(text: str) -> str:
    """Make all spaces equal, and forget the form of emoji."""
    lines = (re.sub(r"\s+", " ", line).strip() for line in text.replace("\ufe0f", "").splitlines())
    return "\n".join(line for line in lines if line)
