"""What is answered to a sentence that changes tasks, where the card alone would not be seen."""

from commands.document import Document, Line, Text
from commands.tasks.replies import (
    TaskAdded,
    TaskRenamed,
    TasksChanged,
    TasksFinished,
    TasksGiven,
    TasksMarked,
    TasksPostponed,
    TasksRemoved,
    TasksReopened,
    TasksUnchanged,
)
from commands.wording import Voice, worded
from storage.ids import PersonKey


@worded
def word_added(reply: TaskAdded, voice: Voice) -> Document:
    """Below the card: who reads along, once a room."""
    return Document((voice.say("task-externals"),) if reply.externals else ())


@worded
def word_finished(reply: TasksFinished, voice: Voice) -> Document:
    """`Tâche 42 faite : Préparer le budget. Dites « annuler » pour y revenir.`."""
    return _changed("tasks-finished", reply, voice)


@worded
def word_reopened(reply: TasksReopened, voice: Voice) -> Document:
    """`Tâche 42 ouverte de nouveau : …`."""
    return _changed("tasks-reopened", reply, voice)


@worded
def word_postponed(reply: TasksPostponed, voice: Voice) -> Document:
    """`Tâche 42 reportée au lundi 30 novembre 2026 à 14 h. …`."""
    if reply.to is None:
        return _changed("tasks-undated", reply, voice)
    return _changed("tasks-postponed", reply, voice, when=voice.due(reply.to))


@worded
def word_given(reply: TasksGiven, voice: Voice) -> Document:
    """`Tâche 42 confiée à Amina.`: a pill, since Amina must act now."""
    if not reply.people:
        return _changed("tasks-freed", reply, voice)
    names = [_named(person, voice) for person in reply.people]
    return _changed("tasks-given", reply, voice, people=and_lines(names, voice))


@worded
def word_renamed(reply: TaskRenamed, voice: Voice) -> Document:
    """`Tâche 42 renommée : …`."""
    return _changed("task-renamed", reply, voice)


@worded
def word_removed(reply: TasksRemoved, voice: Voice) -> Document:
    """`Tâche 42 supprimée : Préparer le budget. Dites « annuler » pour la rétablir.`."""
    return _changed("tasks-removed", reply, voice)


@worded
def word_marked(reply: TasksMarked, voice: Voice) -> Document:
    """`Tâche 42 urgente : …`."""
    return _changed("tasks-urgent" if reply.urgent else "tasks-calm", reply, voice)


@worded
def word_unchanged(reply: TasksUnchanged, voice: Voice) -> Document:
    """`Luc a déjà fait la tâche 42, mardi 24 novembre 2026 à 9 h 12.`."""
    if len(reply.numbers) != 1:
        return Document((voice.say("tasks-unchanged", numbers=voice.joined(reply.numbers)),))
    said = voice.say(
        f"task-already-{reply.state}",
        number=str(reply.numbers[0]),
        who=voice.listed(reply.people) or voice.words("nobody-known"),
        when=voice.moment(reply.at) if reply.at is not None else "",
        due=voice.due(reply.due) if reply.due is not None else voice.words("task-no-due"),
    )
    return Document((said,))


def and_lines(lines: list[Line], voice: Voice) -> Line:
    """Join several lines as a list is said, the last one after *et*."""
    if len(lines) == 1:
        return lines[0]
    first = lines[0]
    for line in lines[1:-1]:
        first = (*first, Text(", "), *line)
    return voice.say("names-and", first=first, last=lines[-1])


def _named(person: PersonKey, voice: Voice) -> Line:
    """Name a person so that they hear of it, but for whoever asked."""
    if person == voice.asker:
        return (Text(voice.names.name(person)),)
    return (voice.names.mention(person),)


def _changed(key: str, reply: TasksChanged, voice: Voice, **values: str | Line) -> Document:
    """Say what was done to which tasks; a title only where everybody here may know it."""
    form = "many" if len(reply.numbers) > 1 else "titled" if reply.title else "one"
    numbers = voice.joined(reply.numbers)
    said = voice.say(key, form=form, numbers=numbers, title=reply.title or "", **values)
    if not reply.unchanged:
        return Document((said,))
    others = voice.joined(reply.unchanged)
    count = len(reply.unchanged)
    return Document((said, voice.say("tasks-others-unchanged", numbers=others, count=count)))
