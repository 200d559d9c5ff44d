"""Typed answers to the questions that are open."""

from datetime import timedelta
from typing import Any

from pydantic import ValidationError

from commands.addressing import Called
from commands.catalogue import catalogue
from commands.command import Context, Request
from commands.free_speech import LeaveIt
from commands.hearing import begins_with_a_phrase
from commands.incoming import Message
from commands.language import Purpose, read_when
from commands.language.lexicon import fold
from commands.nearness import when_of
from commands.phrases import little, words_of
from commands.questions import NO, YES
from commands.serialising import from_json
from storage.messages import Role
from storage.moments import Due
from storage.questions import Question
from storage.work import UnitOfWork

LONGEST = 200
"""Characters beyond which nothing is taken for an answer."""

FRESH = timedelta(minutes=10)
"""How long words that one says to anybody, *oui*, *lundi*, answer us uncalled in a room."""

_PLAIN = {YES: "talk.yes", NO: "talk.no"}
"""The phrases that say yes and no, by their tap."""

_SHORT_NAME = 3
"""Words beyond which nothing is taken for a name."""


def answer(
    message: Message, heard: Called | None, work: UnitOfWork, context: Context
) -> tuple[Question, Request | str] | None:
    """Give the question a message answers, with its request or the completed sentence."""
    text = (heard.text if heard is not None else message.text).strip()
    if not text or len(text) > LONGEST:
        return None
    plainly = _yes_or_no(text)
    for place, question in enumerate(_askable(message, heard, work, context)):
        if plainly and place:
            return None  # *oui*, *non* are said to what was asked last, and to nothing older
        request = _offered(question, text, heard, context)
        if request is not None:
            return question, request
        if question.slot is not None and _fills(question, text, message, work, context):
            return question, question.slot["sentence"].replace("{}", text)
        if heard is not None and plainly == NO:
            return question, LeaveIt()
    return None


def _yes_or_no(text: str) -> str | None:
    """Tell which of the two a text says, where it says only that."""
    said = fold(text).strip(" .!«»\u00a0")
    return next((tap for tap, key in _PLAIN.items() if said in map(fold, words_of(key))), None)


def _askable(
    message: Message, heard: Called | None, work: UnitOfWork, context: Context
) -> list[Question]:
    """List the questions a message may answer: the one it replies to, else those still open."""
    opened = list(work.questions.open_for(context.sender, context.room, context.now))
    if not opened or message.reply_to is None:
        return opened
    answered = work.messages.by_event(message.reply_to)
    if answered is None or answered.role != Role.QUESTION:
        # What replies to somebody else, or to a card, is meant for them.
        return [] if heard is None or answered is None else opened
    return [question for question in opened if question.key == answered.subject_key]


def _offered(
    question: Question, text: str, heard: Called | None, context: Context
) -> Request | None:
    """Give what a question offered for these words: its tap, its word, or its date."""
    said = fold(text).replace("\ufe0f", "").strip(" .!«»\u00a0")
    first, _, rest = said.partition(" ")
    said = rest if rest and first in little("before_choice") else said
    if heard is None and not said.isdigit() and not _is_fresh(question, context):
        return None
    for option in question.options:
        if said in option["words"] or said == option["tap"]:
            return _request(option)
    if heard is None:
        return None
    when = _moment(text, context)
    if when is None:
        return None
    dated = [(request, when_of(request)) for request in map(_request, question.options) if request]
    same = [request for request, due in dated if due is not None and due.day == when.day]
    return same[0] if len(same) == 1 else None


def _fills(
    question: Question, text: str, message: Message, work: UnitOfWork, context: Context
) -> bool:
    """Tell whether a text is the part that a question waits for."""
    if question.slot is None:
        return False
    replies = message.reply_to is not None
    if not replies and not context.direct and not _is_fresh(question, context):
        return False
    match question.slot["kind"]:
        case "when":
            return replies or _moment(text, context, doubtful=True) is not None
        case "person":
            return replies or _is_a_name(text, work, context)
        case _:
            return replies or (context.direct and not begins_with_a_phrase(text))


def _is_fresh(question: Question, context: Context) -> bool:
    return context.direct or context.now - question.asked_at <= FRESH


def _is_a_name(text: str, work: UnitOfWork, context: Context) -> bool:
    words = text.split()
    if len(words) > 1 and fold(words[0]) in little("to"):
        words = words[1:]
    text = " ".join(words)
    if fold(text) in little("me"):
        return True
    if len(words) > _SHORT_NAME:
        return False
    if len(words) == 1 and text.startswith("@"):
        return True
    rooms = work.rooms.shared(context.sender) if context.direct else (context.room,)
    return bool(work.rooms.called(text, rooms))


def _moment(text: str, context: Context, *, doubtful: bool = False) -> Due | None:
    """Read a text that is a date and nothing else; a doubtful one is asked about again."""
    when = read_when(text, context.now, context.zone, context.language, purpose=Purpose.MOMENT)
    if when.unread:
        return None
    if when.value is None and doubtful and when.doubt is not None:
        return Due(context.now.date(), None, context.zone)
    return when.value


def _request(option: dict[str, Any]) -> Request | None:
    """Read back what an answer stands for; nothing where an older version wrote it."""
    try:
        request: Request = from_json(option["request"], catalogue().requests)
    except (KeyError, ValidationError):
        return None
    return request
