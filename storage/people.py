"""Who people are: a key of our own, and what Matrix says of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, and_, bindparam, exists, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Model
from storage.ids import PersonKey, RoomKey, UserId
from storage.members import Member, Membership


class Person(Model):
    """Somebody met in a room. Erasing them empties this row; the key stays."""

    __tablename__ = "people"

    key: Mapped[PersonKey] = mapped_column(primary_key=True, autoincrement=True)
    user_id: Mapped[UserId | None] = mapped_column(unique=True)
    name: Mapped[str | None] = mapped_column(index=True)
    """The display name, mirrored."""
    direct_room: Mapped[RoomKey | None] = mapped_column(
        ForeignKey("rooms.key", use_alter=True, name="fk_people_direct_room_rooms")
    )
    """The direct message they share with the bot, once there is one."""
    welcomed_at: Mapped[datetime | None]


_BY_USER = select(Person).where(Person.user_id == bindparam("user"))
_ROWS = Person.__table__
_NAMESAKES = (
    select(_ROWS.c.key)
    .where(_ROWS.c.name >= bindparam("first"), _ROWS.c.name < bindparam("after"))
    .limit(2)
)
_MEMBERS = Member.__table__
_IS_HERE = exists().where(
    _MEMBERS.c.person == _ROWS.c.key,
    _MEMBERS.c.room == bindparam("room"),
    _MEMBERS.c.membership == Membership.JOIN,
)
"""Not a join: SQLite would walk through the room, however few people go by a name."""
_NAMESAKES_HERE = _NAMESAKES.where(_IS_HERE)


class People:
    """The people known so far."""

    def __init__(self, session: Session) -> None:
        """Read and write through one session."""
        self._session = session

    def by_key(self, key: PersonKey) -> Person:
        """Read a person by their key."""
        return self._session.get_one(Person, key)

    def by_user(self, user_id: UserId) -> Person | None:
        """Find a person by their Matrix ID."""
        return self._session.scalar(_BY_USER, {"user": user_id})

    def known(self, user_id: UserId, name: str | None = None) -> Person:
        """Find a person, or meet them now."""
        person = self.by_user(user_id)
        if person is None:
            person = Person(user_id=user_id, name=name)
            self._session.add(person)
            self._session.flush()
        return person

    def has_namesakes(self, first_name: str, room: RoomKey | None) -> bool:
        """Tell whether several people go by a first name: in a room, or anywhere."""
        query = _NAMESAKES if room is None else _NAMESAKES_HERE
        wanted = {"first": first_name, "after": f"{first_name}!", "room": room}
        return len(self._session.connection().execute(query, wanted).all()) > 1

    def count_namesakes(
        self, first_names: Collection[str], room: RoomKey | None
    ) -> Mapping[str, int]:
        """Count the people who go by each of these first names: in a room, or anywhere."""
        if not first_names:
            return {}
        name = _ROWS.c.name
        query = select(name).where(
            or_(*(and_(name >= each, name < f"{each}!") for each in first_names))
        )
        if room is not None:
            query = query.where(_IS_HERE)
        names = self._session.connection().execute(query, {"room": room}).scalars()
        return Counter(each.split()[0] for each in names if each)

    def by_keys(self, keys: Iterable[PersonKey]) -> Mapping[PersonKey, Person]:
        """Read several people at once."""
        wanted = set(keys)
        if not wanted:
            return {}
        found = self._session.scalars(select(Person).where(Person.key.in_(wanted)))
        return {person.key: person for person in found}

    def by_users(self, user_ids: Sequence[UserId]) -> Mapping[UserId, Person]:
        """Read several people at once by their Matrix IDs."""
        found = self._session.scalars(select(Person).where(Person.user_id.in_(user_ids)))
        return {person.user_id: person for person in found if person.user_id is not None}
