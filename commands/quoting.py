"""Words of people's own, made fit to stand inside a sentence of ours."""

import re
import unicodedata

LONGEST = 300
"""Characters shown of a title or a name: nine phone lines, more is no title."""

_BLANKS = re.compile("[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_UNSEEN = re.compile(
    "["
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # control characters
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"  # invisible letters
    "\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2067\u206a-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ue000-\uf8ff"  # halves of a character; private use, which wording/ marks with
    "\U000e0000-\U000e007f"
    "]"
)
_ISOLATES = re.compile("[\u2068\u2069]")
_FIRST_STRONG, _POP = "\u2068", "\u2069"


def quoted(text: str) -> str:
    """Give a text as one line, cut where it is endless, that changes nothing around it.

    What is written from right to left is isolated, so that the words after it stay in place.
    """
    if len(text) <= LONGEST and text.isascii() and text.isprintable():
        return text
    shown = seen(text)
    if len(shown) > LONGEST:
        shown = f"{shown[: LONGEST - 1].rstrip()}…"
    if _well_isolated(shown):
        return shown
    shown = _ISOLATES.sub("", shown)
    if any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in shown):
        return f"{_FIRST_STRONG}{shown}{_POP}"
    return shown


def seen(text: str) -> str:
    """Leave out of a text what nobody sees; line breaks become spaces."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub("", _BLANKS.sub(" ", text))


def _well_isolated(text: str) -> bool:
    """Tell whether a text was made of isolated parts before, none of them left open."""
    depth = 0
    for mark in _ISOLATES.findall(text):
        depth += 1 if mark == _FIRST_STRONG else -1
        if depth < 0:
            return False
    return depth == 0 and _FIRST_STRONG in text
