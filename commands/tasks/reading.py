"""Sentences that ask for a new task, read into requests."""

from dataclasses import replace

from commands.command import Request
from commands.doubts import ask_which
from commands.language import Intent, Sentence
from commands.phrases import first_words, phrase
from commands.questions import Ask, Slot
from commands.said import Said
from commands.tasks.errors import NoRepeatedTask, TitleTooLong
from commands.tasks.giving import check_people
from commands.tasks.reading_changes import read_numbered
from commands.tasks.replies import WhichTitle
from commands.tasks.requests import AddTask, ShowTask
from commands.tasks.titles import LONGEST, drawn_from, tidy

_ROOM = "\uff20room"


@phrase("tasks.add")
def read_add(said: Said) -> Request | Ask | None:
    """`tâche Préparer le budget pour vendredi 14h @luc #finances ~3h`.

    `tâche 42` is a task that is there, and `tâche 42 faite` says something of it.
    """
    if said.numbers:
        if not said.after_numbers.strip(" .!?"):
            return None
        about_one = read_numbered(said)
        if about_one is not None:
            return about_one
    if not said.rest.strip() and said.subject is not None and said.subject.kind == "task":
        return ShowTask((said.subject.key,))
    # @room is nobody to give a task to: it stays in the title, as words.
    sentence = said.sentence(said.rest.replace("@room", _ROOM), Intent.TASK)
    return task_from_sentence(said, replace(sentence, title=sentence.title.replace(_ROOM, "@room")))


def task_from_sentence(said: Said, sentence: Sentence) -> Request | Ask:
    """Make the request of a sentence that asks for a task, or the question it leaves open."""
    context = said.context
    title = tidy(sentence.title)
    if not title and context.source is not None:
        title = drawn_from(context.source.text, context.now, context.zone, said.language)
    opening = first_words("tasks.add", said.language)
    if not title:
        return Ask(WhichTitle(), slot=Slot(f"{opening} {said.rest} {{}}", "words"))
    if len(title) > LONGEST:
        raise TitleTooLong(len(title), LONGEST)
    if sentence.repetition is not None:
        raise NoRepeatedTask(said.whole)
    people = said.people(sentence.mentions)
    check_people(people, context.room, said.work, context)
    effort = sentence.effort
    request = AddTask(
        title=title,
        assignees=people,
        due=sentence.due,
        project=sentence.project,
        effort=int(effort.total_seconds() // 60) if effort else None,
        urgent=sentence.urgent,
        source=replace(context.source, text="") if context.source is not None else None,
        alternatives=sentence.alternatives,
    )
    if sentence.doubt is None:
        return request
    ask = ask_which(sentence.doubt, lambda due: replace(request, due=due))
    if context.source is not None or sentence.doubt.words not in said.rest:
        return ask
    rest = said.rest.replace(sentence.doubt.words, "{}", 1)
    return replace(ask, slot=Slot(f"{opening} {rest}", "when"))
