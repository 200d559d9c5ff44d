"""Pills: the links to people in a formatted body, written into the text as complete Matrix IDs.

The text is the plain body, since `# x` or `- x` typed by a person arrive formatted too. Which of
its words are a pill is found by counting how often they stand before it. Linear in the length:
the body is a stranger's.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from bot.matrix import shape
from storage.ids import UserId

MOST_PILLS = 100
_MOST_COUNTED = 500
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_TO_A_USER = re.compile(r"^(?:https://matrix\.to/#/(?=@)|matrix:u/)([^?/#]+)", re.IGNORECASE)
_IN_AN_ID = re.compile(r"[\w.:\-]")
"""What would be read as part of an ID that stands right before it."""


@dataclass(frozen=True, slots=True)
class Pill:
    """A link to somebody: its words, and how often they stand in the text before it."""

    user: UserId
    words: str
    before: int


def with_users(body: str, formatted: object) -> str:
    """Write complete Matrix IDs where a body shows pills."""
    if not isinstance(formatted, str) or "matrix" not in formatted:
        return body
    written: list[str] = []
    done = 0
    for number, pill in enumerate(read_pills(formatted)):
        if number == MOST_PILLS:
            break
        start = _place(body, pill, done)
        if start < 0:
            continue
        written += [body[done:start].removesuffix("@"), pill.user]
        done = start + len(pill.words)
        if _IN_AN_ID.match(body, done):
            written.append(" ")
    return "".join(written) + body[done:]


def read_pills(formatted: str) -> Iterator[Pill]:
    """Walk the links to people, in order; those in a quoted reply are left out."""
    said: list[str] = []
    user: UserId | None = None
    words: list[str] = []
    quoted = False
    for tag, text in _pieces(formatted):
        name = tag[:10].lower()
        if user is not None and (name.startswith("/a") or _opens_link(name)):
            spoken = "".join(words)
            if spoken.strip():
                yield Pill(user, spoken, "".join(said).count(spoken))
            said.append(spoken)
            user, words = None, []
        if name.startswith(("mx-reply", "/mx-reply")):
            quoted = name.startswith("mx-reply")
        elif _opens_link(name) and not quoted:
            user = _user_of(tag)
        if not quoted:
            (said if user is None else words).append(html.unescape(text))


def _pieces(formatted: str) -> Iterator[tuple[str, str]]:
    """Cut HTML into tags, each with the text that follows it."""
    first, *others = formatted.split("<")
    yield "", first
    for piece in others:
        tag, closed, text = piece.partition(">")
        yield (tag, text) if closed else ("", "<" + piece)


def _opens_link(tag: str) -> bool:
    return tag[:1] == "a" and tag[1:2].isspace()


def _user_of(tag: str) -> UserId | None:
    href = _HREF.search(tag)
    if href is None:
        return None
    link = _TO_A_USER.match(unquote(html.unescape(next(filter(None, href.groups()), ""))))
    if link is None:
        return None
    name = link.group(1)
    return shape.user_id(name if name.startswith("@") else f"@{name}")


def _place(body: str, pill: Pill, done: int) -> int:
    """Find a pill's words in the body, not before `done`."""
    if pill.before < _MOST_COUNTED:
        before = body.split(pill.words, pill.before + 1)
        if len(before) == pill.before + 2:
            start = len(body) - len(before[-1]) - len(pill.words)
            if start >= done:
                return start
    return body.find(pill.words, done)
