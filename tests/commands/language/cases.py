"""The project's own sentences, read from the TOML files of this folder."""

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from commands.language import Language

ZONE = "Europe/Paris"
PARIS = ZoneInfo(ZONE)
_FOLDER = Path(__file__).parent


def said_at(text: str) -> datetime:
    """Put the moment a sentence is said on the clocks of Paris."""
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


class Group(NamedTuple):
    """What is said at one moment: each sentence with the fields that it gives."""

    kind: str
    said_at: datetime
    sentences: dict[str, dict[str, Any]]

    def __str__(self) -> str:
        """Name the group among the tests."""
        return f"{self.kind} {self.said_at:%Y-%m-%d %H:%M}"


def groups(language: Language) -> list[Group]:
    """Give all sentences of a language; a kind is a file."""
    return [
        group
        for path in sorted(_FOLDER.glob(f"{language}_*.toml"))
        for group in _groups(path, path.stem.partition("_")[2])
    ]


def expressions() -> list[Group]:
    """Give the bare expressions with the span that each means."""
    files = sorted(_FOLDER.glob("expressions*.toml"))
    return [group for path in files for group in _groups(path, "expression")]


def _groups(path: Path, kind: str) -> list[Group]:
    groups = tomllib.loads(path.read_text())
    return [Group(kind, said_at(said), _by_text(_cases(group))) for said, group in groups.items()]


def _cases(group: list[dict[str, Any]] | dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Give what is said at a moment: a table with many cases, or one line for a few."""
    return group if isinstance(group, list) else group["cases"]


def _by_text(cases: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    found = {
        case["text"]: {key: value for key, value in case.items() if key != "text"} for case in cases
    }
    if len(found) < len(cases):
        message = "a sentence stands twice under one moment"
        raise ValueError(message)
    return found
