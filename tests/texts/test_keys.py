"""The two languages say the same things, and everything that is said has its words."""

import ast
import re
from pathlib import Path

import pytest

import bot
import commands
from commands.catalogue import catalogue
from commands.command import Command, Silence
from commands.errors import Asking, PersonError, Refusal, ToldOnce, Unknown
from commands.phrases import spoken
from commands.undone_words import sentence_of
from tests.texts.reading import FOLDER, keys

BASES = {Asking, PersonError, Refusal, ToldOnce, Unknown, Silence}
"""What is never said by itself."""

PYTHON = [
    *Path(commands.__file__).parent.rglob("*.py"),
    *Path(bot.__file__).parent.rglob("*.py"),
]

UNDOABLE = sorted(
    (each for each in catalogue().commands.values() if each.undoable), key=lambda each: each.name
)


def test_both_languages_have_the_same_files_and_keys() -> None:
    assert _files("fr", "ftl") == _files("en", "ftl")
    assert sorted(keys("fr")) == sorted(keys("en"))


def test_both_languages_take_the_same_values() -> None:
    differing = {
        key: (places, keys("en")[key])
        for key, places in keys("fr").items()
        if places != keys("en").get(key)
    }

    assert differing == {}


def test_both_languages_have_the_same_phrases() -> None:
    french = {each.phrase for each in spoken() if each.language == "fr"}
    english = {each.phrase for each in spoken() if each.language == "en"}

    assert french == english


def test_every_phrase_has_words_and_a_reader() -> None:
    assert {each.phrase for each in spoken()} == set(catalogue().phrases)
    assert all(each.words for each in spoken())


def test_every_reply_and_every_error_has_its_words() -> None:
    unsaid = [
        kind.__name__
        for kind in catalogue().replies.values()
        if kind not in catalogue().wordings and kind not in BASES and not kind.__subclasses__()
    ]

    assert unsaid == []


@pytest.mark.parametrize("command", UNDOABLE, ids=lambda command: command.name)
def test_undo_and_redo_of_every_command_have_a_sentence(command: Command) -> None:
    name = sentence_of(command.name)

    assert {f"undone-{name}", f"redone-{name}"} <= set(keys("fr"))


def test_every_sentence_is_said_somewhere() -> None:
    said = "\n".join(_strings(file) for file in PYTHON)
    patterns = [
        re.compile(re.escape(text).replace("⟦⟧", "[a-z0-9-]+"))
        for text in said.split("\n")
        if re.fullmatch(r"[a-z⟦][a-z0-9⟦⟧-]*", text) and text.strip("⟦⟧-")
    ]
    of_commands = {
        f"{said}-{sentence_of(command.name)}"
        for said in ("undone", "redone", "did")
        for command in UNDOABLE
    }
    unsaid = [
        key
        for key in keys("fr")
        if not any(pattern.fullmatch(key) for pattern in patterns)
        and not _of_cli(key)
        and key not in of_commands
    ]

    assert unsaid == []


def _of_cli(key: str) -> bool:
    return f"\n{key} =" in "\n" + (FOLDER / "fr" / "cli.ftl").read_text(encoding="utf-8")


def _files(language: str, kind: str) -> list[str]:
    return sorted(file.name for file in (FOLDER / language).glob(f"*.{kind}"))


def _strings(file: Path) -> str:
    """List a file's string literals, one a line; ⟦⟧ stands where an f-string has a value."""
    found: list[str] = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.append(node.value)
        elif isinstance(node, ast.JoinedStr):
            found.append(
                "".join(
                    str(part.value) if isinstance(part, ast.Constant) else "⟦⟧"
                    for part in node.values
                )
            )
    return "\n".join(each for each in found if "\n" not in each)
