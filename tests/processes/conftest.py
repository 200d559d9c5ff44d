"""The command line as a terminal runs it: each command in a process of its own."""

from pathlib import Path

import pytest

from tests.bot.cli.command_line import CommandLine


@pytest.fixture
def beffroi(tmp_path: Path) -> CommandLine:
    """Run commands in an empty folder."""
    return CommandLine(tmp_path, apart=True)
