"""What people say first: the words of each phrase, from texts/, and who reads the rest."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, TypeVar

from commands.language import Language
from commands.language.lexicon import fold

if TYPE_CHECKING:
    from commands.command import Request
    from commands.questions import Ask
    from commands.said import Said

LITTLE = "little.toml"
"""The file of words that begin no phrase."""

Reader = Callable[["Said"], "Request | Ask | None"]
ReaderType = TypeVar("ReaderType", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the catalogue: `tasks.add`, and the function that reads what follows."""

    key: str
    read: Reader


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of one phrase in one language, and its examples for the help."""

    phrase: str
    language: Language
    words: tuple[str, ...]
    examples: tuple[str, ...]


def phrase(name: str) -> Callable[[ReaderType], ReaderType]:
    """Mark a function as the reader of a phrase: `None` where the rest is not its own."""

    def mark(function: ReaderType) -> ReaderType:
        function.__phrase__ = Phrase(name, function)  # type: ignore[attr-defined, arg-type]
        return function

    return mark


@cache
def spoken() -> Sequence[Spoken]:
    """Read every phrase's words, French first."""
    found: list[Spoken] = []
    languages: tuple[Language, ...] = ("fr", "en")
    for language in languages:
        folder = resources.files("commands") / "texts" / language
        for file in sorted(folder.iterdir(), key=lambda each: each.name):
            if file.name.endswith(".toml") and file.name != LITTLE:
                family = file.name.removesuffix(".toml")
                table = tomllib.loads(file.read_text(encoding="utf-8"))
                found += [
                    Spoken(
                        f"{family}.{name}", language, tuple(each["words"]), tuple(each["examples"])
                    )
                    for name, each in table.items()
                ]
    return tuple(found)


@cache
def little(name: str) -> tuple[str, ...]:
    """Give little words of one kind, in every language, folded as answers are."""
    texts = resources.files("commands") / "texts"
    tables = (
        tomllib.loads((texts / language / LITTLE).read_text(encoding="utf-8"))
        for language in ("fr", "en")
    )
    return tuple(dict.fromkeys(fold(word) for table in tables for word in table[name]))


@cache
def words_of(key: str) -> tuple[str, ...]:
    """Give all the words of a phrase, in every language, folded as answers are."""
    return tuple(
        dict.fromkeys(
            fold(words) for each in spoken() if each.phrase == key for words in each.words
        )
    )


@cache
def said_first() -> frozenset[str]:
    """Give the first folded word of each phrase as we say it: the first of its words."""
    return frozenset(fold(each.words[0]).split()[0] for each in spoken())


@cache
def openings() -> Mapping[str, Sequence[tuple[tuple[str, ...], Spoken]]]:
    """Give what a sentence may begin with, by its first folded word, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Spoken]]] = {}
    for each in spoken():
        for words in each.words:
            # *Qu est ce que* lost its apostrophe and its hyphen on the way.
            bare = words.replace("-", " ")
            for written in dict.fromkeys((words, bare, bare.replace("'", " "))):
                folded = tuple(fold(written).split())
                table.setdefault(folded[0], []).append((folded, each))
    for candidates in table.values():
        candidates.sort(key=lambda candidate: -len(candidate[0]))
    return table


@cache
def first_words(key: str, language: Language) -> str:
    """Give the usual words of a phrase, to begin a sentence that an answer will complete."""
    known = {(each.phrase, each.language): each.words[0] for each in spoken()}
    return known.get((key, language)) or known[key, "fr"]
