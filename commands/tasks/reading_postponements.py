"""Sentences that give tasks another date, read into requests."""

from dataclasses import replace
from datetime import datetime, timedelta

from commands.command import Request
from commands.doubts import ask_which
from commands.errors import PersonError
from commands.language import Purpose
from commands.language.lexicon import fold
from commands.phrases import first_words, phrase
from commands.policy import visible_task
from commands.questions import Ask
from commands.said import Said
from commands.so_much_later import so_much
from commands.tasks.choosing import which_task
from commands.tasks.naming import LEADS, OTHER_KIND, numbers_needed, of_other_kind
from commands.tasks.requests import AskPutOff, PostponeTasks
from commands.too_far import refuse_too_far
from storage.moments import Due, LocalMoment

_NO_DATE = frozenset(("sans echeance", "sans date", "plus tard", "no due date", "no date", "later"))


@phrase("tasks.postpone")
def read_postpone(said: Said) -> Request | Ask | None:
    """`reporter 42 à lundi`; in reply to a card, `reporter à lundi`."""
    if OTHER_KIND.match(said.rest) or of_other_kind(said):
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
        if after is not None and (not after or _reads(said, LEADS.sub("", after, count=1))):
            raise numbers_needed(said, "tasks.postpone", after)
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
    when = said.when(LEADS.sub("", words, count=1), Purpose.DEADLINE)
    if when.unread.strip() or (when.value is None and when.doubt is None):
        when = said.when(words, Purpose.DEADLINE)
    if when.unread.strip():
        refuse_too_far(words)
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


def _answered(said: Said) -> tuple[int, ...]:
    """Give the task whose card is answered."""
    if said.subject is None or said.subject.kind != "task":
        return ()
    return (said.subject.key,)
