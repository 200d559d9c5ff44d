"""Gathers neighbouring dates, hours and repetitions into phrases."""

from commands.language import days as d
from commands.language.grammar import patterns, small_words
from commands.language.hours import Clock
from commands.language.leading import Leading
from commands.language.lexicon import lexicon
from commands.language.modifiers import modify
from commands.language.phrases import TIMELY, Phrase, merged
from commands.language.readings import Language
from commands.language.repeats import CODES, Repeat
from commands.language.token_type import Token

_GLUE = 4
"""At most so many words between two pieces of one phrase."""

_MORNING = 7
"""An hour from 7 h on is rarely a length, where nothing else says which."""

_LONGEST_DAY = 8
"""From 9 h on, no length of work follows a comma."""

_CLEAR = frozenset({"at", "limit", "until", "from", "after", "deadline", "of"})
"""Before an hour, these say that it is one."""


class Gatherer:
    """Walks the tokens of a sentence once and gives its phrases."""

    def __init__(
        self,
        tokens: list[Token],
        language: Language,
        *,
        bare: bool,
        taken: frozenset[int] = frozenset(),
    ) -> None:
        """Keep the tokens; those `taken` are no part of a date (an effort, a time spent)."""
        self._tokens = tokens
        self._taken = taken
        self._bare = bare
        self._language: Language = language
        self._leading = Leading(tokens, language)
        self._joins = patterns(language, "joins")
        self._bounds = patterns(language, "bounds")

    def phrases(self) -> list[Phrase]:
        """Give every phrase, in order."""
        found: list[Phrase] = []
        position = 0
        while position < len(self._tokens):
            floor = found[-1].end if found else 0
            phrase = self._phrase(position, floor)
            if phrase is None:
                position += 1
                continue
            if found and found[-1].attached and self._goes_on(found[-1], phrase):
                phrase.marker = "of"
            found.append(phrase)
            position = max(phrase.end, position + 1)
        self._bound_apart(found)
        return found

    def _bound_apart(self, found: list[Phrase]) -> None:
        """*Tous les lundis nettoyer la salle, sauf en août, dix fois*: bounds that stand apart."""
        repeats = [phrase for phrase in found if phrase.repeat]
        if len(repeats) != 1:
            return
        repeat = repeats[0]
        position = 0
        while position < len(self._tokens):
            if position == repeat.start:
                position = repeat.end
                continue
            end = self._bound(repeat, position) if position not in self._taken else 0
            if end:
                repeat.apart.append(range(position, end))
                found[:] = [
                    each
                    for each in found
                    if each is repeat or each.start >= end or each.end <= position
                ]
            position = end or position + 1

    def _bound(self, repeat: Phrase, position: int) -> int:
        """Take the bound that begins at a position; give its end, or 0."""
        last, repeat.end = repeat.end, position + 1
        bounded = modify(repeat, self._tokens, position, self._bounds, self._language)
        counted = not bounded and repeat.take_times(self._tokens[position].slots)
        repeat.end, end = last, repeat.end
        return end if bounded or counted else 0

    def _goes_on(self, before: Phrase, phrase: Phrase) -> bool:
        """*Le marché de Noël du 12 décembre*: the second date describes the noun as well."""
        led = phrase.start == before.end and self._word_in(phrase.start, "of")
        return led and phrase.marker in {"", "at"}

    def _phrase(self, position: int, floor: int) -> Phrase | None:
        token = self._tokens[position]
        if position in self._taken or TIMELY.isdisjoint(token.slots) or self._named(position):
            return None
        phrase = Phrase(position, position + 1)
        if not phrase.take(token.slots):
            return None
        self._extend(phrase)
        if self._waits(token, phrase, position):
            return None
        self._leading.look_back(phrase, floor)
        if not self._bare and not self._said(phrase, position, floor):
            return None
        self._leading.look_ahead(phrase)
        return phrase

    def _named(self, position: int) -> bool:
        """*Rue du 11 novembre*: a day that is the name of a place."""
        token = self._tokens[position]
        day = token.slots.get("DAY")
        if not isinstance(day, d.Calendar) or day.month is None:
            return False
        place = position - 1 - self._word_in(position - 1, "of")
        led = place < position - 1 or token.word.startswith("du ")
        return led and place >= 0 and self._tokens[place].word in lexicon(self._language).places

    def _waits(self, token: Token, phrase: Phrase, position: int) -> bool:
        """*Le lendemain de la fête*, *la veille à 17h du conseil*: only what follows says when."""
        if "loose" in token.slots:
            return self._word_in(phrase.end, "of")
        if phrase.day or phrase.days or not (phrase.part or phrase.hour):
            return False
        return any(self._word_in(before, "evening") for before in (position - 1, position - 2))

    def _word_in(self, position: int, place: str) -> bool:
        if not 0 <= position < len(self._tokens):
            return False
        return self._tokens[position].word in small_words(self._language, place)

    def _said(self, phrase: Phrase, position: int, floor: int) -> bool:
        """Refuse hours and parts of the day that stand alone for something else."""
        slots = self._tokens[position].slots
        if phrase.bad_hour and not phrase.day:
            return self._word_in(position - 1, "at")
        if "AT" in slots and not phrase.marker:
            return False
        if phrase.day or phrase.days or phrase.moment or phrase.repeat or phrase.hours:
            return True
        if phrase.twofold:
            return True
        if phrase.hour is not None:
            if "DUR" not in slots or phrase.part or phrase.marker in _CLEAR:
                return True
            return phrase.hour.hour >= _MORNING and not self._lasting(phrase.hour, position)
        return phrase.part is not None and self._part_said(phrase, position, floor)

    def _part_said(self, phrase: Phrase, position: int, floor: int) -> bool:
        if phrase.today or (phrase.part and phrase.part.precise) or len(self._tokens) < 4:
            return True
        led = position > floor and self._word_in(phrase.start, "before_part")
        first = self._tokens[position].word.partition(" ")[0]
        led = led or (first in small_words(self._language, "before_part") and self._group(position))
        return phrase.marker != "of" and led

    def _group(self, position: int) -> bool:
        return self._tokens[position].kind == "group"

    def _lasting(self, hour: Clock, position: int) -> bool:
        """Tell *pendant 8h*, *8h de tonte*; *lundi, 9h* is an hour, *lundi, 7h* a day of work."""
        after_comma = self._tokens[position - 1].word == "," if position else False
        if after_comma and hour.hour > _LONGEST_DAY:
            return False
        return self._word_in(position - 1, "before_length") or self._word_in(
            position + 1, "after_length"
        )

    def _extend(self, phrase: Phrase) -> None:
        """Take the pieces that follow, a few glue words apart."""
        while phrase.end < len(self._tokens):
            start = phrase.end
            if modify(phrase, self._tokens, start, self._joins, self._language):
                continue
            ahead = self._past_glue(phrase)
            if ahead >= len(self._tokens) or ahead in self._taken:
                return
            slots = self._tokens[ahead].slots
            if not self._joined(phrase, ahead) and (
                TIMELY.isdisjoint(slots) or self._foreign(phrase, ahead) or not phrase.take(slots)
            ):
                return
            phrase.end = ahead + 1

    def _past_glue(self, phrase: Phrase) -> int:
        ahead = phrase.end
        while ahead < len(self._tokens) and ahead - phrase.end < _GLUE:
            joining = phrase.repeat is not None and self._word_in(ahead, "joining")
            if not joining and not self._word_in(ahead, "glue"):
                break
            ahead += 1
        return ahead

    def _between(self, phrase: Phrase, ahead: int, place: str) -> bool:
        return any(self._word_in(position, place) for position in range(phrase.end, ahead))

    def _foreign(self, phrase: Phrase, ahead: int) -> bool:
        """Refuse what the words between make another thing: `demain du 12`, `9h30, 1h30`."""
        slots = self._tokens[ahead].slots
        at = self._between(phrase, ahead, "at")
        if "BADHOUR" in slots:
            return not at
        comma = any(token.word == "," for token in self._tokens[phrase.end : ahead])
        if comma and "DUR" in slots and not at:
            small = "HOUR" in slots and slots["HOUR"].hour < _MORNING
            return bool(small or phrase.hour or phrase.part)
        part = phrase.part
        if part and "DUR" in slots and not at and not part.late:
            return bool(slots.get("HOUR") and slots["HOUR"].time < part.start)
        alone = not (phrase.part or phrase.hour or phrase.hours or phrase.repeat)
        return alone and "DAY" in slots and self._between(phrase, ahead, "of")

    def _joined(self, phrase: Phrase, ahead: int) -> bool:
        """*Tous les mardis et jeudis*: one more day of the week, or two."""
        slots = self._tokens[ahead].slots
        specs = slots["RANGE"] if "apart" in slots else (slots.get("DAY"),)
        weekdays = [spec.weekday for spec in specs if d.is_bare_weekday(spec)]
        repeat = phrase.repeat
        if repeat is None or phrase.day is not None or len(weekdays) < len(specs):
            return False
        if repeat.byday and not self._between(phrase, ahead, "joining"):
            return False
        if repeat.freq not in {"WEEKLY", "DAILY"}:
            return False
        both = merged(repeat, Repeat("WEEKLY", byday=tuple(CODES[day] for day in weekdays)))
        phrase.repeat = both or repeat
        return both is not None
