"""nio's client, imported without what its store would bring."""

from bot.importing import hidden

with hidden("psycopg"):
    from nio.client.async_client import AsyncClient, AsyncClientConfig

__all__ = ["AsyncClient", "AsyncClientConfig"]
