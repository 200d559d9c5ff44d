"""People named without their @, where a word that gives leads to them: *à Zoé Petit*."""

from collections.abc import Mapping
from dataclasses import dataclass

from commands.callings import AROUND, LONGEST_NAME
from commands.language.lexicon import fold
from commands.phrases import little
from commands.said import Said
from commands.tasks.titles import tidy
from storage.ids import PersonKey

_AROUND = f"{AROUND}-"

_SHORTEST_TITLE = 2
"""Words below which a title has lost what it was about: *écrire à Zoé Petit*."""


@dataclass(frozen=True, slots=True)
class Named:
    """Whose a task is by its words, and the title without them."""

    people: tuple[PersonKey, ...]
    """Nobody in particular, of what is for the room: *pour nous*."""
    title: str
    sure: bool
    """Whether nothing else can be meant; a first name alone may be whom the thing is for."""


def named_in(said: Said, title: str) -> Named | None:
    """Find the people of the room that a title names after *à*, *pour*, *avec*, *à confier à*.

    A whole display name counts where it is unique in the room, and so does *moi*; a first name
    is asked about.
    """
    words = title.split()
    if not _leads(words[:3]).get(0) and _leads(said.rest.split()[:1]):
        words.insert(0, said.rest.split()[0])  # the grammar cut what leads to the first name
    leads = _leads(words)
    if not leads:
        return None
    ours = None if said.context.direct else _without_us(words)
    if ours is not None:
        return Named((), ours, sure=True)
    names = _names(said)
    found: list[tuple[int, dict[PersonKey, bool], int]] = []
    for place, length in leads.items():
        if not found or place >= found[-1][2]:
            people, end = _people(words, place + length, names)
            found += [(place, people, end)] if people else []
    if not found:
        return None
    place, people, end = found[-1]
    if _joins(words, place - 1):
        return None  # *pour le maire et pour Zoé*
    left = _without(words, place, end)
    if not left:
        return Named(tuple(people), left, sure=True)
    gives = leads[place] > 1 or all(people.values())
    sure = gives and len(found) == 1 and len(left.split()) >= _SHORTEST_TITLE
    return Named(tuple(people), left, sure=sure)


def _without_us(words: list[str]) -> str | None:
    """Give a title without *pour nous*, unless it loses what it was about."""
    for place in range(len(words) - 1):
        end = place + 2
        if fold(" ".join(words[place:end])).strip(_AROUND) in little("for_us"):
            joined = _joins(words, place - 1) or _joins(words, end)
            left = _without(words, place, end)
            return None if joined or len(left.split()) == 1 else left
    return None


def _without(words: list[str], place: int, end: int) -> str:
    """Write a title without some of its words."""
    kept = " ".join((" ".join(words[:place]).rstrip(_AROUND), *words[end:]))
    return tidy(kept.strip(_AROUND))


def _leads(words: list[str]) -> dict[int, int]:
    """Map where words that lead to a person begin to how many they are: *à confier à*."""
    leads: dict[int, int] = {}
    free = 0
    for place in range(len(words)):
        if place >= free and (length := _lead(words, place)):
            leads[place] = length
            free = place + length
    return leads


def _lead(words: list[str], place: int) -> int:
    """Tell how many words lead to a person there; none where they do not."""
    for length in (3, 2, 1):
        if fold(" ".join(words[place : place + length])) in little("gives"):
            return length
    return 0


def _joins(words: list[str], place: int) -> bool:
    """Tell whether the word there joins several people: *et*."""
    return 0 <= place < len(words) and fold(words[place]) in little("joins_people")


def _people(
    words: list[str], place: int, names: Mapping[str, tuple[PersonKey, bool]]
) -> tuple[dict[PersonKey, bool], int]:
    """Read names from a place on; give whether each is a whole one, and where they end."""
    people: dict[PersonKey, bool] = {}
    end = place
    while True:
        for length in range(min(LONGEST_NAME, len(words) - place), 0, -1):
            name = names.get(fold(" ".join(words[place : place + length])).strip(_AROUND))
            if name is not None:
                break
        else:
            # What *et* leads to is nobody: all of it may be whom the thing is for.
            return ({}, end) if people and place > end else (people, end)
        person, whole = name
        people[person] = whole
        end = place = place + length
        if _joins(words, end):
            place = end + 1 + _lead(words, end + 1)
        elif not words[end - 1].endswith(","):
            return people, end


def _names(said: Said) -> dict[str, tuple[PersonKey, bool]]:
    """Map the names that are unique in the room to whose they are, and whether they are whole.

    Alone with the bot there is only *moi*.
    """
    work, context = said.work, said.context
    own = dict.fromkeys(little("me"), (context.sender, True))
    if context.direct:
        return own
    ours = work.accounts.user_id(work.account)
    called: dict[str, dict[PersonKey, bool]] = {}
    for person, name in work.rooms.who_is_in((context.room,)):
        words = fold(name or "").split()
        if not words or person.user_id == ours:
            continue
        called.setdefault(words[0], {})[person.key] = False
        called.setdefault(" ".join(words), {})[person.key] = True
    unique = {name: next(iter(whose.items())) for name, whose in called.items() if len(whose) == 1}
    return unique | own
