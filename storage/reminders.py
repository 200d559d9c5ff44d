"""Reminders: what rings, when, and for whom."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    DateTime,
    ForeignKey,
    Index,
    Select,
    UniqueConstraint,
    exists,
    func,
    inspect,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship, selectinload

from storage.database import Journalled, Model
from storage.ids import EventId, PersonKey, RoomKey
from storage.moments import Day, LocalMoment, Repetition
from storage.nudges import Nudge, NudgeState
from storage.numbers import next_number
from storage.repository import Repository


class Recipient(Journalled, Model):
    """A reminder rings for somebody, in their direct message."""

    __tablename__ = "reminder_recipients"
    __about__ = ("reminder", "reminder")
    __table_args__ = (
        UniqueConstraint("reminder", "person"),
        Index("ix_reminder_recipients_person", "person", "deleted", "reminder"),
    )
    __unjournalled__ = frozenset({"rung_until"})

    key: Mapped[int] = mapped_column(primary_key=True)
    reminder: Mapped[int] = mapped_column(ForeignKey("reminders.number"))
    person: Mapped[PersonKey] = mapped_column(ForeignKey("people.key"))
    since: Mapped[datetime]
    """When they came to it: what fell due before is none of theirs."""
    once: Mapped[bool] = mapped_column(default=False)
    """Whether it rings for them only at `again`: they asked for a room's ring once more."""
    again: Mapped[datetime | None] = mapped_column(DateTime())
    """One ring more for them alone, on the reminder's clocks."""
    rung_until: Mapped[datetime | None]
    """What fell due for them until this instant has rung: it follows from the nudges."""


class Reminder(Journalled, Model):
    """Something to be said at a moment, once or again and again."""

    __tablename__ = "reminders"
    __about__ = ("reminder", "number")
    __table_args__ = (Index("ix_reminders_room", "room", "for_room", "deleted"),)
    __unjournalled__ = frozenset({"rung_until"})

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    title: Mapped[str]
    author: Mapped[PersonKey] = mapped_column(ForeignKey("people.key"), index=True)
    room: Mapped[RoomKey] = mapped_column(ForeignKey("rooms.key"))
    """Where it was asked for."""
    for_room: Mapped[bool] = mapped_column(default=False)
    """Whether it rings in that room, for everybody."""
    created_at: Mapped[datetime]
    first_local: Mapped[datetime] = mapped_column(DateTime())
    """The first ring, as the clock on the wall says it; the zone stands beside."""
    zone: Mapped[str]
    rule: Mapped[str | None]
    except_days: Mapped[list[Any]] = mapped_column(default=list)
    """Days left out, as ISO 8601."""
    extra_local: Mapped[datetime | None] = mapped_column(DateTime())
    """One ring more, where somebody put one off."""
    ended_at: Mapped[datetime | None]
    """When somebody said that it is done."""
    ended_by: Mapped[PersonKey | None] = mapped_column(ForeignKey("people.key"))
    source_event: Mapped[EventId | None]
    source_author: Mapped[PersonKey | None] = mapped_column(ForeignKey("people.key"))
    rung_until: Mapped[datetime | None]
    """What fell due in the room until this instant has rung: it follows from the nudges."""

    recipients: Mapped[list[Recipient]] = relationship(lazy="raise", order_by=Recipient.key)

    @property
    def people(self) -> tuple[PersonKey, ...]:
        """For whom it rings personally, each time."""
        return tuple(each.person for each in self.recipients if not (each.deleted or each.once))

    @property
    def first(self) -> LocalMoment:
        """The first ring."""
        return LocalMoment(self.first_local, self.zone)

    @first.setter
    def first(self, moment: LocalMoment) -> None:
        self.first_local, self.zone = moment.local, moment.zone

    @property
    def repetition(self) -> Repetition | None:
        """How it comes back, if it does."""
        if self.rule is None:
            return None
        return Repetition(self.rule, tuple(Day.fromisoformat(day) for day in self.except_days))

    @repetition.setter
    def repetition(self, repetition: Repetition | None) -> None:
        self.rule = repetition.rule if repetition else None
        days = repetition.except_days if repetition else ()
        self.except_days = [day.isoformat() for day in days]

    @property
    def extra(self) -> LocalMoment | None:
        """The ring that was put off, if one was."""
        return LocalMoment(self.extra_local, self.zone) if self.extra_local else None

    def next_after(self, instant: datetime) -> LocalMoment | None:
        """Give the next ring strictly after an instant, or nothing."""
        moments = [self.extra] if self.extra and self.extra.utc > instant else []
        regular = self.regular_after(instant)
        if regular is not None:
            moments.append(regular)
        return min(moments, key=lambda moment: moment.utc, default=None)

    def regular_after(self, instant: datetime) -> LocalMoment | None:
        """Give the next ring that nobody put off, strictly after an instant, or nothing."""
        if self.repetition is not None:
            return self.repetition.after(self.first, instant)
        return self.first if self.first.utc > instant else None

    def next_for(self, recipient: Recipient) -> LocalMoment | None:
        """Give what rings next for one person: their own ring once more, or everybody's."""
        after = max(recipient.since, recipient.rung_until or recipient.since)
        moments = [] if recipient.once else [self.next_after(after)]
        if recipient.again is not None:
            again = LocalMoment(recipient.again, self.zone)
            if again.utc > after:
                moments.append(again)
        return min(filter(None, moments), key=lambda moment: moment.utc, default=None)

    def next_in_room(self) -> LocalMoment | None:
        """Give what rings next in the room."""
        return self.next_after(max(self.created_at, self.rung_until or self.created_at))

    def recipient(self, person: PersonKey) -> Recipient | None:
        """Find somebody among those it rings or rang for."""
        return next((each for each in self.recipients if each.person == person), None)


_RECEIVED = selectinload(Reminder.recipients)


class Reminders(Repository):
    """The reminders of the organisation."""

    def add(self, reminder: Reminder) -> Reminder:
        """Add a reminder and number it; after an undo in the same transaction it keeps both."""
        added = self._add(reminder)
        if added is reminder:
            reminder.number = next_number(self._session, "reminders")
            reminder.recipients = []
            return reminder
        query = _whole().where(Reminder.number == added.number)
        loaded: Reminder = self._session.scalars(query).one()
        return loaded

    def ring_for(self, reminder: Reminder, people: Iterable[PersonKey], since: datetime) -> None:
        """Let a reminder ring for these people, and for nobody else personally."""
        wanted = list(dict.fromkeys(people))
        for recipient in reminder.recipients:
            recipient.deleted = recipient.person not in wanted
        for person in wanted:
            self.join(reminder, person, since)

    def join(self, reminder: Reminder, person: PersonKey, since: datetime) -> Recipient:
        """Let a reminder ring for one person more, from an instant on."""
        recipient = self._recipient(reminder, person, since)
        recipient.once = False
        return recipient

    def ring_again(
        self, reminder: Reminder, person: PersonKey, moment: LocalMoment, since: datetime
    ) -> None:
        """Let a reminder ring once more for one person alone."""
        rings_for_them = person in reminder.people
        recipient = self._recipient(reminder, person, since)
        recipient.once = not rings_for_them
        recipient.again = LocalMoment.at(moment.utc, reminder.zone).local

    def _recipient(self, reminder: Reminder, person: PersonKey, since: datetime) -> Recipient:
        """Find or make a person's row; it begins anew where they had left."""
        recipient = reminder.recipient(person)
        if recipient is None:
            recipient = Recipient(
                reminder=reminder.number, person=person, since=since, once=False, deleted=False
            )
            reminder.recipients.append(recipient)
        elif recipient.deleted:
            recipient.deleted, recipient.since, recipient.again = False, since, None
        return recipient

    def numbered(self, number: int, *, deleted: bool = False) -> Reminder | None:
        """Find a reminder by its number; one that was removed only where asked."""
        found = self._session.get(Reminder, number, options=[_RECEIVED])
        if found is not None and "recipients" in inspect(found).unloaded:
            self._session.refresh(found, ["recipients"])
        return found if found is not None and (deleted or not found.deleted) else None

    def many(self, numbers: Iterable[int]) -> Mapping[int, Reminder]:
        """Read several reminders at once, those that were removed too."""
        found = self._session.scalars(_whole().where(Reminder.number.in_(set(numbers))))
        return {reminder.number: reminder for reminder in found}

    def concerning(self, person: PersonKey, *, limit: int = 200) -> Sequence[Reminder]:
        """List what is still to ring that a person asked for or that rings for them.

        The first to ring comes first.
        """
        rings = select(Recipient.reminder).where(Recipient.person == person, ~Recipient.deleted)
        concerned = or_(Reminder.author == person, Reminder.number.in_(rings))
        return self._to_come(concerned, limit)

    def of_room(self, room: RoomKey, *, limit: int = 200) -> Sequence[Reminder]:
        """List what is still to ring in a room, the first to ring first."""
        return self._to_come((Reminder.room == room) & Reminder.for_room, limit)

    def of_rooms(
        self, rooms: Collection[RoomKey], before: datetime
    ) -> Sequence[tuple[Nudge, Reminder]]:
        """List what is planned to ring in these rooms before an instant."""
        rows = self._session.execute(
            select(Nudge, Reminder)
            .join(Reminder, Reminder.number == Nudge.subject_key)
            .options(_RECEIVED)
            .where(
                Reminder.room.in_(rooms),
                Reminder.for_room,
                ~Reminder.deleted,
                Nudge.subject_kind == "reminder",
                Nudge.state == NudgeState.PLANNED,
                Nudge.room.is_not(None),
                Nudge.due_at < before,
            )
            .order_by(Nudge.due_at, Nudge.key)
        )
        return [(nudge, reminder) for nudge, reminder in rows]

    def belonging_to(self, room: RoomKey) -> Sequence[Reminder]:
        """List a room's own reminders that nobody removed or ended, planned or not."""
        return self._session.scalars(
            _whole()
            .where(
                Reminder.room == room,
                Reminder.for_room,
                ~Reminder.deleted,
                Reminder.ended_at.is_(None),
            )
            .order_by(Reminder.number)
        ).all()

    def _to_come(self, which: ColumnElement[bool], limit: int) -> Sequence[Reminder]:
        planned = (
            Nudge.subject_kind == "reminder",
            Nudge.subject_key == Reminder.number,
            Nudge.state == NudgeState.PLANNED,
        )
        next_ring = select(func.min(Nudge.due_at)).where(*planned).scalar_subquery()
        return self._session.scalars(
            _whole()
            .where(which, ~Reminder.deleted, exists().where(*planned))
            .order_by(next_ring, Reminder.number)
            .limit(limit)
        ).all()


def _whole() -> Select[Any]:
    return select(Reminder).options(_RECEIVED)
