"""A message edited or deleted after it was handled: undone, and run again as it now reads."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from commands.addressing import Called, called
from commands.command import Context, Reply, Request, Silence, Source, command
from commands.document import Document
from commands.errors import Asking
from commands.free_speech import tap_line, yes_or_no
from commands.hearing import read_text
from commands.incoming import Edit, Message, Redaction
from commands.policy import anyone
from commands.questions import Ask
from commands.tasks.requests import AddComment
from commands.understanding import Understood, understand
from commands.undoing import ChangedSince, TakeBack, take_back_all
from commands.undone_words import what_changed
from commands.wording import Voice, worded
from storage.database import Journalled
from storage.ids import UserId
from storage.messages import Subject
from storage.operations import REWRITE, Operation
from storage.questions import Question
from storage.reminders import Reminder
from storage.tasks import Task
from storage.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NothingLeft(Request):
    """The message asks for nothing any more."""


@dataclass(frozen=True, slots=True)
class EditedSince(Reply):
    """A message was edited whose effect was changed since: the new text may be noted apart."""

    changed: ChangedSince


@command("undo.nothing_left", allowed=anyone, undoable=False)
def nothing_left(request: NothingLeft, work: UnitOfWork, context: Context) -> Reply:
    """Say nothing: what it had asked was taken back."""
    return Silence()


def understand_edit(
    edit: Edit, work: UnitOfWork, context: Context, bot: UserId
) -> Understood | None:
    """Take back what the earlier version did, and understand the new one.

    Rows that are made again keep their numbers. An edit by anybody but the author is ignored.
    Raises `Asking` where somebody changed since what the earlier version did.
    """
    root = f"event:{edit.edited}"
    operations = work.journal.of_origin(root)
    message = _as_message(edit)
    if not operations:
        if work.inbox.holds(root):
            take_back_all(root, work, context)
        understood = understand(message, work, context, bot)
        return None if understood is None else replace(understood, root=root)
    if any(operation.person != context.sender for operation in operations):
        return None
    again = _Again(message, root, operations[-1], work, context, bot)
    try:
        removed = take_back_all(root, work, context, REWRITE)
    except ChangedSince as changed:
        read = again.read(_subject_of(operations[-1]), context).request
        if isinstance(read, Ask | NothingLeft):
            raise
        raise Asking(yes_or_no(EditedSince(changed), read)) from changed
    for row in removed:
        work.reusable.offer(row)
    remade = any(isinstance(row, Task | Reminder) for row in removed)
    subject = None if remade else _subject_of(operations[-1])
    return again.read(subject, replace(context, source=context.source or _source(removed)))


def understand_redaction(
    redaction: Redaction, work: UnitOfWork, context: Context
) -> Understood | None:
    """Take back what a deleted message, or a withdrawn tap, had done."""
    root = f"event:{redaction.target}"
    if not work.inbox.holds(root) and not work.journal.of_origin(root):
        return None
    return Understood(TakeBack(root), root)


@dataclass(frozen=True, slots=True)
class _Again:
    """A message that was handled before, and what surrounds it."""

    message: Message
    root: str
    operation: Operation
    work: UnitOfWork
    context: Context
    bot: UserId

    def read(self, subject: Subject | None, context: Context) -> Understood:
        """Read it as it now stands: it need not call us again."""
        heard = called(self.message, self.work, context, self.bot)
        text = heard.text if heard is not None else self.message.text.strip()
        read = read_text(text, Called(text, subject, by_reply=False), self.work, context)
        if read is not None and self.operation.root == self.root:
            return Understood(read, self.root)
        if self.operation.command == "tasks.comment" and subject is not None and text:
            return Understood(AddComment((subject.key,), text), self.root)
        asked = self._ask_again()
        understood = understand(self.message, self.work, context, self.bot)
        if understood is not None:
            return understood if understood.question else replace(understood, root=self.root)
        if asked is not None and asked.slot is not None:
            whole = asked.slot["sentence"].replace("{}", text)
            read = read_text(whole, Called(whole, None, by_reply=False), self.work, context)
            if read is not None:
                return Understood(read, asked.origin, asked.key)
        return Understood(NothingLeft(), self.root)

    def _ask_again(self) -> Question | None:
        """Open the question that the message had answered: it may now answer otherwise."""
        if self.operation.root == self.root:
            return None
        questions = self.work.questions.of_origin(self.operation.root)
        mine = [each for each in questions if each.person == self.context.sender]
        for question in mine:
            question.answered_at = None
        self.work.flush()
        return mine[-1] if mine else None


@worded
def word_edited_since(reply: EditedSince, voice: Voice) -> Document:
    """`Zoé a reporté la tâche 42 depuis, … Faut-il noter votre nouveau texte ?`."""
    what = what_changed(reply.changed, voice)
    return Document((voice.say("edited-since", what=what),), tap_line=tap_line(voice))


def _as_message(edit: Edit) -> Message:
    return Message(
        edit.origin, edit.at, edit.room, edit.sender, edit.event, edit.text, edit.mentions
    )


def _subject_of(operation: Operation) -> Subject | None:
    if operation.subject_kind is None or operation.subject_key is None:
        return None
    return Subject(operation.subject_kind, operation.subject_key)


def _source(removed: Sequence[Journalled]) -> Source | None:
    for row in removed:
        if isinstance(row, Task | Reminder) and row.source_event and row.source_author:
            return Source(row.source_event, row.source_author, row.title)
    return None
