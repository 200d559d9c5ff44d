"""Several people of one name: it is asked who is meant, and nothing is recorded until then."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from commands.callings import whole_name, with_addresses, with_asker, words_for
from commands.command import Context, Reply, Request, Silence, command
from commands.document import Document, bold, line
from commands.errors import Namesakes, OutsideTheRoom, UnknownPerson
from commands.language.lexicon import fold
from commands.phrases import little
from commands.policy import anyone
from commands.questions import CHOICES, Ask, Option
from commands.said import rooms_of
from commands.wording import Voice, worded
from storage.ids import PersonKey
from storage.people import Person
from storage.work import UnitOfWork

Read = Callable[[str], Request | Ask | None]
"""Reads a sentence."""

_PLACES = dict(zip(CHOICES, ("first", "second", "third"), strict=True))
"""The words for the place of each tap: *le premier*."""


@dataclass(frozen=True, slots=True)
class WhichNamesake(Reply):
    """Asks which of several people of one name is meant."""

    name: str
    people: tuple[PersonKey, ...]
    answers: tuple[str, ...]
    """What one may type for each; nothing where that names another too."""


@dataclass(frozen=True, slots=True)
class SayInstead(Request):
    """The sentence with somebody's Matrix ID in it: something else of it is still to be asked."""

    sentence: str


@command("speech.instead", allowed=anyone, undoable=False)
def say_instead(request: SayInstead, work: UnitOfWork, context: Context) -> Silence:
    """Do nothing: what is carried out is what the sentence means, read again before."""
    del request, work, context
    return Silence()


def settled(text: str, read: Read, work: UnitOfWork, context: Context) -> Request | Ask | None:
    """Read a sentence; where it names somebody who has namesakes, ask who is meant."""
    if "@" in text:
        text = with_addresses(text, rooms_of(context, work), work)
        text = with_asker(text, work.people.by_key(context.sender))
    try:
        return read(text)
    except Namesakes as doubt:
        return _ask(doubt, text, read, work)


def _ask(doubt: Namesakes, text: str, read: Read, work: UnitOfWork) -> Request | Ask:
    """Let each answer be the whole request with that person; who cannot have it is no choice."""
    rows = work.people.by_keys(doubt.people)
    meant: dict[PersonKey, Request] = {}
    refused: UnknownPerson | OutsideTheRoom | None = None
    for key in doubt.people:
        sentence = _naming(rows[key], doubt.name, text)
        try:
            found = read(sentence)
        except Namesakes:
            found = None
        except (UnknownPerson, OutsideTheRoom) as error:
            refused = error
            continue
        meant[key] = found if isinstance(found, Request) else SayInstead(sentence)
    if not meant and refused is not None:
        raise refused
    typed = words_for(rows[key] for key in meant)
    options = tuple(
        Option(tap, (*typed[key], *(little(_PLACES[tap]) if tap else ())), request)
        for tap, (key, request) in zip(_taps(len(meant)), meant.items(), strict=True)
    )
    names = {key: whole_name(rows[key]) for key in meant}
    answers = tuple(name if fold(name) in typed[key] else "" for key, name in names.items())
    return Ask(WhichNamesake(doubt.name, tuple(meant), answers), options)


def _naming(person: Person, name: str, text: str) -> str:
    """Put a Matrix ID in place of a name: where it follows an @, else where it is said last."""
    address = person.user_id or ""
    said = re.escape(name)
    for pattern in (rf"@{said}(?![\w:])", rf"(?<![\w@]){said}(?![\w:])(?!.*(?<!\w){said}(?!\w))"):
        if re.search(pattern, text, re.IGNORECASE | re.DOTALL):
            return re.sub(
                pattern, lambda _: address, text, count=1, flags=re.IGNORECASE | re.DOTALL
            )
    return text


def _taps(count: int) -> tuple[str, ...]:
    """Give a tap to the first ones; the others are typed."""
    return (*CHOICES[:count], *("" for _ in range(count - len(CHOICES))))


@worded
def word_which_namesake(reply: WhichNamesake, voice: Voice) -> Document:
    """`Qui est « Luc » ? Plusieurs personnes ici répondent à ce nom.`."""
    asked = bold(voice.say("namesakes", name=reply.name))
    lines = tuple(
        line(f"{tap or '–'}\u00a0{voice.names.name(person)}")
        for tap, person in zip(_taps(len(reply.people)), reply.people, strict=True)
    )
    quoted = [voice.words("in-quotes", words=each) for each in reply.answers if each]
    last = voice.say(
        "namesakes-how",
        count=len(quoted),
        answers=voice.joined(quoted[: len(CHOICES)], "names-or"),
    )
    return Document((line(*asked, " ", *voice.say("namesakes-why")), *lines, last))


@worded
def word_namesakes(reply: Namesakes, voice: Voice) -> Document:
    """That a whole name is needed, where no question can be asked."""
    return Document((voice.say("namesakes-whole", name=reply.name),))
