"""Documents as a plain body and as HTML: both from the same spans, escaped in one place."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import quote

from commands.document import Bullets, Document, Line, Link, Mention, Span
from commands.quoting import seen


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message's two faces."""

    body: str
    html: str


def render(document: Document, *, taps_seeded: bool = True) -> Rendered:
    """Write a document as look/ has it: `<br>` and a newline between lines, lists as `<ul>`.

    Where the taps are not seeded, the words to type stand in place of the line that names them.
    """
    last = document.tap_line if taps_seeded else document.typed_line or document.tap_line
    blocks = [*document.blocks, *([last] if last else [])]
    return Rendered("\n".join(_plain_blocks(blocks)), _html_blocks(blocks))


def content_of(document: Document, *, taps_seeded: bool = True) -> dict[str, Any]:
    """Make the content of an `m.room.message`, its mentions with it."""
    rendered = render(document, taps_seeded=taps_seeded)
    mentions: dict[str, Any] = {}
    users = list(dict.fromkeys(each.user_id for each in document.mentions()))
    if users:
        mentions["user_ids"] = users
    if document.mention_room:
        mentions["room"] = True
    content: dict[str, Any] = {
        "msgtype": "m.notice" if document.quiet else "m.text",
        "body": rendered.body,
        "m.mentions": mentions,
    }
    if rendered.html != escape(rendered.body, quote=False):
        content["format"] = "org.matrix.custom.html"
        content["formatted_body"] = rendered.html
    return content


def _plain_blocks(blocks: list[Line | Bullets]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Bullets):
            for mark, line in zip(block.marks, block.lines, strict=True):
                yield f"{mark}\u00a0{_plain(line)}" if mark else _plain(line)
        else:
            yield _plain(block)


def _html_blocks(blocks: list[Line | Bullets]) -> str:
    written = ""
    after_line = False
    for block in blocks:
        if isinstance(block, Bullets):
            items = "".join(f"<li>{_html(line)}</li>\n" for line in block.lines)
            written += ("\n" if written else "") + f"<ul>\n{items}</ul>\n"
            after_line = False
        else:
            written += ("<br>\n" if after_line else "") + _html(block)
            after_line = True
    return written.rstrip("\n")


def _plain(line: Line) -> str:
    return "".join(map(_words, line))


def _html(line: Line) -> str:
    return "".join(map(_span, line))


def _span(span: Span) -> str:
    if isinstance(span, Mention):
        address = f"https://matrix.to/#/{quote(span.user_id, safe='@:')}"
        return f'<a href="{escape(address)}">{escape(_words(span), quote=False)}</a>'
    if isinstance(span, Link):
        return f'<a href="{escape(span.address)}">{escape(_words(span), quote=False)}</a>'
    words = escape(_words(span), quote=False)
    if span.bold:
        words = f"<b>{words}</b>"
    return f"<del>{words}</del>" if span.struck else words


def _words(span: Span) -> str:
    """Give a span's words as one line of what can be seen: a title holds what people typed."""
    return seen(span.name if isinstance(span, Mention) else span.words)
