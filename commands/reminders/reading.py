"""Sentences that ask to be reminded, read into requests."""

from dataclasses import replace

from commands.command import Request
from commands.doubts import ask_which
from commands.errors import PersonError
from commands.language import Intent, Recipient, Sentence
from commands.phrases import phrase
from commands.policy import visible_task
from commands.questions import Ask, Slot
from commands.quoting import seen
from commands.reminders.addressees import addressed, check_addressee
from commands.reminders.errors import SaidInPrivate
from commands.reminders.moments import ask_other, dated, is_past, ringing
from commands.reminders.replies import WhichMoment, WhichTitle
from commands.reminders.requests import AddReminder, RemindRoom
from commands.said import Said
from commands.tasks.titles import LONGEST, drawn_from, shorten
from commands.too_far import refuse_too_far
from storage.moments import Due


@phrase("reminders.add")
def read_add(said: Said) -> Request | Ask | None:
    """`rappelle-moi demain à 9h d’appeler la préfecture`; `rappelle-moi demain 9h` in reply."""
    meant = addressed(said)
    sentence = said.sentence(meant.text, Intent.REMINDER)
    check_addressee(said, meant, sentence)
    return remind_from_sentence(said, sentence)


def remind_from_sentence(said: Said, sentence: Sentence) -> Request | Ask:
    """Make the request of a sentence that asks for a reminder, or the question it leaves open."""
    if sentence.recipient is Recipient.ROOM and said.context.direct:
        raise SaidInPrivate(shorten(said.whole, LONGEST))
    source = said.context.source
    title = _title(said, sentence)
    if not title:
        return Ask(WhichTitle(), slot=Slot(f"{_safe(said.whole)} : {{}}", "words"))
    request_for = _Maker(said, sentence, title)
    if sentence.doubt is not None:
        whole = said.whole if source is None else None
        return ask_which(dated(sentence.doubt, said.context), request_for, whole)
    if sentence.due is None:
        refuse_too_far(said.whole)
        # What was answered is lost to whoever answers: its words stand in the sentence.
        whole = _safe(said.whole) if sentence.title else f"{_safe(said.whole)} : {_safe(title)}"
        return Ask(WhichMoment(title), slot=Slot(f"{whole} {{}}", "when"))
    moment = ringing(sentence.due, said.context)
    if sentence.repetition is None and is_past(moment, said.context):
        return ask_other(moment, request_for, said.context)
    return request_for(sentence.due)


class _Maker:
    """Makes the same request with one date or another."""

    def __init__(self, said: Said, sentence: Sentence, title: str) -> None:
        self._said = said
        self._sentence = sentence
        self._title = title
        source = said.context.source
        self._source = replace(source, text="") if source is not None else None
        self._people = said.people(sentence.mentions)

    def __call__(self, due: Due) -> Request:
        """Make the request with one date."""
        context = self._said.context
        moment = ringing(due, context)
        others = (ringing(other, context) for other in self._sentence.alternatives)
        alternatives = tuple(
            other for other in others if other != moment and not is_past(other, context)
        )
        repetition = self._sentence.repetition
        if self._sentence.recipient is Recipient.ROOM:
            return RemindRoom(self._title, moment, repetition, alternatives, self._source)
        return AddReminder(
            self._title, moment, self._people, repetition, alternatives, self._source
        )


def _title(said: Said, sentence: Sentence) -> str:
    """Give what it is about: the words said, else the message or the task that is answered."""
    context = said.context
    title = " ".join(seen(sentence.title).split())
    if title:
        return shorten(_as_typed(title, said.whole), LONGEST)
    if context.source is not None:
        return drawn_from(context.source.text, context.now, context.zone, said.language)
    if said.subject is not None and said.subject.kind == "task":
        try:
            return visible_task(said.subject.key, said.work, context).title
        except PersonError:
            return ""
    return ""


def _as_typed(title: str, whole: str) -> str:
    """Give back the small letter that the title began with: it follows a colon."""
    small = title[:1].lower() + title[1:]
    return small if title not in whole and small in " ".join(whole.split()) else title


def _safe(sentence: str) -> str:
    """Leave out of a sentence what would be taken for the place of an answer."""
    return sentence.replace("{}", "")
