"""`beffroi` as people run it: what is typed, its answer and its exit code."""

import contextlib
import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli import main
from town.folders import ROOT

WITHIN = 60.0


@dataclass(frozen=True, slots=True)
class Said:
    """What a command printed, and how it ended."""

    code: int
    output: str
    errors: str

    @property
    def lines(self) -> list[str]:
        """What it printed, line by line, with plain spaces."""
        return [plain(line) for line in self.output.splitlines()]


def plain(text: str) -> str:
    """Put plain spaces in the place of hard ones: what tests compare is easier to type."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


@dataclass(frozen=True, slots=True)
class CommandLine:
    """Runs commands in a folder: here, or `apart`, in a process of their own."""

    folder: Path
    apart: bool = False

    def __call__(self, *arguments: str, typed: str = "") -> Said:
        """Run one, with what is typed on its standard input."""
        return self._apart(arguments, typed) if self.apart else self._here(arguments, typed)

    def _apart(self, arguments: Sequence[str], typed: str) -> Said:
        done = subprocess.run(
            command(*arguments),
            cwd=self.folder,
            env=surroundings(),
            input=typed,
            capture_output=True,
            text=True,
            timeout=WITHIN,
            check=False,
        )
        return Said(done.returncode, done.stdout, done.stderr)

    def _here(self, arguments: Sequence[str], typed: str) -> Said:
        handler = signal.getsignal(signal.SIGTERM)
        output, errors = io.StringIO(), io.StringIO()
        with (
            contextlib.chdir(self.folder),
            contextlib.redirect_stdout(output),
            contextlib.redirect_stderr(errors),
            typing(typed),
            pytest.raises(SystemExit) as leaving,
        ):
            main(arguments)
        signal.signal(signal.SIGTERM, handler)
        assert isinstance(leaving.value.code, int)
        return Said(leaving.value.code, output.getvalue(), errors.getvalue())

    def begins(self, *arguments: str) -> subprocess.Popen[str]:
        """Begin one in a process of its own, to talk with it."""
        return subprocess.Popen(
            command(*arguments),
            cwd=self.folder,
            env=surroundings(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def interrupted(self, *arguments: str, with_signal: signal.Signals, once: str) -> Said:
        """Run one until it has printed `once`, then send it a signal."""
        with self.begins(*arguments) as process:
            assert process.stdout is not None
            seen = ""
            while once not in plain(seen):
                seen += process.stdout.read(1)
            process.send_signal(with_signal)
            output, errors = process.communicate(timeout=WITHIN)
            return Said(process.returncode, seen + output, errors)

    def configure(self, **sections: dict[str, object]) -> Path:
        """Write a configuration that is right but for what the test changes."""
        values: dict[str, dict[str, object]] = {
            "homeserver": {
                "url": "http://127.0.0.1:9",
                "user_id": "@beffroi:ville.test",
                "password": "carillon-secret",
            },
            "storage": {"url": "sqlite:///beffroi.db"},
            "organisation": {"domains": ["ville.test"], "admins": ["@amina:ville.test"]},
        }
        for name, section in sections.items():
            values[name] = {**values.get(name, {}), **section}
        path = self.folder / "config.toml"
        path.write_text("\n".join(toml(name, section) for name, section in values.items()))
        path.chmod(0o600)
        return path


@contextlib.contextmanager
def typing(typed: str) -> Iterator[None]:
    """Type something, with the bytes below as a real standard input has them."""
    keyboard, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(typed.encode()), "utf-8")
    try:
        yield
    finally:
        sys.stdin = keyboard


def command(*arguments: str) -> list[str]:
    """Give the whole command."""
    return [sys.executable, "-m", "bot.cli", *arguments]


def surroundings(**environment: str) -> dict[str, str]:
    """Give the variables it runs under: these sources, whatever is installed."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "200", **environment}


def toml(name: str, section: dict[str, object]) -> str:
    """Write a table; these values look the same in TOML and in Python's own notation."""
    lines = [f"{key} = {value!r}" for key, value in section.items() if value is not None]
    return "\n".join([f"[{name}]", *lines]) + "\n"
