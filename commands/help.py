"""Help: what one may say, with the examples of the phrases there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from commands.command import Context, Reply, Request, command
from commands.document import Bullets, Document, Line, Text, bold, line
from commands.language import Language
from commands.language.lexicon import fold
from commands.nearness import nearest
from commands.phrases import openings, phrase, spoken
from commands.policy import anyone
from commands.said import Said
from commands.sentences import LANGUAGES, sentence
from commands.wording import Voice, worded
from storage.work import UnitOfWork

LINES = ("tasks", "reminders", "planning", "silence", "privacy")
"""The lines of help, in order; a family that is not built has none."""

FAMILIES = (*LINES, "settings")
"""What one may ask help about."""

SHOWN = {
    "tasks": ("tasks.add", "tasks.mine", "tasks.finish"),
    "reminders": ("reminders.add", "reminders.mine"),
    "planning": ("planning.day", "planning.week"),
    "silence": ("silence.keep", "silence.break"),
}
"""Phrases whose first example stands for a family; elsewhere, its first ones do."""

MOST_EXAMPLES = 8
"""Lines of a topic: with its title and the last line, ten at most."""


@dataclass(frozen=True, slots=True)
class ShowHelp(Request):
    """Ask what one may say, about everything or about one thing."""

    topic: str = ""


@dataclass(frozen=True, slots=True)
class Help(Reply):
    """What one may say; `unknown` is a topic that there is not."""

    contact: str | None
    unknown: str | None = None


@dataclass(frozen=True, slots=True)
class TopicHelp(Reply):
    """The examples of one family; `instead_of` is what was said, where it was only near."""

    family: str
    instead_of: str | None = None


@phrase("help.help")
def read_help(said: Said) -> ShowHelp | None:
    """`aide`, `aide tâche`; a longer sentence is a task for somebody."""
    topic = said.rest.strip(" \u00a0.!?«»")
    return ShowHelp(topic) if len(topic.split()) <= 3 else None  # noqa: PLR2004 - `aide mes tâches`


@command("help.show", allowed=anyone, undoable=False)
def show_help(request: ShowHelp, work: UnitOfWork, context: Context) -> Reply:
    """Show all, or the family nearest to the topic."""
    contact = context.organisation.contact
    topic = fold(request.topic)
    if not topic:
        return Help(contact)
    known = _names() | {word: family for word, family in _phrases().items() if word not in _names()}
    words = [topic, *topic.split()]
    found = next((word for names in (_names(), known) for word in words if word in names), None)
    if found is not None:
        return TopicHelp(known[found])
    near = next(filter(None, (nearest(word, known) for word in words)), None)
    return Help(contact, request.topic) if near is None else TopicHelp(known[near], request.topic)


@worded
def word_help(reply: Help, voice: Voice) -> Document:
    """One line a family, those that are built."""
    lines: list[Line] = []
    if reply.unknown is not None:
        lines.append(voice.say("help-unknown", topic=reply.unknown))
    lines.append(bold(voice.say("help-title")))
    for family in LINES:
        examples = _first_examples(family, voice.language)
        if examples:
            shown = _listed(examples, voice)
            lines.append(voice.say(f"help-line-{family}", examples=Text(shown)))
    lines.append(voice.say("help-mistake"))
    if reply.contact is not None:
        lines.append(voice.say("help-someone", contact=reply.contact))
    return Document(tuple(lines))


@worded
def word_topic_help(reply: TopicHelp, voice: Voice) -> Document:
    """The examples of a family, one a line."""
    examples = _examples(reply.family, voice.language)[:MOST_EXAMPLES]
    title = bold(voice.say(f"help-topic-{reply.family}"))
    if reply.instead_of is not None:
        title = line(*voice.say("help-near", topic=reply.instead_of), " ", *title)
    listed = tuple(line(Text(_quoted(each, voice))) for each in examples)
    return Document((title, Bullets(listed, ("–",) * len(listed))))


def _first_examples(family: str, language: Language) -> Sequence[str]:
    """Give what stands for a family: the first example of the phrases chosen, if there are."""
    keys = [f"{family}.{name}" for name in _built(family, language)]
    chosen = [key for key in SHOWN.get(family, ()) if key in keys] or keys[:2]
    return [_of(key, language)[0] for key in chosen]


def _examples(family: str, language: Language) -> Sequence[str]:
    """Give every example of a family, those that stand for it first, then one a phrase."""
    keys = [f"{family}.{name}" for name in _built(family, language)]
    first = [key for key in SHOWN.get(family, ()) if key in keys]
    keys = [*first, *(key for key in keys if key not in first)]
    each = [_of(key, language) for key in keys]
    longest = max(map(len, each), default=0)
    return [one[place] for place in range(longest) for one in each if place < len(one)]


def _built(family: str, language: Language) -> Sequence[str]:
    found = (one for one in spoken() if one.language == language and one.examples)
    return [
        key for where, _, key in (one.phrase.partition(".") for one in found) if where == family
    ]


def _of(key: str, language: Language) -> Sequence[str]:
    return next(one.examples for one in spoken() if (one.phrase, one.language) == (key, language))


def _listed(examples: Sequence[str], voice: Voice) -> str:
    return ", ".join(_quoted(each, voice) for each in examples)


def _quoted(example: str, voice: Voice) -> str:
    """Show an example as one says it there; it is understood with either apostrophe."""
    return voice.words("in-quotes", words=voice.call + example.replace("'", "’"))


@cache
def _phrases() -> dict[str, str]:
    """Map the first words of the phrases to their family."""
    return {
        first: family
        for first, candidates in openings().items()
        for family in (each.phrase.partition(".")[0] for _, each in candidates)
        if family in FAMILIES
    }


@cache
def _names() -> dict[str, str]:
    """Map what a family is called to it, in every language: *tâche*, *agenda*."""
    return {
        fold(name): family
        for language in LANGUAGES
        for family in FAMILIES
        if _built(family, language)
        for name in sentence(language, f"help-names-{family}", {}).split(", ")
    }
