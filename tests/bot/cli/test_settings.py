"""Root runs commands as whoever owns the database: it leaves nothing that locks them out."""

import os
import subprocess
import sys

import pytest

from tests.bot.cli.command_line import CommandLine, surroundings

NOBODY = 65_534
PROGRAM = """
import os
from bot.cli.settings import settings_of
settings_of(None)
print(os.geteuid(), os.getegid(), os.getgroups())
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize(("owner", "said"), [(NOBODY, "65534 65534 [65534]"), (0, None)])
def test_root_becomes_the_owner_of_the_database(
    beffroi: CommandLine, owner: int, said: str | None
) -> None:
    beffroi.configure()
    database = beffroi.folder / "beffroi.db"
    database.touch()
    os.chown(database, owner, owner)

    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=beffroi.folder,
        env=surroundings(),
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == (said or f"0 0 {os.getgroups()}")
