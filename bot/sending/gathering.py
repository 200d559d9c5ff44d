"""Small transactions that are ready together run as one, and none of them waits for others."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from bot.worker import StoreFault, Superseded, Turn, Worker
from storage.outbox import Urgency
from storage.work import UnitOfWork

Result = TypeVar("Result")
Step = Callable[[UnitOfWork], Any]


class Gathering:
    """What is asked while one transaction runs makes up the next."""

    def __init__(self, worker: Worker, turn: Turn) -> None:
        """Run on the worker, at this turn."""
        self._worker = worker
        self._turn = turn
        self._steps: list[tuple[Step, asyncio.Future[Any]]] = []
        self._running: asyncio.Task[None] | None = None

    async def run(self, step: Callable[[UnitOfWork], Result]) -> Result:
        """Run one step, with others perhaps; it raises what `Worker.run` raises."""
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._steps.append((step, future))
        if self._running is None:
            self._running = asyncio.create_task(self._drain())
        return await future

    async def _drain(self) -> None:
        try:
            while self._steps:
                steps, self._steps = self._steps, []
                await self._run_together(steps)
        finally:
            self._running = None

    async def _run_together(self, steps: Sequence[tuple[Step, "asyncio.Future[Any]"]]) -> None:
        try:
            results = await self._worker.run(
                lambda work: [step(work) for step, _ in steps], turn=self._turn
            )
        except Exception as error:  # noqa: BLE001 - handed to whoever asked
            if len(steps) > 1 and not isinstance(error, StoreFault | Superseded):
                for step in steps:  # one of them is at fault: the others must not suffer
                    await self._run_together([step])
                return
            for _, future in steps:
                if not future.done():
                    future.set_exception(error)
            return
        for (_, future), result in zip(steps, results, strict=True):
            if not future.done():
                future.set_result(result)


class Gatherings:
    """Two of them, so that what concerns an answer never waits behind nudges."""

    def __init__(self, worker: Worker) -> None:
        """Run on the worker."""
        self._answers = Gathering(worker, Turn.PEOPLE)
        self._others = Gathering(worker, Turn.NUDGES)

    async def run(self, step: Callable[[UnitOfWork], Result], urgency: Urgency) -> Result:
        """Run a step at its turn."""
        gathering = self._answers if urgency is Urgency.ANSWER else self._others
        return await gathering.run(step)
