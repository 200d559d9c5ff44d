"""The sets that `make french` measures: our own, the corpus, and others where they are given."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.commands.language.cases import expressions, groups, said_at

CORPUS = Path(__file__).with_name("phrases.fr.jsonl")
_FIELDS = ("intent", "title", "assignees", "due", "end", "duration_min", "rrule")

Compare = Callable[[dict[str, Any], dict[str, Any]], dict[str, Any]]


def _compared(meant: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """Compare every field that is found; what is meant names only those that are not empty."""
    return {
        key: value
        for key, value in found.items()
        if (key in meant or key not in {"question", "alternatives"})
        and _plain(key, value) != _plain(key, meant.get(key))
    }


def _plain(key: str, value: Any) -> Any:  # noqa: ANN401 whatever a field holds
    """Case, accents and punctuation of a title do not count, nor the order of a rule."""
    if key == "title":
        bare = unicodedata.normalize("NFD", (value or "").lower().replace("’", "'"))
        return re.findall(r"\w+", "".join(c for c in bare if not unicodedata.combining(c)))
    if key == "rrule":
        return frozenset((value or "").split(";"))
    return value or None


@dataclass(frozen=True, slots=True)
class Case:
    """What is said, when, and what is meant; `bare` where it is a date alone."""

    text: str
    said_at: datetime
    meant: dict[str, Any]
    bare: bool = False
    compare: Compare = _compared

    def differences(self, found: dict[str, Any]) -> dict[str, Any]:
        """Give what was found, where it is not what is meant."""
        return self.compare(self.meant, found)

    @property
    def means_nothing(self) -> bool:
        """Tell whether nothing is to be recorded."""
        return bool(self.meant.get("intent") == "none")

    @property
    def in_doubt(self) -> bool:
        """Tell whether there are two fair readings."""
        return "question" in self.meant or "alternatives" in self.meant


def own_sentences() -> Iterator[Case]:
    """Give the sentences of the TOML files."""
    for group in groups("fr"):
        for text, fields in group.sentences.items():
            kind = "none" if group.kind == "nothing" else group.kind
            yield Case(text, group.said_at, {"intent": kind, **fields})


def own_expressions() -> Iterator[Case]:
    """Give the bare expressions of the TOML files."""
    for group in expressions():
        for text, fields in group.sentences.items():
            yield Case(text, group.said_at, fields, bare=True)


def corpus() -> Iterator[Case]:
    """Give the sentences of the corpus."""
    for case in _lines(CORPUS):
        meant = {key: case[key] for key in _FIELDS if case[key] is not None}
        yield Case(case["text"], said_at(case["reference"]), meant)


def duckling(path: Path) -> Iterator[Case]:
    """Give expressions from elsewhere, but the doubtful ones: they are right when they overlap."""
    for case in _lines(path):
        if not case.get("doubt"):
            said = said_at(case["reference"])
            yield Case(case["text"], said, case, bare=True, compare=_overlapping)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text("utf-8").splitlines())


def _overlapping(meant: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    return {} if _same_span(meant, found) else found


def _same_span(meant: dict[str, Any], found: dict[str, Any]) -> bool:
    if found["start"] is None:
        return False
    start, first = found["start"], meant["expected"]
    if meant["end"] and meant["kind"] == "interval" and meant["grain"] in {"hour", "day", "month"}:
        if meant["use"] == "period":
            return bool(start == first and found["end"] == meant["end"])
        begun = datetime.fromisoformat(start) < datetime.fromisoformat(meant["end"])
        last = datetime.fromisoformat(found["end"] or start)
        return begun and (last > datetime.fromisoformat(first) or start == first)
    length = 16 if meant["grain"] in {"minute", "hour"} else 10
    end = (found["end"] or "")[:10] == (meant["end"] or "")[:10] or not meant["end"]
    return bool(start[:length] == first[:length] and end)
