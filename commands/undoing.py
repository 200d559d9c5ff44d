"""Annuler, refaire, and the message that was edited or deleted: one mechanism for all commands."""

from collections.abc import Sequence
from dataclasses import dataclass

from commands.command import Context, Reply, Request, Silence, command
from commands.errors import PersonError, ToldOnce, Unknown
from commands.phrases import phrase
from commands.policy import anyone
from commands.said import Said
from commands.undo_policy import change_latest, latest_act, may_tell, see_operation
from commands.undone import what_was
from storage.database import Journalled
from storage.ids import PersonKey
from storage.messages import Subject
from storage.moments import Due
from storage.operations import UNDO, WITHDRAW, Operation
from storage.work import UnitOfWork

REDO = "redo"


@dataclass(frozen=True, slots=True)
class UndoLatest(Request):
    """Take back my latest operation in this room."""


@dataclass(frozen=True, slots=True)
class RedoLatest(Request):
    """Do again what I last took back in this room."""


@dataclass(frozen=True, slots=True)
class UndoOn(Request):
    """Take back the latest operation on a subject: the ↩️ of its card, or its removal."""

    kind: str
    number: int

    @property
    def numbers(self) -> tuple[int, ...]:
        """What the policy looks at."""
        return (self.number,)


@dataclass(frozen=True, slots=True)
class TakeBack(Request):
    """Take back all that one event caused: it was deleted, or the tap withdrawn."""

    origin: str


@dataclass(frozen=True, slots=True)
class Undone(Reply):
    """An operation was taken back, or done again; what it was about, as it now stands.

    Of the only subject, title, date and people, where everybody who reads it may know them.
    """

    command: str
    kind: str | None = None
    numbers: tuple[int, ...] = ()
    title: str | None = None
    due: Due | None = None
    people: tuple[PersonKey, ...] = ()
    again: bool = False

    def chooses_language(self) -> bool:
        """Say it in the language that is back."""
        return self.command == "settings.language"


@dataclass(frozen=True, slots=True)
class TakenBack(Undone):
    """The same, where the card or the crossed out answer says it."""

    shown_on_card = True


@dataclass(frozen=True, slots=True)
class NothingToUndo(Reply):
    """There is nothing of the asker's to take back here."""

    again: bool = False


@dataclass
class ChangedSince(PersonError):
    """It was changed since: nothing was taken back. `own` where the asker did it.

    Where those who read it may not know of its subject, it says neither who nor what.
    """

    kind: str | None
    number: int | None
    who: PersonKey | None
    command: str | None
    at: str | None
    own: bool = False


@dataclass
class OneAtATime(PersonError):
    """All that was done cannot be taken back at once."""


@phrase("undoing.undo")
def read_undo(said: Said) -> Request | None:
    """`annuler`, alone, of a number, or in reply to a card."""
    return _of_subject(said, UndoLatest())


@phrase("undoing.redo")
def read_redo(said: Said) -> Request | None:
    """`refaire`, alone: *refaire les clés du gymnase* is a task."""
    return None if said.rest.strip(" .!") else RedoLatest()


@command("undo.latest", allowed=anyone, undoable=False)
def undo_latest(request: UndoLatest, work: UnitOfWork, context: Context) -> Reply:
    """Take back the asker's latest standing operation in this room, then the one before.

    A deletion is one (decision 9): the word brings back what it removed.
    """
    operation = work.journal.latest_standing(context.sender, context.room)
    while operation is not None:
        if _goes_back(operation, work, context):
            return Undone(*what_was(operation, work, context))
        operation = work.journal.latest_standing(context.sender, context.room, before=operation.key)
    return NothingToUndo()


@command("undo.redo", allowed=anyone, undoable=False)
def redo_latest(request: RedoLatest, work: UnitOfWork, context: Context) -> Reply:
    """Take back the asker's latest undo in this room."""
    undo = work.journal.latest_undone(context.sender, context.room)
    while undo is not None:
        if _goes_back(undo, work, context, REDO):
            return Undone(*what_was(undo, work, context))
        undo = work.journal.latest_undone(context.sender, context.room, before=undo.key)
    return NothingToUndo(again=True)


@command("undo.on", allowed=change_latest, undoable=False)
def undo_on(request: UndoOn, work: UnitOfWork, context: Context) -> Reply:
    """Take back the latest operation on a subject, whoever of those who may change it did it.

    What is removed comes back, whatever removed it: its card says so to all who read it.
    """
    operation = latest_act(Subject(request.kind, request.number), work)
    if operation is None:
        return NothingToUndo()
    take_back(operation, work, context, WITHDRAW)
    return TakenBack(*what_was(operation, work, context))


@command("undo.take_back", allowed=anyone, undoable=False)
def undo_event(request: TakeBack, work: UnitOfWork, context: Context) -> Reply:
    """Take back what a deleted message or a withdrawn tap had caused, quietly."""
    take_back_all(request.origin, work, context, WITHDRAW)
    return Silence()


def take_back(
    operation: Operation, work: UnitOfWork, context: Context, command: str = UNDO
) -> Sequence[Journalled]:
    """Undo one operation and record that; gives the rows it had made, now marked deleted.

    Raises `ChangedSince` where a later change stands in the way, `Unknown` where what it was
    about is hidden meanwhile: nothing is then changed.
    """
    see_operation(operation, work, context)
    work.flush()
    work.capture.active = True
    removed, conflict = work.restoring.restore(operation)
    if conflict is not None:
        raise _changed_since(operation, conflict.changed_by, work, context)
    work.flush()
    _settle(operation, work, standing=False)
    work.journal.record(
        Operation(
            at=context.now,
            person=context.sender,
            room=context.room,
            command=command,
            origin=context.origin,
            root=context.origin,
            undoes=operation.key,
            standing=True,
            subject_kind=operation.subject_kind,
            subject_key=operation.subject_key,
        )
    )
    return removed


def take_back_all(
    origin: str, work: UnitOfWork, context: Context, command: str = UNDO
) -> Sequence[Journalled]:
    """Undo what one event caused, the latest first, where its author asks; close its questions."""
    removed: list[Journalled] = []
    for operation in reversed(work.journal.of_origin(origin)):
        if operation.person == context.sender:
            removed += take_back(operation, work, context, _turned(operation, command))
    for question in work.questions.of_origin(origin):
        if question.person == context.sender:
            question.answered_at = question.answered_at or context.now
    return removed


def _goes_back(
    operation: Operation, work: UnitOfWork, context: Context, command: str = UNDO
) -> bool:
    """Take an operation back; pass over one that cannot be, where that was said before.

    Of what took others back, all that the same event did goes: a message, deleted, is one act.
    """
    told = f"told:{operation.key}"
    together: Sequence[Operation] = [operation]
    if operation.undoes is not None:
        together = [each for each in work.journal.of_origin(operation.origin) if each.undoes]
    try:
        for each in reversed(together):
            take_back(each, work, context, command)
    except (ChangedSince, Unknown) as error:
        if not work.inbox.holds(told):
            raise ToldOnce(error, told) from error
        return False
    return True


def _changed_since(
    operation: Operation, by: Operation | None, work: UnitOfWork, context: Context
) -> ChangedSince:
    """Say who changed what since, where everybody who reads it may know."""
    own = by is not None and by.person == context.sender
    kind, number = operation.subject_kind, operation.subject_key
    subjects = work.journal.subjects_of(operation)
    if by is None or not all(may_tell(subject, work, context) for subject in subjects):
        return ChangedSince(kind, None, None, None, None, own=own)
    return ChangedSince(kind, number, by.person, by.command, by.at.isoformat(), own=own)


def _turned(operation: Operation, command: str) -> str:
    """Name what taking an undo back is: doing again."""
    return REDO if operation.undoes is not None and operation.command != REDO else command


def _settle(operation: Operation, work: UnitOfWork, *, standing: bool) -> None:
    """Say whether an operation stands; what it had undone then stands the other way round."""
    work.journal.let_stand(operation, standing=standing)
    undone = work.journal.by_key(operation.undoes) if operation.undoes is not None else None
    if undone is not None:
        _settle(undone, work, standing=not standing)


def _of_subject(said: Said, otherwise: Request) -> Request | None:
    if said.numbers:
        alone = len(said.numbers) == 1 and not said.after_numbers.strip(" .!")
        return UndoOn("task", said.numbers[0]) if alone else None
    if said.after_everything == "":
        raise OneAtATime
    if said.rest.strip(" .!"):
        return None
    subject = said.subject
    if subject is None or subject.kind not in ("task", "reminder"):
        return otherwise
    return UndoOn(subject.kind, subject.key)
