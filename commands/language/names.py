"""Names that look like numbers and days: *salle 12*, *Mme Avril*, *Dupont-Mercredi*."""

import re

from commands.language.lexicon import Lexicon, Slots, fold
from commands.language.token_type import Token

_TITLE = "Mr"
"""What a title before a name is read as: a capital, so that no expression holds it."""

_NEXT_WORD = re.compile(r"[ ]([^\W\d_]+)")
_SAINTS = frozenset({"saint", "sainte", "st", "ste"})
_CAPITAL = re.compile(r"[ ][A-ZÀ-Ý]")


def unless_name(
    kind: str,
    word: str,
    slots: Slots,
    match: re.Match[str],
    tokens: list[Token],
    words: Lexicon,
) -> tuple[str, Slots]:
    """Give the plain form of what is typed; what makes a name stands for nothing else."""
    text, typed = match.string, match.group()
    high = typed[:1].isupper() and not text.isupper()
    if high and typed in words.capital_titles and _CAPITAL.match(text, match.end()):
        return _TITLE, {}
    if not tokens:
        return word, slots
    if kind == "word" and high and len(typed) == 1 and tokens[-1].word in words.numbered:
        return typed, {}  # *salle A demain*, where the letter is a name
    if word in words.ranked and "ord" in tokens[-1].slots:
        tokens[-1].slots = {"ord": tokens[-1].slots["ord"]}
    if kind != "word":
        counts = kind == "number" and _counts(text, match.end(), words)
        return word, {} if not counts and _is_numbered(kind, slots, tokens[-1], words) else slots
    dated = not {"weekday", "month"}.isdisjoint(slots)
    titled, ranked = _is_title(tokens, words), _is_rank(tokens, words)
    glued = high and _is_glued(text, match)
    if (glued and slots) or (dated and (titled or (ranked and high))):
        return word, {}
    placed = titled or ranked or tokens[-1].word in words.places
    named = word not in _SAINTS and (glued or (high and _before_name(match, words)))
    if word in words.also_named and (placed or named):
        return typed.capitalize(), {}
    return word, slots


def next_word(text: str, end: int) -> str:
    """Give the plain word that follows a blank, or nothing."""
    after = _NEXT_WORD.match(text, end)
    return fold(after[1]) if after is not None else ""


def _is_numbered(kind: str, slots: Slots, before: Token, words: Lexicon) -> bool:
    """Tell *salle 12*, *dossier 12/2026*, *devis 14.30*."""
    if kind == "number":
        return before.kind in {"word", "mark"} and before.word in words.numbered
    if kind == "figures":
        return before.word in words.numbered and "date" in slots and slots["date"][2] is None
    pointed = kind in {"point", "decimal"}
    return pointed and (before.word in words.numbered or before.word in words.coded)


def _before_name(match: re.Match[str], words: Lexicon) -> bool:
    """Tell *Noël Dupont*, *Midi Libre* from *Noël, Julie est là*, *Lundi Midi Mardi*."""
    text, end = match.string, match.end()
    return bool(_CAPITAL.match(text, end)) and not words.find(next_word(text, end))[1]


def _is_glued(text: str, match: re.Match[str]) -> bool:
    """Tell *Dupont-Mercredi*, *Jean-Noël*, *Midi-Minuit*."""
    start, end = match.span()
    behind = text[start - 1 : start] == "-" and text[start - 2].isalpha()
    return behind or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper())


def _is_title(tokens: list[Token], words: Lexicon) -> bool:
    """Tell *Mme*, *M.*, *Dr*, before a name."""
    before = tokens[-1]
    if before.word == "." and len(tokens) > 1:
        return tokens[-2].word in words.named or tokens[-2].word == "m"
    return before.word in words.named or before.word == _TITLE


def _is_rank(tokens: list[Token], words: Lexicon) -> bool:
    """Tell *l’agent*, *la famille*, *fam.*: before a name, or not."""
    dotted = tokens[-1].word == "." and len(tokens) > 1
    return tokens[-2 if dotted else -1].word in words.ranks


def _counts(text: str, end: int, words: Lexicon) -> bool:
    """Tell *facture 12 décembre*, *facture 30 jours*, where the number is no name."""
    after = _NEXT_WORD.match(text, end)
    slots = words.find(after[1])[1] if after is not None else {}
    return "month" in slots or slots.get("unit") in {"day", "month"}
