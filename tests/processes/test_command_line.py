"""What only a process shows: its signals, its pipes, the user it runs as."""

import json
import os
import signal
import subprocess
import sys

import pytest

from tests.bot.cli.command_line import CommandLine, command, plain, surroundings

NOW = "2026-11-24T09:00"
NOBODY = 65_534
OURSELVES = (os.geteuid(), os.getegid(), os.getgroups())
BECOMES = {0: OURSELVES, NOBODY: (NOBODY, NOBODY, [NOBODY])} if os.geteuid() == 0 else {}
"""Owners that only root can give a database to, and who runs the command then."""

WHO_RUNS = """
import os
from bot.cli.settings import settings_of
settings_of(None)
print((os.geteuid(), os.getegid(), os.getgroups()))
"""


def test_a_process_of_its_own_answers_the_same(beffroi: CommandLine) -> None:
    here = CommandLine(beffroi.folder)

    assert beffroi("chek") == here("chek")


def test_ctrl_c_ends_cleanly(beffroi: CommandLine) -> None:
    said = beffroi.interrupted("init", with_signal=signal.SIGINT, once="identifiant Matrix")

    assert said.code == 130
    assert plain(said.errors) == "Arrêt demandé. Ce qui était en cours n’a rien changé.\n"
    assert list(beffroi.folder.iterdir()) == []


def test_sigterm_ends_cleanly(beffroi: CommandLine) -> None:
    said = beffroi.interrupted("init", with_signal=signal.SIGTERM, once="identifiant Matrix")

    assert (said.code, said.errors) == (143, "")


def test_a_reader_who_leaves_is_no_fault(beffroi: CommandLine) -> None:
    with beffroi.begins("explain", "--json") as process:
        assert process.stdout is not None
        process.stdout.close()
        _, errors = process.communicate("merci\n" * 3)

    assert (process.returncode, errors) == (1, "")


def test_bytes_that_are_no_text_get_an_object() -> None:
    done = subprocess.run(
        command("explain", "--json", "--now", NOW),
        env=surroundings(),
        input=b"\xff\xfe tache\n",
        capture_output=True,
        check=True,
    )

    assert [type(json.loads(line)) for line in done.stdout.splitlines()] == [dict]


def test_each_answer_comes_before_the_next_question(beffroi: CommandLine) -> None:
    with beffroi.begins("explain", "--json", "--now", NOW) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(3):
            process.stdin.write(f"tâche Dossier {number}\n")
            process.stdin.flush()

            assert json.loads(process.stdout.readline())["title"] == f"Dossier {number}"


@pytest.mark.parametrize("owner", BECOMES or [os.geteuid()])
def test_root_becomes_the_owner_of_the_database_and_nobody_else_does(
    beffroi: CommandLine, owner: int
) -> None:
    """It leaves nothing that would lock the owner out."""
    beffroi.configure()
    database = beffroi.folder / "beffroi.db"
    database.touch()
    os.chown(database, owner, owner if BECOMES else -1)

    done = subprocess.run(
        [sys.executable, "-c", WHO_RUNS],
        cwd=beffroi.folder,
        env=surroundings(),
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == f"{BECOMES.get(owner, OURSELVES)}\n"
