"""The part that a question waits for, typed: a moment, somebody, a few words."""

from datetime import timedelta

from commands.addressing import Called
from commands.callings import answering
from commands.command import Context
from commands.errors import PersonError
from commands.hearing import read_text
from commands.incoming import Message
from commands.language import Purpose, read_when
from commands.language.lexicon import fold
from commands.phrases import little
from commands.plain_answers import said_since
from commands.said import rooms_of
from storage.messages import Role
from storage.moments import Due
from storage.questions import Question
from storage.work import UnitOfWork

FRESH = timedelta(minutes=10)
"""How long words that one says to anybody, *oui*, *lundi*, answer us uncalled in a room."""

_SHORT_NAME = 3
"""Words beyond which nothing is taken for a name."""


def fills(
    question: Question, text: str, message: Message, work: UnitOfWork, context: Context
) -> bool:
    """Tell whether a text is the part that a question waits for."""
    if question.slot is None:
        return False
    answered = work.messages.by_event(message.reply_to) if message.reply_to else None
    if answered is not None and answered.role == Role.QUESTION:
        return True
    if not context.direct and not just_asked(question, context):
        return False
    match question.slot["kind"]:
        case "when":
            found = moment_of(text, context, doubtful=True) is not None
        case "person":
            found = _is_a_name(text, work, context)
        case _:
            told = answered is not None and answered.role == Role.ANSWER
            alone = context.direct and answered is None
            found = told or (alone and not _asks(text, work, context))
    return found and not said_since(question, work, context)


def just_asked(question: Question, context: Context) -> bool:
    """Tell whether a question is still what is talked of."""
    return context.now - question.asked_at <= FRESH


def moment_of(text: str, context: Context, *, doubtful: bool = False) -> Due | None:
    """Read a text that is a date and nothing else; a doubtful one is asked about again."""
    when = read_when(text, context.now, context.zone, context.language, purpose=Purpose.MOMENT)
    if when.unread:
        return None
    if when.value is None and doubtful and when.doubt is not None:
        return Due(context.now.date(), None, context.zone)
    return when.value


def _asks(text: str, work: UnitOfWork, context: Context) -> bool:
    """Tell whether a text asks for something else: *mes tâches*, *qui est là ?*."""
    if text.rstrip().endswith("?"):
        return True
    try:
        return read_text(text, Called(text, None, by_reply=False), work, context) is not None
    except PersonError:
        return True


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
    return bool(answering(text, rooms_of(context, work), work, context.organisation))
