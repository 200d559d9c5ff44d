"""Whether the bot was called, and what was said to it: in a room it is silent unless called."""

from dataclasses import dataclass
from datetime import timedelta

from commands.command import Context
from commands.incoming import Message
from commands.language.lexicon import fold
from commands.phrases import little, words_of
from storage.ids import UserId
from storage.messages import Message as Ours
from storage.messages import Role, Subject
from storage.work import UnitOfWork

OFFERED_FOR = timedelta(minutes=10)
"""How long after somebody's own operation *annuler*, said alone, is meant for us."""

LONGEST_OFFER = 20

_SEPARATORS = " \t\n\u00a0\u202f:,;"
_AFTER_A_NAME = (",", ":", "\u00a0:", " :")
"""What must follow our name where it is no mention: *beffroi* is a word of the town."""


@dataclass(frozen=True, slots=True)
class Called:
    """What was said to the bot."""

    text: str
    subject: Subject | None
    """What the message of ours that is answered tells of."""
    by_reply: bool
    """Whether only the reply calls: anything that is no command is then a comment."""


def called(message: Message, work: UnitOfWork, context: Context, bot: UserId) -> Called | None:
    """Tell what was said to the bot, or nothing where it was not called."""
    answered = _answered(message, work)
    subject = answered.subject if answered is not None else None
    text = _after_prefix(message.text.strip(), context.organisation.prefix)
    if text is None:
        text = _after_name(message, bot)
    if text is not None:
        return Called(text, subject, by_reply=False)
    text = message.text.strip()
    if answered is not None:
        talked_of = answered.role in (Role.CARD, Role.NUDGE) or message.thread is not None
        return Called(text, subject, by_reply=talked_of)
    if context.direct:
        return Called(text, None, by_reply=False)
    if message.reply_to is not None and opens_a_request(text):
        return Called(text, None, by_reply=True)
    if _was_offered(text, work, context):
        return Called(text, None, by_reply=False)
    return None


def opens_a_request(text: str) -> bool:
    """Tell whether a reply's first word makes it a request, whomever it answers."""
    words = fold(text[:80]).replace("-", " ").split(maxsplit=1)
    return bool(words) and words[0].strip(":,.") in little("opens_a_reply")


def _was_offered(text: str, work: UnitOfWork, context: Context) -> bool:
    """Tell whether it is the very word that our last answer here offered to its author.

    *Dites « annuler »*: who then says it, and nothing else, is heard (decision 6).
    """
    if len(text) > LONGEST_OFFER:
        return False
    said = fold(text).strip(" .!«»\u00a0")
    if said in words_of("undoing.undo"):
        operation = work.journal.latest_standing(context.sender, context.room)
    elif said in words_of("undoing.redo"):
        operation = work.journal.latest_undone(context.sender, context.room)
    else:
        return False
    return operation is not None and context.now - operation.at <= OFFERED_FOR


def _answered(message: Message, work: UnitOfWork) -> Ours | None:
    """Give the message of ours that is answered, or that began the thread."""
    answered = work.messages.by_event(message.reply_to) if message.reply_to else None
    if answered is None and message.thread is not None:
        return work.messages.by_event(message.thread)
    return answered


def _after_prefix(text: str, prefix: str) -> str | None:
    if not text.startswith(prefix) or text.startswith(prefix * 2):
        return None
    rest = text[len(prefix) :].strip()
    return rest if rest[:1].isalnum() or rest[:1] in ("#", "@", "«") else None


def _after_name(message: Message, bot: UserId) -> str | None:
    """Cut our name from a sentence that calls us by it, wherever it stands.

    Clients mention whoever is answered: in a reply, only a name in the text calls us.
    """
    text = message.text.strip()
    mentioned = bot in message.mentions and message.reply_to is None
    local = bot.removeprefix("@").partition(":")[0]
    for name in (bot, f"@{local}", local, "@beffroi", "beffroi"):
        if text[: len(name)].casefold() != name.casefold():
            continue
        rest = text[len(name) :]
        if name.startswith("@") or mentioned:
            if not rest or rest[0] in _SEPARATORS:
                return rest.strip(_SEPARATORS)
        elif rest.startswith(_AFTER_A_NAME):
            return rest.strip(_SEPARATORS)
    if bot in text:
        return " ".join(text.replace(bot, " ").split(" ")).strip(_SEPARATORS)
    return text if mentioned else None
