"""A date so far away that no calendar holds it: *dans 99999999 ans*."""

import re
from dataclasses import dataclass

from commands.document import Document
from commands.errors import PersonError
from commands.language.lexicon import fold
from commands.phrases import little
from commands.wording import Voice, worded

_AHEAD = re.compile(r"\b(?P<lead>[^\W\d_]+)\s+\d{4,}\s+(?P<unit>[^\W\d_]+)")


@dataclass
class TooFar(PersonError):
    """The date is too far away: nothing was noted."""


def refuse_too_far(words: str) -> None:
    """Raise `TooFar` where so much time is counted in words that the grammar does not read."""
    for found in _AHEAD.finditer(words):
        ahead = fold(found["lead"]) in little("from_now")
        if ahead and fold(found["unit"]) in little("lengths"):
            raise TooFar


@worded
def word_too_far(reply: TooFar, voice: Voice) -> Document:
    """That it is too far, and to say another."""
    del reply
    return Document((voice.say("date-too-far"),))
