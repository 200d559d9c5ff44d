"""Operations and changes as rows, and the chain that the operations form."""

import hashlib
import json
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, Index, and_
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Json, Model
from storage.ids import PersonKey, RoomKey

UNDO = "undo"
"""The command of an operation that took the latest one back: somebody said `annuler`."""

WITHDRAW = "withdraw"
"""The same, of what was pointed at: a deleted message, a card. `annuler` takes it back in turn."""

REWRITE = "rewrite"
"""What an edit took back, before it was run again: `refaire` leaves it alone."""


class Operation(Model):
    """Something one person did, and what was reported of it.

    The operations form a chain: `link` digests the metadata, the digest of the contents and
    the link before. Erasing drops contents and salt, and the chain still proves itself.
    """

    __tablename__ = "operations"
    __table_args__ = (
        Index("ix_operations_standing", "person", "room", "standing", "key"),
        Index("ix_operations_subject", "subject_kind", "subject_key"),
    )

    key: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    person: Mapped[PersonKey | None] = mapped_column(ForeignKey("people.key"))
    room: Mapped[RoomKey | None] = mapped_column(ForeignKey("rooms.key"))
    command: Mapped[str]
    origin: Mapped[str] = mapped_column(index=True)
    """The event that caused it."""
    root: Mapped[str] = mapped_column(index=True)
    """The message that asked, where `origin` answered our question about it."""
    undoes: Mapped[int | None] = mapped_column(ForeignKey("operations.key"), index=True)
    standing: Mapped[bool] = mapped_column(default=True)
    """Whether nobody has undone it."""
    subject_kind: Mapped[str | None]
    subject_key: Mapped[int | None]
    reply: Mapped[Json | None]
    """What was reported, serialised: crossed out when it is undone."""
    salt: Mapped[str | None]
    digest: Mapped[str]
    link: Mapped[str]

    @hybrid_property
    def can_be_undone(self) -> bool:
        """Whether it stands, and what it changed is still known."""
        return self.standing and self.salt is not None

    @can_be_undone.inplace.expression
    @classmethod
    def _can_be_undone(cls) -> ColumnElement[bool]:
        return and_(cls.standing, cls.salt.is_not(None))


class Change(Model):
    """One column of one row, before and after an operation; values live 90 days."""

    __tablename__ = "changes"
    __table_args__ = (Index("ix_changes_cell", "table_name", "row_key", "column_name"),)

    key: Mapped[int] = mapped_column(primary_key=True)
    operation: Mapped[int] = mapped_column(ForeignKey("operations.key"), index=True)
    table_name: Mapped[str]
    row_key: Mapped[int]
    column_name: Mapped[str]
    values: Mapped[Json]
    """{"before": …, "after": …} as JSON; *before* is missing where the row was new."""


def digest_of(salt: str, contents: Any) -> str:  # noqa: ANN401 - JSON
    """Digest an operation's contents; without its salt nobody can guess them."""
    text = json.dumps(contents, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(f"{salt}{text}".encode()).hexdigest()


def link_of(operation: Operation, before: str) -> str:
    """Compute an operation's link in the chain, over metadata only."""
    metadata = [
        before,
        operation.at.isoformat(),
        operation.person,
        operation.room,
        operation.command,
        operation.origin,
        operation.undoes,
        operation.digest,
    ]
    return hashlib.sha256(json.dumps(metadata).encode()).hexdigest()
