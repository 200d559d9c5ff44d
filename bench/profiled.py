"""Runs the bot with every thread under cProfile, by processor time: `… profiled FILE ARGUMENTS`."""

import sys
import threading
import time
from cProfile import Profile
from pstats import Stats

from bot.cli import main


def profile_threads(profiles: list[Profile]) -> None:
    """Let each thread that starts from now on keep a profile of its own."""
    run = threading.Thread.run

    def profiled(thread: threading.Thread) -> None:
        profile = Profile(time.thread_time)
        profiles.append(profile)
        profile.runcall(run, thread)

    threading.Thread.run = profiled  # type: ignore[method-assign, assignment]


if __name__ == "__main__":
    kept = [Profile(time.thread_time)]
    profile_threads(kept)
    try:
        kept[0].runcall(main, sys.argv[2:])
    finally:
        Stats(*kept).dump_stats(sys.argv[1])
