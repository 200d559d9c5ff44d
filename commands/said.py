"""What was said after a phrase, and what its readers ask of it."""

import re
from dataclasses import dataclass
from functools import cached_property

from commands.callings import answering
from commands.command import Context
from commands.errors import Namesakes, UnknownPerson, UnknownPersonAlone
from commands.language import Intent, Language, Purpose, Sentence, When, read_sentence, read_when
from commands.language.lexicon import fold
from commands.phrases import little
from commands.policy import is_agent
from storage.ids import PersonKey, RoomKey
from storage.messages import Subject
from storage.work import UnitOfWork

_NUMBER = re.compile(r"\s*#?(\d{1,9})(?![\w:/]|\.\w)")
_FIRST = re.compile(r"\s*([^\W\d_]+°?|[,;#])")
"""A word, or a sign, that may stand before a number."""

_LONGEST_ALL = 5
"""Words of the longest way to say everything."""


@dataclass(frozen=True)
class Said:
    """A sentence that begins with a known phrase: `rest` is what follows it."""

    rest: str
    whole: str
    language: Language
    context: Context
    work: UnitOfWork
    subject: Subject | None
    """What the card that is answered tells of."""

    @cached_property
    def _numbered(self) -> tuple[tuple[int, ...], str]:
        rest = self.rest
        while (word := _FIRST.match(rest)) and fold(word[1]) in little("before_numbers"):
            rest = rest[word.end() :]
        found: list[int] = []
        while (match := _number_at(rest)) is not None:
            number, rest = match
            found.append(number)
        return tuple(dict.fromkeys(found)), (rest if found else self.rest).strip()

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers said first: `42`, `42 43`, `la tâche 42`."""
        return self._numbered[0]

    @property
    def after_numbers(self) -> str:
        """What follows the numbers, or all of it where there is none."""
        return self._numbered[1]

    @property
    def after_everything(self) -> str | None:
        """What follows *tout*, *toutes mes tâches*; nothing where a sentence is not about all."""
        words = self.rest.strip(" .!").split()
        for length in range(min(len(words), _LONGEST_ALL), 0, -1):
            if fold(" ".join(words[:length])) in little("everything"):
                return " ".join(words[length:])
        return None

    def tasks(self) -> tuple[int, ...]:
        """The tasks meant: by their numbers, or the one whose card is answered."""
        if self.numbers:
            return self.numbers
        if self.subject is not None and self.subject.kind == "task":
            return (self.subject.key,)
        return ()

    def sentence(self, text: str, intent: Intent | None = None) -> Sentence:
        """Read a whole sentence."""
        return read_sentence(
            text, self.context.now, self.context.zone, self.language, intent=intent
        )

    def when(self, text: str, purpose: Purpose) -> When:
        """Read a bare date or moment."""
        return read_when(text, self.context.now, self.context.zone, self.language, purpose=purpose)

    def person(self, words: str) -> PersonKey:
        """Find whom `luc`, `luc:ville.fr` or `moi` means, among those the asker shares a room with.

        Raises `UnknownPerson`, in the same words for who is elsewhere and who does not exist,
        and `Namesakes` where several people answer to it.
        """
        called = words.removeprefix("@")
        if fold(called) in little("me"):
            return self.context.sender
        context = self.context
        found = answering(words, rooms_of(context, self.work), self.work, context.organisation)
        if len(found) > 1:
            raise Namesakes(called.partition(":")[0], found)
        if not found:
            raise self.unknown(called.partition(":")[0])
        return found[0]

    def unknown(self, name: str) -> UnknownPerson:
        """Make the refusal of somebody who is not here: in private a guest names nobody else."""
        context = self.context
        if context.direct and not is_agent(context.sender, self.work, context.organisation):
            return UnknownPersonAlone(name)
        return UnknownPerson(name)

    def people(self, mentions: tuple[str, ...]) -> tuple[PersonKey, ...]:
        """Find several people named with an @, each once, in the order said."""
        return tuple(dict.fromkeys(self.person(f"@{each}") for each in mentions))


def rooms_of(context: Context, work: UnitOfWork) -> tuple[RoomKey, ...]:
    """Tell among whose members somebody is named: the room's; in private, those of one's own."""
    if not context.direct or not is_agent(context.sender, work, context.organisation):
        return (context.room,)
    return tuple(work.rooms.shared(context.sender))


def _number_at(text: str) -> tuple[int, str] | None:
    """Read a number, after a sign or a word that joins it to one before; give what follows."""
    first = _FIRST.match(text)
    if first and (first[1] in ",;#" or fold(first[1]) in little("between_numbers")):
        text = text[first.end() :]
    number = _NUMBER.match(text)
    return None if number is None else (int(number[1]), text[number.end() :])
