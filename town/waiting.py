"""The one place where the town waits on time alone, and the deadline of every other wait."""

import asyncio

DEADLINE = 10.0
"""Seconds that a wait may take unless told otherwise: ten times what a slow machine needs."""


async def pause(seconds: float) -> None:
    """Let a server that refuses connections come back: nothing tells us when it does."""
    await asyncio.sleep(seconds)  # noqa: TID251
