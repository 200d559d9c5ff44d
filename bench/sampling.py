"""Runs the bot and looks, 500 times a second, at what its threads do: `… sampling FILE ARGUMENTS`.

Unlike cProfile it sees every thread, and slows what it looks at by little.
"""

import json
import sys
import threading
from collections import Counter
from pathlib import Path
from types import FrameType

from bot.cli import main

INTERVAL = 0.002
IDLE = {"select", "poll", "wait", "get", "_run_event", "_worker", "acquire"}
"""Where a thread stands while it has nothing to do."""


class Sampler:
    """Counts functions: by themselves, and with all that they call."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.alone: Counter[str] = Counter()
        self.whole: Counter[str] = Counter()
        self.samples = 0
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def start(self) -> None:
        """Look from now on."""
        self._thread.start()

    def stop(self) -> dict[str, object]:
        """Stop, and give what was seen."""
        self._end.set()
        self._thread.join()
        return {"samples": self.samples, "alone": self.alone, "whole": self.whole}

    def _look(self) -> None:
        me = threading.get_ident()
        while not self._end.wait(INTERVAL):
            for thread, frame in sys._current_frames().items():  # noqa: SLF001 - the one way to see
                if thread != me and frame.f_code.co_name not in IDLE:
                    self._count(frame)

    def _count(self, frame: FrameType) -> None:
        self.samples += 1
        self.alone[named(frame)] += 1
        seen: set[str] = set()
        above: FrameType | None = frame
        while above is not None:
            seen.add(named(above))
            above = above.f_back
        self.whole.update(seen)


def named(frame: FrameType) -> str:
    """Name a function by the end of its file."""
    place = "/".join(frame.f_code.co_filename.split("/")[-3:])
    return f"{place}:{frame.f_code.co_qualname}"


if __name__ == "__main__":
    sampler = Sampler()
    sampler.start()
    try:
        main(sys.argv[2:])
    finally:
        Path(sys.argv[1]).write_text(json.dumps(sampler.stop()))
