"""Folders that belong to one process, swept by the next one when their owner was killed."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The sources; the environments and `var/` stand in it."""

GIGABYTE = 10**9


def memory() -> Path:
    """Where files live in memory; the disk where the machine has no room for that."""
    shared = Path("/dev/shm")  # noqa: S108
    if os.access(shared, os.W_OK) and shutil.disk_usage(shared).free > GIGABYTE:
        return shared
    return Path(tempfile.gettempdir())


MEMORY = memory()


@contextmanager
def folder_of_mine(
    parent: Path, kind: str, bury: Callable[[Path], None] = lambda _: None
) -> Iterator[Path]:
    """Lend `parent/beffroi-<kind>-<pid>-…`; first `bury` and remove those of dead processes."""
    parent.mkdir(parents=True, exist_ok=True)
    prefix = f"beffroi-{kind}-"
    for left_over in parent.glob(f"{prefix}*-*"):
        if not is_alive(int(left_over.name.removeprefix(prefix).split("-")[0])):
            bury(left_over)
            shutil.rmtree(left_over, ignore_errors=True)
    with tempfile.TemporaryDirectory(
        dir=parent, prefix=f"{prefix}{os.getpid()}-", ignore_cleanup_errors=True
    ) as folder:
        yield Path(folder)


def is_alive(pid: int) -> bool:
    """Tell whether a process runs, ours or not."""
    return Path(f"/proc/{pid}").exists()
