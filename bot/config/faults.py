"""What is wrong with a configuration, told key by key, all at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.cli.words import Words, words
from bot.config.keys import Key, known_keys
from commands.language import Language

SHOWN = 60
"""Characters of a wrong value that are repeated."""


class Kind(StrEnum):
    """What a setting suffers from."""

    MISSING = "missing"
    WRONG = "wrong"
    UNKNOWN = "unknown"
    TWICE = "twice"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Fault:
    """One setting and what is wrong with it. `detail` never holds a secret."""

    kind: Kind
    key: str
    detail: str = ""


class ConfigurationFault(Exception):
    """The configuration cannot be used. Its text names no value that may be secret."""

    def __init__(
        self,
        path: Path,
        faults: Iterable[Fault] = (),
        *,
        reason: str = "config-faults",
        place: str = "",
        language: Language = "fr",
    ) -> None:
        """Keep the file and its faults, or `reason`, the sentence on the file itself."""
        self.path = path
        self.faults = tuple(dict.fromkeys(faults))
        self._reason = reason
        self._place = place
        self._words = words(language)
        super().__init__("\n".join(self.lines()))

    def lines(self) -> Iterator[str]:
        """Word everything, one fact a line."""
        say = self._words
        file, count = str(self.path), len(self.faults)
        yield say(self._reason, file=file, place=self._place, count=count)
        for fault in self.faults:
            yield f"–\N{NO-BREAK SPACE}{_worded(fault, say)}"


def faults_of(error: ValidationError) -> Iterator[Fault]:
    """Read what pydantic found."""
    for found in error.errors(include_url=False, include_context=False):
        key = ".".join(str(part) for part in found["loc"][:2])
        if found["type"] == "missing":
            yield from _missing(key)
        elif found["type"] == "extra_forbidden":
            yield Fault(Kind.UNKNOWN, key, _nearest(key))
        else:
            yield Fault(Kind.WRONG, key, _shown(key, found["input"]))


def _missing(key: str) -> Iterator[Fault]:
    """Name every required key where a whole section is missing."""
    inside = [known for known in known_keys() if known.section == key and known.required]
    yield from (Fault(Kind.MISSING, each.name) for each in inside)
    if not inside:
        yield Fault(Kind.MISSING, key)


def _nearest(key: str) -> str:
    """Find the known key that was meant, by its whole name or by its last part."""
    known = [each.name for each in known_keys()]
    sections = sorted({each.section for each in known_keys()})
    whole = get_close_matches(key, [*known, *sections], n=1, cutoff=0.7)
    last = [name for name in known if name.split(".")[1] == key.rsplit(".", maxsplit=1)[-1]]
    return (whole or last or [""])[0]


def _shown(key: str, value: Any) -> str:  # noqa: ANN401 - whatever was written
    """Repeat a wrong value, unless it may hold a secret."""
    known = find_key(key)
    if known is None or known.secret or isinstance(value, dict):
        return ""
    return str(value)[:SHOWN]


def find_key(name: str) -> Key | None:
    """Find a known key by its name."""
    return next((key for key in known_keys() if key.name == name), None)


def _worded(fault: Fault, say: Words) -> str:
    key = find_key(fault.key)
    if fault.kind is Kind.UNKNOWN or key is None:
        sentence = "config-unknown-near" if fault.detail else "config-unknown"
        return say(sentence, key=fault.key, near=fault.detail)
    meaning = say(f"setting-{key.message}")
    with_value = fault.kind is Kind.WRONG and fault.detail
    sentence = "config-wrong-value" if with_value else f"config-{fault.kind}"
    return say(sentence, key=key.name, meaning=meaning, example=key.example, value=fault.detail)
