"""What becomes of our rows when the bot is invited, comes in, hears news, moves or leaves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from commands.catalogue import catalogue
from commands.organisation import Organisation
from commands.policy import is_agent
from storage.ids import EventId, PersonKey, RoomId, UserId
from storage.messages import Subject
from storage.rooms import Membership, Room
from storage.work import UnitOfWork

PRESENT = (Membership.JOIN, Membership.INVITE)
DIRECT = 2
"""How many a direct message holds."""


@dataclass(frozen=True, slots=True)
class Presence:
    """What a room's state says of somebody."""

    membership: Membership
    name: str | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What a room's state says, or its news: columns of `Room`, and people."""

    columns: Mapping[str, Any] = field(default_factory=dict)
    members: Mapping[UserId, Presence] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Invitation:
    """Somebody wants the bot in a room."""

    room_id: RoomId
    inviter: UserId
    at: datetime | None
    """When, where the invitation says it: its stripped state need not."""
    direct: bool
    name: str | None


@dataclass(frozen=True, slots=True)
class Entrance:
    """How the bot came into a room: its own event there, and when it was invited."""

    event: EventId | None
    invited_at: datetime | None


def invited(work: UnitOfWork, invitation: Invitation, now: datetime) -> Room:
    """Write an invitation down; whether to accept it is answered apart."""
    room = work.rooms.by_id(invitation.room_id)
    if room is None:
        room = _new(work, invitation.room_id, Membership.INVITE)
    elif room.membership == Membership.JOIN:
        # Put out and invited again while we were away: we saw the second alone.
        left(work, room, now)
    room.membership = Membership.INVITE
    room.invited_by = work.people.known(invitation.inviter).key
    room.invited_at = invitation.at
    room.is_direct = invitation.direct
    room.name = invitation.name or room.name
    return room


def welcome(work: UnitOfWork, room: Room, organisation: Organisation) -> bool:
    """Tell whether an invitation is accepted.

    The organisation's people may invite the bot; anybody who can may invite it to the
    organisation's own Space, or to the room that replaces one where it is.
    """
    if room.room_id == organisation.space or work.rooms.replaced_with(room.room_id) is not None:
        return True
    if room.invited_by is None:
        return False
    inviter = work.people.by_key(room.invited_by)
    return inviter.user_id in organisation.admins or is_agent(inviter.key, work, organisation)


def found(work: UnitOfWork, room_id: RoomId) -> Room:
    """Write down a room that the account turned out to be in; its state is still to be fetched."""
    room = work.rooms.by_id(room_id) or _new(work, room_id, Membership.JOIN)
    room.membership = Membership.JOIN
    return room


def entered(
    work: UnitOfWork, room_id: RoomId, facts: Facts, entrance: Entrance, now: datetime
) -> Room:
    """Write down a room whose state was just fetched whole; what rang there rings again."""
    room = work.rooms.by_id(room_id) or _new(work, room_id, Membership.JOIN)
    back = room.membership != Membership.JOIN and room.left_at is not None
    room.membership = Membership.JOIN
    room.left_at = None
    room.joined_event = entrance.event
    room.invited_at = entrance.invited_at or room.invited_at
    refreshed(work, room, facts)
    if back:
        _ring_again(work, room, now)
    return room


def refreshed(work: UnitOfWork, room: Room, facts: Facts) -> None:
    """Write down a room's state, whole."""
    _describe(room, facts)
    room.complete = True
    work.rooms.list_members(
        room.key,
        {
            _meet(work, user, presence): (presence.membership, presence.name)
            for user, presence in facts.members.items()
            if presence.membership in PRESENT
        },
    )
    _settle_directness(work, room)


def changed(work: UnitOfWork, room: Room, facts: Facts) -> None:
    """Write down news of a room's state."""
    _describe(room, facts)
    for user, presence in facts.members.items():
        person = _meet(work, user, presence)
        work.rooms.set_member(room.key, person, presence.membership, presence.name)
    if facts.members:
        work.flush()
        _settle_directness(work, room)


def mark_direct(work: UnitOfWork, room: Room) -> None:
    """Take a room of two for a direct message."""
    room.is_direct = True
    _settle_directness(work, room)


def left(work: UnitOfWork, room: Room, now: datetime) -> None:
    """Close a room that the bot is out of: nothing rings or changes there any more.

    Its tasks stay, visible to their assignees; invited again, all resumes.
    """
    room.membership = Membership.LEAVE
    room.left_at = now
    room.complete = False
    room.replaced_by = None
    work.flush()
    work.rooms.close(room.key)


def moved(work: UnitOfWork, old: Room, new_room_id: RoomId) -> Room:
    """Follow a room to its replacement: the row keeps its key, so tasks and reminders follow.

    Where we were invited there first, and took it for a room of its own, that one is merged.
    """
    stranger = work.rooms.by_id(new_room_id)
    if stranger is not None and stranger.key != old.key:
        membership = stranger.membership
        work.rooms.merge(old.key, stranger.key)
        old = work.rooms.by_key(old.key)
        old.membership = membership
    work.rooms.leave_behind(old.key)
    old.room_id = new_room_id
    old.replaced_by = None
    old.invited_by = old.invited_at = None  # nobody there is to be greeted again
    old.complete = False
    work.flush()
    return old


def not_replaced(work: UnitOfWork, room_id: RoomId) -> None:
    """Stop following a tombstone whose replacement does not say that it replaces this room."""
    room = work.rooms.by_id(room_id)
    if room is not None:
        room.replaced_by = None


def _new(work: UnitOfWork, room_id: RoomId, membership: Membership) -> Room:
    return work.rooms.add(Room(room_id=room_id, account=work.account, membership=membership))


def _describe(room: Room, facts: Facts) -> None:
    for column, value in facts.columns.items():
        setattr(room, column, value)


def _meet(work: UnitOfWork, user: UserId, presence: Presence) -> PersonKey:
    person = work.people.known(user, presence.name)
    if presence.name is not None and presence.membership in PRESENT:
        person.name = presence.name
    return person.key


def _settle_directness(work: UnitOfWork, room: Room) -> None:
    """A room of more than two is no direct message, whatever its invitation said."""
    if not room.is_direct:
        return
    members = work.rooms.members(room.key)
    if len(members) > DIRECT:
        room.is_direct = False
    people = work.people.by_keys(member.person for member in members)
    me = work.accounts.user_id(work.account)
    for person in people.values():
        if person.user_id == me:
            continue
        if not room.is_direct:
            if person.direct_room == room.key:
                person.direct_room = None
        elif person.direct_room is None or not work.rooms.holds(person.direct_room, person.key):
            person.direct_room = room.key


def _ring_again(work: UnitOfWork, room: Room, now: datetime) -> None:
    """Plan the room's reminders again: what fell due meanwhile rings once, late."""
    plan = catalogue().cards["reminder"].plan
    if plan is None:
        return
    for reminder in work.reminders.belonging_to(room.key):
        subject = Subject("reminder", reminder.number)
        work.nudges.plan(subject, plan(work, reminder.number, now))
