"""The sentences of texts/, in Project Fluent: the one file that knows it.

Fluent is parsed in pure Python, some 0.3 ms a sentence: each is parsed when it is first said,
so that a start pays for the few it says. A test parses them all.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast

from commands.language import Language

LANGUAGES: tuple[Language, ...] = ("fr", "en")
"""Those we speak, the first one first."""

_BEGINS = re.compile(r"^(-?[a-zA-Z][\w-]*) *=", re.MULTILINE)
_MENTIONED = re.compile(r"\{\s*(-?[a-zA-Z][\w-]*)")
"""Another sentence or a term that stands inside one."""


class MissingText(Exception):
    """A sentence that texts/ does not hold, or a value that it was not given."""


class Sentences:
    """The sentences of one language, strictly: what is wrong raises, nothing is made up."""

    def __init__(self, language: Language, sources: Mapping[str, str]) -> None:
        """Find where each sentence stands in the files, given as name and content."""
        self.language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        self._parser = FluentParser()
        self._sources: dict[str, str] = {}
        for name, content in sources.items():
            for key, source in _cut(content):
                if key in self._sources:
                    message = f"texts/{language}/{name}: {key} stands twice"
                    raise MissingText(message)
                self._sources[key] = source
        self.keys = frozenset(self._sources)

    def say(self, key: str, values: Mapping[str, Any]) -> str:
        """Give a sentence, its values in place."""
        self._read(key)
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            message = f"texts/{self.language}: {key} is empty"
            raise MissingText(message)
        said, errors = self._bundle.format_pattern(pattern, dict(values))
        if errors:
            message = f"texts/{self.language}: {key}: {errors}"
            raise MissingText(message)
        return str(said)

    def parsed(self, key: str) -> ast.Message | ast.Term:
        """Give a sentence as Fluent reads it: what the tests of the texts look at."""
        return self._parse(key, self._sources[key])

    def _read(self, key: str) -> None:
        """Parse a sentence and those that stand inside it, once."""
        if key not in self.keys:
            message = f"texts/{self.language} has no sentence {key}"
            raise MissingText(message)
        if self._bundle.has_message(key):
            return
        wanted, added = [key], set[str]()
        while wanted:
            name = wanted.pop()
            if name in added or name not in self.keys:
                continue
            added.add(name)
            self._bundle.add_resource(ast.Resource([self._parse(name, self._sources[name])]))
            wanted += _MENTIONED.findall(self._sources[name])

    def _parse(self, key: str, source: str) -> ast.Message | ast.Term:
        entry = self._parser.parse_entry(source)
        if isinstance(entry, ast.Message | ast.Term):
            return entry
        message = f"texts/{self.language}: {key} is not written in Fluent: {source[:80]!r}"
        raise MissingText(message)


@cache
def sentences(language: Language) -> Sentences:
    """Give the sentences of a language, found once."""
    folder = resources.files("commands") / "texts" / language
    files = sorted(folder.iterdir(), key=lambda each: each.name)
    return Sentences(
        language,
        {
            file.name: file.read_text(encoding="utf-8")
            for file in files
            if file.name.endswith(".ftl")
        },
    )


def sentence(language: Language, key: str, values: Mapping[str, Any]) -> str:
    """Give a sentence of texts/, its values in place."""
    return sentences(language).say(key, values)


def _cut(content: str) -> Iterator[tuple[str, str]]:
    """Cut a file before each line that begins a sentence."""
    found = list(_BEGINS.finditer(content))
    ends = [match.start() for match in found[1:]] + [len(content)]
    for match, end in zip(found, ends, strict=True):
        yield match.group(1), content[match.start() : end]
