"""Yes, no, never mind: what is typed to a question without choosing, and what is said to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from commands.command import Context, Reply, Request, command
from commands.document import Document
from commands.free_speech import LeaveIt
from commands.language.lexicon import fold
from commands.phrases import words_of
from commands.policy import anyone
from commands.questions import NO, YES
from commands.taps import plain_key
from commands.undoing import UndoLatest
from commands.wording import Voice, worded
from storage.questions import Question
from storage.work import UnitOfWork

AROUND = " .!…«»\u00a0\u202f"
"""What may stand around an answer."""

_SAID = {YES: ("talk.yes", "talk.agrees"), NO: ("talk.no",)}
"""The phrases that say yes and no, by their tap."""


@dataclass(frozen=True, slots=True)
class SayHow(Request):
    """Tell how a question is answered, to a yes that chooses nothing."""

    answers: tuple[str, ...]
    missing: str | None = None
    """The part that is missing, where there is one: `when`, `number`, `person` or `words`."""


@dataclass(frozen=True, slots=True)
class SayKept(Request):
    """Tell that what was done with the likelier date stays so."""


@dataclass(frozen=True, slots=True)
class HowToAnswer(Reply):
    """How the question is answered."""

    answers: tuple[str, ...]
    missing: str | None = None


@dataclass(frozen=True, slots=True)
class DateKept(Reply):
    """The date that was noted stays; the other one is still offered."""


@command("speech.how", allowed=anyone, undoable=False)
def say_how(request: SayHow, work: UnitOfWork, context: Context) -> HowToAnswer:
    """Say what to type: the question still waits."""
    return HowToAnswer(request.answers, request.missing)


@command("speech.kept", allowed=anyone, undoable=False)
def say_kept(request: SayKept, work: UnitOfWork, context: Context) -> DateKept:
    """Change nothing, and say so."""
    return DateKept()


def plainly(text: str) -> str | None:
    """Tell which tap a text stands for, where it says yes or no and nothing else."""
    said = _bare(text)
    return next(
        (tap for tap, keys in _SAID.items() if any(said in words_of(k) for k in keys)), None
    )


def drops(text: str) -> bool:
    """Tell whether a text takes back what was just asked: *annuler*."""
    return _bare(text) in words_of("undoing.undo")


def takes_leave(text: str) -> bool:
    """Tell *à demain*, said to whoever leaves, where it is no date."""
    return _bare(text) in words_of("talk.nods")


def said_since(question: Question, work: UnitOfWork, context: Context) -> bool:
    """Tell whether the asker has done something else since: *oui* then answers nothing old."""
    where = (context.sender, context.room)
    latest = (work.journal.latest_standing(*where), work.journal.latest_undone(*where))
    return any(each is not None and each.at > question.asked_at for each in latest)


def proposes_it(question: Question, text: str) -> bool:
    """Tell whether *annuler* is typed where *anuler* was asked about: it is then simply done."""
    proposed = {each["request"]["type"] for each in question.options}
    return drops(text) and UndoLatest.__name__ in proposed


def takes_the_only_one(question: Question, text: str) -> bool:
    """Tell whether *oui* chooses: there is one choice, plainly proposed."""
    return plainly(text) == YES and len(question.options) == 1 and not _is_offer(question)


def without_choosing(question: Question, text: str) -> Request | None:
    """Give what *oui*, *non*, *annuler* means to a question that offers none of them."""
    if _is_offer(question):
        # *D’accord* is content with what was done, *annuler* takes it back.
        nods = drops(text) or _bare(text) in words_of("talk.agrees")
        return None if nods else SayKept()
    if plainly(text) != YES:
        return LeaveIt()
    answers = tuple(each["words"][0] for each in question.options if each["words"])
    if answers:
        return SayHow(answers)
    return SayHow((), question.slot["kind"] if question.slot is not None else "number")


def _bare(text: str) -> str:
    return fold(plain_key(text)).strip(AROUND)


def _is_offer(question: Question) -> bool:
    """Tell a date that may have been meant, beside what was done, from what must be answered."""
    options = question.options
    return question.slot is None and bool(options) and not any(each["words"] for each in options)


@worded
def word_how(reply: HowToAnswer, voice: Voice) -> Document:
    """`Il me faut un choix : répondez « 27 » ou « 4 », ou « non ».`."""
    if reply.missing is not None:
        return Document((voice.say("how-missing", part=reply.missing),))
    return Document((voice.say("how-choice", answers=_quoted(reply.answers, voice)),))


@worded
def word_kept(reply: DateKept, voice: Voice) -> Document:
    """What stays, and how to have it otherwise."""
    return Document((voice.say("date-kept"),))


def _quoted(answers: Sequence[str], voice: Voice) -> str:
    return voice.joined([voice.words("in-quotes", words=each) for each in answers], "names-or")
