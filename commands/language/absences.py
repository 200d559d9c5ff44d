"""An absence: from when to when, and the words that give its reason."""

from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta

from commands.language.asking import Asking, asked_at, starts, word_set
from commands.language.choosing import add_hour
from commands.language.days import Calendar, Holiday, Setting, shifted
from commands.language.lengths import Length
from commands.language.lexicon import table
from commands.language.phrases import Phrase
from commands.language.readings import Intent, Language, Purpose, Reason
from commands.language.resolving import resolve
from commands.language.spans import Reading
from commands.language.token_type import Token
from storage.moments import Due

_MORNING = time(9)
_EVENING = time(18)
_DAY = timedelta(days=1)
_LEAVE = timedelta(days=20)
"""So long before a feast its leave may begin; half as long after, it may still be meant."""


@dataclass(slots=True)
class Stay:
    """An absence, as far as it was understood."""

    due: Due | None = None
    end: Due | None = None
    title: str = ""
    cut: set[int] = field(default_factory=set)
    reading: Reading | None = None
    phrase: Phrase | None = None


def read_absence(
    tokens: list[Token],
    asking: Asking,
    phrases: list[Phrase],
    setting: Setting,
    language: Language,
) -> Stay:
    """Find the first and last day or moment of an absence."""
    reader = _Reader(tokens, asking, setting, language)
    phrases = reader.with_its_hour(phrases)
    ranged = any(phrase.days for phrase in phrases)
    for phrase in phrases:
        if phrase.names and ranged:
            continue  # *congés Noël : du 21 au 2*
        names = phrase.start == 0 or tokens[phrase.start - 1].word not in _own(language)
        if phrase.attached and len(phrases) > 1 and not phrase.days and names:
            continue
        reader.place(phrase)
        if reader.stay.reading is not None and reader.stay.reading.reason is not None:
            reader.stay.due = reader.stay.end = None
            return reader.stay
    reader.lasting()
    reader.in_order()
    reader.leave_out_words()
    return reader.stay


def _own(language: Language) -> frozenset[str]:
    """*Congés du 21 décembre, retour le 4*: here the date is the absence's."""
    return frozenset(table(f"{language}_intents")["reasons"])


class _Reader:
    """Places one date after the other."""

    def __init__(
        self, tokens: list[Token], asking: Asking, setting: Setting, language: Language
    ) -> None:
        self._tokens = tokens
        self._setting = setting
        self._language: Language = language
        self._asked = asking.words(tokens)
        self._ends = {end for _, end, kind in asking.marked if kind == "absence"}
        self._today = Due(setting.today, None, setting.zone)
        self._back = False
        """*Retour le 29, congés à partir de vendredi*: the return was said first."""
        self.stay = Stay(title=self._reason(asking), cut=self._said_so())

    def with_its_hour(self, phrases: list[Phrase]) -> list[Phrase]:
        """*Demain j’arrive à 10h*: the hour right after the words that ask is the day's."""
        hours = [each for each in phrases if each.only_hour and each.start in self._ends]
        days = [each for each in phrases if each.without_hour and not each.attached]
        if len(hours) != 1 or len(days) != 1:
            return phrases
        (hour,), (day,) = hours, days
        if hour.marker in {"until", "limit"}:
            day.until_hour = hour.hour
        else:
            add_hour(day, hour)
        self.stay.cut.update(range(hour.start, hour.end))
        return [each for each in phrases if each is not hour]

    def _said_so(self) -> set[int]:
        """*Enfant malade, je suis absente*: the words that only say that it is an absence."""
        saying = word_set(self._language, "absence", "saying")
        said = word_set(self._language, "absence", "said")
        cut = {index for index, token in enumerate(self._tokens) if token.word in saying}
        for start in range(len(self._tokens)):
            end = asked_at(self._tokens, start, self._language, "absence")
            words = " ".join(token.word for token in self._tokens[start:end])
            if any(word in words for word in said):
                cut.update(range(start, end))
        return cut

    def _reason(self, asking: Asking) -> str:
        reasons = table(f"{self._language}_intents")["reasons"]
        for start, end in asking.ranges(Intent.ABSENCE):
            for token in self._tokens[start:end]:
                if token.word in reasons:
                    plural = token.end - token.start > len(token.word)
                    return str(reasons.get(token.word + "s" * plural, reasons[token.word]))
        return next(iter(word_set(self._language, "absence", "default")))

    def _said(self, key: str) -> bool:
        return any(word in self._asked for word in word_set(self._language, "absence", key))

    def place(self, phrase: Phrase) -> None:
        """Let a date open the absence, or close it."""
        stay = self.stay
        stay.cut.update(range(phrase.start, phrase.end))
        since = phrase.marker == "since"
        purpose = Purpose.WORKED if since else Purpose.ABSENCE
        setting = replace(self._setting, purpose=purpose, now=self._near_feast(phrase))
        reading = resolve(phrase, setting)
        if reading is None:
            return
        if stay.reading is None or reading.reason:
            stay.reading, stay.phrase = reading, phrase
        due = reading.due
        if due is None:
            return
        back = self._said("returning") and not phrase.days and not self._back
        if phrase.marker == "return" or back:
            self._return(due)
        elif phrase.marker in {"until", "limit"}:
            stay.due = stay.due or self._today
            stay.end = _last(reading, self._not_before(stay.due, phrase, due))
        elif self._back and (stay.end is None or due.day <= stay.end.day):
            stay.due, self._back = due, False
        elif stay.due is not None:
            self._close(stay.due, due, reading)
        else:
            stay.due, stay.end = self._span(phrase, reading, due)

    def _near_feast(self, phrase: Phrase) -> datetime:
        """*Congés de Noël du 21 au 2*: days without a month are those around the feast."""
        now, (first, *_) = self._setting.now, phrase.days or (None,)
        before = (token.slots.get("HOLIDAY") for token in self._tokens[: phrase.start])
        feast = next(filter(None, before), None)
        if feast is None or not isinstance(first, Calendar) or first.month is not None:
            return now
        found = Holiday(feast).find(self._setting, now.date() - _LEAVE / 2)
        early = datetime.combine(found.first, now.time()) - _LEAVE if found else now
        return max(now, early)

    def _return(self, due: Due) -> None:
        """*Retour le 17*: the day before is the last."""
        stay = self.stay
        last_said = stay.due is not None and stay.end not in {None, stay.due}
        self._back = stay.due is None
        stay.due = stay.due or self._today
        if not last_said or (stay.end and stay.end.day >= due.day):
            stay.end = due if due.time is not None else due.on(due.day - _DAY)

    def _close(self, opened: Due, due: Due, reading: Reading) -> None:
        """Let a second date end it; *pas là demain, rdv à 9h* ends nothing."""
        stay = self.stay
        if due.time is not None and stay.end is not None and due.day < stay.end.day:
            return
        if stay.end in {None, opened}:
            stay.end = _last(reading, due)
        elif opened.time is not None and due.time is not None and due.day > opened.day:
            stay.reading = Reading(reason=Reason.TWO_DAYS, choices=(opened, due))

    def _not_before(self, opened: Due, phrase: Phrase, due: Due) -> Due:
        """*Absent lundi jusqu’à mercredi*: the Wednesday after that Monday."""
        if phrase.day is None or due.day >= opened.day:
            return due
        found = phrase.day.find(self._setting, opened.day)
        return due.on(found.last) if found else due

    def _span(self, phrase: Phrase, reading: Reading, due: Due) -> tuple[Due, Due | None]:
        """What one date alone says: a day, a part of it, from an hour on."""
        if phrase.until_hour is not None:
            return replace(due, time=_MORNING), replace(due, time=phrase.until_hour.time)
        if reading.end is not None:
            return due, reading.end
        if due.time is None:
            return self._whole_days(phrase, reading, due)
        if self._said("coming") or phrase.bound == "limit":
            return replace(due, time=_MORNING), due
        if phrase.part is not None and phrase.hour is None:
            start, end = phrase.part.absent
            return replace(due, time=start), replace(due, time=end)
        return due, replace(due, time=max(due.time, _EVENING))

    def _whole_days(self, phrase: Phrase, reading: Reading, due: Due) -> tuple[Due, Due | None]:
        first = due.on(reading.days.first) if reading.days else due
        if phrase.until is not None:
            until = phrase.until.find(self._setting)
            return first, due.on(until.last) if until else None
        if phrase.marker in {"from", "since"}:
            return first, None
        return first, _last(reading, due)

    def lasting(self) -> None:
        """*3 semaines à partir du 5*: a length gives the end."""
        stay = self.stay
        for index, token in enumerate(self._tokens):
            length = token.slots.get("DUR")
            if not isinstance(length, Length) or index in stay.cut:
                continue
            if length.unit == "half-day" and not self._names(index + 1):
                stay.cut.add(index)
            if length.exact is not None or length.unit == "half-day":
                continue
            first = stay.due or self._today
            after = shifted(first.day, int(length.count), length.unit)
            if after is None:
                continue
            stay.cut.add(index)
            if index and self._tokens[index - 1].word in word_set(
                self._language, "title", "length_leads"
            ):
                stay.cut.add(index - 1)
            if stay.end in {None, stay.due}:
                stay.due, stay.end = first, first.on(after - _DAY)

    def in_order(self) -> None:
        """Ask rather than end before the beginning."""
        stay = self.stay
        if stay.due is not None and stay.end is not None and stay.end.day < stay.due.day:
            stay.reading = Reading(reason=Reason.TWO_DAYS, choices=(stay.due, stay.end))
            stay.due = stay.end = None

    def leave_out_words(self) -> None:
        """*Pas là, j’ai un rendez-vous*; *en congé lundi, voir avec Zoé*: not in the title."""
        cut = self.stay.cut
        cut.update(self._replaced())
        for index, token in enumerate(self._tokens):
            before = self._tokens[index - 1] if index else token
            if not (index - 1 in cut or (before.kind == "mark" and index)):
                continue
            if index not in cut and starts(
                self._tokens, index, self._language, "absence", "instead"
            ):
                cut.update(range(index, len(self._tokens)))
                return
            length = starts(self._tokens, index, self._language, "absence", "because")
            cut.update(range(index, index + length))

    def _replaced(self) -> range:
        """*Absent vendredi, Sylvie me remplace*: the clause that says who."""
        last = len(self._tokens)
        for index in range(last):
            if starts(self._tokens, index, self._language, "absence", "replaced"):
                start = index
                while start and start - 1 not in self.stay.cut:
                    start -= 1
                    if self._tokens[start].kind == "mark":
                        break
                return range(start, last)
        return range(0)

    def _names(self, position: int) -> bool:
        """Tell *demi-journée de RTT*, where the length is part of the reason."""
        of = word_set(self._language, "absence", "not_before")
        return position < len(self._tokens) and self._tokens[position].word in of


def _last(reading: Reading, due: Due) -> Due:
    if reading.end is not None:
        return reading.end
    if reading.days is not None and due.time is None:
        return due.on(max(due.day, reading.days.last))
    return due
