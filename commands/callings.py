"""Whom a name means among the people of some rooms: one, several, or nobody."""

import re
from collections.abc import Iterable, Sequence

from commands.language.lexicon import fold
from commands.organisation import Organisation
from commands.phrases import little
from commands.policy import is_agent
from storage.ids import PersonKey, RoomKey
from storage.people import Person
from storage.work import UnitOfWork

LONGEST_NAME = 4
"""Words of the longest name looked for."""

AROUND = " ,;:.!?()–"
"""What may stand around a name."""

_AT = re.compile(r"(?<![\w@])@(?=[^\W\d_])")
_WORD = re.compile(r"\s*(\S+)")


def answering(
    words: str, rooms: Sequence[RoomKey], work: UnitOfWork, organisation: Organisation
) -> tuple[PersonKey, ...]:
    """List who answers to `luc`, `@luc:ville.fr` or `Luc Martin` in these rooms, agents first.

    A whole display name decides, and so does what follows an @ in a Matrix ID; a first name is
    everybody's who has it. What somebody from outside calls themselves takes no agent's name.
    """
    wanted, typed = fold(words.removeprefix("@")), words.startswith("@")
    sure: dict[PersonKey, None] = {}
    others: dict[PersonKey, None] = {}
    for person, name in work.rooms.who_is_in(rooms):
        address = fold((person.user_id or "").removeprefix("@"))
        called = fold(name or "").split()
        if address and wanted == address:
            return (person.key,)
        here = wanted == address.partition(":")[0]
        if (typed and here) or (len(called) > 1 and wanted == " ".join(called)):
            sure[person.key] = None
        elif here or called[:1] == [wanted] or wanted == " ".join(called):
            others[person.key] = None
    found = {**sure, **others}
    if len(found) < 2:  # noqa: PLR2004 - nobody to tell apart
        return tuple(found)
    agents = {each for each in found if is_agent(each, work, organisation)}
    if len(sure) == 1 and (not agents or agents & sure.keys()):
        return tuple(sure)
    return tuple(sorted(found, key=lambda each: (each not in agents, each)))


def with_addresses(text: str, rooms: Sequence[RoomKey], work: UnitOfWork) -> str:
    """Put people's Matrix IDs in place of their whole names after an @: *@Luc Dupont*."""
    people: dict[str, set[str]] = {}
    for person, name in work.rooms.who_is_in(rooms):
        if person.user_id is not None and len(words := fold(name or "").split()) > 1:
            people.setdefault(" ".join(words), set()).add(person.user_id)
    for found in reversed(list(_AT.finditer(text))):
        name, end = _longest(text, found.end(), people)
        if name is not None and len(people[name]) == 1:
            (address,) = people[name]
            text = text[: found.start()] + address + text[end:]
    return text


def with_asker(text: str, asker: Person) -> str:
    """Put the asker's Matrix ID in place of *moi* beside somebody's: *@zoe et moi*."""
    address = asker.user_id or ""
    after, before = (rf"(?:{'|'.join(little(name))})" for name in ("and_me", "me_and"))
    text = re.sub(rf"(@\S+\s+){after}(?![\w-])", rf"\g<1>{address}", text, flags=re.IGNORECASE)
    return re.sub(rf"(?<![\w-]){before}(?=\s+@)", address, text, flags=re.IGNORECASE)


def _longest(text: str, start: int, people: dict[str, set[str]]) -> tuple[str | None, int]:
    """Find the longest of these names that stands at a place, and where it ends."""
    said: list[str] = []
    best: tuple[str | None, int] = (None, start)
    end = start
    while len(said) < LONGEST_NAME and (word := _WORD.match(text, end)):
        said.append(word[1])
        name = fold(" ".join(said)).rstrip(AROUND)
        end = word.end()
        if name in people:
            best = (name, end - len(word[1]) + len(word[1].rstrip(AROUND)))
    return best


def words_for(people: Iterable[Person]) -> dict[PersonKey, tuple[str, ...]]:
    """Give what one may type for each of these people, and for none of the others."""
    words: dict[PersonKey, dict[str, None]] = {}
    for person in people:
        whole = fold(whole_name(person))
        first, _, last = whole.partition(" ")
        parts = (whole, first, last, (person.user_id or "")[1:].partition(":")[0])
        words[person.key] = dict.fromkeys(part for part in parts if part)
    every = [word for each in words.values() for word in each]
    return {
        key: tuple(
            said
            for word in each
            if every.count(word) == 1
            for said in (word, f"@{word}", *(f"{to} {word}" for to in little("to")))
        )
        for key, each in words.items()
    }


def whole_name(person: Person) -> str:
    """Give the name that tells a person apart."""
    return " ".join((person.name or "").split()) or (person.user_id or "").removeprefix("@")
