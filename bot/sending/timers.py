"""Waits that end by themselves, on the clock that was passed in, or sooner."""

import asyncio
from collections.abc import Callable

from bot.clock import Clock


class Timers:
    """Calls back after a while; each wait has a name."""

    def __init__(self, clock: Clock) -> None:
        """Wait on a clock."""
        self._clock = clock
        self._waits: dict[str, tuple[asyncio.Task[None], Callable[[], None]]] = {}

    def __contains__(self, name: str) -> bool:
        """Tell whether a wait of this name lasts."""
        return name in self._waits

    def start(self, name: str, seconds: float, then: Callable[[], None]) -> None:
        """Call back once, after some seconds."""
        self.hasten(name)
        self._waits[name] = (asyncio.create_task(self._wait(name, seconds)), then)

    def hasten(self, name: str) -> None:
        """End a wait now."""
        if name in self._waits:
            task, then = self._waits.pop(name)
            task.cancel()
            then()

    def cancel(self) -> None:
        """End all waits, and call nobody back."""
        for task, _ in self._waits.values():
            task.cancel()
        self._waits.clear()

    async def _wait(self, name: str, seconds: float) -> None:
        await self._clock.sleep(seconds)
        _, then = self._waits.pop(name)
        then()
