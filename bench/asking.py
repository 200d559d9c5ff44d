"""Somebody who gives the bot one command at a time, and times its answers."""

import time

from bench.commanding import is_message_of, is_tap_of, taps_offered
from bench.village import Inhabitant
from bench.watching import Watcher

PATIENCE = 30.0
"""Seconds after which an answer that did not come is counted as having taken so long."""


class Asking:
    """Somebody alone in a room with the bot."""

    def __init__(self, room: str, person: Inhabitant, watcher: Watcher, bot: str) -> None:
        """Ask the bot in a room."""
        self._room = room
        self._person = person
        self._watcher = watcher
        self._bot = bot
        self._number = 0

    async def command(self, *, with_buttons: bool = True) -> float:
        """Ask for a task; tell how long the card took. Returns once its buttons are there."""
        self._number += 1
        title = f"Relire le dossier n{self._number}"
        with (
            self._watcher.gathering(
                lambda seen: is_message_of(seen, self._bot) and title in seen.body
            ) as answers,
            self._watcher.gathering(lambda seen: is_tap_of(seen, self._bot)) as taps,
        ):
            begin = time.perf_counter()
            await self._person.say(self._room, f"!tâche {title}")
            arrivals = await answers.reaches(1, within=PATIENCE)
            if not arrivals:
                return PATIENCE
            if with_buttons:
                await taps.reaches(taps_offered(arrivals[0].body), within=10)
        return arrivals[0].at - begin
