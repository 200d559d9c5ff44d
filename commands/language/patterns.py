"""The expressions of words/: a tree of patterns, walked over the tokens, the longest first.

A pattern is written as people speak: plain words, `{slot}` for what a word stands for,
`[…]` for what may be left out, `(a|b)` for a choice, `~` for any little words or none,
`$` for the end of what is said.
"""

import re
from collections.abc import Iterator
from typing import Any

from commands.language.token_type import Token

_PIECE = re.compile(r"\{[^}]*\}|[\[\]()|~]|[^\s\[\]()|~{}]+")

_LITTLE = 6
"""At most so many little words are passed over: nobody says more."""

Captures = list[Any]


class _Node:
    __slots__ = ("ends", "loops", "skip", "slots", "words")

    def __init__(self) -> None:
        self.words: dict[str, _Node] = {}
        self.slots: dict[str, _Node] = {}
        self.skip: _Node | None = None
        self.loops = False
        self.ends: str | None = None


class Patterns:
    """The patterns of one level of the grammar."""

    def __init__(self, little: frozenset[str], *, backwards: bool = False) -> None:
        """Start empty; `little` are the words that `~` passes over."""
        self._root = _Node()
        self._little = little
        self._backwards = backwards

    def add(self, pattern: str, rule: str) -> None:
        """Let a pattern mean a rule; the first rule to claim a pattern keeps it."""
        for sequence in expand(pattern):
            node = self._root
            for piece in reversed(sequence) if self._backwards else sequence:
                node = _step(node, piece)
            node.ends = node.ends or rule

    def matches(self, tokens: list[Token], start: int) -> list[tuple[int, str, Captures]]:
        """Give what begins at a token, the longest first: end, rule, what filled the slots."""
        token = tokens[start]
        root = self._root
        if token.word not in root.words and (
            not token.slots or root.slots.keys().isdisjoint(token.slots)
        ):
            return []
        found: list[tuple[int, str, Captures]] = []
        self._walk(root, tokens, start, [], found)
        if len(found) > 1:
            found.sort(key=lambda match: -match[0])
        return found

    def _walk(
        self,
        node: _Node,
        tokens: list[Token],
        position: int,
        captures: Captures,
        found: list[tuple[int, str, Captures]],
        passed: int = 0,
    ) -> None:
        if node.ends is not None:
            found.append((position, node.ends, captures))
        if node.skip is not None:
            self._walk(node.skip, tokens, position, captures, found)
        if position >= len(tokens):
            end = node.words.get("$")
            if end is not None and end.ends is not None:
                found.append((position, end.ends, captures))
            return
        token = tokens[position]
        if node.loops and passed < _LITTLE and token.word in self._little:
            self._walk(node, tokens, position + 1, captures, found, passed + 1)
        child = node.words.get(token.word)
        if child is not None:
            self._walk(child, tokens, position + 1, captures, found)
        if node.slots and token.slots:
            for slot, value in token.slots.items():
                child = node.slots.get(slot)
                if child is not None:
                    self._walk(child, tokens, position + 1, [*captures, value], found)


def _step(node: _Node, piece: str) -> _Node:
    if piece == "~":
        if node.skip is None:
            node.skip = _Node()
            node.skip.loops = True
        return node.skip
    if piece.startswith("{"):
        return node.slots.setdefault(piece[1:-1], _Node())
    return node.words.setdefault(piece, _Node())


def expand(pattern: str) -> list[tuple[str, ...]]:
    """Write out every sequence that a pattern allows."""
    pieces = iter(_PIECE.findall(pattern))
    return _choices(pieces, "")


def _choices(pieces: Iterator[str], closing: str) -> list[tuple[str, ...]]:
    done: list[tuple[str, ...]] = []
    current: list[tuple[str, ...]] = [()]
    for piece in pieces:
        if piece == closing:
            break
        if piece == "|":
            done += current
            current = [()]
        elif piece in {"[", "("}:
            inner = _choices(pieces, "]" if piece == "[" else ")")
            if piece == "[":
                inner = [(), *inner]
            current = [head + tail for head in current for tail in inner]
        else:
            current = [(*head, piece) for head in current]
    return done + current
