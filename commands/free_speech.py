"""A sentence that begins with no known phrase: nearly one, or one that means something."""

import re
from dataclasses import dataclass

from commands.command import Context, Reply, Request, command
from commands.document import Document, Line
from commands.help import ShowHelp
from commands.language import Intent, Language, Sentence, read_sentence
from commands.language.asking import word_set
from commands.language.lexicon import fold
from commands.namesakes import settled
from commands.nearness import nearly_a_phrase, when_of
from commands.phrases import little, words_of
from commands.policy import anyone
from commands.questions import NO, YES, Ask, Option
from commands.reminders.reading import remind_from_sentence
from commands.said import Said
from commands.talk import Hush
from commands.tasks.reading import task_from_sentence
from commands.wording import Voice, worded
from storage.moments import Due
from storage.work import UnitOfWork

_USER = re.compile(r"@([^\s:@]+):[^\s@]+\.[^\s@,;:?!]+")

SHOWN = 60
"""Characters shown of what was not understood."""


@dataclass(frozen=True, slots=True)
class NotUnderstood(Reply):
    """Nothing was understood; says what one may say."""

    words: str


@dataclass(frozen=True, slots=True)
class Suggested(Reply):
    """An unknown word is close to a known one: this is the sentence that may be meant."""

    sentence: str
    due: Due | None = None


@dataclass(frozen=True, slots=True)
class ProposedTask(Reply):
    """A sentence that may be a task."""

    title: str


@dataclass(frozen=True, slots=True)
class NotServedYet(Reply):
    """A meeting, hours, an absence: understood, and nothing is recorded."""

    intent: str


@dataclass(frozen=True, slots=True)
class NothingNoted(Reply):
    """The person said no."""


@dataclass(frozen=True, slots=True)
class LeaveIt(Request):
    """No to what was offered."""


@dataclass(frozen=True, slots=True)
class SayNotUnderstood(Request):
    """Tell that nothing was understood."""

    words: str


@dataclass(frozen=True, slots=True)
class SayNotServed(Request):
    """Tell that this intention is understood but not served."""

    intent: str


@dataclass(frozen=True, slots=True)
class QuestionExpired(Reply):
    """The question no longer waits for an answer."""


@dataclass(frozen=True, slots=True)
class SayExpired(Request):
    """Tell that the question no longer waits."""


@command("speech.expired", allowed=anyone, undoable=False)
def say_expired(request: SayExpired, work: UnitOfWork, context: Context) -> QuestionExpired:
    """Say that it is too late to answer, rather than do what was meant a day ago."""
    return QuestionExpired()


@command("speech.leave", allowed=anyone, undoable=False)
def leave_it(request: LeaveIt, work: UnitOfWork, context: Context) -> NothingNoted:
    """Do nothing, and say so."""
    return NothingNoted()


@command("speech.not_understood", allowed=anyone, undoable=False)
def say_not_understood(
    request: SayNotUnderstood, work: UnitOfWork, context: Context
) -> NotUnderstood:
    """Say what one may say."""
    return NotUnderstood(request.words)


@command("speech.not_served", allowed=anyone, undoable=False)
def say_not_served(request: SayNotServed, work: UnitOfWork, context: Context) -> NotServedYet:
    """Be honest about what is not built."""
    return NotServedYet(request.intent)


def understand_freely(text: str, work: UnitOfWork, context: Context) -> Request | Ask:
    """Understand a sentence said to the bot that begins with none of its phrases."""
    if not any(map(str.isalnum, text)):
        return ShowHelp() if "?" in text else Hush()
    near = nearly_a_phrase(text, work, context)
    if near is not None:
        suggested = Suggested(near.sentence, when_of(near.request))
        return yes_or_no(suggested, near.request, fold(near.sentence).strip(" .!"))
    read = settled(text, lambda said: _understand(said, work, context), work, context)
    return SayNotUnderstood(text[:SHOWN]) if read is None else read


def _understand(text: str, work: UnitOfWork, context: Context) -> Request | Ask:
    language, sentence = _read(text, context)
    said = Said(text, text, language, context, work, None)
    match sentence.intent:
        case Intent.REMINDER:
            return remind_from_sentence(said, sentence)
        case Intent.TASK if sentence.due or sentence.doubt or sentence.mentions:
            return task_from_sentence(said, sentence)
        case Intent.TASK:
            return _propose(said)
        case Intent.MEETING | Intent.TIME | Intent.ABSENCE:
            return SayNotServed(sentence.intent)
        case _:
            return SayNotUnderstood(text[:SHOWN])


def _read(text: str, context: Context) -> tuple[Language, Sentence]:
    """Read a sentence, in English too where French makes nothing of it: *buy coffee*."""
    sentence = read_sentence(text, context.now, context.zone, context.language)
    undated = sentence.intent is Intent.TASK and not (sentence.due or sentence.doubt)
    if not (undated or sentence.intent is Intent.NONE) or not _begins_in_english(text):
        return context.language, sentence
    english = read_sentence(text, context.now, context.zone, "en")
    better = english.due or english.doubt or not undated
    return (
        ("en", english)
        if english.intent is Intent.TASK and better
        else (context.language, sentence)
    )


def _begins_in_english(text: str) -> bool:
    """Tell whether the first word is an English verb, and no French word: *call the plumber*."""
    first, second = [*fold(text[:SHOWN]).split()[:2], "", ""][:2]
    if first in little("not_english"):
        return second in word_set("en", "infinitive", "articles")
    return first in word_set("en", "infinitive", "imperative") | {"please"}


def yes_or_no(reply: Reply, request: Request, *sentences: str) -> Ask:
    """Ask whether a request is what was meant; who says the sentence offered says yes."""
    return Ask(
        reply,
        (
            Option(YES, (*words_of("talk.yes"), *words_of("talk.agrees"), *sentences), request),
            Option(NO, words_of("talk.no"), LeaveIt()),
        ),
    )


def tap_line(voice: Voice) -> Line:
    """Name the taps of a question answered by yes or no."""
    return voice.say("yes-or-no")


@worded
def word_not_understood(reply: NotUnderstood, voice: Voice) -> Document:
    """What happened, then what to say next."""
    return Document((voice.say("not-understood", words=_as_read(reply.words)),))


@worded
def word_suggested(reply: Suggested, voice: Voice) -> Document:
    """Dialogue 8 of the book: the sentence that may be meant, and its date in full."""
    meant = _as_read(reply.sentence)
    if reply.due is None:
        asked = voice.say("suggested", sentence=meant)
    else:
        asked = voice.say("suggested-when", sentence=meant, when=voice.due(reply.due))
    return _question(asked, voice)


@worded
def word_proposed(reply: ProposedTask, voice: Voice) -> Document:
    """A task, perhaps."""
    return _question(voice.say("proposed-task", title=reply.title), voice)


@worded
def word_not_served(reply: NotServedYet, voice: Voice) -> Document:
    """Honest about what is not built."""
    return Document((voice.say(f"not-served-{reply.intent}"), voice.say("not-served-instead")))


@worded
def word_expired(reply: QuestionExpired, voice: Voice) -> Document:
    """What happened, then what to say next."""
    return Document((voice.say("question-expired"),))


@worded
def word_nothing_noted(reply: NothingNoted, voice: Voice) -> Document:
    """The answer to no."""
    return Document((voice.say("nothing-noted"),))


def _as_read(words: str) -> str:
    """Give words as people read them: a pill stands in them as a user's whole address."""
    return _USER.sub(r"@\1", words)


def _question(asked: Line, voice: Voice) -> Document:
    return Document((asked,), tap_line=tap_line(voice), typed_line=voice.say("yes-or-no-typed"))


def _propose(said: Said) -> Request | Ask:
    sentence = said.sentence(said.rest, Intent.TASK)
    request = task_from_sentence(said, sentence)
    if isinstance(request, Ask):
        return request
    return yes_or_no(ProposedTask(sentence.title), request)
