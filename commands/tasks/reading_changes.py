"""Sentences that change tasks, read into requests: by number, or in reply to a card."""

import re
from collections.abc import Callable

from commands.command import Request
from commands.hearing import phrases_at
from commands.phrases import first_words, phrase
from commands.questions import Ask, Slot
from commands.said import Said
from commands.tasks.choosing import which_task
from commands.tasks.errors import TitleTooLong
from commands.tasks.naming import OTHER_KIND, ends, names_tasks, numbers_needed, of_other_kind
from commands.tasks.reading_gifts import given_to, read_give
from commands.tasks.reading_postponements import read_postpone
from commands.tasks.replies import WhichTitle
from commands.tasks.requests import (
    FinishTasks,
    MarkUrgent,
    OfTasks,
    RemoveTasks,
    RenameTask,
    ReopenTasks,
    ShowTask,
    TakeTasks,
)
from commands.tasks.titles import LONGEST, tidy

_FOR = re.compile(r"(?:pour|for)\s", re.IGNORECASE)

_LEADS_TITLE = re.compile(r"^\s*(?:(?:en|to|as|into)\s+|[:→=]\s*)", re.IGNORECASE)


@phrase("tasks.finish")
def read_finish(said: Said) -> Request | Ask | None:
    """`fait 42`, `fait 42 43`, `42 fait`, or `fait` in reply to a card."""
    return _alone(said, "tasks.finish", FinishTasks)


@phrase("tasks.reopen")
def read_reopen(said: Said) -> Request | Ask | None:
    """`rouvrir 42`: it is not done after all."""
    return ReopenTasks(said.tasks()) if names_tasks(said) and ends(said) else None


@phrase("tasks.remove")
def read_remove(said: Said) -> Request | Ask | None:
    """`supprimer 42`."""
    return _alone(said, "tasks.remove", RemoveTasks)


@phrase("tasks.take")
def read_take(said: Said) -> Request | Ask | None:
    """`je m’en charge 42`, or in reply to a card; of a task of somebody's, a plain gift."""
    return TakeTasks(said.tasks()) if names_tasks(said) and ends(said) else None


@phrase("tasks.urgent")
def read_urgent(said: Said) -> Request | Ask | None:
    """`urgent 42`."""
    return _alone(said, "tasks.urgent", MarkUrgent)


@phrase("tasks.calm")
def read_calm(said: Said) -> Request | Ask | None:
    """`pas urgent 42`."""
    return MarkUrgent(said.tasks(), urgent=False) if names_tasks(said) and ends(said) else None


@phrase("tasks.rename")
def read_rename(said: Said) -> Request | Ask | None:
    """`renommer 42 Préparer le budget 2027`."""
    if not names_tasks(said):
        return None
    numbers = said.tasks()
    if len(numbers) != 1:
        return None
    title = tidy(_LEADS_TITLE.sub("", said.after_numbers, count=1))
    if not title:
        opening = first_words("tasks.rename", said.language)
        return Ask(WhichTitle(numbers[0]), slot=Slot(f"{opening} {numbers[0]} : {{}}", "words"))
    if len(title) > LONGEST:
        raise TitleTooLong(len(title), LONGEST)
    return RenameTask(numbers, title)


@phrase("tasks.show")
def read_show(said: Said) -> Request | Ask | None:
    """`42`, `tâche 42`, `#42`; `42 fait` says something of it."""
    if len(said.numbers) == 1 and not said.after_numbers.strip(" .!?"):
        return ShowTask(said.numbers)
    return read_numbered(said)


def read_numbered(said: Said) -> Request | Ask | None:
    """`42 fait`, `42 à reporter`: what the sentence says after the number, read before it."""
    if not said.numbers:
        return None
    named = " ".join(map(str, said.numbers))
    if _FOR.match(said.after_numbers):
        return read_postpone(said)
    given = given_to(said)
    if given is not None:
        return given
    for spoken, rest in phrases_at(said.after_numbers, said.context):
        read_turned = _READERS.get(spoken.phrase)
        if read_turned is None:
            continue
        turned = Said(
            f"{named} {rest}".strip(),
            said.whole,
            spoken.language,
            said.context,
            said.work,
            said.subject,
        )
        read = read_turned(turned)
        if read is not None:
            return read
    return None


def _alone(said: Said, key: str, request_for: type[OfTasks]) -> Request | Ask | None:
    """Read a word that needs nothing but its tasks; without any, ask which."""
    if OTHER_KIND.match(said.rest) or of_other_kind(said):
        return None
    if said.after_everything == "":
        raise numbers_needed(said, key)
    if said.tasks():
        return request_for(said.tasks()) if ends(said) else None
    if said.rest.strip(" .!"):
        return None
    return which_task(said, lambda n: request_for((n,)), first_words(key, said.language))


_READERS: dict[str, Callable[[Said], Request | Ask | None]] = {
    "tasks.finish": read_finish,
    "tasks.reopen": read_reopen,
    "tasks.remove": read_remove,
    "tasks.take": read_take,
    "tasks.urgent": read_urgent,
    "tasks.calm": read_calm,
    "tasks.postpone": read_postpone,
    "tasks.give": read_give,
    "tasks.rename": read_rename,
}
