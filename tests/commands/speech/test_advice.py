"""Words of texts/ that a person is told to say: the bot hears them where they are read."""

import re

import pytest

from commands.language.lexicon import fold
from commands.phrases import words_of
from tests.commands.speech.conftest import Square
from tests.texts.reading import Written, sentences_of, values

QUOTED = re.compile(r"[«“]\u00a0?(.*?)\u00a0?[»”]")
CALLED = re.compile(r"^\{ \$(?:call|prefix) \}")
"""What stands before words that are said to the bot in a room."""

VALUES = {
    "number": "42",
    "name": "Finances",
    "example": "fait 42",
    "word": "annuler",
    "sentence": "rappelle-moi demain 9h de signer",
}
"""What may stand in such words."""

ANSWERS = re.compile(
    r"r[ée]pond|\b(?:answer|reply|react)|message direct|direct message", re.IGNORECASE
)
"""What needs no call: it answers a question or a message of ours, or is said in private."""

HEARD_BARE = ("undoing.undo", "undoing.redo", "talk.yes", "talk.no")
"""Words that are heard uncalled where they are offered: decision 6, and questions."""

SPOKEN = [
    each
    for each in values()
    if each.file not in ("cli.ftl", "notices.ftl", "privacy.ftl")
    and not each.key.startswith(("welcome-", "help-names-"))
    and not each.key.endswith("-why")
]
"""What may be read in a room, but why something is asked: it repeats what was said."""

ADVICE = [
    (each, words)
    for each in SPOKEN
    for words in QUOTED.findall(each.text)
    if CALLED.match(words) and CALLED.sub("", words)
]


def filled(words: str) -> str:
    """Put values in the places of a sentence, and leave the call out."""
    return re.sub(r"\{ \$(\w+) \}", lambda place: VALUES[place[1]], CALLED.sub("", words))


@pytest.mark.parametrize(("written", "words"), ADVICE, ids=str)
def test_what_one_is_told_to_say_is_heard_in_a_room_and_alone(
    furnished: Square, written: Written, words: str
) -> None:
    said = filled(words)
    here = furnished.understands(f"!{said}", furnished.room, written.language)
    alone = furnished.understands(said, furnished.alone, written.language)

    assert here is not None
    assert alone is not None
    assert not here.startswith("SayNot")
    assert not alone.startswith("SayNot")


def test_every_command_that_one_is_told_to_say_is_called(furnished: Square) -> None:
    uncalled = [
        (str(each), words)
        for each in SPOKEN
        for part in sentences_of(each.text)
        for words in QUOTED.findall(part)
        if not CALLED.match(words) and not ANSWERS.search(part) and is_a_command(furnished, words)
    ]

    assert uncalled == []


def is_a_command(furnished: Square, words: str) -> bool:
    """Tell whether words are heard as a command by somebody who is alone with the bot."""
    said = re.sub(r"\{ \$\w+ \}", "", words).strip()
    if not said or any(fold(said) in words_of(phrase) for phrase in HEARD_BARE):
        return False
    heard = furnished.understands(said, furnished.alone, "fr")
    return heard is not None and not heard.startswith("SayNot")
