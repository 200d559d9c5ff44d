"""A doubtful date: asked about with full dates as taps, never guessed."""

from collections.abc import Callable
from dataclasses import dataclass

from commands.command import Reply, Request
from commands.document import Document, Line, bold, line
from commands.language import Doubt, Reason
from commands.questions import CHOICES, Ask, Option, Slot
from commands.wording import Voice, worded
from storage.moments import Due


@dataclass(frozen=True, slots=True)
class WhichDate(Reply):
    """Several dates may be meant, or none is possible as said."""

    reason: Reason
    words: str
    choices: tuple[Due, ...]
    answers: tuple[str, ...]
    """What one may type for each: `27`, `4`."""


@dataclass(frozen=True, slots=True)
class OtherDate(Reply):
    """It was done with the likelier date; this one may have been meant."""

    choices: tuple[Due, ...]


def ask_which(
    doubt: Doubt, request_for: Callable[[Due], Request], sentence: str | None = None
) -> Ask:
    """Ask which date is meant; each answer is the whole request with that date.

    With `sentence`, the whole one in which the doubtful words stand, another date may be
    typed instead: it takes their place.
    """
    choices = doubt.choices[: len(CHOICES)]
    answers = typed_answers(choices)
    options = tuple(
        Option(tap, (answer,), request_for(choice))
        for tap, answer, choice in zip(CHOICES, answers, choices, strict=False)
    )
    reply = WhichDate(doubt.reason, doubt.words, choices, answers)
    return Ask(reply, options, _slot(doubt, sentence))


def offer_other(alternatives: tuple[Due, ...], request_for: Callable[[Due], Request]) -> Ask:
    """Offer the other readings of what was done, as taps."""
    choices = alternatives[: len(CHOICES)]
    options = tuple(
        Option(tap, (), request_for(choice)) for tap, choice in zip(CHOICES, choices, strict=False)
    )
    return Ask(OtherDate(choices), options)


def typed_answers(choices: tuple[Due, ...]) -> tuple[str, ...]:
    """Give the shortest words that tell choices apart: the day, else the hour, else a number."""
    days = tuple(str(choice.day.day) for choice in choices)
    if len(set(days)) == len(choices):
        return days
    hours = tuple(f"{choice.time.hour}h" if choice.time else "" for choice in choices)
    if len(set(hours)) == len(choices) and all(hours):
        return hours
    return tuple(str(number) for number in range(1, len(choices) + 1))


@worded
def word_which(reply: WhichDate, voice: Voice) -> Document:
    """Dialogue 4 of the book: why, the full dates, a typed way, what silence does."""
    weekday = reply.choices[0].day.weekday() if reply.choices else 0
    values = {"words": reply.words, "weekday": voice.words("weekday", day=weekday)}
    question = voice.say(f"doubt-{reply.reason}", **values)
    why = voice.say(f"doubt-{reply.reason}-why", **values)
    offered = tuple(
        line(f"{tap}\u00a0{voice.due(choice)}")
        for tap, choice in zip(CHOICES, reply.choices, strict=False)
    )
    last = _how_to_answer(reply, voice)
    return Document((line(*bold(question), " ", *why), *offered), tap_line=last, typed_line=last)


@worded
def word_other(reply: OtherDate, voice: Voice) -> Document:
    """One light line a date: it was done, and may have been meant otherwise."""
    lines = tuple(
        voice.say("other-date", tap=tap, when=voice.due(choice))
        for tap, choice in zip(CHOICES, reply.choices, strict=False)
    )
    return Document(lines, quiet=True)


def _how_to_answer(reply: WhichDate, voice: Voice) -> Line:
    if reply.reason is Reason.TWOFOLD:
        return voice.say("doubt-answer-twofold")
    if not reply.choices:
        kind = "hour" if reply.reason is Reason.IMPOSSIBLE_HOUR else "open"
        return voice.say(f"doubt-answer-{kind}")
    answers = [voice.words("in-quotes", words=answer) for answer in reply.answers]
    return voice.say("doubt-answer", answers=voice.joined(answers, "names-or"))


def _slot(doubt: Doubt, sentence: str | None) -> Slot | None:
    """Let another date be typed in place of the doubtful words, where they stand once."""
    if sentence is None or not doubt.words or sentence.count(doubt.words) != 1:
        return None
    safe = sentence.replace("{}", "")
    return Slot(safe.replace(doubt.words, "{}"), "when")
