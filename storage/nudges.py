"""What is to ring: rows, never jobs, each with a key that makes planning twice one nudge."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import (
    ColumnElement,
    DateTime,
    ForeignKey,
    Index,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Model
from storage.ids import PersonKey, RoomKey
from storage.messages import Subject
from storage.moments import LocalMoment
from storage.settings import Setting

SILENCE = "silent_until"
"""The choice of a person, or of a room, that holds what rings for them until an instant."""


class NudgeState(StrEnum):
    """Where a nudge stands."""

    PLANNED = "planned"
    RUNG = "rung"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Planned:
    """A nudge that should stand: to a person, or to a room."""

    kind: str
    subject: Subject
    moment: LocalMoment
    person: PersonKey | None = None
    room: RoomKey | None = None

    @property
    def identity(self) -> str:
        """The key: kind, subject, recipient, local moment."""
        to = f"person:{self.person}" if self.person is not None else f"room:{self.room}"
        when = f"{self.moment.local.isoformat()}[{self.moment.zone}]"
        return f"{self.kind}|{self.subject.kind}:{self.subject.key}|{to}|{when}"


class Nudge(Model):
    """One ring for one recipient."""

    __tablename__ = "nudges"
    __table_args__ = (
        Index("ix_nudges_due", "state", "due_at"),
        Index("ix_nudges_person", "person", "state", "due_at"),
        Index("ix_nudges_subject", "subject_kind", "subject_key", "state"),
    )

    key: Mapped[int] = mapped_column(primary_key=True)
    identity: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    subject_kind: Mapped[str]
    subject_key: Mapped[int]
    person: Mapped[PersonKey | None] = mapped_column(ForeignKey("people.key"))
    room: Mapped[RoomKey | None] = mapped_column(ForeignKey("rooms.key"))
    local: Mapped[datetime] = mapped_column(DateTime())
    zone: Mapped[str]
    due_at: Mapped[datetime]
    """The instant of its moment; a silence may hold it longer."""
    state: Mapped[NudgeState]
    rung_at: Mapped[datetime | None]

    @property
    def moment(self) -> LocalMoment:
        """When it was meant to ring."""
        return LocalMoment(self.local, self.zone)

    @property
    def subject(self) -> Subject:
        """What it is about."""
        return Subject(self.subject_kind, self.subject_key)


_KNOWN = select(Nudge).where(
    or_(
        and_(
            Nudge.subject_kind == bindparam("kind"),
            Nudge.subject_key == bindparam("about"),
            Nudge.state == NudgeState.PLANNED,
        ),
        Nudge.identity.in_(bindparam("identities", expanding=True)),
    )
)


class Nudges:
    """The rings to come and those that were.

    A silence is looked at when a nudge falls due, and moves no row: ended early, or undone,
    it holds nothing from that instant on.
    """

    def __init__(self, session: Session) -> None:
        """Read and write through one session."""
        self._session = session
        self.earliest: datetime | None = None
        """The earliest nudge that this unit of work has planned, for whoever arms the clock."""

    def by_key(self, key: int) -> Nudge | None:
        """Read a nudge by its key."""
        return self._session.get(Nudge, key)

    def due(self, now: datetime, limit: int = 50) -> Sequence[Nudge]:
        """List what should ring by now, the earliest first."""
        return self._session.scalars(
            select(Nudge)
            .where(Nudge.state == NudgeState.PLANNED, Nudge.due_at <= now, ~_held(now))
            .order_by(Nudge.due_at, Nudge.key)
            .limit(limit)
        ).all()

    def next_due(self, now: datetime) -> datetime | None:
        """Tell when the next nudge may ring: its own hour, or the end of a silence."""
        own = self._session.scalar(
            select(Nudge.due_at)
            .where(Nudge.state == NudgeState.PLANNED, ~_held(now))
            .order_by(Nudge.due_at)
            .limit(1)
        )
        end = self._session.scalar(
            select(func.min(Setting.value)).where(
                Setting.name == SILENCE, ~Setting.deleted, Setting.value > written(now)
            )
        )
        moments = [own] if own is not None else []
        if end is not None:
            moments.append(datetime.fromisoformat(end))
        return min(moments, default=None)

    def overdue(self, before: datetime) -> int:
        """Count what should have rung before an instant and has not."""
        return (
            self._session.scalar(
                select(func.count())
                .select_from(Nudge)
                .where(Nudge.state == NudgeState.PLANNED, Nudge.due_at < before, ~_held(before))
            )
            or 0
        )

    def held_for(
        self, now: datetime, *, person: PersonKey | None = None, room: RoomKey | None = None
    ) -> Sequence[Nudge]:
        """List what fell due and a silence of theirs still holds."""
        whose = Nudge.person == person if person is not None else Nudge.room == room
        return self._session.scalars(
            select(Nudge)
            .where(whose, Nudge.state == NudgeState.PLANNED, Nudge.due_at <= now, _held(now))
            .order_by(Nudge.due_at, Nudge.key)
        ).all()

    def to_ring_for(self, person: PersonKey, before: datetime) -> Sequence[Nudge]:
        """List what is planned to ring for a person before an instant."""
        return self._session.scalars(
            select(Nudge)
            .where(
                Nudge.person == person,
                Nudge.state == NudgeState.PLANNED,
                Nudge.due_at < before,
            )
            .order_by(Nudge.due_at, Nudge.key)
        ).all()

    def next_of(self, subjects: Sequence[Subject]) -> Mapping[Subject, datetime]:
        """Tell when each of these subjects rings next, for those that do."""
        found: dict[Subject, datetime] = {}
        for kind in {subject.kind for subject in subjects}:
            keys = [subject.key for subject in subjects if subject.kind == kind]
            rows = self._session.execute(
                select(Nudge.subject_key, func.min(Nudge.due_at))
                .where(
                    Nudge.subject_kind == kind,
                    Nudge.subject_key.in_(keys),
                    Nudge.state == NudgeState.PLANNED,
                )
                .group_by(Nudge.subject_key)
            )
            found |= {Subject(kind, key): due_at for key, due_at in rows}
        return found

    def plan(self, subject: Subject, wanted: Sequence[Planned]) -> None:
        """Make exactly these nudges stand for a subject: revive, add, cancel the rest.

        One that has rung stays rung, so planning again never rings twice.
        """
        self._session.flush()
        known = self._known(subject, wanted)
        for planned in wanted:
            nudge = known.pop(planned.identity, None)
            if nudge is None:
                self._add(planned)
            elif nudge.state == NudgeState.CANCELLED:
                nudge.state = NudgeState.PLANNED
                self._hasten(nudge.due_at)
        for nudge in known.values():
            if nudge.state == NudgeState.PLANNED:
                nudge.state = NudgeState.CANCELLED

    def _known(self, subject: Subject, wanted: Sequence[Planned]) -> dict[str, Nudge]:
        identities = [planned.identity for planned in wanted]
        known = {"kind": subject.kind, "about": subject.key, "identities": identities}
        return {nudge.identity: nudge for nudge in self._session.scalars(_KNOWN, known)}

    def _add(self, planned: Planned) -> None:
        due_at = planned.moment.utc
        self._hasten(due_at)
        self._session.add(
            Nudge(
                identity=planned.identity,
                kind=planned.kind,
                subject_kind=planned.subject.kind,
                subject_key=planned.subject.key,
                person=planned.person,
                room=planned.room,
                local=planned.moment.local,
                zone=planned.moment.zone,
                due_at=due_at,
                state=NudgeState.PLANNED,
            )
        )

    def _hasten(self, due_at: datetime) -> None:
        self.earliest = due_at if self.earliest is None else min(self.earliest, due_at)


def written(instant: datetime) -> str:
    """Write an instant as a setting keeps it: such words compare as the instants do."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")


def _held(now: datetime) -> ColumnElement[bool]:
    """Whether a silence holds a nudge now, its person's or its room's."""
    silent = (Setting.name == SILENCE, ~Setting.deleted, Setting.value > written(now))
    return or_(
        exists().where(Setting.person == Nudge.person, Setting.room.is_(None), *silent),
        exists().where(Setting.room == Nudge.room, Setting.person.is_(None), *silent),
    )
