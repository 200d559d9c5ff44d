"""One person, one command at a time, beside two bare messages in the same breath."""

from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median, quantiles

from bench.asking import Asking
from bench.employing import Employee
from bench.floors import Pair
from bench.readings import Reading
from bench.session import Session
from bench.village import Village

WARM = 8
SAMPLES = 60
ON_DISK = 25


async def measure(session: Session) -> None:
    """Measure in memory, then with the bot's database on the disk."""
    session.say("Commands, one at a time")
    folder = session.memory / "answers"
    async with Village.settled(folder / "synapse") as village:
        for run in range(session.runs):
            bare, asked = await sampled(village, folder / f"bot-{run}", SAMPLES)
            over = median(asked) - median(bare)
            session.take(
                Reading("floor.one", median(bare) / 2 * 1e3),
                Reading("floor.two", median(bare) * 1e3),
                Reading("answer.median", median(asked) * 1e3, median(bare) * 1e3),
                Reading("answer.p95", late(asked) * 1e3, late(bare) * 1e3),
                Reading("answer.over", over * 1e3),
            )
        bare, asked = await sampled(village, session.disk / "bot", ON_DISK)
        session.take(Reading("answer.disk", median(asked) * 1e3, median(bare) * 1e3))


async def sampled(village: Village, folder: Path, samples: int) -> tuple[list[float], list[float]]:
    """Measure bare pairs and commands in turn, so that both meet the same weather."""
    async with AsyncExitStack() as stack:
        luc, zoe = await village.newcomer("Luc"), await village.newcomer("Zoe")
        bot = await Employee.hired(village, folder, luc)
        room, direct = await village.room(luc, zoe), await village.room(luc, bot.account)
        await bot.process.start()
        stack.push_async_callback(bot.process.stop)
        first = await stack.enter_async_context(luc.watching())
        second = await stack.enter_async_context(zoe.watching())
        pair = Pair(room, (luc, first), (zoe, second))
        asking = Asking(direct, luc, first, bot.user_id)
        bare: list[float] = []
        asked: list[float] = []
        for _ in range(WARM):
            await asking.command()
            await pair.two_messages()
        for _ in range(samples):
            bare.append(await pair.two_messages())
            asked.append(await asking.command())
        return bare, asked


def late(times: list[float]) -> float:
    """Give the 95th percentile."""
    return quantiles(times, n=20)[-1]
