"""Titles: made fit to be read in a line, and drawn from a message that becomes a task."""

from datetime import datetime

from commands.language import Intent, Language, read_sentence
from commands.language.lexicon import fold
from commands.phrases import little
from commands.quoting import seen

LONGEST = 200
"""Characters of a title: more is a text, not a title."""

LONGEST_DRAWN = 100
"""Characters drawn from somebody's message, which was not written as a title."""

_ENDS = (". ", "! ", "? ", "… ")


def tidy(text: str) -> str:
    """Give a title as one line, without what nobody sees, its first letter a capital."""
    words = " ".join(seen(text).split())
    return words[:1].upper() + words[1:]


def drawn_from(text: str, now: datetime, zone: str, language: Language) -> str:
    """Draw a title from somebody's message: its first sentence, without the words that ask.

    A date stays in it: it was said on another day, so that nobody could tell which it means.
    """
    first = _first_sentence(text)
    read = read_sentence(first, now, zone, language, intent=Intent.TASK)
    dated = read.due or read.doubt or read.repetition or read.mentions or read.effort
    asked = tidy(read.title)
    if not dated and asked and not read.project and not read.urgent and _is_better(asked, first):
        first = asked
    return shorten(tidy(first).rstrip(" ."), LONGEST_DRAWN)


def shorten(title: str, longest: int) -> str:
    """Cut a title before the word that would make it too long."""
    if len(title) <= longest:
        return title
    cut = title[: longest - 1]
    whole, _, last = cut.rpartition(" ")
    return f"{(whole if whole and len(last) < longest // 2 else cut).rstrip(' ,;:')}…"


def _first_sentence(text: str) -> str:
    lines = (" ".join(seen(line).split()) for line in text.splitlines())
    line = next((each for each in lines if any(letter.isalnum() for letter in each)), "")
    ends = [line.find(end) + 1 for end in _ENDS if end in line]
    longer = [end for end in ends if end > 15]  # noqa: PLR2004 - *Bonjour !*, *M. Petit* end nothing
    return line[: min(longer)] if longer else line


def _is_better(asked: str, first: str) -> bool:
    """Tell whether what was left out is more than an article."""
    plain = fold(first).replace("'", "' ")
    lost = plain.partition(fold(asked).replace("'", "' "))[0].split()
    return bool(lost) and not all(word in little("articles") for word in lost)
