"""Tasks, who has them, and what was said of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    Index,
    Select,
    UniqueConstraint,
    and_,
    bindparam,
    case,
    func,
    inspect,
    select,
)
from sqlalchemy.orm import Mapped, composite, mapped_column, relationship, selectinload

from storage.database import Journalled, Model
from storage.ids import EventId, PersonKey, RoomKey
from storage.moments import Day, Due
from storage.numbers import next_number
from storage.repository import Repository


class Assignment(Journalled, Model):
    """A task is somebody's to do."""

    __tablename__ = "assignments"
    __about__ = ("task", "task")
    __table_args__ = (
        UniqueConstraint("task", "person"),
        Index("ix_assignments_person", "person", "deleted", "task"),
    )

    key: Mapped[int] = mapped_column(primary_key=True)
    task: Mapped[int] = mapped_column(ForeignKey("tasks.number"))
    person: Mapped[PersonKey] = mapped_column(ForeignKey("people.key"))


class Comment(Journalled, Model):
    """What somebody answered to a task's card."""

    __tablename__ = "comments"
    __about__ = ("task", "task")

    key: Mapped[int] = mapped_column(primary_key=True)
    task: Mapped[int] = mapped_column(ForeignKey("tasks.number"), index=True)
    author: Mapped[PersonKey] = mapped_column(ForeignKey("people.key"))
    at: Mapped[datetime]
    text: Mapped[str]


class Task(Journalled, Model):
    """One thing to do."""

    __tablename__ = "tasks"
    __about__ = ("task", "number")
    __table_args__ = (
        Index("ix_tasks_room_open", "room", "deleted", "done_at", "due_utc"),
        Index("ix_tasks_source", "source_event"),
    )

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    title: Mapped[str]
    author: Mapped[PersonKey] = mapped_column(ForeignKey("people.key"), index=True)
    room: Mapped[RoomKey] = mapped_column(ForeignKey("rooms.key"))
    created_at: Mapped[datetime]
    due_day: Mapped[Day | None]
    due_time: Mapped[time | None]
    due_zone: Mapped[str | None]
    due_utc: Mapped[datetime | None]
    due: Mapped[Due | None] = composite(
        Due.from_columns,
        "due_day",
        "due_time",
        "due_zone",
        "due_utc",
        return_none_on=lambda day, *_: day is None,
    )
    project: Mapped[str | None] = mapped_column(index=True)
    effort: Mapped[int | None]
    """Minutes of work."""
    urgent: Mapped[bool] = mapped_column(default=False)
    done_at: Mapped[datetime | None]
    done_by: Mapped[PersonKey | None] = mapped_column(ForeignKey("people.key"))
    source_event: Mapped[EventId | None]
    """The message it was made from, where it was a reply or a 📌."""
    source_author: Mapped[PersonKey | None] = mapped_column(ForeignKey("people.key"))

    assignments: Mapped[list[Assignment]] = relationship(lazy="raise", order_by=Assignment.key)

    @property
    def assignees(self) -> tuple[PersonKey, ...]:
        """Whose it is, in the order they were given it."""
        return tuple(each.person for each in self.assignments if not each.deleted)


_ASSIGNED = selectinload(Task.assignments)


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a list of tasks."""

    number: int
    title: str
    due: Due | None
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list, and how many there are on all its pages."""

    lines: tuple[Listed, ...] = ()
    total: int = 0
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """Which lines of a list to read, and the instant before which a task is overdue."""

    now: datetime
    limit: int
    offset: int = 0
    overdue_only: bool = False


class Tasks(Repository):
    """The tasks of the organisation."""

    def add(self, task: Task) -> Task:
        """Add a task and number it; after an undo in the same transaction it keeps its number."""
        added = self._add(task)
        if added is task:
            task.number = next_number(self._session, "tasks")
            task.assignments = []
        return added

    def give(self, task: Task, people: Iterable[PersonKey]) -> None:
        """Make a task these people's, and nobody else's."""
        wanted = list(dict.fromkeys(people))
        present = {each.person: each for each in task.assignments}
        for person, assignment in present.items():
            assignment.deleted = person not in wanted
        for person in wanted:
            if person not in present:
                task.assignments.append(Assignment(task=task.number, person=person, deleted=False))

    def comment(self, comment: Comment) -> Comment:
        """Keep what was said of a task."""
        return self._add(comment)

    def numbered(self, number: int, *, deleted: bool = False) -> Task | None:
        """Find a task by its number; one that was removed only where asked."""
        task = self._session.get(Task, number, options=[_ASSIGNED])
        if task is not None and "assignments" in inspect(task).unloaded:
            self._session.refresh(task, ["assignments"])
        return task if task is not None and (deleted or not task.deleted) else None

    def from_event(self, event: EventId) -> Task | None:
        """Find the task a message was turned into."""
        made = _whole().where(Task.source_event == event, ~Task.deleted).limit(1)
        return self._session.scalars(made).first()

    def assignment(self, key: int) -> Assignment:
        """Read one assignment."""
        return self._session.get_one(Assignment, key)

    def comments(self, task: int, *, limit: int) -> Sequence[Comment]:
        """List the latest that was said of a task, in order."""
        latest = (
            select(Comment)
            .where(Comment.task == task, ~Comment.deleted)
            .order_by(Comment.key.desc())
            .limit(limit)
        )
        return self._session.scalars(latest).all()[::-1]

    def remarks(self, task: int) -> tuple[int, PersonKey | None]:
        """Count what was said of a task, and tell who said the last of it."""
        row = self._session.connection().execute(_REMARKS, {"task": task}).first()
        return (0, None) if row is None else (row.total, row.author)

    def open_of(
        self, person: PersonKey, page: Page, *, rooms: Sequence[RoomKey] | None = None
    ) -> Listing:
        """List a person's open tasks, the earliest due first, those without a due date last.

        With `rooms`, only what belongs to these rooms.
        """
        mine = _listed(page).join(Assignment, Assignment.task == Task.number)
        mine = mine.where(Assignment.person == person, ~Assignment.deleted)
        if rooms is not None:
            mine = mine.where(Task.room.in_(rooms))
        return self._page(mine)

    def open_in(self, room: RoomKey, page: Page) -> Listing:
        """List a room's open tasks."""
        return self._page(_listed(page).where(Task.room == room))

    def due_on(
        self,
        person: PersonKey,
        first: Day,
        last: Day,
        *,
        rooms: Sequence[RoomKey] | None = None,
        limit: int = 200,
    ) -> Sequence[Listed]:
        """List a person's open tasks due from one day to another, both included."""
        due = (
            select(*_COLUMNS)
            .join(Assignment, Assignment.task == Task.number)
            .where(
                Assignment.person == person,
                ~Assignment.deleted,
                _is_open(),
                Task.due_day.between(first, last),
            )
            .order_by(Task.due_utc, Task.number)
            .limit(limit)
        )
        if rooms is not None:
            due = due.where(Task.room.in_(rooms))
        return [_line(row) for row in self._session.execute(due).all()]

    def assignees_of(self, numbers: Sequence[int]) -> Mapping[int, tuple[PersonKey, ...]]:
        """Tell whose several tasks are, in one query."""
        found: dict[int, tuple[PersonKey, ...]] = {}
        rows = self._session.execute(
            select(Assignment.task, Assignment.person)
            .where(Assignment.task.in_(numbers), ~Assignment.deleted)
            .order_by(Assignment.key)
        )
        for task, person in rows:
            found[task] = (*found.get(task, ()), person)
        return found

    def _page(self, query: Select[Any]) -> Listing:
        rows = self._session.execute(query).all()
        if not rows:
            return Listing()
        return Listing(tuple(map(_line, rows)), rows[0].total, rows[0].overdue)


_REMARKS = (
    select(Comment.author, func.count().over().label("total"))
    .where(Comment.task == bindparam("task"), ~Comment.deleted)
    .order_by(Comment.key.desc())
    .limit(1)
)

_COLUMNS = (
    Task.number,
    Task.title,
    Task.due_day,
    Task.due_time,
    Task.due_zone,
    Task.urgent,
)


def _whole() -> Select[Any]:
    return select(Task).options(_ASSIGNED)


def _listed(page: Page) -> Select[*tuple[Any, ...]]:
    """Read the lines of a page, each with the counts of the whole list beside: one query."""
    overdue = Task.due_utc <= page.now
    query = select(
        *_COLUMNS,
        func.count().over().label("total"),
        func.sum(case((overdue, 1), else_=0)).over().label("overdue"),
    ).where(_is_open())
    if page.overdue_only:
        query = query.where(overdue)
    ordered = query.order_by(Task.due_utc.is_(None), Task.due_utc, Task.number)
    return ordered.limit(page.limit).offset(page.offset)


def _line(row: Any) -> Listed:  # noqa: ANN401 - a row of `_COLUMNS`
    due = Due(row.due_day, row.due_time, row.due_zone) if row.due_day is not None else None
    return Listed(row.number, row.title, due, row.urgent)


def _is_open() -> ColumnElement[bool]:
    return and_(~Task.deleted, Task.done_at.is_(None))
