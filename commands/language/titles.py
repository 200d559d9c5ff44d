"""The title: what is left of the words, with their spelling, once the rest is cut out."""

import re
from itertools import pairwise
from typing import NamedTuple

from commands.language.asking import starts, word_set
from commands.language.phrases import Phrase
from commands.language.readings import Language
from commands.language.token_type import Token

_EDGES = " \t\n,;:.!?-–—…·|/~&"
_THANKS = frozenset({"merci", "thanks", "thank"})
_OPENING = frozenset("«(\"'’")
_ELIDING = ("'", "’")
_WORDS_OF_A_LETTER = frozenset("aày")
_EMPTY = re.compile(r"[(\[]\s*[)\]]")
_SPACES = re.compile(r"\s+")


def title_of(
    text: str, tokens: list[Token], cut: set[int], language: Language, *, told: bool = False
) -> str:
    """Write what remains of a clean text without the tokens that were cut.

    What is told rather than asked keeps its first words: *La sonnette est en panne*.
    """
    cut = set(cut)
    _cut_polite(tokens, cut, language)
    kept = [index for index in range(len(tokens)) if index not in cut]
    kept = _without_edges(text, tokens, kept, language, told=told)
    if not kept:
        return ""
    pieces = [text[tokens[kept[0]].start : tokens[kept[0]].end]]
    for before, after in pairwise(kept):
        gap = text[tokens[before].end : tokens[after].start] if after == before + 1 else " "
        pieces.append(gap + text[tokens[after].start : tokens[after].end])
    title = "".join(pieces)
    if len(text) > tokens[-1].end and kept[-1] == len(tokens) - 1:
        title += text[tokens[-1].end :]
    return tidy(title)


class Event(NamedTuple):
    """What the date is counted from: *30 min avant la réunion*."""

    alone: str = ""
    with_place: str = ""
    """*1h avant la cérémonie du 11, 10h45 au monument*: with where it is."""


def event_of(
    text: str, tokens: list[Token], cut: set[int], phrase: Phrase | None, language: Language
) -> Event:
    """Write the event that a phrase is counted from, for where nothing else names the thing."""
    if phrase is None or phrase.anchor is None:
        return Event()
    named = set(range(*phrase.anchor))
    alone = title_of(text, tokens, set(range(len(tokens))) - named, language)
    after = tokens[phrase.end].word if phrase.end < len(tokens) else ""
    placed = after in word_set(language, "title", "where")
    if placed and cut.issuperset(range(phrase.start)):
        return Event(alone, title_of(text, tokens, cut - named, language))
    return Event(alone)


def tidy(title: str) -> str:
    """Take away what the cuts left open, and begin with a capital."""
    title = _SPACES.sub(" ", _EMPTY.sub(" ", title))
    title = re.sub(r" ([,.](?:\s|$))", r"\1", title)
    title = re.sub(r"[,;:]+\s*([,;:])", r"\1", title).strip(_EDGES)
    if title.startswith("(") and title.find(")") == len(title) - 1:
        title = title[1:-1]
    if title.count("(") != title.count(")"):
        title = title.strip("() ")
    if title.startswith(("«", '"')) and title.endswith(("»", '"')):
        title = title.strip('«»" ')
    return title[:1].upper() + title[1:]


def _cut_polite(tokens: list[Token], cut: set[int], language: Language) -> None:
    for index in range(len(tokens)):
        length = starts(tokens, index, language, "polite")
        cut.update(range(index, index + length))
        alone = tokens[index].word in _THANKS and all(
            token.kind in {"mark", "mention"} for token in tokens[index + 1 :]
        )
        if alone:
            cut.add(index)


def _without_edges(
    text: str, tokens: list[Token], kept: list[int], language: Language, *, told: bool
) -> list[int]:
    """Drop the small words that a cut leaves hanging; where none was made, all of them stay.

    An article or a preposition before the first word goes even there.
    """
    leading = frozenset() if told else word_set(language, "title", "leading")
    trailing = word_set(language, "title", "trailing")
    start, end = 0, len(kept)
    while start < end and _leads(tokens, kept, start, leading):
        start += 1
    pairs = word_set(language, "title", "trailing_pairs")
    is_cut_after = bool(kept) and kept[-1] < len(tokens) - 1
    while is_cut_after and end > start:
        last_two = " ".join(tokens[index].word for index in kept[max(start, end - 2) : end])
        last = tokens[kept[end - 1]]
        if _is_letter(text, last) or (not _drops(last, trailing) and last_two not in pairs):
            break
        end -= 1
    return kept[start:end]


def _leads(tokens: list[Token], kept: list[int], place: int, leading: frozenset[str]) -> bool:
    """Tell whether the first token that is left only leads to what follows it."""
    token = tokens[kept[place]]
    if not _drops(token, leading) or _is_glued(tokens, kept[place]):
        return False
    if kept[place] != place:
        return True
    if token.kind == "mark":
        return token.word in _EDGES
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return after is not None and (after.kind != "mark" or after.word in _OPENING)


def _is_letter(text: str, token: Token) -> bool:
    """Tell a letter that names something from a small word: *la salle A*, *la partie c*."""
    if token.end - token.start != 1:
        return False
    if text[token.start].isupper():
        return not text.isupper()
    return token.word not in _WORDS_OF_A_LETTER and text[token.end : token.end + 1] not in _ELIDING


def _is_glued(tokens: list[Token], index: int) -> bool:
    """Tell a letter that makes one name with a number: *A1*."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    glued = after is not None and after.kind == "number" and after.start == tokens[index].end
    return glued and tokens[index].kind == "word"


def _drops(token: Token, small: frozenset[str]) -> bool:
    if token.kind == "mark":
        return (
            token.word not in {"(", ")", "«", "»", '"', "%", "€", "°", "[", "]", "+", "@", "#"}
            and token.word.isascii()
        ) or token.word in {"–", "—", "…", "·"}
    return token.kind == "word" and token.word in small
