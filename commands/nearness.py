"""Near words: an unknown first word close to a known one, where the rest then reads."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache

from commands.addressing import Called
from commands.command import Context, Request
from commands.errors import PersonError
from commands.hearing import read_text
from commands.language.lexicon import fold
from commands.phrases import openings, said_first
from commands.questions import Ask
from commands.sentences import LANGUAGES, sentence
from storage.moments import Due, LocalMoment
from storage.work import UnitOfWork

SHORTEST = 4
"""Letters below which a known word is near anything; one of them may have been left out."""

LONG = 9
"""Letters from which two slips of the finger are forgiven."""


@dataclass(frozen=True, slots=True)
class Near:
    """The sentence that may be meant, and what it asks for."""

    sentence: str
    request: Request


def nearly_a_phrase(text: str, work: UnitOfWork, context: Context) -> Near | None:
    """Put the nearest known words in place of the unknown ones a sentence begins with."""
    for corrected in _corrections(text):
        try:
            read = read_text(corrected, Called(corrected, None, by_reply=False), work, context)
        except PersonError:
            continue
        if read is not None and not isinstance(read, Ask):
            return Near(corrected, read)
    return None


def when_of(request: Request) -> Due | None:
    """Find the date a request holds, whatever it calls it."""
    for field in fields(request):
        value = getattr(request, field.name)
        if isinstance(value, Due):
            return value
        if isinstance(value, LocalMoment):
            return Due.at(value)
    return None


def is_near(word: str, known: str) -> bool:
    """Tell whether a folded word is a known one mistyped, not another word of the language.

    The first letter is seldom mistyped, and makes most other words: *cache*, *vache*, *tâche*.
    """
    if len(known) < SHORTEST or len(word) < SHORTEST - 1:
        return False
    if word[0] != known[0] or word in _real_words():
        return False
    slips = 2 if max(len(word), len(known)) >= LONG else 1
    return 0 < _slips(word, known) <= slips


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give the known word that a folded one is most like, if it is like any.

    Of two as near, the one we say ourselves: *fait*, not *fais*.
    """
    near = [each for each in known if is_near(word, each)]
    ours = said_first()
    return min(near, key=lambda each: (_slips(word, each), each not in ours), default=None)


def _slips(word: str, known: str) -> int:
    """Count the slips of the finger between two words."""
    from rapidfuzz.distance import OSA

    return OSA.distance(word, known)


def _corrections(text: str) -> list[str]:
    """Give the sentence with its first word, or a later one of the phrase, put right."""
    words = text.strip().split(" ")
    first = fold(words[0]).strip(":,;?!.")
    known = openings()
    if first in known:
        return _later_words(words, first)
    found = nearest(first, known)
    return [] if found is None else [" ".join([_written(found), *words[1:]])]


def _later_words(words: list[str], first: str) -> list[str]:
    """Put right the second word of a phrase of several: `mes taches`, `mon planing`."""
    if len(words) < 2:  # noqa: PLR2004 - there is no second word
        return []
    second = fold(words[1]).strip(":,;?!.")
    return [
        " ".join([*written.split()[:2], *words[2:]])
        for folded, each in openings()[first]
        if len(folded) > 1 and is_near(second, folded[1])
        for written in each.words
        if tuple(fold(written).split()) == folded
    ][:3]


@cache
def _real_words() -> frozenset[str]:
    """Words of the language that look like ours and are none."""
    return frozenset(
        fold(word)
        for language in LANGUAGES
        for word in sentence(language, "real-words", {}).split(", ")
    )


@cache
def _written(folded: str) -> str:
    """Give back the accents that folding took from a first word."""
    for words, spoken in openings()[folded]:
        for written in spoken.words:
            if fold(written).split()[0] == words[0]:
                return written.split()[0]
    return folded
