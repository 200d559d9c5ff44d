"""Who may take back what, and where it may be told: an operation may be about several things."""

from commands.command import Context
from commands.errors import Unknown, UnknownReminder, UnknownTask
from commands.policy import (
    OfSubject,
    change_one_reminder,
    change_task,
    is_agent,
    not_yours,
    sees_reminder,
    sees_task,
    told_here,
)
from storage.messages import Subject
from storage.operations import Operation
from storage.reminders import Reminder
from storage.tasks import Task
from storage.work import UnitOfWork

REMARKS = ("tasks.comment",)
"""Commands that change nothing of a subject: ↩️ on its card leaves them alone."""


def change_latest(request: OfSubject, work: UnitOfWork, context: Context) -> None:
    """Whoever may change all that the last operation touched may take it back; so may its author.

    A thing that the asker may not see is not named.
    """
    named = Subject(request.kind, request.number)
    _change(named, work, context)
    latest = latest_act(named, work)
    if latest is None or latest.person == context.sender:
        return  # what was hidden meanwhile is looked at where it is taken back
    for subject in work.journal.subjects_of(latest):
        try:
            _change(subject, work, context)
        except Unknown:
            row = _row(named, work)
            who = () if latest.person is None else (latest.person,)
            raise not_yours(row, who, work, context, moderated=False) from None


def latest_act(subject: Subject, work: UnitOfWork) -> Operation | None:
    """Find what removed a subject, be it itself a taking back; else the latest done to it."""
    latest = work.journal.latest_on(subject.kind, subject.key, but=REMARKS)
    return work.restoring.removal(subject) or latest


def see_operation(operation: Operation, work: UnitOfWork, context: Context) -> None:
    """What is hidden from its author meanwhile is unknown to them: they take nothing of it back.

    Where the operation itself hid it, as a gift does, they may, until somebody changes it.
    """
    for subject in work.journal.subjects_of(operation):
        row = _row(subject, work)
        if not _sees(row, work, context) and not _hid_it(operation, subject, row, work, context):
            raise UnknownTask(row.number) if isinstance(row, Task) else UnknownReminder(row.number)


def may_tell(subject: Subject, work: UnitOfWork, context: Context) -> bool:
    """Tell whether what a subject holds may be said here, to everybody who reads it."""
    row = _row(subject, work)
    return told_here(row.room, context) and _sees(row, work, context)


def _change(subject: Subject, work: UnitOfWork, context: Context) -> None:
    if subject.kind == "task":
        change_task(subject.key, work, context)
    elif subject.kind == "reminder":
        change_one_reminder(subject.key, work, context, deleted=True)


def _sees(row: Task | Reminder, work: UnitOfWork, context: Context) -> bool:
    if isinstance(row, Task):
        return sees_task(row, work, context)
    return sees_reminder(row, work, context)


def _row(subject: Subject, work: UnitOfWork) -> Task | Reminder:
    """Read what a subject is: a ring is about its reminder."""
    if subject.kind == "task":
        task = work.tasks.numbered(subject.key, deleted=True)
        assert task is not None  # noqa: S101 - what was journalled is only marked deleted
        return task
    nudge = work.nudges.by_key(subject.key) if subject.kind == "ring" else None
    number = subject.key if nudge is None else nudge.subject_key
    reminder = work.reminders.numbered(number, deleted=True)
    if reminder is None:
        raise UnknownReminder(number)
    return reminder


def _hid_it(
    operation: Operation, subject: Subject, row: Task | Reminder, work: UnitOfWork, context: Context
) -> bool:
    """Tell whether it was the asker's until this operation, and nobody did anything to it since."""
    latest = work.journal.latest_of_subject(subject.kind, subject.key, limit=1)
    if not latest or latest[-1].key != operation.key:
        return False
    shares = row.assignments if isinstance(row, Task) else row.recipients
    own = {(type(each).__tablename__, each.key) for each in shares if each.person == context.sender}
    return is_agent(context.sender, work, context.organisation) and any(
        (change.table_name, change.row_key) in own
        and change.column_name == "deleted"
        and change.values.get("before") is False
        for change in work.journal.changes(operation.key)
    )
