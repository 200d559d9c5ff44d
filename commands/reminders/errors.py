"""What stands in the way of a reminder; texts/ says what to do then."""

from dataclasses import dataclass

from commands.document import Document
from commands.errors import PersonError
from commands.wording import Voice, worded


@dataclass
class SaidInPrivate(PersonError):
    """A reminder for a whole room, asked for where nobody knows which one."""

    sentence: str


@worded
def word_said_in_private(reply: SaidInPrivate, voice: Voice) -> Document:
    """That it is to be said in the room, and how."""
    return Document((voice.say("reminder-said-in-private", sentence=reply.sentence),))
