"""Long lists: ten lines at a time, and what `suite` shows next."""

from dataclasses import dataclass

from commands.command import Context, Reply, Request, command
from commands.document import Document
from commands.language.lexicon import fold
from commands.phrases import phrase, spoken
from commands.policy import anyone
from commands.said import Said
from commands.serialising import to_json
from commands.wording import Voice, worded
from storage.ids import RoomKey
from storage.questions import LIFETIME, Question
from storage.work import UnitOfWork

LINES = 10
"""Lines of a page: more is more than a phone shows."""

_MORE = "tasks.more"
_OFFER = "more"
"""In the place of a tap, marks the rows of the question table that wait for `suite`."""


@dataclass(frozen=True, slots=True)
class SayNoMore(Request):
    """Tell that no list goes on."""


@dataclass(frozen=True, slots=True)
class NoMore(Reply):
    """No list goes on."""


def turn_page(following: Request | None, work: UnitOfWork, context: Context) -> None:
    """Let `suite` show what follows a list, and nothing of the list before.

    It waits as an answer does: in the room where the list was asked for, and in the direct
    message where it is read. No message asks for it, so nothing is said.
    """
    for room in _rooms(work, context):
        for question in work.questions.open_for(context.sender, room, context.now):
            if any(option["tap"] == _OFFER for option in question.options):
                question.answered_at = context.now
        if following is not None:
            work.questions.add(_offer(following, room, context))


def _rooms(work: UnitOfWork, context: Context) -> tuple[RoomKey, ...]:
    direct = work.people.by_key(context.sender).direct_room
    return tuple(dict.fromkeys(room for room in (context.room, direct) if room is not None))


def _offer(following: Request, room: RoomKey, context: Context) -> Question:
    words = [fold(word) for each in spoken() if each.phrase == _MORE for word in each.words]
    return Question(
        person=context.sender,
        room=room,
        origin=context.origin,
        options=[{"tap": _OFFER, "words": words, "request": to_json(following)}],
        asked_at=context.now,
        expires_at=context.now + LIFETIME,
    )


@phrase(_MORE)
def read_more(said: Said) -> SayNoMore | None:
    """`suite`, where no list waits for it: those that do are answers."""
    return None if said.rest.strip(" .!") else SayNoMore()


@command("tasks.no_more", allowed=anyone, undoable=False)
def say_no_more(request: SayNoMore, work: UnitOfWork, context: Context) -> NoMore:
    """Say that no list goes on."""
    return NoMore()


@worded
def word_no_more(reply: NoMore, voice: Voice) -> Document:
    """What to say instead."""
    del reply
    return Document((voice.say("list-no-more"),))
