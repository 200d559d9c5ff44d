"""To whom a reminder is, named without an @: *rappelle à Zoé Petit demain de signer*."""

import re
from dataclasses import dataclass

from commands.callings import AROUND, LONGEST_NAME
from commands.errors import UnknownPerson
from commands.language import Recipient, Sentence
from commands.language.lexicon import fold
from commands.phrases import little
from commands.said import Said

_WORD = re.compile(r"\S+")
_LEADS = re.compile(r"(?:à|a|au|aux|to)\s+", re.IGNORECASE)
_LED = ("a", "au", "aux")
"""What leads to nothing but a person, or a date that the grammar reads."""

_ASKED = re.compile(r"\b(?:de\s|d['’]|to\s)", re.IGNORECASE)
_NOUN = "rappel"


@dataclass(frozen=True, slots=True)
class Addressed:
    """The sentence with Matrix IDs for names, and what follows *à* where it names nobody."""

    text: str
    unknown: str | None = None


def addressed(said: Said) -> Addressed:
    """Put the Matrix IDs of those named first in place of their names.

    *Rappelle à Zoé*, *rappelle Zoé demain de* are for her; *rappelle Zoé demain* asks to call
    her back.
    """
    opening = said.whole[: len(said.whole) - len(said.rest)]
    if fold(opening).rstrip(" :,-").endswith(little("me")):
        return Addressed(said.whole)
    before, rest = opening, said.rest
    led = _LEADS.match(rest)
    if led is None and not _ASKED.search(rest):
        return Addressed(said.whole)
    while True:
        lead = _LEADS.match(rest)
        if lead is not None:
            before, rest = before + rest[: lead.end()], rest[lead.end() :]
        end, address = _person(said, rest)
        if address is None:
            unnamed = lead is not None and fold(lead[0]).strip() in _LED
            return Addressed(before + rest, rest if unnamed and rest[:1] != "@" else None)
        before, rest = before + address, rest[end:]
        joined = re.match(r"\s*(,|\S+)\s+", rest)
        if joined is None or (joined[1] != "," and fold(joined[1]) not in little("joins_people")):
            return Addressed(before + rest)
        before, rest = before + rest[: joined.end()], rest[joined.end() :]


def check_addressee(said: Said, meant: Addressed, sentence: Sentence) -> None:
    """Refuse a reminder for somebody who is not there: it would ring for its author instead.

    What the grammar reads as a date, *à midi*, is no name: it left the title.
    """
    if meant.unknown is None or sentence.recipient is Recipient.ROOM:
        return
    words = meant.unknown.split()
    skipped = 0
    while skipped < len(words) and fold(words[skipped]) in little("before_people"):
        skipped += 1
    titled = [word.strip(AROUND) for word in fold(sentence.title).split()][: skipped + 1]
    if skipped == len(words) or fold(words[skipped]).strip(AROUND) not in titled:
        return
    opening = fold(said.whole[: len(said.whole) - len(said.rest)]).strip(" :,")
    if opening == _NOUN and re.fullmatch(r"[a-zéèêîôû]+(?:er|ir|re)", words[skipped]):
        return  # *rappel à envoyer demain*
    end = skipped + 1
    while end < len(words) and words[end][:1].isupper() and words[end - 1][-1:].isalpha():
        end += 1
    raise said.unknown(" ".join(words[:end]).strip(AROUND))


def _person(said: Said, rest: str) -> tuple[int, str | None]:
    """Find whose name a text begins with, the longest first, and where it ends."""
    if rest[:1] == "@":
        word = _WORD.match(rest)
        end = len(rest[: word.end()].rstrip(AROUND)) if word else 0
        return end, rest[:end]
    ends = [word.end() for word in _WORD.finditer(rest[:200])][:LONGEST_NAME]
    for end in reversed(ends):
        name = rest[:end].rstrip(AROUND)
        try:
            person = said.person(name)
        except UnknownPerson:
            continue
        return len(name), said.work.people.by_key(person).user_id
    return 0, None
