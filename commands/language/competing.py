"""Which dates of a sentence are none: names that look like one, and what only gives a reason."""

import re

from commands.language import days as d
from commands.language.asking import starts
from commands.language.phrases import Phrase
from commands.language.readings import Language
from commands.language.token_type import Token

_QUOTES = frozenset('"«»“”')
_LAST_WORD = re.compile(r"([^\W\d_]+)\W*$")
_FULL = frozenset({"", "at", "limit", "deadline"})
_MANY = 12
"""Nobody says more dates in a sentence."""


def without_names(
    phrases: list[Phrase], tokens: list[Token], text: str, language: Language
) -> list[Phrase]:
    """Leave out *Noël* of *réu pour Noël D. mardi 13*, *Lundi* of *Sénateur Lundi mardi 21 à 11h*.

    A day with a capital is a name where another day stands that is written without one.
    """
    if not 2 <= len(phrases) <= _MANY or text.isupper():
        return phrases
    names = [each for each in phrases if _may_name(each) and _capital(each, tokens, text)]
    others = [each for each in phrases if each not in names]
    said = any(_says_when(each) and not _starts_high(each, tokens, text) for each in others)
    beside = [each for each in names if said or _beside_name(each, tokens, text)]
    if not any(_says_when(each) for each in phrases if each not in beside):
        return phrases
    return _without_reasons([each for each in phrases if each not in beside], tokens, language)


def _without_reasons(
    phrases: list[Phrase], tokens: list[Token], language: Language
) -> list[Phrase]:
    """*Rendre la pelle vendredi sinon on paye le we*: what only says why."""
    said = next((each.end for each in phrases if _says_when(each)), len(tokens))
    for index in range(said, len(tokens)):
        if starts(tokens, index, language, "aside"):
            return [each for each in phrases if each.start < index]
    return phrases


def without_described(phrases: list[Phrase], tokens: list[Token]) -> list[Phrase]:
    """*Échéance du 31 à payer avant le 28*: of two limits, *du* only describes."""
    limits = [each for each in phrases if each.marker == "limit"]
    for phrase in phrases:
        led = any("OF" in token.slots for token in tokens[phrase.start : phrase.end])
        if phrase.marker == "deadline" and led and limits and limits[-1].start > phrase.start:
            phrase.marker = "of"
    return phrases


def without_quoted(phrases: list[Phrase], tokens: list[Token], text: str) -> list[Phrase]:
    """*Commander « Le Lundi de Pâques »*: a title between quotation marks holds no date."""
    marks = [index for index, token in enumerate(tokens) if token.word in _QUOTES]
    if len(marks) != 2:
        return phrases
    start, end = marks
    outside = [each for each in phrases if each.end <= start or each.start > end]
    high = text[tokens[start + 1].start].isupper()
    return outside if outside or high else phrases


def _says_when(phrase: Phrase) -> bool:
    """Tell a day that may be the day of the thing."""
    if phrase.attached or phrase.behind or phrase.marker not in _FULL:
        return False
    return bool(phrase.day or phrase.days or phrase.repeat)


def _may_name(phrase: Phrase) -> bool:
    """Tell a weekday, a feast, a month or *Les Dimanches* alone, with no hour and no bound."""
    day = phrase.day
    month = isinstance(day, d.Period) and day.month is not None and day.unit == "month"
    days = phrase.repeat is not None and bool(phrase.repeat.byday) and day is None
    plain = d.is_bare_weekday(day) or isinstance(day, d.Holiday) or month or days
    timed = phrase.hour or phrase.hours or phrase.part or phrase.ago
    return bool(plain and not timed and phrase.anchor is None)


def _typed(phrase: Phrase, tokens: list[Token], text: str) -> str:
    last = _LAST_WORD.search(text[tokens[phrase.start].start : tokens[phrase.end - 1].end])
    return last[1] if last is not None else ""


def _capital(phrase: Phrase, tokens: list[Token], text: str) -> bool:
    """Tell a capital that the head of a sentence does not explain."""
    first = phrase.end == 1 and not _beside_name(phrase, tokens, text)
    return _typed(phrase, tokens, text)[:1].isupper() and not first


def _starts_high(phrase: Phrase, tokens: list[Token], text: str) -> bool:
    """*Mardi 12*: whoever writes days with a capital makes no name of them."""
    typed = re.findall(
        r"[^\W\d_]{3,}", text[tokens[phrase.start].start : tokens[phrase.end - 1].end]
    )
    return phrase.start > 0 and any(word[0].isupper() for word in typed)


def _beside_name(phrase: Phrase, tokens: list[Token], text: str) -> bool:
    """Tell *Noël D.*, *Dimanche / Leroy*, *Marcel Dimanche*: next to a capital or a slash."""
    after = tokens[phrase.end] if phrase.end < len(tokens) else None
    if after is not None and after.word == "/":
        return True
    if after is not None and text[after.start].isupper() and after.kind == "word":
        return not after.slots
    before = tokens[phrase.start - 1] if phrase.start > 1 else None
    if before is None:
        return False
    plain = text[before.start : before.end]
    return before.word == "/" or (before.kind == "word" and plain[0].isupper() and plain.istitle())
