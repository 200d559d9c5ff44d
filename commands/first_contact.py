"""First contact: the welcome, the word said on entering a room, and the room we cannot read."""

from dataclasses import dataclass

from commands.command import Context, Reply, Request, Silence, command
from commands.document import Document
from commands.policy import anyone, is_agent
from commands.wording import Voice, worded
from storage.ids import PersonKey
from storage.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Greet(Request):
    """Say who we are in a room just entered."""


@dataclass(frozen=True, slots=True)
class TellUnreadable(Request):
    """Say, once, that this room's messages cannot be read."""


@dataclass(frozen=True, slots=True)
class Welcome(Reply):
    """Who the bot is, for somebody it meets alone for the first time."""

    person: PersonKey


@dataclass(frozen=True, slots=True)
class RoomGreeting(Reply):
    """Who the bot is, for a room; `externals` where people from outside read along."""

    externals: bool = False


@dataclass(frozen=True, slots=True)
class CannotRead(Reply):
    """This room is encrypted, and the bot does not read such rooms yet."""


@command("rooms.greet", allowed=anyone, undoable=False)
def greet(request: Greet, work: UnitOfWork, context: Context) -> Reply:
    """Greet a person alone, or a room; of an encrypted one, say that it cannot be read."""
    room = work.rooms.by_key(context.room)
    if room.is_space or room.greeted_at is not None:
        return Silence()
    room.greeted_at = context.now
    if room.encrypted:
        return tell_unreadable(TellUnreadable(), work, context)
    if not context.direct:
        return RoomGreeting(_externals(work, context))
    work.people.by_key(context.sender).welcomed_at = context.now
    return Welcome(context.sender)


@command("rooms.unreadable", allowed=anyone, undoable=False)
def tell_unreadable(request: TellUnreadable, work: UnitOfWork, context: Context) -> Reply:
    """Say it once a room."""
    room = work.rooms.by_key(context.room)
    if room.encryption_told:
        return Silence()
    room.encryption_told = True
    return CannotRead()


@worded
def word_welcome(reply: Welcome, voice: Voice) -> Document:
    """Dialogue 14 of the book of conversations."""
    return Document(
        (
            voice.say("welcome-who", name=voice.names.called(reply.person)),
            voice.say("welcome-what"),
            voice.say("welcome-try"),
            voice.say("welcome-privacy"),
        )
    )


@worded
def word_room_greeting(reply: RoomGreeting, voice: Voice) -> Document:
    """Short: who, how to call, and who reads along."""
    lines = (voice.say("room-greeting"), voice.say("room-greeting-call"))
    externals = (voice.say("room-greeting-externals"),) if reply.externals else ()
    return Document((*lines, *externals))


@worded
def word_cannot_read(reply: CannotRead, voice: Voice) -> Document:
    """One polite sentence."""
    return Document((voice.say("cannot-read"),))


def _externals(work: UnitOfWork, context: Context) -> bool:
    """Tell whether anybody of the room is from outside; the bot itself is of the house."""
    me = work.accounts.user_id(work.account)
    people = work.people.by_keys(member.person for member in work.rooms.members(context.room))
    return any(
        person.user_id not in (None, me) and not is_agent(person.key, work, context.organisation)
        for person in people.values()
    )
