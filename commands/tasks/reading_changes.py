"""Sentences that change tasks, read into requests: by number, or in reply to a card."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from commands.command import Request
from commands.doubts import ask_which
from commands.errors import PersonError
from commands.hearing import phrases_at
from commands.language import Purpose
from commands.language.lexicon import fold
from commands.phrases import first_words, phrase
from commands.policy import visible_task
from commands.questions import Ask, Slot
from commands.said import Said
from commands.so_much_later import so_much
from commands.tasks.choosing import which_task
from commands.tasks.errors import NumbersNeeded, TitleTooLong
from commands.tasks.replies import WhichPerson, WhichTitle
from commands.tasks.requests import (
    AskPutOff,
    FinishTasks,
    GiveTasks,
    MarkUrgent,
    OfTasks,
    PostponeTasks,
    RemoveTasks,
    RenameTask,
    ReopenTasks,
    ShowTask,
    TakeTasks,
)
from commands.tasks.titles import LONGEST, tidy
from storage.ids import PersonKey
from storage.moments import Due, LocalMoment

_OTHER_KIND = re.compile(
    r"\s*(?:(?:tous|all)\s+)?(?:le|les|du|des|mon|mes|the|my)?\s*(?:rappel|reminder)s?\b",
    re.IGNORECASE,
)
_LEADS = re.compile(r"^\s*(?:(?:à|a|to|until|till|pour|for|with)\s+|[:→=]\s*)", re.IGNORECASE)
"""Little words that lead to the date or the person."""

_FOR = re.compile(r"(?:pour|for)\s", re.IGNORECASE)

_LEADS_TITLE = re.compile(r"^\s*(?:(?:en|to|as|into)\s+|[:→=]\s*)", re.IGNORECASE)

_NOBODY = frozenset(("personne", "nobody", "no one", "noone"))
_NO_DATE = frozenset(("sans echeance", "sans date", "plus tard", "no due date", "no date", "later"))
_BETWEEN = re.compile(r"\s*(?:,|;|\bet\b|\band\b|&)\s*|\s+(?=@)", re.IGNORECASE)


@phrase("tasks.finish")
def read_finish(said: Said) -> Request | Ask | None:
    """`fait 42`, `fait 42 43`, `42 fait`, or `fait` in reply to a card."""
    return _alone(said, "tasks.finish", FinishTasks)


@phrase("tasks.reopen")
def read_reopen(said: Said) -> Request | Ask | None:
    """`rouvrir 42`: it is not done after all."""
    return ReopenTasks(said.tasks()) if _names(said) and _ends(said) else None


@phrase("tasks.remove")
def read_remove(said: Said) -> Request | Ask | None:
    """`supprimer 42`."""
    return _alone(said, "tasks.remove", RemoveTasks)


@phrase("tasks.take")
def read_take(said: Said) -> Request | Ask | None:
    """`je m’en charge 42`, or in reply to a card; of a task of somebody's, a plain gift."""
    return TakeTasks(said.tasks()) if _names(said) and _ends(said) else None


@phrase("tasks.urgent")
def read_urgent(said: Said) -> Request | Ask | None:
    """`urgent 42`."""
    return _alone(said, "tasks.urgent", MarkUrgent)


@phrase("tasks.calm")
def read_calm(said: Said) -> Request | Ask | None:
    """`pas urgent 42`."""
    return MarkUrgent(said.tasks(), urgent=False) if _names(said) and _ends(said) else None


@phrase("tasks.postpone")
def read_postpone(said: Said) -> Request | Ask | None:
    """`reporter 42 à lundi`; in reply to a card, `reporter à lundi`."""
    if _OTHER_KIND.match(said.rest) or _of_other_kind(said):
        return None
    readings = [(said.tasks(), said.after_numbers)]
    if said.numbers and said.after_numbers:
        # The day of *reporter 42 4 décembre* is no task.
        fewer = said.numbers[:-1] or _answered(said)
        readings.append((fewer, f"{said.numbers[-1]} {said.after_numbers}"))
    for numbers, words in readings:
        read = _until(said, numbers, words.strip(" .!"))
        if read is not None:
            return read
    return None


def _until(said: Said, numbers: tuple[int, ...], words: str) -> Request | Ask | None:
    if not numbers:
        after = said.after_everything
        if after is not None and (not after or _reads(said, _LEADS.sub("", after, count=1))):
            raise _numbers_needed(said, "tasks.postpone", after)
        opening = first_words("tasks.postpone", said.language)
        known = not words or _reads(said, words)
        return which_task(said, lambda n: AskPutOff((n,)), opening) if known else None
    if not words:
        return AskPutOff(numbers)
    by = so_much(said, words)
    if by is not None:
        return _so_much_later(said, numbers, by)
    if fold(words) in _NO_DATE:
        return PostponeTasks(numbers, None)
    when = said.when(_LEADS.sub("", words, count=1), Purpose.DEADLINE)
    if when.unread.strip() or (when.value is None and when.doubt is None):
        when = said.when(words, Purpose.DEADLINE)
    if when.unread.strip():
        return None
    if when.doubt is not None:
        return ask_which(when.doubt, lambda due: PostponeTasks(numbers, due))
    return None if when.value is None else PostponeTasks(numbers, when.value, when.alternatives)


def _so_much_later(said: Said, numbers: tuple[int, ...], by: timedelta) -> Request:
    """Put one task off by so much from its due date; of several, or of none, the date is asked."""
    if len(numbers) != 1:
        return AskPutOff(numbers)
    try:
        due = visible_task(numbers[0], said.work, said.context).due
    except PersonError:
        return AskPutOff(numbers)  # the policy says what stands in the way
    if due is None or (due.time is None and by % timedelta(days=1)):
        return AskPutOff(numbers)
    if due.time is None:
        return PostponeTasks(numbers, replace(due, day=due.day + by))
    later = datetime.combine(due.day, due.time) + by
    return PostponeTasks(numbers, Due.at(LocalMoment(later, due.zone)))


def _reads(said: Said, words: str) -> bool:
    when = said.when(words, Purpose.DEADLINE)
    return not when.unread.strip() and (when.value is not None or when.doubt is not None)


@phrase("tasks.give")
def read_give(said: Said) -> Request | Ask | None:
    """`confier 42 à @amina`, `à Zoé et Luc`, `à moi`, `à personne`."""
    if said.after_everything is not None and _LEADS.match(f"{said.after_everything} "):
        raise _numbers_needed(said, "tasks.give", said.after_everything)
    if not _names(said):
        return None
    numbers = said.tasks()
    words = _LEADS.sub("", said.after_numbers.strip(" .!"), count=1).strip()
    if not words:
        opening = first_words("tasks.give", said.language)
        named = " ".join(map(str, numbers))
        return Ask(WhichPerson(numbers), slot=Slot(f"{opening} {named} {{}}", "person"))
    if fold(words) in _NOBODY:
        return GiveTasks(numbers, ())
    return GiveTasks(numbers, _people(said, words))


def _people(said: Said, words: str) -> tuple[PersonKey, ...]:
    called = [_LEADS.sub("", each, count=1).strip(" .") for each in _BETWEEN.split(words)]
    return said.people(tuple(each for each in called if each))


@phrase("tasks.rename")
def read_rename(said: Said) -> Request | Ask | None:
    """`renommer 42 Préparer le budget 2027`."""
    if not _names(said):
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
    if said.after_numbers.startswith("@"):
        return GiveTasks(said.numbers, _people(said, said.after_numbers.strip(" .!")))
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
    if _OTHER_KIND.match(said.rest) or _of_other_kind(said):
        return None
    if said.after_everything == "":
        raise _numbers_needed(said, key)
    if said.tasks():
        return request_for(said.tasks()) if _ends(said) else None
    if said.rest.strip(" .!"):
        return None
    return which_task(said, lambda n: request_for((n,)), first_words(key, said.language))


def _numbers_needed(said: Said, key: str, after: str = "") -> NumbersNeeded:
    """Ask for numbers, where all the tasks are meant at once: *supprime tout*."""
    return NumbersNeeded(f"{first_words(key, said.language)} 42 43 {after}".strip())


def _names(said: Said) -> bool:
    """Tell whether a sentence names tasks, and not reminders."""
    return bool(said.tasks()) and not _OTHER_KIND.match(said.rest)


def _of_other_kind(said: Said) -> bool:
    """Tell whether it answers what tells of something else, such as a reminder that rang."""
    return not said.numbers and said.subject is not None and said.subject.kind == "reminder"


def _answered(said: Said) -> tuple[int, ...]:
    """Give the task whose card is answered."""
    if said.subject is None or said.subject.kind != "task":
        return ()
    return (said.subject.key,)


def _ends(said: Said) -> bool:
    """Tell whether nothing follows: *fait ce matin* is a remark."""
    return not said.after_numbers.strip(" .!")


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
