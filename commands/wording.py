"""From replies to documents, in the reader's language: every word is in texts/."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar, get_type_hints

from commands.document import Document, Line, Link, Mention, Span, Text
from commands.language import (
    Language,
    write_due,
    write_duration,
    write_hour,
    write_repetition,
    write_short,
)
from commands.quoting import quoted
from commands.sentences import MissingText, sentence
from storage.ids import EventId, PersonKey, RoomKey
from storage.moments import Due, LocalMoment, Repetition

__all__ = ["MissingText", "Names", "Voice", "Worded", "sentence", "worded"]

_OPEN, _CLOSE = "\ue000", "\ue001"
_SPANS = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
"""Private-use marks that hold the place of a pill or a link while Fluent builds a sentence."""

_SAYS_YOU = re.compile(r"\b(?:vous|votre|vos)\b", re.IGNORECASE)

MOST_NAMES = 10
"""Names written out in a sentence; the others are counted."""

MOST_ADDRESSED = 4
"""Lines of an answer that is still said to one person."""

WordedType = TypeVar("WordedType", bound=Callable[..., Document])


class Names(Protocol):
    """Who people and rooms are, for whoever reads."""

    def name(self, person: PersonKey) -> str:
        """Tell the name to show: the first name where it is unique in the room."""
        ...

    def called(self, person: PersonKey) -> str:
        """Tell the name by which to speak to a person."""
        ...

    def mention(self, person: PersonKey) -> Span:
        """Make the pill that notifies a person; plain words where they are unknown."""
        ...

    def room(self, room: RoomKey) -> str:
        """Tell a room's name."""
        ...

    def address(self, room: RoomKey, event: EventId) -> str:
        """Give the address that opens a message in a Matrix client."""
        ...

    def prepare(self, people: Iterable[PersonKey]) -> None:
        """Read several people at once, so that a list costs no query a line."""
        ...


@dataclass(frozen=True, slots=True)
class Worded:
    """How one kind of reply, or of error, is said."""

    key: type[Any]
    word: Callable[[Any, "Voice"], Document]


def worded(function: WordedType) -> WordedType:
    """Mark a function as the one that words its first argument's type."""
    reply = get_type_hints(function)["reply"]
    function.__worded__ = Worded(reply, function)  # type: ignore[attr-defined]
    return function


@dataclass(frozen=True, slots=True)
class Voice:
    """How to speak to one reader: language, zone, hour, and the names they know."""

    language: Language
    zone: str
    now: datetime
    names: Names
    prefix: str
    """What calls the bot in a room."""
    direct: bool = True
    """Whether the reader is alone with the bot."""
    asker: PersonKey | None = None
    """Who is spoken to, where it answers somebody."""

    def say(self, key: str, **values: Any) -> Line:  # noqa: ANN401 - what Fluent takes
        """Say a sentence of texts/; a value may be a pill, a link or a line, which stay so.

        Every sentence may hold `call` and `prefix`.
        """
        lines: list[Line] = []

        def held(value: Any) -> Any:  # noqa: ANN401 - the same
            if isinstance(value, Mention | Link | Text | tuple):
                lines.append(value if isinstance(value, tuple) else (value,))
                return f"{_OPEN}{len(lines) - 1}{_CLOSE}"
            return _fit(value)

        taken = {name: held(each) for name, each in values.items()}
        return _split(sentence(self.language, key, {**self._calls(), **taken}), lines)

    def words(self, key: str, **values: Any) -> str:  # noqa: ANN401 - what Fluent takes
        """Say a sentence that holds neither pill nor link."""
        taken = {name: _fit(each) for name, each in values.items()}
        return sentence(self.language, key, {**self._calls(), **taken})

    @property
    def call(self) -> str:
        """What comes before words to say to the bot where they are read: nothing in private."""
        return "" if self.direct else self.prefix

    def _calls(self) -> dict[str, str]:
        return {"call": self.call, "prefix": self.prefix}

    def addressed(self, line: Line) -> Line:
        """Begin a sentence with the name of whom it is said to: several people may read it."""
        if self.direct or self.asker is None or not line or not isinstance(line[0], Text):
            return line
        first = line[0].words
        if first.startswith(f"{self.names.called(self.asker)},"):
            return line  # it says the name already
        if not first.startswith(("I ", "I’")):
            first = first[:1].lower() + first[1:]
        name = self.words("addressed", name=self.names.called(self.asker))
        return (replace(line[0], words=name + first), *line[1:])

    def to_one(self, document: Document) -> Document:
        """Address the first sentence that says *vous*, where several people read it.

        A long answer, as help is, speaks to them all.
        """
        if self.direct or self.asker is None or len(document.blocks) > MOST_ADDRESSED:
            return document
        for place, block in enumerate(document.blocks):
            if isinstance(block, tuple) and _says_you(block):
                before, after = document.blocks[:place], document.blocks[place + 1 :]
                return replace(document, blocks=(*before, self.addressed(block), *after))
        return document

    def due(self, due: Due) -> str:
        """Write a date in full, as answers do."""
        return write_due(due, self.language)

    def short(self, due: Due) -> str:
        """Write a date for a list."""
        return write_short(due, self.now, self.language)

    def moment(self, instant: datetime) -> str:
        """Write an instant in full, on the reader's clocks."""
        local = LocalMoment.at(instant, self.zone)
        return self.due(
            Due.at(LocalMoment(local.local.replace(second=0, microsecond=0), self.zone))
        )

    def hour(self, instant: datetime) -> str:
        """Write an instant's hour, to the minute, on the reader's clocks."""
        local = LocalMoment.at(instant, self.zone).local.time()
        return write_hour(local.replace(second=0, microsecond=0), self.language)

    def duration(self, minutes: int) -> str:
        """Write a length of time."""
        return write_duration(timedelta(minutes=minutes), self.language)

    def repetition(self, repetition: Repetition, first: Due, *, latest: int = 0) -> str:
        """Write what comes back: `chaque lundi à 9 h`; of days left out, the latest alone."""
        return write_repetition(repetition, first, self.language, latest=latest)

    def listed(self, names: Sequence[PersonKey]) -> str:
        """Write several names, the last one after *et*; beyond ten the others are counted."""
        shown = [self.names.name(person) for person in names[:MOST_NAMES]]
        if len(names) > MOST_NAMES:
            others = len(names) - MOST_NAMES
            return self.words("names-others", names=", ".join(shown), count=others)
        return self.joined(shown)

    def joined(self, parts: Sequence[object], key: str = "names-and") -> str:
        """Write several words or numbers, the last one after *et*, or *ou* (`names-or`)."""
        shown = [str(part) for part in parts]
        if len(shown) < 2:  # noqa: PLR2004 - nothing to join
            return "".join(shown)
        return sentence(self.language, key, {"first": ", ".join(shown[:-1]), "last": shown[-1]})


def _fit(value: Any) -> Any:  # noqa: ANN401 - what Fluent takes
    """Let a value change nothing around it."""
    return quoted(value) if isinstance(value, str) else value


def _says_you(line: Line) -> bool:
    """Tell whether a sentence of ours says *vous*; the words of people's own do not count."""
    return any(isinstance(span, Text) and _SAYS_YOU.search(span.words) for span in line)


def _split(said: str, lines: list[Line]) -> Line:
    if not lines:
        return (Text(said),)
    parts: list[Span] = []
    for index, part in enumerate(_SPANS.split(said)):
        if index % 2:
            parts.extend(lines[int(part)])
        elif part:
            parts.append(Text(part))
    return tuple(parts)
