"""A token of a sentence: a word, or words that were understood together."""

from commands.language.lexicon import Slots


class Token:
    """A word, or a group of words that were understood together."""

    __slots__ = ("end", "kind", "slots", "start", "word")

    def __init__(self, start: int, end: int, word: str, kind: str, slots: Slots) -> None:
        """Say where it stands in the text, its plain form, and what it may stand for."""
        self.start = start
        self.end = end
        self.word = word
        self.kind = kind
        self.slots = slots

    def __repr__(self) -> str:
        """Show the word and its slots, for whoever debugs the grammar."""
        return f"<{self.word} {self.slots or ''}>"
