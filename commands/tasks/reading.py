"""Sentences that ask for a new task, read into requests."""

from dataclasses import replace

from commands.callings import words_for
from commands.command import Request
from commands.doubts import ask_which
from commands.language import Intent, Sentence
from commands.phrases import first_words, little, phrase
from commands.questions import CHOICES, Ask, Option, Slot
from commands.said import Said
from commands.tasks.errors import NoRepeatedTask, TitleTooLong
from commands.tasks.giving import check_people
from commands.tasks.people_named import Named, named_in
from commands.tasks.reading_changes import read_numbered
from commands.tasks.replies import WhichTitle, WhoseTask
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
    title, people = tidy(sentence.title), said.people(sentence.mentions)
    named = None if people else named_in(said, title)
    if named is not None and named.sure:
        title, people = named.title, named.people
    if not title and context.source is not None:
        title = drawn_from(context.source.text, context.now, context.zone, said.language)
    opening = first_words("tasks.add", said.language)
    if not title:
        return Ask(WhichTitle(), slot=Slot(f"{opening} {said.rest} {{}}", "words"))
    if len(title) > LONGEST:
        raise TitleTooLong(len(title), LONGEST)
    if sentence.repetition is not None:
        raise NoRepeatedTask(said.whole)
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
        free=named is not None and not named.people,
        alternatives=sentence.alternatives,
    )
    if sentence.doubt is None:
        return request if named is None or named.sure else _ask_whose(request, named, said)
    ask = ask_which(sentence.doubt, lambda due: replace(request, due=due))
    if context.source is not None or sentence.doubt.words not in said.rest:
        return ask
    rest = said.rest.replace(sentence.doubt.words, "{}", 1)
    return replace(ask, slot=Slot(f"{opening} {rest}", "when"))


def _ask_whose(request: AddTask, named: Named, said: Said) -> Request | Ask:
    """Ask whether a task is somebody's, or what its words are about; each answer is the whole."""
    own = said.context.sender
    if set(named.people) == {own}:
        return request
    theirs = replace(request, title=named.title, assignees=named.people)
    whose = WhoseTask(named.people, named.title, own, request.title)
    typed = words_for(said.work.people.by_keys((*named.people, own)).values())
    alone = typed[named.people[0]] if len(named.people) == 1 else ()
    return Ask(
        whose,
        (
            Option(CHOICES[0], alone, theirs),
            Option(CHOICES[1], (*little("me"), *typed[own]), request),
        ),
    )
