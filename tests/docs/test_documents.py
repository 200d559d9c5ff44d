"""Documents say what the code is: these fail when they fall behind."""

import ast
import re
from pathlib import Path

from commands.phrases import spoken

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "commands", "storage", "town")
FAMILIES = ("tasks", "reminders", "planning", "silence", "undoing", "help", "settings", "privacy")


def modules() -> list[Path]:
    """List the modules that docs/architecture.md has a line for."""
    files = [file for package in PACKAGES for file in (ROOT / package).rglob("*.py")]
    return sorted(file for file in files if "versions" not in file.parts)


def test_architecture_says_what_each_file_holds() -> None:
    """One line a file, the first of its docstring, and none of a file that is no more."""
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")

    told = dict(re.findall(r"^- `(\S+\.py)`: (.+)$", text, re.MULTILINE))

    assert told == {str(file.relative_to(ROOT)): first_line(file) for file in modules()}


def first_line(file: Path) -> str:
    """Read the first line of a module's docstring."""
    return (ast.get_docstring(ast.parse(file.read_text("utf-8"))) or "").splitlines()[0]


def test_readme_names_every_phrase() -> None:
    readme = (ROOT / "README.md").read_text("utf-8").replace("’", "'").casefold()
    phrases = [
        each
        for each in spoken()
        if each.language == "fr" and each.phrase.partition(".")[0] in FAMILIES
    ]

    unnamed = [
        each.phrase
        for each in phrases
        if not any(f"`{word.casefold()}" in readme for word in each.words)
    ]

    assert phrases
    assert unnamed == []
