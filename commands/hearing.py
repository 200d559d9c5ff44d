"""Reads a sentence that begins with a known phrase, in either language."""

import re
from collections.abc import Iterator

from commands.addressing import Called
from commands.catalogue import catalogue
from commands.command import Context, Request
from commands.language.lexicon import fold
from commands.namesakes import settled
from commands.phrases import Spoken, little, openings
from commands.questions import Ask
from commands.said import Said
from storage.work import UnitOfWork

_ENDS = " \t\n\u00a0\u202f.!"
"""What may stand after the last word."""

_OUR_NAME = re.compile(r"@?beffroi\b[\s,.!:]*", re.IGNORECASE)
"""Our name, between a greeting and what is asked."""

_NUMBERED = "tasks.show"
"""Who reads `42` and `42 fait`: a bare number is a task."""

GREETING = "talk.hello"
"""The phrase after which a sentence begins anew: *bonjour, mes tâches*."""


def read_text(text: str, heard: Called, work: UnitOfWork, context: Context) -> Request | Ask | None:
    """Read a sentence that begins with a known phrase, in either language, or with a number."""
    return settled(text, lambda said: _read(said, heard, work, context), work, context)


def _read(text: str, heard: Called, work: UnitOfWork, context: Context) -> Request | Ask | None:
    text = _without_politeness(text)
    if text.lstrip("# ")[:1].isdecimal():
        said = Said(text, text, context.language, context, work, heard.subject)
        return catalogue().phrases[_NUMBERED].read(said)
    greeted = None
    for spoken, rest in phrases_at(text, context):
        said = Said(rest, text, spoken.language, context, work, heard.subject)
        read = catalogue().phrases[spoken.phrase].read(said)
        if read is not None:
            return read
        if spoken.phrase == GREETING:
            greeted = _OUR_NAME.sub("", rest, count=1)
    if greeted:
        return _read(greeted, heard, work, context)
    # *La 3 est faite* says something of a task; *le 12*, alone, is a day.
    said = Said(text, text, context.language, context, work, heard.subject)
    named = bool(said.numbers) and bool(said.after_numbers.strip(_ENDS))
    return catalogue().phrases[_NUMBERED].read(said) if named else None


def _without_politeness(text: str) -> str:
    """Cut the polite words that a sentence ends with: *fait 42 stp*."""
    words = text.rstrip(_ENDS).split()
    for polite in map(str.split, little("polite")):
        if len(words) > len(polite) and fold(" ".join(words[-len(polite) :])).split() == polite:
            cut = text.rstrip(_ENDS)
            for word in reversed(words[-len(polite) :]):
                cut = cut.rstrip().removesuffix(word)
            return cut.rstrip().rstrip(",").rstrip()
    return text


def phrases_at(text: str, context: Context) -> Iterator[tuple[Spoken, str]]:
    """Walk the phrases a sentence may begin with: the longest, then the reader's language first."""
    words = _first_words(text)
    if not words:
        return
    candidates = [
        (len(folded), each.language == context.language, each)
        for folded, each in openings().get(words[0][0], ())
        if tuple(word for word, _ in words[: len(folded)]) == folded
    ]
    candidates.sort(key=lambda candidate: candidate[:2], reverse=True)
    for length, _, spoken in candidates:
        yield spoken, text[words[length - 1][1] :].lstrip(" :,.!\t\n\u00a0\u202f")


def _first_words(text: str, limit: int = 8) -> list[tuple[str, int]]:
    """Give the first words, folded, with where each ends in the text."""
    found: list[tuple[str, int]] = []
    position = 0
    for word in text[:400].split(maxsplit=limit)[:limit]:
        position = text.index(word, position) + len(word)
        stripped = word.rstrip(":,;?!.…")
        found.append((fold(stripped), position - len(word) + len(stripped)))
    return found
