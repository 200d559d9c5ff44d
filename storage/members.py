"""Who is in a room, as its state says."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Model
from storage.ids import PersonKey, RoomKey


class Membership(StrEnum):
    """The Matrix memberships, as `m.room.member` writes them."""

    JOIN = "join"
    INVITE = "invite"
    LEAVE = "leave"
    BAN = "ban"
    KNOCK = "knock"


class Member(Model):
    """Somebody in a room, as its state says."""

    __tablename__ = "members"
    __table_args__ = (Index("ix_members_person", "person", "membership"),)

    room: Mapped[RoomKey] = mapped_column(ForeignKey("rooms.key"), primary_key=True)
    person: Mapped[PersonKey] = mapped_column(ForeignKey("people.key"), primary_key=True)
    membership: Mapped[Membership]
    name: Mapped[str | None]
    """Their display name in this room."""


class Members:
    """The lists of members, room by room."""

    def __init__(self, session: Session) -> None:
        """Read and write through one session."""
        self._session = session

    def member(self, room: RoomKey, person: PersonKey) -> Member | None:
        """Read what a room's state says of a person."""
        return self._session.get(Member, (room, person))

    def holds(self, room: RoomKey, person: PersonKey) -> bool:
        """Tell whether a person is in a room now."""
        member = self.member(room, person)
        return member is not None and member.membership == Membership.JOIN

    def members(self, room: RoomKey) -> Sequence[Member]:
        """List who is in a room or invited to it."""
        return self._session.scalars(
            select(Member)
            .where(Member.room == room, Member.membership.in_((Membership.JOIN, Membership.INVITE)))
            .order_by(Member.person)
        ).all()

    def set_member(
        self, room: RoomKey, person: PersonKey, membership: Membership, name: str | None
    ) -> None:
        """Write down what the state says of a person."""
        member = self.member(room, person)
        if member is None:
            self._session.add(Member(room=room, person=person, membership=membership, name=name))
            return
        member.membership = membership
        member.name = name

    def list_members(
        self, room: RoomKey, present: Mapping[PersonKey, tuple[Membership, str | None]]
    ) -> None:
        """Make a room's list of members exactly this one: whoever else was in it has left."""
        listed = self._session.scalars(select(Member).where(Member.room == room)).all()
        for member in listed:
            if member.person in present:
                member.membership, member.name = present[member.person]
            else:
                member.membership = Membership.LEAVE
        known = {member.person for member in listed}
        self._session.add_all(
            Member(room=room, person=person, membership=membership, name=name)
            for person, (membership, name) in present.items()
            if person not in known
        )
        self._session.flush()
