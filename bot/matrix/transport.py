"""nio's client, imported without what its store would bring.

nio's own store, which we do not use, imports peewee, which imports every database driver it
finds. psycopg alone costs 0.1 s and 9 MB of every start, on SQLite too.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def out_of_sight(name: str) -> Iterator[None]:
    """Let a package seem absent to what is imported meanwhile, unless it is loaded already."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]  # how Python marks what is not there
    try:
        yield
    finally:
        del sys.modules[name]


with out_of_sight("psycopg"):
    from nio.client.async_client import AsyncClient, AsyncClientConfig

__all__ = ["AsyncClient", "AsyncClientConfig"]
