"""The project's own sentences, read from the TOML files of this folder."""

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from commands.language import Language

ZONE = "Europe/Paris"
PARIS = ZoneInfo(ZONE)
_FOLDER = Path(__file__).parent


def said_at(text: str) -> datetime:
    """Put the moment a sentence is said on the clocks of Paris."""
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


def sentences(language: Language) -> list[tuple[str, datetime, str, dict[str, Any]]]:
    """Give every sentence of a language: its kind, when it is said, its words, what it means."""
    found: list[tuple[str, datetime, str, dict[str, Any]]] = []
    for path in sorted(_FOLDER.glob(f"{language}_*.toml")):
        kind = path.stem.partition("_")[2]
        for said, group in tomllib.loads(path.read_text()).items():
            for case in group["cases"]:
                expected = {key: value for key, value in case.items() if key != "text"}
                found.append((kind, said_at(said), case["text"], expected))
    return found


def expressions() -> list[tuple[datetime, dict[str, Any]]]:
    """Give the bare expressions and the span each means."""
    groups = tomllib.loads((_FOLDER / "expressions.toml").read_text())
    return [(said_at(said), case) for said, group in groups.items() for case in group["cases"]]
