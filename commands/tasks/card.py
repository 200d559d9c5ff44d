"""A task's card: kept true wherever it stands, whatever changes the task."""

from dataclasses import replace

from commands.derived import card
from commands.document import Document, Line, Link, Tap, Text, bold
from commands.language.lexicon import fold
from commands.phrases import first_words
from commands.policy import sees_alone
from commands.removed import before
from commands.tasks.requests import AskPutOff, FinishTasks, TakeTasks
from commands.tasks.wording import and_lines
from commands.undo_policy import REMARKS
from commands.undoing import UndoOn
from commands.wording import Voice
from storage.ids import PersonKey
from storage.tasks import Task
from storage.work import UnitOfWork

_VOWELS = "aeiouh"


@card("task", sees=sees_alone)
def task_card(work: UnitOfWork, number: int, voice: Voice) -> Document | None:
    """Show a task as it stands."""
    task = work.tasks.numbered(number, deleted=True)
    if task is None:
        return None
    if task.deleted:
        (last,) = work.journal.latest_of_subject("task", number, limit=1, but=REMARKS) or (None,)
        title = before(last, "tasks", number, work).get("title", task.title)
        return _removed(task, title, voice)
    remarks = _remarks(*work.tasks.remarks(number), voice)
    shown = _open(task, voice) if task.done_at is None else _done(task, voice)
    return replace(shown, blocks=(*shown.blocks, *remarks))


def _open(task: Task, voice: Voice) -> Document:
    number = str(task.number)
    kind = "assigned" if task.assignees else "free"
    return Document(
        blocks=(
            (Text("☐\u00a0"), *bold(_title(task, voice))),
            _due(task, voice),
            _who(task, voice),
            *_source(task, voice),
        ),
        taps=_taps(task),
        tap_line=voice.say("task-taps", kind=kind),
        typed_line=voice.say("task-typed", kind=kind, number=number),
    )


def _done(task: Task, voice: Voice) -> Document:
    struck = tuple(
        Text(span.words, struck=True) if isinstance(span, Text) else span
        for span in _title(task, voice)
    )
    by = voice.words("nobody-known") if task.done_by is None else voice.names.name(task.done_by)
    when = voice.moment(task.done_at) if task.done_at is not None else ""
    return Document(
        blocks=((Text("✅\u00a0"), *struck), voice.say("task-done", who=by, when=when)),
        taps=(
            Tap("↩️", UndoOn("task", task.number)),
            Tap("✅", FinishTasks((task.number,)), offered=False),
        ),
        tap_line=voice.say("task-taps", kind="done"),
        typed_line=voice.say("task-typed", kind="done", number=str(task.number)),
    )


def _removed(task: Task, title: str, voice: Voice) -> Document:
    """Show a removed task, and the words that bring it back, whatever removed it."""
    said = voice.say("task-removed", number=str(task.number), title=title)
    word = f"{first_words('undoing.undo', voice.language)} {task.number}"
    return Document((bold(said), voice.say("task-removed-back", word=word)))


def _taps(task: Task) -> tuple[Tap, ...]:
    one = (task.number,)
    undo = Tap("↩️", UndoOn("task", task.number))
    if not task.assignees:
        return (Tap("✋", TakeTasks(one)), undo)
    taken = Tap("✋", TakeTasks(one), offered=False)
    return (Tap("✅", FinishTasks(one)), Tap("⏰", AskPutOff(one)), undo, taken)


def _title(task: Task, voice: Voice) -> Line:
    return voice.say("task-title", number=str(task.number), title=task.title)


def _due(task: Task, voice: Voice) -> Line:
    said = voice.due(task.due) if task.due is not None else voice.words("task-no-due")
    line = voice.words("task-urgent", due=said) if task.urgent else said
    return (Text(line[:1].upper() + line[1:]),)


def _who(task: Task, voice: Voice) -> Line:
    """Say whose it is, what it takes and what it belongs to: pills for who must act now."""
    facts = ""
    if task.effort:
        facts += voice.words("task-effort", length=voice.duration(task.effort))
    if task.project:
        facts += voice.words("task-project", name=task.project)
    if not task.assignees:
        return voice.say("task-nobody", facts=facts)
    people = and_lines([_person(each, task, voice) for each in task.assignees], voice)
    return voice.say("task-people", count=len(task.assignees), people=people, facts=facts)


def _person(person: PersonKey, task: Task, voice: Voice) -> Line:
    if person == task.author:
        return (Text(voice.names.name(person)),)
    return (voice.names.mention(person),)


def _remarks(count: int, last: PersonKey | None, voice: Voice) -> tuple[Line, ...]:
    """`2 mots laissés, le dernier par Zoé`: the sign that what was answered to the card is kept."""
    if last is None:
        return ()
    return (voice.say("task-remarks", count=count, name=voice.names.name(last)),)


def _source(task: Task, voice: Voice) -> tuple[Line, ...]:
    """`D’après le message de Zoé`, which opens it; no address in the plain body."""
    if task.source_event is None or task.source_author is None:
        return ()
    name = voice.names.name(task.source_author)
    elided = "yes" if fold(name)[:1] in _VOWELS else "no"
    words = voice.words("task-source-message", name=name, elided=elided)
    link = Link(words, voice.names.address(task.room, task.source_event))
    return (voice.say("task-source", message=link),)
