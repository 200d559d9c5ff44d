"""What a reply looks like, before it is text or HTML."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Self

from commands.command import Request
from storage.ids import PersonKey, UserId


@dataclass(frozen=True, slots=True)
class Text:
    """Words as they are; `bold` or `struck` where the look asks for it."""

    words: str
    bold: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A person as a pill, who is notified: only for who must act now."""

    person: PersonKey
    user_id: UserId
    name: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; the address stands in no plain body."""

    words: str
    address: str


Span = Text | Mention | Link
Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """Lines of a list. `marks` are what the plain body shows before each: ☐, –, ⚖️."""

    lines: tuple[Line, ...]
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tap:
    """A reaction that acts as a button: the request it stands for, and whose it is."""

    key: str
    request: Request
    only: PersonKey | None = None
    """The one person whom it serves, where it answers a question."""
    offered: bool = True
    """Whether it is shown. One that is not still answers who taps what was just withdrawn."""


@dataclass(frozen=True, slots=True)
class Document:
    """A message: lines and lists, and the taps below it.

    `tap_line` names the taps; where they are not seeded, `typed_line` stands in its place.
    `mention_room` notifies everybody, for a room's reminder.
    """

    blocks: tuple[Line | Bullets, ...]
    taps: tuple[Tap, ...] = ()
    tap_line: Line | None = None
    typed_line: Line | None = None
    quiet: bool = False
    """Sent as `m.notice`: background only."""
    mention_room: bool = False

    def mentions(self) -> Iterator[Mention]:
        """Walk the people it notifies."""
        for line in self.lines():
            for span in line:
                if isinstance(span, Mention):
                    yield span

    def lines(self) -> Iterator[Line]:
        """Walk every line, those of lists included."""
        for block in self.blocks:
            if isinstance(block, Bullets):
                yield from block.lines
            else:
                yield block

    def taken_back(self, said: Line) -> Self:
        """Give the same message crossed out, `said` before it: not everybody sees a line through.

        The plain body has no such line, and nobody hears it read aloud.
        """
        first, *others = self.struck().blocks
        begun = (said, first) if isinstance(first, Bullets) else ((*said, *first),)
        return replace(self.struck(), blocks=(*begun, *others))

    def struck(self) -> Self:
        """Give the same message crossed out, its taps and pills gone."""
        blocks = tuple(
            replace(block, lines=tuple(map(_cross_out, block.lines)))
            if isinstance(block, Bullets)
            else _cross_out(block)
            for block in self.blocks
        )
        return replace(self, blocks=blocks, taps=(), tap_line=None, typed_line=None)

    def without_pills(self) -> Self:
        """Give the same message with plain names, which notifies nobody."""
        blocks = tuple(
            replace(block, lines=tuple(map(_plain, block.lines)))
            if isinstance(block, Bullets)
            else _plain(block)
            for block in self.blocks
        )
        return replace(self, blocks=blocks, mention_room=False)


def line(*spans: Span | str) -> Line:
    """Write a line of spans; bare strings are plain words."""
    return tuple(Text(span) if isinstance(span, str) else span for span in spans)


def bold(spans: Iterable[Span]) -> Line:
    """Make the words of a line bold."""
    return tuple(replace(span, bold=True) if isinstance(span, Text) else span for span in spans)


def _plain(spans: Line) -> Line:
    return tuple(Text(span.name) if isinstance(span, Mention) else span for span in spans)


def _cross_out(spans: Line) -> Line:
    return tuple(
        replace(span, struck=True, bold=False)
        if isinstance(span, Text)
        else Text(span.name if isinstance(span, Mention) else span.words, struck=True)
        for span in spans
    )
