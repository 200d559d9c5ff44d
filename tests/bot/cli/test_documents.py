"""The installation guide and the texts keep up with the commands."""

import re

import pytest
from fluent.syntax import FluentParser, ast, visitor

from bot.backup import Reason
from bot.cli.checks.finding import Level
from bot.config.faults import Kind
from bot.config.keys import known_keys
from bot.matrix.account import Obstacle
from bot.opening import StorageObstacle
from commands.language import Language
from town.folders import ROOT

TEXTS = ROOT / "commands" / "texts"
SOURCES = ("bot/cli", "bot/config")
COMPOSED = ("setting-", "section-", "config-", "storage-", "backup-", "sign-in-", "explain-")
"""Keys that are put together from a kind: the values of an enumeration."""


class Variables(visitor.Visitor):
    """Collects the variables of a message."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)


def messages(language: Language) -> dict[str, set[str]]:
    """The messages of a language, with the variables of each."""
    found = {}
    resource = FluentParser().parse((TEXTS / language / "cli.ftl").read_text())
    for entry in resource.body:
        if isinstance(entry, ast.Message):
            variables = Variables()
            variables.visit(entry)
            found[entry.id.name] = variables.names
    return found


def test_both_languages_say_the_same_things() -> None:
    assert messages("fr") == messages("en")


def test_every_sentence_is_used() -> None:
    code = "\n".join(
        path.read_text() for folder in SOURCES for path in (ROOT / folder).rglob("*.py")
    )

    unused = [
        key
        for key in messages("fr")
        if f'"{key}"' not in code and not key.startswith((*COMPOSED, "help-", "init-", "check-"))
    ]

    assert unused == []


@pytest.mark.parametrize("file", ["docs/installation.md"])
def test_the_guide_names_every_command(file: str) -> None:
    text = (ROOT / file).read_text()
    commands = re.findall(r'@_command\("(\w+)"\)', (ROOT / "bot/cli/app.py").read_text())

    assert re.findall(r"^\| `beffroi (\w+)`", text, re.MULTILINE) == commands


def test_every_sentence_that_is_said_exists() -> None:
    known = messages("fr").keys()
    code = "\n".join(
        path.read_text() for folder in SOURCES for path in (ROOT / folder).rglob("*.py")
    )
    said = set(re.findall(r'(?:\bsay|words\(\)|good|notice|bad)\(\s*"([a-z-]+)"', code))
    said |= set(re.findall(r'sentence="([a-z-]+)"', code))
    said |= {f"storage-{each}" for each in StorageObstacle}
    said |= {f"backup-{each}" for each in Reason}
    said |= {f"sign-in-{each.replace('_', '-')}" for each in Obstacle}
    said |= {f"config-{each}" for each in Kind}
    said |= {f"check-level-{each}" for each in Level}
    said |= {f"setting-{key.message}" for key in known_keys()}
    said |= {f"section-{key.section}" for key in known_keys()}

    assert said - known == set()
