"""Typed answers to the questions that are open."""

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from commands.addressing import Called
from commands.catalogue import catalogue
from commands.command import Context, Request
from commands.filling import fills, just_asked, moment_of
from commands.free_speech import LeaveIt
from commands.incoming import Message
from commands.language.lexicon import fold
from commands.nearness import when_of
from commands.phrases import little
from commands.plain_answers import (
    AROUND,
    drops,
    plainly,
    proposes_it,
    said_since,
    takes_leave,
    takes_the_only_one,
    without_choosing,
)
from commands.serialising import from_json
from commands.taps import plain_key
from storage.messages import Role
from storage.questions import Question
from storage.work import UnitOfWork

LONGEST = 200
"""Characters beyond which nothing is taken for an answer."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What an answer means: a request, or the sentence that it completes."""

    meant: Request | str
    origin: str
    """The message that asked in the first place."""
    question: int | None
    """The question that is thereby closed."""


def answer(
    message: Message, heard: Called | None, work: UnitOfWork, context: Context
) -> Answered | None:
    """Give what a message means as an answer to a question that is open."""
    text = (heard.text if heard is not None else message.text).strip()
    if not text or len(text) > LONGEST:
        return None
    for question in _askable(message, heard, work, context):
        if plainly(text) is not None or drops(text):
            # *Oui*, *non*, *annuler* are said to what was asked last, and to nothing older.
            return _plain(question, text, message, heard, work, context)
        if takes_leave(text) and not _still_talked_of(question, heard, work, context):
            return None
        request = _offered(question, text, heard, context)
        if request is not None and not _is_old_number(request, text, question, work, context):
            return Answered(request, question.origin, question.key)
        if question.slot is not None and fills(question, text, message, work, context):
            whole = question.slot["sentence"].replace("{}", text)
            return Answered(whole, question.origin, question.key)
    return None


def _plain(
    question: Question,
    text: str,
    message: Message,
    heard: Called | None,
    work: UnitOfWork,
    context: Context,
) -> Answered | None:
    """Give what *oui*, *non* or *annuler* means; nothing where it is said to something else."""
    if (
        _answers_a_card(message, work)
        or proposes_it(question, text)
        or said_since(question, work, context)
    ):
        return None
    request = _offered(question, text, heard, context)
    if request is not None:
        return Answered(request, question.origin, question.key)
    if heard is None or (drops(text) and not just_asked(question, context)):
        return None
    chosen = _request(question.options[0]) if takes_the_only_one(question, text) else None
    if chosen is not None:
        return Answered(chosen, question.origin, question.key)
    said = without_choosing(question, text)
    if isinstance(said, LeaveIt):
        return Answered(said, question.origin, question.key)
    return None if said is None else Answered(said, message.origin, None)


def _still_talked_of(
    question: Question, heard: Called | None, work: UnitOfWork, context: Context
) -> bool:
    just = heard is not None and just_asked(question, context)
    return just and not said_since(question, work, context)


def _is_old_number(
    request: Request, text: str, question: Question, work: UnitOfWork, context: Context
) -> bool:
    """Tell whether a bare number names its task again, rather than answer *which task*."""
    numbers = getattr(request, "numbers", ())
    return numbers == (_number(text),) and said_since(question, work, context)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _answers_a_card(message: Message, work: UnitOfWork) -> bool:
    """Tell whether a message replies to anything but a question."""
    answered = work.messages.by_event(message.reply_to) if message.reply_to else None
    return answered is not None and answered.role != Role.QUESTION


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
    """Give what a question offered for these words: its tap, its word, its date, its place."""
    text = _without_lead(text)
    said = fold(plain_key(text)).strip(AROUND)
    if heard is None and not said.isdigit() and not _is_fresh(question, context):
        return None
    for option in question.options:
        if said in option["words"] or (said and said == plain_key(option["tap"])):
            return _request(option)
    if heard is None:
        return None
    return _dated(question, text, context) or _placed(question, said)


def _without_lead(text: str) -> str:
    """Cut the little words before a choice: *le 4*, *oui plutôt le 4*."""
    words = text.split()
    while len(words) > 1 and fold(words[0]).strip(",") in little("before_choice"):
        words = words[1:]
    return " ".join(words)


def _dated(question: Question, text: str, context: Context) -> Request | None:
    """Give the only choice whose date is typed; another hour of the same day is none of them."""
    when = moment_of(text, context)
    if when is None:
        return None
    dated = [(request, when_of(request)) for request in map(_request, question.options) if request]
    same = [
        request
        for request, due in dated
        if due is not None and due.day == when.day and when.time in (None, due.time)
    ]
    return same[0] if len(same) == 1 else None


def _placed(question: Question, said: str) -> Request | None:
    """Give the choice that is named by its place: *la première*."""
    places = {"first": 0, "second": 1, "third": 2, "last": -1}
    place = next((places[name] for name in places if said in little(name)), None)
    options = question.options
    if place is None or place >= len(options) or len(options) == 1:
        return None
    return _request(options[place])


def _is_fresh(question: Question, context: Context) -> bool:
    return context.direct or just_asked(question, context)


def _request(option: dict[str, Any]) -> Request | None:
    """Read back what an answer stands for; nothing where an older version wrote it."""
    try:
        request: Request = from_json(option["request"], catalogue().requests)
    except (KeyError, ValidationError):
        return None
    return request
