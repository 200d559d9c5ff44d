"""What the admins are told: something needs a person."""

from dataclasses import dataclass, replace

from commands.command import Context, Reply, Request, command
from commands.document import Document
from commands.organisation import Organisation
from commands.policy import anyone, is_agent
from commands.wording import Voice, worded
from storage.ids import PersonKey, RoomKey
from storage.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class TellAdmins(Request):
    """Tell the admins. `kind` names the sentence, `details` fill it."""

    kind: str
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AdminNotice(Reply):
    """Something an admin should know."""

    kind: str
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Undeliverable(AdminNotice):
    """A message could not leave: for which room or person, where the admin may know."""

    room: RoomKey | None = None
    person: PersonKey | None = None


@command("notices.tell", allowed=anyone, undoable=False)
def tell_admins(request: TellAdmins, work: UnitOfWork, context: Context) -> AdminNotice:
    """Pass it on."""
    if request.kind != "undeliverable":
        return AdminNotice(request.kind, request.details)
    keys = {name: int(key) for name, key in request.details}
    room = RoomKey(keys["room"]) if "room" in keys else None
    person = PersonKey(keys["person"]) if "person" in keys else None
    if room is not None and work.rooms.by_key(room).is_direct:
        person = _alone_in(room, work)
        room = None
    return Undeliverable(request.kind, (), room, person)


def as_known_to(
    admin: PersonKey, notice: AdminNotice, work: UnitOfWork, organisation: Organisation
) -> AdminNotice:
    """Leave out the room, or the person, that an admin has nothing to know of."""
    if not isinstance(notice, Undeliverable):
        return notice
    room, person = notice.room, notice.person
    if room is not None and not work.rooms.holds(room, admin):
        room = None
    if person is not None and not (
        is_agent(person, work, organisation) or work.rooms.share_one(admin, person)
    ):
        person = None
    return replace(notice, room=room, person=person)


@worded
def word_notice(reply: AdminNotice, voice: Voice) -> Document:
    """`notice-crash`, `notice-overdue`, …."""
    return Document((voice.say(f"notice-{reply.kind}", **dict(reply.details)),))


@worded
def word_undeliverable(reply: Undeliverable, voice: Voice) -> Document:
    """Where it could not go, and what to do."""
    if reply.room is not None:
        to, name = "room", voice.names.room(reply.room)
    elif reply.person is not None:
        to, name = "person", voice.names.name(reply.person)
    else:
        to, name = "elsewhere", ""
    return Document((voice.say("notice-undeliverable", to=to, name=name),))


def _alone_in(room: RoomKey, work: UnitOfWork) -> PersonKey | None:
    """Give whose direct message a room is."""
    ours = work.people.known(work.accounts.user_id(work.account)).key
    others = [each.person for each in work.rooms.members(room) if each.person != ours]
    return others[0] if len(others) == 1 else None
