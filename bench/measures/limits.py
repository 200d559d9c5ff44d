"""A team at work on a homeserver with its default limits, for ten real minutes."""

import asyncio
import random
import time
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from bench.bucket import earliest
from bench.commanding import is_message_of
from bench.employing import Employee
from bench.readings import Reading
from bench.rows import opened
from bench.session import Session
from bench.village import Inhabitant, Village
from bench.watching import Arrival, Watcher
from bot.clock import SystemClock
from storage.nudges import Nudge
from storage.reminders import Reminder
from town.waiting import pause

MINUTES = 10
PEOPLE = 8
COMMANDS = 20
FLURRY = 12
"""More at once than the homeserver lets an account answer at once."""
REMINDERS = 6
LAST_WORDS = 90.0
"""Seconds left for what was asked last."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody says something at a moment; `rings` seconds later it rings, where it does."""

    at: float
    person: int
    title: str
    rings: float | None = None

    @property
    def words(self) -> str:
        """What is said."""
        if self.rings is None:
            return f"tâche {self.title}"
        return f"rappelle-moi dans {self.rings / 60:g} minutes de {self.title}"


async def measure(session: Session) -> None:
    """Work once: ten minutes are ten minutes."""
    if session.quick:
        return
    session.say(f"A team at default limits ({MINUTES} minutes)")
    folder = session.memory / "limits"
    async with Village.settled(folder / "synapse", limits="default") as village:
        session.take(*await worked(village, folder / "bot"))


def agenda() -> list[Turn]:
    """Spread the commands over the time; most come in one flurry, as after a meeting."""
    dice = random.Random(3)  # the same day every time
    end = MINUTES * 60 - LAST_WORDS
    flurry = [end / 2 + place / 2 for place in range(FLURRY)]
    rest = [dice.uniform(0, end) for _ in range(COMMANDS - FLURRY)]
    turns = []
    for place, at in enumerate(sorted([*flurry, *rest])):
        rings = 180.0 if place < REMINDERS else None
        title = f"fermer le portail n{place}" if rings else f"Relire la note n{place}"
        turns.append(Turn(at, place % PEOPLE, title, rings))
    return turns


async def worked(village: Village, folder: Path) -> list[Reading]:
    """Play the agenda, each person in their direct message with the bot."""
    async with AsyncExitStack() as stack:
        people = await village.newcomers("Agent", PEOPLE)
        for person in people:
            await village.synapse.lift_limits(person.user_id)
        bot = await Employee.hired(village, folder, people[0])
        await bot.process.start()
        stack.push_async_callback(bot.process.stop)
        watchers = [await stack.enter_async_context(person.watching()) for person in people]
        log = Log(bot.user_id)
        for watcher in watchers:
            stack.enter_context(watcher.gathering(log.take))
        rooms = [await met(village, bot, *each) for each in zip(people, watchers, strict=True)]
        begin = time.perf_counter()
        turns = agenda()
        for turn in turns:
            await pause(max(0.0, begin + turn.at - time.perf_counter()))
            await log.say(turn, people[turn.person], rooms[turn.person])
        await log.complete(COMMANDS + REMINDERS, within=LAST_WORDS)
        return log.readings(turns, due_by_title(bot.process.database))


def due_by_title(database: Path) -> dict[str, float]:
    """Read when each reminder rang, by our clock: a length is asked for, a minute is kept."""
    query = select(Reminder.title, Nudge.due_at).join(Nudge, Nudge.subject_key == Reminder.number)
    with opened(database) as connection:
        rows = connection.execute(query.where(Nudge.subject_kind == "reminder")).all()
    now, here = SystemClock().now(), time.perf_counter()
    return {title: here + (due - now).total_seconds() for title, due in rows}


async def met(village: Village, bot: Employee, person: Inhabitant, watcher: Watcher) -> str:
    """Open a direct message with the bot, and see it come."""
    with watcher.gathering(
        lambda seen: (
            seen.event.get("state_key") == bot.user_id
            and seen.event["content"].get("membership") == "join"
        )
    ) as coming:
        room = await village.direct(person, bot.user_id)
        await coming.first()
    return room


def is_sent_by(arrival: Arrival, user_id: str) -> bool:
    """Tell whether somebody sent this: coming into a room has a limit of its own."""
    return bool(arrival.event["sender"] == user_id and arrival.event["type"] != "m.room.member")


class Log:
    """When each thing was said, answered and rung."""

    def __init__(self, bot: str) -> None:
        """Listen to what the bot sends."""
        self._bot = bot
        self._said: dict[str, float] = {}
        self._taken: dict[str, float] = {}
        """When the homeserver had each."""
        self._before: list[float] = []
        """What the bot sent before anything was said."""
        self._told: list[Arrival] = []
        self._news = asyncio.Event()

    def take(self, arrival: Arrival) -> bool:
        """Keep what the bot says, and when it sent whatever it sent before."""
        if not self._said and is_sent_by(arrival, self._bot):
            self._before.append(arrival.at)
        wanted = is_message_of(arrival, self._bot)
        if wanted:
            self._told.append(arrival)
            self._news.set()
        return wanted

    async def say(self, turn: Turn, person: Inhabitant, room: str) -> None:
        """Say it, and note when."""
        self._said[turn.title] = time.perf_counter()
        await person.say(room, turn.words)
        self._taken[turn.title] = time.perf_counter()

    async def complete(self, number: int, within: float) -> None:
        """Wait for so many messages with a title."""
        try:
            async with asyncio.timeout(within):
                while sum(bool(self._title(each)) for each in self._told) < number:
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            pass

    def readings(self, turns: Sequence[Turn], due: Mapping[str, float]) -> list[Reading]:
        """Compare with what the limit alone allows."""
        reminders = {turn.title for turn in turns if turn.rings}
        answers, rings = self._first("answer"), self._first("ring")
        allowed = earliest(self._taken, due, self._before)
        waits = [answers[title] - self._said[title] for title in answers]
        late = [answers[title] - allowed[title] for title in answers]
        return [
            Reading("limits.unanswered", len(self._said.keys() - answers.keys())),
            Reading("limits.lost", len(reminders - rings.keys())),
            Reading("limits.late", max(late, default=0.0)),
            Reading("limits.slowest", max(waits, default=0.0)),
        ]

    def _title(self, arrival: Arrival) -> str:
        return next((title for title in self._said if arrival.body.endswith(title)), "") or next(
            (
                title
                for title in self._said
                if f"{title}\n" in arrival.body or f"{title}," in arrival.body
            ),
            "",
        )

    def _first(self, kind: str) -> dict[str, float]:
        """Give when each title was first answered, or first rung."""
        found: dict[str, float] = {}
        for arrival in self._told:
            rung = arrival.body.replace("\u00a0", " ").startswith("Rappel de")
            if (title := self._title(arrival)) and rung == (kind == "ring"):
                found.setdefault(title, arrival.at)
        return found
