"""What leads to a date and what ends it: *avant*, *d’ici*, *la veille de*, *dernier délai*."""

from datetime import timedelta

from commands.language import days as d
from commands.language.grammar import patterns, small_words
from commands.language.lengths import Length
from commands.language.phrases import TIMELY, Phrase
from commands.language.readings import Language
from commands.language.token_type import Token

_DAY = timedelta(days=1)
_ANCHOR = 6
"""At most so many words between *avant* and the date of what comes after."""


class Leading:
    """Looks around a phrase, in both directions."""

    def __init__(self, tokens: list[Token], language: Language) -> None:
        """Keep the tokens, forwards and backwards."""
        self._tokens = tokens
        self._backwards = tokens[::-1]
        self._language: Language = language
        self._markers = patterns(language, "markers", backwards=True)
        self._anchors = patterns(language, "anchors", backwards=True)
        self._tails = patterns(language, "tails")

    def look_back(self, phrase: Phrase, floor: int) -> None:
        """Take what leads to the phrase, as far as the one before it."""
        self._take_marker(phrase, floor)
        if phrase.marker == "deadline" and self._named_limit(phrase, floor):
            phrase.marker = "of"
        if phrase.marker in {"from", "since"}:
            phrase.starting = True
        if phrase.marker == "of":
            self._anchor(phrase, floor)
            described = phrase.start > floor and self._noun(phrase.start - 1)
            if phrase.anchor is None and not described:
                phrase.marker = "at"
        elif phrase.marker in {"", "at"}:
            self._event_hour(phrase, floor)
        elif phrase.marker in {"limit", "after"}:
            self._so_long_before(phrase, floor)

    def _named_limit(self, phrase: Phrase, floor: int) -> bool:
        """*2 jours avant l’échéance du 31*: here the limit is something that has a date."""
        position = phrase.start - 1
        while position > floor and self._word_in(position, "articles"):
            position -= 1
        if position <= floor or not self._word_in(position, "before"):
            return False
        phrase.start += 1
        return True

    def look_ahead(self, phrase: Phrase) -> None:
        """Take what ends the phrase: *dernier délai*."""
        position = phrase.end
        if position < len(self._tokens) and self._tokens[position].word in {",", "("}:
            position += 1
        if position >= len(self._tokens):
            return
        for end, _, _ in self._tails.matches(self._tokens, position):
            phrase.end = end
            phrase.marker = "deadline" if phrase.marker in {"", "at"} else phrase.marker
            return

    def _word_in(self, position: int, place: str) -> bool:
        return self._tokens[position].word in small_words(self._language, place)

    def _take_marker(self, phrase: Phrase, floor: int) -> None:
        if "OF" in self._tokens[phrase.start].slots:
            phrase.marker = "of"
        if "SINCE" in self._tokens[phrase.start].slots:
            phrase.marker = "since"
        if "LIMIT" in self._tokens[phrase.start].slots:
            phrase.marker = "limit"
        start = phrase.start
        while start > floor and self._word_in(start - 1, "articles"):
            start -= 1
        best = self._marker(start, floor) or self._marker(phrase.start, floor)
        if best is None:
            if start < phrase.start and start > floor and self._word_in(start, "of"):
                phrase.marker = "of"
            phrase.start = start
            return
        phrase.start, phrase.marker = best
        more = self._marker(phrase.start, floor) if phrase.marker == "at" else None
        if more is not None and more[1] != "of":
            phrase.start, phrase.marker = more

    def _marker(self, start: int, floor: int) -> tuple[int, str] | None:
        if start <= floor:
            return None
        backwards = len(self._tokens) - start
        for end, rule, _ in self._markers.matches(self._backwards, backwards):
            position = len(self._tokens) - end
            if position >= floor:
                return position, rule
        return None

    def _noun(self, position: int) -> bool:
        token = self._tokens[position]
        if self._word_in(position, "no_nouns"):
            return False
        dated = TIMELY & token.slots.keys() and "month" not in token.slots
        return token.kind in {"word", "number", "group", "tag"} and not dated

    def _so_long_before(self, phrase: Phrase, floor: int) -> None:
        """*30 min avant* a moment, *trois jours francs avant* a day."""
        before = phrase.start - 1
        earlier = self._word_in(phrase.start, "before")
        if before < floor or not (earlier or self._word_in(phrase.start, "after")):
            return
        sign = -1 if earlier else 1
        slots = self._tokens[before].slots
        length: Length | None = slots.get("DUR")
        if "WORK" in slots and phrase.day is not None:
            count, kind = slots["WORK"]
            phrase.day = d.Before(sign * count, "day", phrase.day, kind)
        elif length is not None and length.exact is not None:
            days, rest = divmod(length.exact, _DAY)
            if rest or not days or phrase.day is None or phrase.hour or phrase.hours or phrase.part:
                phrase.ago = Length(sign * length.count, length.unit)
            else:  # *48 h avant l’inauguration du 10*
                phrase.day = d.Before(sign * days, "day", phrase.day)
        elif length is not None and phrase.day is not None and length.unit != "half-day":
            phrase.day = d.Before(int(sign * length.count), length.unit, phrase.day)
        else:
            return
        phrase.start, phrase.marker = before, "at"

    def _event_hour(self, phrase: Phrase, floor: int) -> None:
        """*Une heure avant la réunion jeudi 14h*, with no *de*."""
        position = phrase.start - 1
        while position > floor and phrase.start - position < _ANCHOR:
            token = self._tokens[position]
            if self._word_in(position, "before") and "DUR" in self._tokens[position - 1].slots:
                phrase.anchor = (position + 1, phrase.start)
                phrase.start = position
                self._so_long_before(phrase, floor)
                return
            if token.kind == "mark" or not TIMELY.isdisjoint(token.slots):
                return
            position -= 1

    def _anchor(self, phrase: Phrase, floor: int) -> None:
        """*Avant le conseil du 3 décembre*, *la veille du scrutin du 15 mars*."""
        position = phrase.start - 1
        if isinstance(phrase.day, d.Holiday) and not self._word_in(position, "feast"):
            return  # *avant les vacances de Noël*: nobody says on which day they are
        while position >= floor and phrase.start - position <= _ANCHOR:
            token = self._tokens[position]
            dated = not TIMELY.isdisjoint(token.slots) and "loose" not in token.slots
            if self._eve(phrase, position, floor):
                return
            if token.kind == "mark" or dated:
                return
            if self._word_in(position, "before") or self._word_in(position, "after"):
                best = self._marker(position + 1, floor)
                if best is not None and best[1] in {"limit", "deadline", "after"}:
                    phrase.anchor = (position + 1, phrase.start)
                    phrase.start, phrase.marker = best
                    self._so_long_before(phrase, floor)
                return
            position -= 1

    def _eve(self, phrase: Phrase, position: int, floor: int) -> bool:
        """*La veille* of something dated."""
        backwards = len(self._tokens) - position - 1
        for end, rule, values in self._anchors.matches(self._backwards, backwards):
            start = len(self._tokens) - end
            if start < floor or phrase.day is None:
                continue
            if values:
                phrase.take(self._tokens[position].slots)
            count, unit = rule.split()
            phrase.day = d.Before(-int(count), unit, phrase.day)
            phrase.anchor = (position + 1, phrase.start)
            phrase.start, phrase.marker = start, "at"
            if start > floor and self._word_in(start - 1, "articles"):
                phrase.start -= 1
            return True
        return False
