"""What has been handled: one row an origin, in the transaction that handled it."""

from datetime import datetime

from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Model


class Handled(Model):
    """An origin that was handled: `event:$id`, `nudge:12`, `web:…`."""

    __tablename__ = "inbox"

    origin: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    fault: Mapped[str | None]
    """The reference given to the person, where our own code failed."""


_TABLE = Handled.__table__
_HOLDS = select(_TABLE.c.origin).where(_TABLE.c.origin == bindparam("origin"))
_ADD = insert(_TABLE)


class Inbox:
    """The origins handled so far."""

    def __init__(self, session: Session) -> None:
        """Read and write through one session."""
        self._session = session

    def holds(self, origin: str) -> bool:
        """Tell whether an origin was handled before."""
        return self._session.connection().execute(_HOLDS, {"origin": origin}).first() is not None

    def add(self, origin: str, at: datetime, fault: str | None = None) -> None:
        """Remember an origin: a second time is an error of the database."""
        row = {"origin": origin, "at": at, "fault": fault}
        self._session.connection().execute(_ADD, row)
