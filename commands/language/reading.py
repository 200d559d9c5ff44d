"""Reads a sentence, and a slot where only a moment is expected: the door of the grammar."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from commands.language.absences import read_absence
from commands.language.asking import Asking, find_asking, word_set
from commands.language.choosing import (
    beside,
    choose,
    join,
    put_after,
    repeat_between,
    rival,
    say_hour,
)
from commands.language.competing import without_described, without_names, without_quoted
from commands.language.days import Setting
from commands.language.gathering import Gatherer
from commands.language.grammar import parse
from commands.language.intents import intent_of
from commands.language.lexicon import fold
from commands.language.other_forms import other_form
from commands.language.particulars import Particulars
from commands.language.phrases import Phrase
from commands.language.readings import (
    Doubt,
    Intent,
    Language,
    Purpose,
    Reason,
    Sentence,
    When,
)
from commands.language.resolving import resolve
from commands.language.said import Said
from commands.language.spans import Reading
from commands.language.titles import Event, event_of, title_of
from commands.language.token_type import Token
from commands.language.tokens import LONGEST, clean
from commands.language.verbs import Verbs
from storage.moments import Due

_PURPOSES = {
    Intent.TASK: Purpose.DEADLINE,
    Intent.REMINDER: Purpose.MOMENT,
    Intent.MEETING: Purpose.MOMENT,
    Intent.TIME: Purpose.WORKED,
    Intent.ABSENCE: Purpose.ABSENCE,
}


def setting_of(now: datetime, zone: str, purpose: Purpose, *, bare: bool = False) -> Setting:
    """Put an aware moment on the clocks of a zone."""
    local = now.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)
    return Setting(local, purpose, zone, bare)


def read_sentence(
    text: str,
    now: datetime,
    zone: str,
    language: Language = "fr",
    *,
    intent: Intent | None = None,
) -> Sentence:
    """Read a whole sentence; `intent` forces what it is for."""
    text = clean(text)
    if intent is Intent.REMINDER:
        text = _with_verb(text, language)
    return _Reader(text, language).read(now, zone, intent)


def _with_verb(text: str, language: Language) -> str:
    """Give back *rappelle* to *moi demain*, to *à @luc*, from which the command word was cut."""
    text = text.lstrip(" -")
    first, *rest = fold(text).replace("-", " ").split(maxsplit=2) or [""]
    me, room = word_set(language, "recipient", "me"), word_set(language, "recipient", "room")
    led = first in word_set(language, "recipient", "to") and bool(rest)
    if first in me | room or (led and (rest[0] in room or rest[0].startswith("@"))):
        return f"{next(iter(word_set(language, 'recipient', 'verb')))} {text}"
    return text


def read_when(
    text: str,
    now: datetime,
    zone: str,
    language: Language = "fr",
    *,
    purpose: Purpose,
) -> When:
    """Read a slot where only a moment is expected."""
    text = clean(text)
    tokens = parse(text, language)
    setting = setting_of(now, zone, purpose)
    for phrase in Gatherer(tokens, language, bare=True).phrases():
        reading = resolve(phrase, setting)
        if reading is None:
            continue
        unread = title_of(text, tokens, set(range(phrase.start, phrase.end)), language)
        doubt = other_form(text, setting) if any(map(str.isdecimal, unread)) else None
        if doubt is not None:
            return When(doubt=doubt)
        return When(
            reading.due,
            reading.end or _last_day(reading, purpose),
            reading.repetition,
            _doubt(reading, phrase, tokens, text),
            reading.others,
            unread,
        )
    doubt = other_form(text, setting)
    return When(doubt=doubt) if doubt else When(unread=text.strip())


def _last_day(reading: Reading, purpose: Purpose) -> Due | None:
    """*La semaine prochaine* goes on until its Sunday, unless it is a deadline."""
    due, days = reading.due, reading.days
    if due is None or due.time is not None or purpose is Purpose.DEADLINE:
        return None
    return due.on(days.last) if days is not None and days.first != days.last else None


def _doubt(reading: Reading, phrase: Phrase, tokens: list[Token], text: str) -> Doubt | None:
    if reading.reason is None:
        return None
    typed = text[tokens[phrase.start].start : tokens[phrase.end - 1].end]
    return Doubt(reading.reason, typed, reading.choices)


class _Reader:
    """One sentence, read step by step."""

    def __init__(self, text: str, language: Language) -> None:
        self._text = text
        self._language: Language = language
        self._tokens = parse(text, language)
        self._particulars = Particulars(self._tokens, language)

    def read(self, now: datetime, zone: str, forced: Intent | None) -> Sentence:
        """Find the dates, the intention, then what that intention needs."""
        effort, taken = self._particulars.effort()
        phrases = self._phrases(taken)
        phrases = without_names(phrases, self._tokens, self._text, self._language)
        phrases = without_quoted(phrases, self._tokens, self._text)
        phrases = without_described(phrases, self._tokens)
        asking = self._asking(phrases)
        phrases = [each for each in phrases if not each.twofold or self._comes_back(each, asking)]
        local = setting_of(now, zone, Purpose.MOMENT).now
        said = Said(self._tokens, asking, phrases, local, self._language)
        intent = forced or intent_of(said)
        if intent is Intent.NONE:
            return Sentence(intent)
        setting = setting_of(now, zone, _PURPOSES[intent])
        if intent is Intent.TIME:
            return self._time(setting, taken)
        sentence = self._particulars.sentence(intent, asking)
        if intent is Intent.ABSENCE:
            return self._absence(sentence, asking, phrases, setting)
        self._particulars.cut |= taken
        sentence = replace(sentence, effort=effort)
        return self._dated(sentence, phrases, setting, asking)

    def _phrases(self, taken: set[int]) -> list[Phrase]:
        gatherer = Gatherer(self._tokens, self._language, bare=False, taken=frozenset(taken))
        return gatherer.phrases()

    def _comes_back(self, phrase: Phrase, asking: Asking) -> bool:
        """Tell *remind me biweekly to call* from *remind me of the biweekly report*."""
        ends = [end for _, end, kind in asking.marked if kind == "reminder"]
        return bool(ends) and (phrase.start in ends or phrase.end == len(self._tokens))

    def _asking(self, phrases: list[Phrase]) -> Asking:
        dated = frozenset(
            index
            for phrase in phrases
            if not phrase.attached
            for index in range(phrase.start, phrase.end)
        )
        return find_asking(self._tokens, dated, self._language)

    def _dated(
        self, sentence: Sentence, phrases: list[Phrase], setting: Setting, asking: Asking
    ) -> Sentence:
        """A task, a reminder or a meeting: one date, and the title that is left."""
        intent = sentence.intent
        phrases, joined = join(phrases)
        phrase = choose(phrases, intent, asking)
        verbs = Verbs(self._tokens, phrases, self._language)
        if phrase is not None and intent is Intent.TASK and verbs.takes(phrase):
            phrase = None
        if phrase is not None:
            repeat_between(phrase, intent, setting)
            say_hour(phrase, intent)
            put_after(phrase)
        reading = resolve(phrase, setting) if phrase else None
        dated = range(0)
        if phrase is not None and reading is not None:
            phrase, reading = self._with_another(phrase, reading, phrases, setting)
            if intent is Intent.MEETING and reading.reason is None:
                reading = self._or_later(phrase, reading, phrases, setting)
            dated = range(phrase.start, phrase.end)
            self._cut(dated, *phrase.apart, *(range(each.start, each.end) for each in joined))
        if intent is Intent.MEETING:
            length = (reading and reading.duration) or self._particulars.lasting(dated, phrases)
            sentence = replace(sentence, duration=length)
        told = not asking.kinds and verbs.tells()
        event = self._event(phrase)
        title = event.with_place or self._title(told=told) or event.alone
        sentence = replace(sentence, title=title)
        if reading is None or phrase is None:
            return sentence
        return replace(
            sentence,
            due=reading.due,
            repetition=reading.repetition,
            doubt=_doubt(reading, phrase, self._tokens, self._text),
            alternatives=reading.others,
        )

    def _with_another(
        self, phrase: Phrase, reading: Reading, phrases: list[Phrase], setting: Setting
    ) -> tuple[Phrase, Reading]:
        """*Lundi 9h et jeudi 14h*: two moments for one thing are asked about."""
        other = beside(phrase, phrases, self._tokens, self._language)
        second = resolve(other, setting) if other else None
        if other is None or second is None or reading.due is None or second.due is None:
            return phrase, reading
        start, end = min(phrase.start, other.start), max(phrase.end, other.end)
        first_said = phrase.start < other.start
        choices = (reading.due, second.due) if first_said else (second.due, reading.due)
        whole = replace(phrase, start=start, end=end)
        return whole, Reading(reason=Reason.TWO_DAYS, choices=choices)

    def _or_later(
        self, phrase: Phrase, reading: Reading, phrases: list[Phrase], setting: Setting
    ) -> Reading:
        """*Réunion lundi projet jardins mardi 12 à 10h*: where nothing decides, it is asked."""
        other = rival(phrase, phrases)
        second = resolve(other, setting) if other else None
        if second is None or reading.due is None or second.due is None:
            return reading
        return Reading(reason=Reason.TWO_DAYS, choices=(reading.due, second.due))

    def _time(self, setting: Setting, taken: set[int]) -> Sentence:
        """Time spent: a length and a day, today where none is said."""
        duration, spent = self._particulars.spent()
        phrases = self._phrases(taken | spent)
        asking = self._asking(phrases)
        sentence = self._particulars.sentence(Intent.TIME, asking)
        phrase = choose(phrases, Intent.TIME, asking)
        reading = resolve(phrase, setting) if phrase else None
        if phrase is not None and reading is not None:
            self._cut(range(phrase.start, phrase.end))
        self._particulars.cut |= spent
        due: Due | None = Due(setting.today, None, setting.zone)
        doubt = None
        if phrase is not None and reading is not None:
            due = replace(reading.due, time=None) if reading.due else None
            doubt = _doubt(reading, phrase, self._tokens, self._text)
        return replace(sentence, title=self._title(), due=due, doubt=doubt, duration=duration)

    def _absence(
        self, sentence: Sentence, asking: Asking, phrases: list[Phrase], setting: Setting
    ) -> Sentence:
        stay = read_absence(self._tokens, asking, phrases, setting, self._language)
        self._particulars.cut |= stay.cut
        doubt = None
        if stay.reading is not None and stay.phrase is not None:
            doubt = _doubt(stay.reading, stay.phrase, self._tokens, self._text)
        return replace(
            sentence,
            title=self._title() or stay.title,
            due=stay.due,
            end=stay.end,
            doubt=doubt,
            alternatives=stay.reading.others if stay.reading else (),
        )

    def _cut(self, *ranges: range) -> None:
        for tokens in ranges:
            self._particulars.cut.update(tokens)

    def _title(self, *, told: bool = False) -> str:
        cut = self._particulars.cut
        if len(self._text) > LONGEST:
            cut = {index for index in cut if self._tokens[index].end < LONGEST}
        return title_of(self._text, self._tokens, cut, self._language, told=told)

    def _event(self, phrase: Phrase | None) -> Event:
        cut = self._particulars.cut
        return event_of(self._text, self._tokens, cut, phrase, self._language)
