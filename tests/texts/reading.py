"""Every value of the .ftl files, as Fluent reads it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser, FluentSerializer, ast
from fluent.syntax.visitor import Visitor

import commands
from commands.language import Language

FOLDER = Path(commands.__file__).parent / "texts"
LANGUAGES: tuple[Language, ...] = ("fr", "en")
PLACE = "⟦place⟧"


@dataclass(frozen=True, slots=True)
class Written:
    """One value: a sentence, or one variant of it, with `{ $name }` where values stand."""

    language: Language
    file: str
    key: str
    text: str

    def __str__(self) -> str:
        return f"{self.language}/{self.file} {self.key}"


@cache
def values() -> tuple[Written, ...]:
    """Read every value of every language."""
    return tuple(
        Written(language, file.name, _key(entry, pattern), text)
        for language in LANGUAGES
        for file in sorted((FOLDER / language).glob("*.ftl"))
        for entry in _entries(file)
        for pattern in _patterns(entry)
        for text in _variants(pattern)
    )


@cache
def keys(language: Language) -> dict[str, frozenset[str]]:
    """Map each key of a language to the values it takes."""
    found: dict[str, frozenset[str]] = {}
    for file in sorted((FOLDER / language).glob("*.ftl")):
        for entry in _entries(file):
            places = _Places()
            places.visit(entry)
            found[entry.id.name] = frozenset(places.names)
    return found


class _Places(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - fluent's
        self.names.add(node.id.name)


def _entries(file: Path) -> Iterator[ast.Message | ast.Term]:
    for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
        assert not isinstance(entry, ast.Junk), f"{file}: {entry.content}"
        if isinstance(entry, ast.Message | ast.Term):
            yield entry


def _patterns(entry: ast.Message | ast.Term) -> Iterator[ast.Pattern]:
    if entry.value is not None:
        yield entry.value
    for attribute in entry.attributes:
        yield attribute.value


def _key(entry: ast.Message | ast.Term, pattern: ast.Pattern) -> str:
    names = {id(each.value): f".{each.id.name}" for each in entry.attributes}
    return entry.id.name + names.get(id(pattern), "")


def _variants(pattern: ast.Pattern) -> list[str]:
    """Write a pattern out once a variant; other values stand as `{ $name }`."""
    texts = [""]
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            pieces = [element.value]
        elif isinstance(element.expression, ast.SelectExpression):
            pieces = [one for each in element.expression.variants for one in _variants(each.value)]
        elif isinstance(element.expression, ast.StringLiteral):
            pieces = [element.expression.value]
        else:
            pieces = [FluentSerializer().serialize_entry(_message(element)).partition("= ")[2]]
        texts = [
            before + piece.rstrip("\n") if piece.endswith("\n") and "{" in piece else before + piece
            for before in texts
            for piece in pieces
        ]
    return texts


def _message(element: ast.Placeable) -> ast.Message:
    return ast.Message(ast.Identifier("x"), ast.Pattern([element]))


def sentences_of(text: str) -> list[str]:
    """Cut a value into sentences."""
    return [each for each in re.split(r"(?<=[.?])\s+|\n", text) if each]
