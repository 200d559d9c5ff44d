"""Sentences that give tasks to people, read into requests."""

import re

from commands.command import Request
from commands.errors import UnknownPerson
from commands.language.lexicon import fold
from commands.phrases import first_words, phrase
from commands.questions import Ask, Slot
from commands.said import Said
from commands.tasks.naming import LEADS, names_tasks, numbers_needed
from commands.tasks.replies import WhichPerson
from commands.tasks.requests import GiveTasks
from storage.ids import PersonKey

_TO = re.compile(r"(?:à|a|to)\s+", re.IGNORECASE)
_NOBODY = frozenset(("personne", "nous", "nobody", "no one", "noone", "us"))
"""Nobody in particular."""

_BETWEEN = re.compile(r"\s*(?:,|;|\bet\b|\band\b|&)\s*|\s+(?=@)", re.IGNORECASE)


@phrase("tasks.give")
def read_give(said: Said) -> Request | Ask | None:
    """`confier 42 à @amina`, `à Zoé et Luc`, `à moi`, `à personne`."""
    if said.after_everything is not None and LEADS.match(f"{said.after_everything} "):
        raise numbers_needed(said, "tasks.give", said.after_everything)
    if not names_tasks(said):
        return None
    numbers = said.tasks()
    words = LEADS.sub("", said.after_numbers.strip(" .!"), count=1).strip()
    if not words:
        opening = first_words("tasks.give", said.language)
        named = " ".join(map(str, numbers))
        return Ask(WhichPerson(numbers), slot=Slot(f"{opening} {named} {{}}", "person"))
    if fold(words) in _NOBODY:
        return GiveTasks(numbers, ())
    return GiveTasks(numbers, _people(said, words))


def _people(said: Said, words: str) -> tuple[PersonKey, ...]:
    called = [LEADS.sub("", each, count=1).strip(" .") for each in _BETWEEN.split(words)]
    return tuple(dict.fromkeys(said.person(each) for each in called if each))


def given_to(said: Said) -> Request | None:
    """`42 @zoe`, `42 à Zoé`: to whom, where it is somebody."""
    words = said.after_numbers.strip(" .!")
    if words.startswith("@"):
        return GiveTasks(said.numbers, _people(said, words))
    led = _TO.match(words)
    try:
        return GiveTasks(said.numbers, (said.person(words[led.end() :]),)) if led else None
    except UnknownPerson:
        return None
