"""The rooms, mirrored: membership, names, power, creators, encryption, Spaces, access rules."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ForeignKey, Select, bindparam, or_, select
from sqlalchemy.orm import Mapped, aliased, mapped_column

from storage import departure
from storage.accounts import Account
from storage.database import Json, Model
from storage.ids import EventId, PersonKey, RoomId, RoomKey, UserId
from storage.members import Member, Members, Membership
from storage.people import Person

__all__ = ["Member", "Membership", "Room", "Rooms"]


class Room(Model):
    """A room the bot is or was in. `membership` is the bot's own."""

    __tablename__ = "rooms"

    key: Mapped[RoomKey] = mapped_column(primary_key=True, autoincrement=True)
    room_id: Mapped[RoomId] = mapped_column(unique=True)
    account: Mapped[int] = mapped_column(ForeignKey("accounts.key"))
    membership: Mapped[Membership]
    name: Mapped[str | None]
    version: Mapped[str] = mapped_column(default="1")
    is_space: Mapped[bool] = mapped_column(default=False)
    is_direct: Mapped[bool] = mapped_column(default=False)
    """A direct message: two people, the bot one of them."""
    encrypted: Mapped[bool] = mapped_column(default=False)
    encryption_told: Mapped[bool] = mapped_column(default=False)
    complete: Mapped[bool] = mapped_column(default=False)
    """Whether the state was fetched whole; until then nobody has any right here."""
    creators: Mapped[list[Any]] = mapped_column(default=list)
    """Matrix IDs: the creator and, from version 12, `additional_creators`."""
    power_levels: Mapped[Json] = mapped_column(default=dict)
    """The content of `m.room.power_levels`, empty where there is none."""
    access_rule: Mapped[str | None]
    """The rule of `im.vector.room.access_rules` (Tchap)."""
    invited_by: Mapped[PersonKey | None] = mapped_column(ForeignKey("people.key"))
    invited_at: Mapped[datetime | None]
    """The `origin_server_ts` of our invitation: what was said before is no request."""
    joined_event: Mapped[EventId | None]
    """Our own `m.room.member` event, where the room begins for us."""
    replaced_by: Mapped[RoomId | None]
    """The room that its tombstone names, until we could follow there."""
    left_at: Mapped[datetime | None]
    greeted_at: Mapped[datetime | None]

    def power_of(self, user_id: UserId) -> float:
        """Tell a person's power level; that of a version 12 creator is infinite (MSC4289)."""
        if user_id in self.creators and self.version.isdigit() and int(self.version) >= 12:  # noqa: PLR2004 - the version that made creators infinite
            return float("inf")
        if not self.power_levels:
            return 100.0 if user_id in self.creators else 0.0
        users = self.power_levels.get("users", {})
        level: Any = users.get(user_id, self.power_levels.get("users_default", 0))
        return float(level) if isinstance(level, int | float | str) else 0.0

    def moderated_by(self, user_id: UserId) -> bool:
        """Tell whether a person moderates: who may redact what others said."""
        needed = self.power_levels.get("redact", 50) if self.power_levels else 50
        return self.power_of(user_id) >= float(needed)

    def lets_write(self, user_id: UserId) -> bool:
        """Tell whether a person may say something here; unknown means yes: asking shows."""
        events = self.power_levels.get("events", {})
        needed: Any = events.get("m.room.message", self.power_levels.get("events_default", 0))
        known = self.complete and isinstance(needed, int | float | str)
        return not known or self.power_of(user_id) >= float(needed)


_ROWS, _MEMBERS, _PEOPLE = Room.__table__, Member.__table__, Person.__table__


@cache
def _others(domains: tuple[str, ...]) -> Select[tuple[int]]:
    """Find somebody of a room who is not of the organisation."""
    inside = select(_MEMBERS.c.person).where(
        _MEMBERS.c.room == bindparam("space"), _MEMBERS.c.membership == Membership.JOIN
    )
    return (
        select(_MEMBERS.c.person)
        .join(_PEOPLE, _PEOPLE.c.key == _MEMBERS.c.person)
        .where(
            _MEMBERS.c.room == bindparam("room"),
            _MEMBERS.c.membership == Membership.JOIN,
            _PEOPLE.c.user_id != bindparam("ours"),
            *(~_PEOPLE.c.user_id.endswith(f":{each}", autoescape=True) for each in domains),
            _MEMBERS.c.person.not_in(inside),
        )
        .limit(1)
    )


_BY_ID = select(Room).where(Room.room_id == bindparam("room_id"))
_SHARED = (
    select(_MEMBERS.c.room)
    .join(_ROWS, _ROWS.c.key == _MEMBERS.c.room)
    .where(
        _MEMBERS.c.person == bindparam("person"),
        _MEMBERS.c.membership == Membership.JOIN,
        _ROWS.c.membership == Membership.JOIN,
    )
)


class Rooms(Members):
    """The rooms and who is in them."""

    def by_key(self, key: RoomKey) -> Room:
        """Read a room by its key."""
        return self._session.get_one(Room, key)

    def by_id(self, room_id: RoomId) -> Room | None:
        """Find a room by its Matrix ID."""
        return self._session.scalar(_BY_ID, {"room_id": room_id})

    def add(self, room: Room) -> Room:
        """Record a room met for the first time."""
        self._session.add(room)
        self._session.flush()
        return room

    def joined(self, account: int) -> Sequence[Room]:
        """List the rooms an account is in."""
        return self._session.scalars(
            select(Room)
            .where(Room.account == account, Room.membership == Membership.JOIN)
            .order_by(Room.key)
        ).all()

    def inviting(self, account: int) -> Sequence[Room]:
        """List the invitations that wait for our answer."""
        return self._session.scalars(
            select(Room)
            .where(Room.account == account, Room.membership == Membership.INVITE)
            .order_by(Room.key)
        ).all()

    def replaced(self, account: int) -> Sequence[Room]:
        """List the rooms whose replacement we could not enter yet."""
        return self._session.scalars(
            select(Room)
            .where(Room.account == account, Room.replaced_by.is_not(None))
            .order_by(Room.key)
        ).all()

    def replaced_with(self, room_id: RoomId) -> Room | None:
        """Find the room that a Matrix room replaces, as the former one's tombstone says."""
        return self._session.scalar(select(Room).where(Room.replaced_by == room_id).limit(1))

    def deserted(self, account: int) -> Sequence[Room]:
        """List the rooms where the bot is alone, and was not before.

        One that we have just opened for somebody shows nobody yet, for an instant.
        """
        me = select(Account.user_id).where(Account.key == account).scalar_subquery()
        other = (
            select(Member.room)
            .join(Person, Person.key == Member.person)
            .where(Member.room == Room.key, Person.user_id.is_distinct_from(me))
        )
        present = Member.membership.in_((Membership.JOIN, Membership.INVITE))
        return self._session.scalars(
            select(Room)
            .where(
                Room.account == account,
                Room.membership == Membership.JOIN,
                Room.complete,
                ~other.where(present).exists(),
                or_(Room.invited_by.is_not(None), other.exists()),
            )
            .order_by(Room.key)
        ).all()

    def holds_others(
        self, room: RoomKey, ours: UserId, domains: tuple[str, ...], space: RoomKey | None
    ) -> bool:
        """Tell whether somebody in a room is neither of these domains nor in this Space."""
        asked = {"room": room, "ours": ours, "space": space}
        return self._session.connection().execute(_others(domains), asked).first() is not None

    def shared(self, person: PersonKey) -> Sequence[RoomKey]:
        """List the rooms where both a person and the bot are."""
        return self._session.connection().execute(_SHARED, {"person": person}).scalars().all()

    def named(self, person: PersonKey) -> Mapping[RoomKey, str]:
        """Name the rooms where both a person and the bot are, direct messages aside."""
        rows = self._session.execute(
            select(Room.key, Room.name)
            .join(Member, Member.room == Room.key)
            .where(
                Member.person == person,
                Member.membership == Membership.JOIN,
                Room.membership == Membership.JOIN,
                ~Room.is_direct,
                ~Room.is_space,
                Room.name.is_not(None),
            )
            .order_by(Room.key)
        )
        return {RoomKey(key): name for key, name in rows if name is not None}

    def share_one(self, one: PersonKey, other: PersonKey) -> bool:
        """Tell whether two people are in one room that the bot is in too."""
        theirs = aliased(Member)
        found = self._session.execute(
            select(Member.room)
            .join(theirs, theirs.room == Member.room)
            .join(Room, Room.key == Member.room)
            .where(
                Member.person == one,
                Member.membership == Membership.JOIN,
                theirs.person == other,
                theirs.membership == Membership.JOIN,
                Room.membership == Membership.JOIN,
            )
            .limit(1)
        )
        return found.first() is not None

    def close(self, room: RoomKey) -> None:
        """End what only makes sense inside a room.

        That is what waits to be sent to it, what rings there, its list of members, and its
        being somebody's direct message. Its cards stay, to be shown anew if we come back.
        """
        departure.cancel_outgoing(self._session, room)
        departure.hold_nudges(self._session, room)
        departure.forget_direct(self._session, room)
        self.list_members(room, {})

    def leave_behind(self, room: RoomKey) -> None:
        """End what only makes sense in the Matrix room that another one replaces.

        What waits to be said is said in the new room; edits and taps stay behind, with the
        messages they belong to.
        """
        departure.close_cards(self._session, room)
        departure.cancel_outgoing(self._session, room, only_related=True)

    def merge(self, into: RoomKey, other: RoomKey) -> None:
        """Give everything of a room to another one, and forget it."""
        departure.merge(self._session, into, other)

    def who_is_in(self, rooms: Sequence[RoomKey]) -> Sequence[tuple[Person, str | None]]:
        """List who is in these rooms, each with the name they go by there."""
        members = self._session.execute(
            select(Person, Member.name)
            .join(Member, Member.person == Person.key)
            .where(Member.room.in_(rooms), Member.membership == Membership.JOIN)
            .order_by(Person.key)
        )
        return [(person, name or person.name) for person, name in members]
