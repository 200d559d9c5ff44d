"""Text that strangers wrote, made fit to be read, stored and shown; nothing visible is lost."""

import re
import unicodedata

NAME_LENGTH = 120
"""Characters kept of a name: more is no name."""

_LINES = re.compile("\r\n|[\r\u2028\u2029\u0085\v\f]")

_UNSEEN = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters; PostgreSQL stores no NUL
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"  # invisible letters
    "\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f"  # zero width, and directions that lie
    "\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f"  # invisible ASCII
    "\ud800-\udfff"  # halves of a character, which no encoding writes
    "]"
)

_STRAY_JOINER = re.compile("(?<![\u2190-\u2bff\U0001f000-\U0001faff\ufe0f])\u200d|\u200d(?=\\s|$)")
"""A zero-width joiner that joins no emoji."""


def clean(text: str) -> str:
    """Leave out what nobody sees, and write every line break the same way."""
    if text.isascii() and text.isprintable():
        return text
    text = _UNSEEN.sub("", _LINES.sub("\n", text))
    return unicodedata.normalize("NFC", _STRAY_JOINER.sub("", text))


def name(value: object) -> str | None:
    """Read a name of a room or a person: one line, none where nothing can be seen of it."""
    if not isinstance(value, str):
        return None
    return " ".join(clean(value[: 4 * NAME_LENGTH]).split())[:NAME_LENGTH].strip() or None


def without_quote(body: str) -> str:
    """Drop the quotation that older clients write before a reply."""
    if not body.startswith(">"):
        return body
    lines = body.split("\n")
    for number, line in enumerate(lines):
        if not line.startswith(">"):
            return "\n".join(lines[number:]).lstrip("\n")
    return ""
