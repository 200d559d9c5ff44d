"""What the homeserver does with no bot: the floors that everything is measured against."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from bench.village import Inhabitant, Village, several
from bench.watching import Arrival, Watcher
from town.client import Json


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people in a room, each with a screen."""

    room: str
    first: tuple[Inhabitant, Watcher]
    second: tuple[Inhabitant, Watcher]

    async def two_messages(self) -> float:
        """Tell how long a message and its answer take where the answer costs nothing."""
        there = await one_message(self.room, self.first[0], self.second[1])
        back = await one_message(self.room, self.second[0], self.first[1])
        return there + back


async def one_message(room: str, speaker: Inhabitant, watcher: Watcher) -> float:
    """Tell how long a message takes from one person's keyboard to another's screen."""
    sought = f"Bonjour {time.perf_counter_ns()}"
    with watcher.gathering(lambda arrival: arrival.body == sought) as gathering:
        begin = time.perf_counter()
        await speaker.say(room, sought)
        return (await gathering.first()).at - begin


@dataclass(frozen=True, slots=True)
class Square:
    """Rooms with one speaker each, one person who is in all of them, and a third who idles.

    Where the bot is measured it is the third: as many members, as many messages' cost.
    """

    rooms: Sequence[str]
    speakers: Sequence[Inhabitant]
    observer: Inhabitant
    third: Inhabitant

    @classmethod
    async def opened(cls, village: Village, number: int, third: Inhabitant | None = None) -> Self:
        """Open so many rooms."""
        speakers = await village.newcomers("Agent", number)
        observer = await village.newcomer("Observateur")
        idler = third or await village.newcomer("Tiers")

        async def open_room(speaker: Inhabitant) -> str:
            return await village.room(speaker, observer, idler)

        return cls(await several(open_room, speakers), speakers, observer, idler)

    async def crowd(self, watcher: Watcher, number: int) -> float:
        """Tell how long it takes until the observer has seen so many messages of all speakers."""
        mark = f"Foule {time.perf_counter_ns()}"
        with watcher.gathering(lambda arrival: arrival.body.startswith(mark)) as gathering:
            begin = time.perf_counter()
            await speak_all(self.rooms, self.speakers, number, mark)
            return last(await gathering.reaches(number), number) - begin

    async def lone_speaker(
        self, watcher: Watcher, number: int, content: Json | None = None
    ) -> float:
        """Tell how long so many messages of the third take, side by side in all rooms."""
        mark = f"Rappel {time.perf_counter_ns()}"

        async def fill(room: str) -> None:
            for turn in range(number // len(self.rooms)):
                body = f"{mark} {turn}"
                await self.third.say(room, body, content and content | {"body": body})

        with watcher.gathering(lambda arrival: arrival.body.startswith(mark)) as gathering:
            begin = time.perf_counter()
            await several(fill, self.rooms, at_once=ROOMS_AT_ONCE)
            return last(await gathering.reaches(number), number) - begin


ROOMS_AT_ONCE = 10
"""Sends in flight: more gain nothing, the homeserver is one process."""


async def speak_all(
    rooms: Sequence[str], speakers: Sequence[Inhabitant], number: int, begin: str
) -> None:
    """Let everybody speak at once, each as fast as their own last message was taken."""

    async def speak(place: int) -> None:
        for turn in range(number // len(rooms)):
            await speakers[place].say(rooms[place], f"{begin} {place}-{turn}")

    await asyncio.gather(*(speak(place) for place in range(len(rooms))))


def last(arrivals: Sequence[Arrival], number: int) -> float:
    """Tell when the last of so many came; it is a fault of the bench where some did not."""
    if len(arrivals) < number:
        message = f"{number - len(arrivals)} of {number} messages did not come"
        raise TimeoutError(message)
    return arrivals[number - 1].at
