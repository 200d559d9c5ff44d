"""What was found in a sentence, for whoever judges what it is for."""

from datetime import datetime

from commands.language.asking import Asking, starts, word_set
from commands.language.lexicon import table
from commands.language.phrases import Phrase
from commands.language.readings import Language
from commands.language.token_type import Token
from commands.language.verbs import Verbs

_TOPIC = 5
"""At most so many words and a colon before a meeting: *DOB : point avec les services*."""


class Said:
    """The words, the dates and the words that ask; and when it is said, on the clocks there."""

    def __init__(
        self,
        tokens: list[Token],
        asking: Asking,
        phrases: list[Phrase],
        now: datetime,
        language: Language,
    ) -> None:
        """Keep what was found."""
        self.now = now
        self.tokens = tokens
        self.asking = asking
        self.phrases = phrases
        self._covered = {index for each in phrases for index in range(each.start, each.end)}
        self.language: Language = language
        self.verbs = Verbs(tokens, phrases, language)
        self.head = asking.head
        self.kinds = asking.kinds
        self.dated = any(not phrase.attached for phrase in phrases)

    def word(self, position: int) -> str:
        """Give the plain word at a position, or nothing."""
        return self.tokens[position].word if 0 <= position < len(self.tokens) else ""

    def has(self, position: int, section: str, key: str = "words") -> bool:
        """Tell whether a word of a list stands there."""
        return self.word(position) in word_set(self.language, section, key)

    def starts(self, position: int, section: str, key: str = "words") -> int:
        """Give how many words of a list's expression stand there; 0 where none begins."""
        return starts(self.tokens, position, self.language, section, key)

    def first(self) -> int:
        """The first word that is no mention and no mark."""
        position = 0
        while position < len(self.tokens) and self.tokens[position].kind in {"mention", "mark"}:
            position += 1
        return position

    def in_date(self, position: int) -> bool:
        """Tell whether a word is part of a date."""
        return position in self._covered

    def only_dates(self, position: int, end: int | None = None) -> bool:
        """Tell whether there are only dates and marks, from a position on."""
        return all(
            self.tokens[index].kind == "mark" or self.in_date(index)
            for index in range(position, end or len(self.tokens))
        )

    def deed(self) -> bool:
        """*Désherbage*, *la mise en ligne*: the noun of some work at the head."""
        if self._deed_at(self.head + self.has(self.head, "meeting", "articles")):
            return True
        topic = self.topic()
        return bool(topic) and self._deed_at(topic)

    def topic(self) -> int:
        """*DOB : point avec les services*: where the matter begins after a few words, or 0."""
        head = self.head
        colon = next((at for at in range(head, head + _TOPIC) if self.word(at) == ":"), -1)
        return colon + 1

    def _deed_at(self, head: int) -> bool:
        if self.starts(head, "deed"):
            return True
        ending = self.word(head).endswith(tuple(word_set(self.language, "deed", "endings")))
        return ending and not self.has(head, "deed", "not")

    def meeting_head(self) -> int:
        """Where the noun may stand: after an article, in English after what tells its kind."""
        head = self.head
        if self.has(head, "meeting", "articles"):
            head += 1
        topic = self.topic()
        if topic and self.starts(topic, "meeting", "nouns") and not self.verbs.tells():
            return topic
        for ahead in range(head, head + self._modifiers + 1):
            if self.starts(ahead, "meeting", "nouns"):
                return ahead
            plain = ahead < len(self.tokens) and self.tokens[ahead].kind == "word"
            if not plain or self.verbs.imperative(ahead) or self.verbs.infinitive(ahead):
                break
        return head

    @property
    def _modifiers(self) -> int:
        return int(table(f"{self.language}_intents")["meeting"]["modifiers"])
