"""Who speaks, where and when: the context of one request, from the mirrored facts."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.posting import Address, Reader
from commands.command import Context, Source
from commands.incoming import (
    Allowance,
    Arrival,
    Edit,
    Incoming,
    Message,
    Notice,
    Quoted,
    Reaction,
    Redaction,
    Tick,
    Unreadable,
)
from commands.names import RowNames
from commands.organisation import Organisation
from commands.wording import Voice
from storage.ids import PersonKey, RoomId, RoomKey, UserId
from storage.nudges import Nudge, NudgeState
from storage.rooms import Membership, Room
from storage.work import UnitOfWork

if TYPE_CHECKING:
    from storage.reminders import Reminder


@dataclass(frozen=True, slots=True)
class Scene:
    """A request's context, where its answer goes, and how whoever reads it reads."""

    context: Context
    to: Address
    reader: Reader


def scene_of(
    incoming: Incoming, work: UnitOfWork, organisation: Organisation, bot: UserId
) -> Scene | None:
    """Set the scene of what arrived, or give nothing where it is none of ours."""
    match incoming:
        case Message() | Reaction():
            return _in_room(
                incoming.room, incoming.sender, incoming, work, organisation, incoming.quoted
            )
        case Edit() | Redaction() | Unreadable():
            return _in_room(incoming.room, incoming.sender, incoming, work, organisation)
        case Arrival():
            return _in_room(incoming.room, incoming.inviter, incoming, work, organisation)
        case Allowance():
            room = work.rooms.by_id(incoming.room)
            free = room is not None and room.lets_write(bot)
            return _in_room(incoming.room, bot, incoming, work, organisation) if free else None
        case Tick():
            return _of_nudge(incoming, work, organisation)
        case Notice():
            return _of_notice(incoming, work, organisation, bot)
        case _:
            return None


def reader_of(
    work: UnitOfWork,
    organisation: Organisation,
    *,
    person: PersonKey | None = None,
    room: RoomKey | None = None,
) -> Reader:
    """Tell how a person reads in their direct message, or how a room does."""
    chosen = work.settings.of(person, room)["person" if person is not None else "room"]
    language = chosen.get("language", organisation.language)
    return Reader("en" if language == "en" else "fr", chosen.get("zone", organisation.zone))


def voice_for(
    reader: Reader,
    work: UnitOfWork,
    now: datetime,
    room: RoomKey | None,
    organisation: Organisation,
    asker: PersonKey | None = None,
) -> Voice:
    """Make the voice that speaks to a reader; without a room, to one person alone."""
    direct = room is None or work.rooms.by_key(room).is_direct
    names = RowNames(work, room, reader.language, organisation)
    return Voice(reader.language, reader.zone, now, names, organisation.prefix, direct, asker)


def _in_room(
    room_id: RoomId,
    sender: UserId,
    incoming: Incoming,
    work: UnitOfWork,
    organisation: Organisation,
    quoted: Quoted | None = None,
) -> Scene | None:
    room = work.rooms.by_id(room_id)
    if room is None or room.membership != Membership.JOIN or room.is_space:
        return None
    person = work.people.known(sender).key
    reader = reader_of(
        work,
        organisation,
        person=person if room.is_direct else None,
        room=None if room.is_direct else room.key,
    )
    source = None
    if quoted is not None:
        author = work.people.known(quoted.sender).key
        source = Source(quoted.event, author, quoted.text)
    context = _context(incoming, person, room, reader, organisation, source)
    return Scene(context, Address(room=room.key), reader)


def _of_nudge(incoming: Tick, work: UnitOfWork, organisation: Organisation) -> Scene | None:
    nudge = work.nudges.by_key(incoming.nudge)
    if nudge is None or nudge.state != NudgeState.PLANNED:
        return None
    person = nudge.person if nudge.person is not None else _author_of(nudge, work)
    reminder_room = nudge.room if nudge.room is not None else work.people.by_key(person).direct_room
    reader = reader_of(work, organisation, person=nudge.person, room=nudge.room)
    context = Context(
        now=incoming.at,
        zone=reader.zone,
        language=reader.language,
        sender=person,
        room=reminder_room or RoomKey(0),
        direct=nudge.person is not None,
        origin=incoming.origin,
        organisation=organisation,
    )
    return Scene(context, Address(nudge.room, nudge.person), reader)


def _author_of(nudge: Nudge, work: UnitOfWork) -> PersonKey:
    reminder: Reminder | None = work.reminders.numbered(nudge.subject_key, deleted=True)
    assert reminder is not None  # noqa: S101 - a nudge's subject is never erased before it
    return reminder.author


def _of_notice(
    incoming: Notice, work: UnitOfWork, organisation: Organisation, bot: UserId
) -> Scene:
    person = work.people.known(bot).key
    reader = Reader(organisation.language, organisation.zone)
    context = Context(
        now=incoming.at,
        zone=reader.zone,
        language=reader.language,
        sender=person,
        room=RoomKey(0),
        direct=True,
        origin=incoming.origin,
        organisation=organisation,
    )
    return Scene(context, Address(person=person), reader)


def _context(
    incoming: Incoming,
    person: PersonKey,
    room: Room,
    reader: Reader,
    organisation: Organisation,
    source: Source | None,
) -> Context:
    return Context(
        now=incoming.at,
        zone=reader.zone,
        language=reader.language,
        sender=person,
        room=room.key,
        direct=room.is_direct,
        origin=incoming.origin,
        organisation=organisation,
        source=source,
    )
