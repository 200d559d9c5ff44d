"""The vocabulary of a language: from a typed word to its plain form and what it may stand for."""

import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from commands.language.readings import Language

Slots = dict[str, Any]
"""What a word may stand for: `{"weekday": 0}`, `{"num": 12, "day": 12}`."""

_FOLDER = Path(__file__).parent / "words"
_LONGEST = 16
"""No word in which a letter is forgiven is longer."""

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "ʼ": "'", "\u2010": "-", "\u2011": "-"})


@cache
def table(name: str) -> dict[str, Any]:
    """Read one of the data files in words/."""
    with (_FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@lru_cache(8192)
def fold(word: str) -> str:
    """Take away capitals and accents."""
    word = word.lower().translate(_LIGATURES)
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


class Lexicon:
    """Every known word of a language."""

    def __init__(self, words: dict[str, Any]) -> None:
        """Build the index from a file of words/."""
        self.known: dict[str, tuple[str, Slots]] = {}
        self.short: dict[str, tuple[str, Slots]] = {}
        self._add_calendar(words)
        self._add_counts(words)
        for word, forms in words["same"].items():
            self._add(word, {}, forms)
        self.little = frozenset(words["little"]["words"])
        self.numbered = frozenset(words["numbered"]["words"])
        self.coded = frozenset(words["numbered"]["coded"])
        self.ranked = frozenset(words["numbered"]["ranked"])
        self.halved = frozenset(words["halved"]["words"])
        self.named = frozenset(words["named"]["words"])
        self.ranks = frozenset(words["named"]["ranks"])
        self.capital_titles = frozenset(words["named"]["capital"])
        self.places = frozenset(words["named"]["places"])
        self.also_named = frozenset(words["named"]["also"])
        self.possessive: str = words["after_short"]["possessive"]
        self.after_short = frozenset(words["after_short"]["words"])
        self.before_short = frozenset(words["before_short"]["words"])
        self.before_short_month = frozenset(words["before_short"]["months"])
        self.month_before_day: bool = words["after_short"]["month_before_day"]
        self.before_bare_hour = frozenset(words["bare_hour"]["before"])
        self.after_bare_hour = frozenset(words["bare_hour"]["after"])
        self.acronyms = frozenset(words["acronyms"]["words"])
        self.elided: dict[str, str] = words["elided"]
        self.glued = {
            first[0] + rest: first for first, later in words["glued"].items() for rest in later
        }
        self.every: str = words["every"]["plain"]
        self.every_short = frozenset(words["every"]["words"])
        self.after_every = frozenset(words["every"]["before"])
        self._forgiven = _near_index(words["typing"]["forgiven"])
        self._other = frozenset(words["typing"]["other"])
        self.find = lru_cache(8192)(self._find)

    def _add_calendar(self, words: dict[str, Any]) -> None:
        """Learn the days, the months and the units."""
        for slot, first in (("weekday", 0), ("month", 1)):
            for value, (word, forms) in enumerate(words[slot].items(), first):
                self._add(word, {slot: value}, forms["formes"])
                for form in forms["courts"]:
                    self.short[form] = (word, {slot: value})
        for value, word in enumerate(words["weekday"]):
            self._add_plural(word, "weekday", value)
        for unit, forms in words["unit"].items():
            for form in forms:
                self.known[form] = (forms[0], {"unit": unit})

    def _add_counts(self, words: dict[str, Any]) -> None:
        """Learn the numbers and the ordinals."""
        for word, value in words["number"].items():
            self.known[word] = (str(value), {"number": value})
        one, last = words["one"]["words"], words["last"]["words"]
        for word in one:
            self.known[word] = (one[0], {"num": 1})
        for value, (word, forms) in enumerate(words["ordinal"].items(), 1):
            dated = value == 1 or words["after_short"]["month_before_day"]
            self._add(word, {"ord": value, **({"day": value} if dated else {})}, forms)
            self._add_plural(word, "ord", value)
        for word in last:
            self.known[word] = (last[0], {"ord": -1})
            self.known[word + "s"] = (last[0], {"ord": -1, "ords": -1})

    def _add(self, word: str, slots: Slots, forms: list[str]) -> None:
        for form in (word, *forms):
            self.known[form] = (word, slots)

    def _add_plural(self, word: str, slot: str, value: int) -> None:
        if not word.endswith("s"):
            self.known[word + "s"] = (word, {slot: value, f"{slot}s": value})

    def _find(self, typed: str) -> tuple[str, Slots]:
        """Give the plain form of a typed word, and what it may stand for."""
        word = fold(typed)
        found = self.known.get(word)
        if found is None and 3 < len(word) < _LONGEST and word not in self._other:
            near = self._nearest(word)
            found = self.known.get(near, (near, {})) if near else None
        return found or (word, {})

    def _nearest(self, word: str) -> str | None:
        """Give the one forgiven word that is a letter away."""
        near = {
            candidate
            for key in _deletions(word)
            for candidate in self._forgiven.get(key, ())
            if one_letter_apart(word, candidate)
        }
        return near.pop() if len(near) == 1 else None


@cache
def lexicon(language: Language) -> Lexicon:
    """Give the vocabulary of a language."""
    return Lexicon(table(language))


def _near_index(words: list[str]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for word in words:
        for key in _deletions(word):
            index.setdefault(key, []).append(word)
    return index


def _deletions(word: str) -> set[str]:
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def one_letter_apart(one: str, other: str) -> bool:
    """Tell whether one letter was added, left out, changed or swapped with the next."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (len(a) > 1 and a[:2] == b[1::-1] and a[2:] == b[2:])
    return a[1:] == b if len(a) > len(b) else a == b[1:]
