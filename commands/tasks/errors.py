"""What stands in the way of a task; texts/ says what to do then."""

from dataclasses import dataclass

from commands.document import Document
from commands.errors import PersonError, Unknown
from commands.wording import Voice, worded


@dataclass
class TitleTooLong(PersonError):
    """A title that is a text."""

    length: int
    longest: int


@dataclass
class RemarkTooLong(PersonError):
    """A remark that is a text: it would not be kept whole."""

    length: int
    longest: int


@dataclass
class TooManyPeople(PersonError):
    """More assignees than anybody could follow."""

    count: int
    most: int


@dataclass
class NoRepeatedTask(PersonError):
    """A task that would come back: only reminders do."""

    words: str


@dataclass
class NumbersNeeded(PersonError):
    """All of them at once: `example` names some by their numbers."""

    example: str


@dataclass
class UnknownRoom(Unknown):
    """No such room, or one that the asker is not in: the words are the same."""

    name: str


@worded
def word_too_long(reply: TitleTooLong, voice: Voice) -> Document:
    """How long it is, how long it may be."""
    said = voice.say("task-title-too-long", length=str(reply.length), longest=str(reply.longest))
    return Document((said,))


@worded
def word_remark_too_long(reply: RemarkTooLong, voice: Voice) -> Document:
    """How long it is, how long it may be."""
    said = voice.say("task-remark-too-long", length=str(reply.length), longest=str(reply.longest))
    return Document((said,))


@worded
def word_too_many(reply: TooManyPeople, voice: Voice) -> Document:
    """How many there may be."""
    said = voice.say("task-too-many-people", count=str(reply.count), most=str(reply.most))
    return Document((said,))


@worded
def word_no_repetition(reply: NoRepeatedTask, voice: Voice) -> Document:
    """What to say instead."""
    del reply
    return Document((voice.say("task-no-repetition"),))


@worded
def word_unknown_room(reply: UnknownRoom, voice: Voice) -> Document:
    """That it is not there, and where to ask."""
    return Document((voice.say("task-unknown-room", name=reply.name),))


@worded
def word_numbers_needed(reply: NumbersNeeded, voice: Voice) -> Document:
    """`Rien n’a changé. Dites les numéros, par exemple « supprimer 42 43 ».`."""
    return Document((voice.say("task-numbers-needed", example=reply.example),))
