"""What people and rooms have chosen: one row a choice."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint, bindparam, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Journalled, Model
from storage.ids import PersonKey, RoomKey
from storage.repository import Repository


class Setting(Journalled, Model):
    """A choice of a person, or of a room: `language`, `zone`, `silent_until`."""

    __tablename__ = "settings"
    __table_args__ = (UniqueConstraint("person", "name"), UniqueConstraint("room", "name"))

    key: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[PersonKey | None] = mapped_column(ForeignKey("people.key"))
    room: Mapped[RoomKey | None] = mapped_column(ForeignKey("rooms.key"))
    name: Mapped[str]
    value: Mapped[str]


_ROWS = Setting.__table__
_OF = select(_ROWS.c.person, _ROWS.c.name, _ROWS.c.value).where(
    ~_ROWS.c.deleted,
    or_(_ROWS.c.person == bindparam("person"), _ROWS.c.room == bindparam("room")),
)


class Settings(Repository):
    """The choices made so far."""

    def of(self, person: PersonKey | None, room: RoomKey | None) -> Mapping[str, Mapping[str, str]]:
        """Read a person's and a room's choices in one query, as {"person": …, "room": …}."""
        found: dict[str, dict[str, str]] = {"person": {}, "room": {}}
        wanted = {"person": person, "room": room}
        for whose, name, value in self._session.connection().execute(_OF, wanted):
            found["person" if whose is not None else "room"][name] = value
        return found

    def of_person(self, person: PersonKey, name: str) -> str | None:
        """Read one choice of a person."""
        return self.of(person, None)["person"].get(name)

    def of_room(self, room: RoomKey, name: str) -> str | None:
        """Read one choice of a room."""
        return self.of(None, room)["room"].get(name)

    def choose(
        self,
        name: str,
        value: str | None,
        *,
        person: PersonKey | None = None,
        room: RoomKey | None = None,
    ) -> None:
        """Write a choice of a person or of a room; `None` goes back to what is usual."""
        row = self._row(person=person, room=room, name=name)
        if row is None:
            if value is not None:
                self._add(Setting(person=person, room=room, name=name, value=value))
            return
        row.deleted = value is None
        if value is not None:
            row.value = value

    def _row(self, **wanted: Any) -> Setting | None:  # noqa: ANN401 - column values
        return self._session.scalar(select(Setting).filter_by(**wanted))
