"""From what arrived to what it means: a request, a question to ask, or nothing."""

from dataclasses import dataclass

from commands.addressing import Called, called
from commands.answers import answer
from commands.command import Context, Request
from commands.first_contact import Greet, TellUnreadable
from commands.free_speech import understand_freely
from commands.hearing import read_text
from commands.incoming import (
    Allowance,
    Arrival,
    Incoming,
    Message,
    Notice,
    Reaction,
    Tick,
    Unreadable,
)
from commands.namesakes import SayInstead
from commands.notices import TellAdmins
from commands.questions import Ask
from commands.reminders.reading_changes import read_reply
from commands.reminders.requests import Ring
from commands.said import Said
from commands.taps import Tapped, understand_tap
from commands.tasks.requests import AddComment
from commands.voiceless import SayAnew
from storage.ids import UserId
from storage.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Understood:
    """What something means, and what it answers."""

    request: Request | Ask
    root: str
    """The origin of the message that asked in the first place."""
    question: int | None = None
    """The question it answers."""
    tapped: bool = False


def understand(
    incoming: Incoming, work: UnitOfWork, context: Context, bot: UserId
) -> Understood | None:
    """Understand anything but edits and redactions, which act on what was done before."""
    match incoming:
        case Message():
            return _understand_message(incoming, work, context, bot)
        case Reaction():
            return _from_tap(understand_tap(incoming, work, context), incoming, work, context)
        case Tick():
            return Understood(Ring(incoming.nudge), incoming.origin)
        case Arrival():
            return Understood(Greet(), incoming.origin)
        case Allowance():
            waits = work.outbox.was_refused(context.room)
            return Understood(SayAnew(), incoming.origin) if waits else None
        case Unreadable():
            return Understood(TellUnreadable(), incoming.origin)
        case Notice():
            return Understood(TellAdmins(incoming.kind, incoming.details), incoming.origin)
        case _:
            return None


def _understand_message(
    message: Message, work: UnitOfWork, context: Context, bot: UserId
) -> Understood | None:
    heard = called(message, work, context, bot)
    answered = answer(message, heard, work, context)
    if answered is not None:
        meant = _completed(answered.meant, work, context)
        if meant is not None:
            return Understood(meant, answered.origin, answered.question)
    if heard is None or not heard.text:
        return None
    read = read_text(heard.text, heard, work, context)
    if read is None and heard.subject is not None and heard.subject.kind in ("reminder", "ring"):
        text = heard.text
        read = read_reply(Said(text, text, context.language, context, work, heard.subject))
    if read is None and heard.by_reply:
        read = _comment(heard)
    elif read is None:
        read = understand_freely(heard.text, work, context)
    return None if read is None else Understood(read, message.origin)


def _completed(meant: Request | str, work: UnitOfWork, context: Context) -> Request | Ask | None:
    """Read the sentence that an answer completes."""
    if isinstance(meant, str):
        return read_text(meant, Called(meant, None, by_reply=False), work, context)
    return _read_again(meant, work, context)


def _read_again(meant: Request, work: UnitOfWork, context: Context) -> Request | Ask:
    """Read the sentence that an answer is, where it is one."""
    if not isinstance(meant, SayInstead):
        return meant
    read = read_text(meant.sentence, Called(meant.sentence, None, by_reply=False), work, context)
    return understand_freely(meant.sentence, work, context) if read is None else read


def _comment(heard: Called) -> Request | None:
    if heard.subject is None or heard.subject.kind != "task":
        return None
    return AddComment((heard.subject.key,), heard.text)


def _from_tap(
    tapped: Tapped | None, reaction: Reaction, work: UnitOfWork, context: Context
) -> Understood | None:
    if tapped is None:
        return None
    meant = _read_again(tapped.request, work, context)
    return Understood(meant, tapped.root or reaction.origin, tapped.question, tapped=True)
