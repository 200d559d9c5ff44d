"""Reminders of 50 rooms due in one second: at rest, killed in the middle, and people asking."""

import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Self

from bench.asking import Asking
from bench.commanding import is_message_of, is_tap_of, taps_offered, titles_in
from bench.employing import Employee
from bench.floors import Pair, Square
from bench.measures.crowd import warmed
from bench.process import cpu_seconds
from bench.readings import Reading
from bench.rows import opened, remind_rooms
from bench.session import Session
from bench.village import Village
from bench.watching import Gathering, Watcher
from bot.clock import SystemClock

ROOMS = 50
NUMBER = 1_000
MANY = 10_000
HEAD_START = timedelta(seconds=4)
"""From the writing of the rows to the moment they are due: the bot starts meanwhile."""


async def measure(session: Session) -> None:
    """Measure all three, each run beside its floor; then ten times as many, once."""
    session.say("Reminders due at once")
    folder = session.memory / "nudges"
    async with Village.settled(folder / "synapse") as village:
        bare = await Square.opened(village, ROOMS)
        async with Bells.hung(village, folder / "bot") as bells:
            for run in range(session.runs):
                async with bare.observer.watching() as watcher:
                    floor = await bare.lone_speaker(watcher, NUMBER)
                session.take(*await bells.at_rest(f"Repos {run}", floor))
                session.take(*await bells.killed(f"Coupure {run}", floor))
                session.take(*await bells.amid(f"Questions {run}"))
            if not session.quick:
                session.take(*await bells.many("Foule", floor * MANY / NUMBER))


@dataclass(frozen=True, slots=True)
class Flood:
    """What one flood of reminders left."""

    titles: list[str]
    due: datetime
    rings: Gathering
    began: float
    """The due moment, on the clock of arrivals."""

    @property
    def last(self) -> float:
        """Seconds from the due moment to the last ring."""
        return self.rings.arrivals[-1].at - self.began

    def counted(self, key: str) -> list[Reading]:
        """Count what must not happen."""
        counts = titles_in(self.rings, self.titles)
        early = self.due.timestamp() * 1000
        stamps = [arrival.event["origin_server_ts"] for arrival in self.rings.arrivals]
        return [
            Reading(f"{key}.early", sum(stamp < early for stamp in stamps)),
            Reading(f"{key}.lost", sum(count == 0 for count in counts.values())),
            Reading(f"{key}.twice", sum(count > 1 for count in counts.values())),
        ]


class Bells:
    """A bot with 50 rooms, and people who ask it things meanwhile."""

    def __init__(
        self, bot: Employee, square: Square, watcher: Watcher, asking: Asking, pair: Pair
    ) -> None:
        """Ring in the rooms of a square."""
        self.bot = bot
        self._square = square
        self._watcher = watcher
        self._asking = asking
        self._pair = pair

    @classmethod
    @asynccontextmanager
    async def hung(cls, village: Village, folder: Path) -> AsyncIterator[Self]:
        """Let the bot come to know its rooms, and stop it again."""
        async with AsyncExitStack() as stack:
            luc, zoe = await village.newcomer("Luc"), await village.newcomer("Zoe")
            bot = await Employee.hired(village, folder, luc)
            square = await Square.opened(village, ROOMS, bot.account)
            room, direct = await village.room(luc, zoe), await village.room(luc, bot.account)
            first = await stack.enter_async_context(luc.watching())
            second = await stack.enter_async_context(zoe.watching())
            watcher = await stack.enter_async_context(square.observer.watching())
            asking = Asking(direct, luc, first, bot.user_id)
            await bot.process.start()
            stack.push_async_callback(bot.process.stop)
            await warmed(square, watcher, bot)
            await asking.command()
            await bot.process.stop()
            yield cls(bot, square, watcher, asking, Pair(room, (luc, first), (zoe, second)))

    async def at_rest(self, kind: str, floor: float) -> list[Reading]:
        """Ring while nobody says anything."""
        async with self._flood(kind, NUMBER) as flood:
            used = cpu_seconds(self.bot.process.pid)
            await flood.rings.reaches(NUMBER)
            used = cpu_seconds(self.bot.process.pid) - used
        return [
            Reading("nudges.last", flood.last, floor),
            Reading("nudges.cpu", used / NUMBER * 1e3),
            *flood.counted("nudges"),
        ]

    async def killed(self, kind: str, floor: float) -> list[Reading]:
        """Kill it in the middle, and start it again at once."""
        async with self._flood(kind, NUMBER) as flood:
            await flood.rings.reaches(NUMBER // 2)
            await self.bot.process.kill()
            await self.bot.process.start()
            await flood.rings.reaches(NUMBER)
        return [Reading("killed.last", flood.last, floor), *flood.counted("killed")]

    async def amid(self, kind: str) -> list[Reading]:
        """Ask in the middle of it, beside two bare messages in the middle of it."""
        bare: list[float] = []
        asked: list[float] = []
        async with self._flood(kind, NUMBER) as flood:
            await flood.rings.reaches(1)
            while len(flood.rings.arrivals) < NUMBER:
                bare.append(await self._pair.two_messages())
                asked.append(await self._asking.command(with_buttons=False))
        lost = [each for each in flood.counted("amid") if each.key == "amid.lost"]
        return [Reading("amid.answer", median(asked) * 1e3, median(bare) * 1e3), *lost]

    async def many(self, kind: str, floor: float) -> list[Reading]:
        """Ring ten times as many."""
        async with self._flood(kind, MANY) as flood:
            await flood.rings.reaches(MANY, within=4 * floor)
        counted = [each for each in flood.counted("many") if each.key != "many.early"]
        return [Reading("many.last", flood.last, floor), *counted]

    @asynccontextmanager
    async def _flood(self, kind: str, number: int) -> AsyncIterator[Flood]:
        """Write reminders, start the bot, and lend what rings; then let the buttons finish."""
        titles = [f"{kind}-{place}" for place in range(number)]
        clock = SystemClock()
        due = (clock.now() + HEAD_START * (1 + number / MANY)).replace(microsecond=0)
        with opened(self.bot.process.database) as connection:
            author = self._square.speakers[0].user_id
            remind_rooms(connection, author, self._square.rooms, titles, due)
        bot = self.bot.user_id
        with (
            self._watcher.gathering(
                lambda seen: is_message_of(seen, bot) and f"{kind}-" in seen.body
            ) as rings,
            self._watcher.gathering(lambda seen: is_tap_of(seen, bot)) as taps,
        ):
            await self.bot.process.start()
            try:
                wait = (due - clock.now()).total_seconds()
                began = time.perf_counter() + wait
                yield Flood(titles, due, rings, began)
                offered = sum(taps_offered(arrival.body) for arrival in rings.arrivals)
                await taps.reaches(offered, within=60)
            finally:
                await self.bot.process.stop()
