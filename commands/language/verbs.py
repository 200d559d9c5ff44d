"""Verbs, as far as they tell a request from a remark."""

from commands.language.asking import starts, word_set
from commands.language.lexicon import Slots
from commands.language.phrases import Phrase
from commands.language.readings import Language
from commands.language.token_type import Token

_LITTLE = 6
"""At most so many little words stand before a verb."""


class Verbs:
    """Looks for infinitives, imperatives and conjugated verbs in a sentence."""

    def __init__(self, tokens: list[Token], phrases: list[Phrase], language: Language) -> None:
        """Keep the sentence."""
        self._tokens = tokens
        self._dated = {index for each in phrases for index in range(each.start, each.end)}
        self._language: Language = language

    def _word(self, position: int) -> str:
        return self._tokens[position].word if 0 <= position < len(self._tokens) else ""

    def _slots(self, position: int) -> Slots:
        return self._tokens[position].slots if 0 <= position < len(self._tokens) else {}

    def _in(self, position: int, section: str, key: str = "words") -> bool:
        return self._word(position) in word_set(self._language, section, key)

    def infinitive(self, position: int) -> bool:
        """Tell whether a verb in the infinitive stands there, little words passed over."""
        furthest = position + _LITTLE
        while position < furthest and self._in(position, "infinitive", "past"):
            position += 1
        if position >= len(self._tokens) or self._tokens[position].kind != "word":
            return False
        word = self._word(position)
        if self._language == "en":
            return self._in(position, "infinitive", "imperative")
        if self._in(position, "infinitive", "not"):
            return False
        ends = ("er", "ir", *word_set(self._language, "infinitive", "re_ends"))
        return self._in(position, "infinitive", "re") or (len(word) > 3 and word.endswith(ends))

    def imperative(self, position: int) -> bool:
        """Tell *envoie le tableau*, *envoyez les convocations*."""
        if "participle" in self._slots(position):
            return False
        followed = self._in(position + 1, "infinitive", "before") or (
            position + 1 < len(self._tokens) and self._tokens[position + 1].kind == "mention"
        )
        if self._in(position, "infinitive", "imperative") and followed:
            return True
        word = self._word(position)
        polite = self._language == "fr" and len(word) > 4 and word.endswith("ez")
        return polite and not self._in(position, "infinitive", "not_polite")

    def takes(self, phrase: Phrase) -> bool:
        """Tell *préparer le 14 juillet*, where the day is all there is to prepare."""
        led = self._in(phrase.start - 1, "infinitive", "of_days") and not phrase.marker
        alone = all(token.kind in {"mark", "mention"} for token in self._tokens[phrase.end :])
        return led and alone and not (phrase.hour or phrase.hours or phrase.part)

    def _only_says_what_to_do(self, position: int) -> bool:
        """*Est à faire*, *doit être signé*; but *est à 14 h* tells."""
        length = starts(self._tokens, position, self._language, "telling", "except")
        to = length and self._in(position + length - 1, "infinitive", "to")
        return bool(length) and (not to or self.infinitive(position + length))

    def commands(self, position: int) -> bool:
        """Tell *grit the pavement*: in English, a first word before an article is a verb."""
        if self._language != "en" or not self._in(position + 1, "infinitive", "articles"):
            return False
        small = (("title", "leading"), ("title", "trailing"), ("infinitive", "pronouns"))
        return self._tokens[position].kind == "word" and not (
            any(self._in(position, *place) for place in (*small, ("infinitive", "no_verbs")))
            or starts(self._tokens, position, self._language, "question")
        )

    def tells(self, start: int = 0) -> bool:
        """Tell whether a conjugated verb makes it a statement: *le marché est annulé*."""
        for index in range(start, len(self._tokens)):
            if index in self._dated:
                continue
            if "participle" in self._slots(index + 1) and self._in(index, "telling", "having"):
                return True
            if "participle" in self._slots(index) or not self._in(index, "telling"):
                continue
            if self._only_says_what_to_do(index):
                continue
            noun = self._in(index, "telling", "nouns")
            if not (noun and self._in(index - 1, "telling", "before_nouns")):
                return True
        return False
