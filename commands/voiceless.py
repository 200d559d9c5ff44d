"""A room where the bot may read and not write: who asks is told alone; what waited comes then."""

from dataclasses import dataclass

from commands.command import Context, Reply, Request, Silence, command
from commands.document import Document
from commands.policy import anyone, moderators
from commands.wording import Voice, worded
from storage.ids import PersonKey, RoomKey, UserId
from storage.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class SayAnew(Request):
    """Show what a room refused, since the bot may write there again."""


@dataclass(frozen=True, slots=True)
class CannotWrite(Reply):
    """What was asked in a room is read; the answer cannot be said there."""

    room: RoomKey
    moderators: tuple[PersonKey, ...] = ()


@command("rooms.say_anew", allowed=anyone, undoable=False)
def say_anew(request: SayAnew, work: UnitOfWork, context: Context) -> Reply:
    """Take up the cards that never left; the door shows them as they now stand."""
    work.outbox.say_anew(context.room)
    return Silence()


def cannot_write(room: RoomKey, bot: UserId, work: UnitOfWork) -> CannotWrite | None:
    """Give what to tell whoever is answered in a room, where we may not write there."""
    row = work.rooms.by_key(room)
    if row.is_direct or row.lets_write(bot):
        return None
    return CannotWrite(room, moderators(room, work))


@worded
def word_cannot_write(reply: CannotWrite, voice: Voice) -> Document:
    """Where, what becomes of it, and who can help."""
    said = voice.say(
        "cannot-write",
        room=voice.names.room(reply.room),
        people=voice.listed(reply.moderators),
        known="yes" if reply.moderators else "no",
    )
    return Document((said,))
