"""What keeps the imports of a start cheap."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Import without looking for garbage: what is imported stays (decision 7)."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@contextmanager
def hidden(module: str) -> Iterator[None]:
    """Let what is imported meanwhile do without a module that it would only take on the way.

    structlog draws tracebacks with rich where it finds it: 45 ms and 5 MB of a start that
    no log of ours needs. nio's own store, which we do not use, imports peewee, which imports
    every database driver it finds: psycopg alone is 0.1 s and 9 MB, on SQLite too.
    """
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment] # as Python says: it cannot be imported
    try:
        yield
    finally:
        del sys.modules[module]
