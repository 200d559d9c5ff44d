"""What keeps the imports of a start cheap."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Import without looking for garbage: what is imported stays (decision 8)."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@contextmanager
def hidden(module: str) -> Iterator[None]:
    """Let what is imported meanwhile do without a module.

    structlog draws tracebacks with rich where it finds it: 45 ms and 5 MB of a start that
    no log of ours needs.
    """
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment] # as Python says: it cannot be imported
    try:
        yield
    finally:
        del sys.modules[module]
