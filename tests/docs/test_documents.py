"""Documents say what the code is: these fail when they fall behind."""

import ast
from pathlib import Path

import pytest

from commands.phrases import spoken

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "commands", "storage", "town")
FAMILIES = ("tasks", "reminders", "planning", "silence", "undoing", "help", "settings", "privacy")


def modules() -> list[Path]:
    """List the modules that docs/architecture.md has a line for."""
    files = [file for package in PACKAGES for file in (ROOT / package).rglob("*.py")]
    return sorted(file for file in files if "versions" not in file.parts)


@pytest.mark.parametrize("file", modules(), ids=lambda file: str(file.relative_to(ROOT)))
def test_architecture_says_what_each_file_holds(file: Path) -> None:
    first = (ast.get_docstring(ast.parse(file.read_text("utf-8"))) or "").splitlines()[0]

    lines = (ROOT / "docs" / "architecture.md").read_text("utf-8").splitlines()

    assert f"- `{file.relative_to(ROOT)}`: {first}" in lines


@pytest.mark.parametrize(
    "phrase",
    [
        each.phrase
        for each in spoken()
        if each.language == "fr" and each.phrase.partition(".")[0] in FAMILIES
    ],
)
def test_readme_names_every_phrase(phrase: str) -> None:
    readme = (ROOT / "README.md").read_text("utf-8").replace("’", "'").casefold()
    words = next(each.words for each in spoken() if each.phrase == phrase)

    assert any(f"`{word.casefold()}" in readme for word in words)
