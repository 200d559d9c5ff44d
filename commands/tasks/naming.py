"""Which tasks a sentence names, and how it is told from one about reminders."""

import re

from commands.phrases import first_words
from commands.said import Said
from commands.tasks.errors import NumbersNeeded

OTHER_KIND = re.compile(
    r"\s*(?:(?:tous|all)\s+)?(?:le|les|du|des|mon|mes|the|my)?\s*(?:rappel|reminder)s?\b",
    re.IGNORECASE,
)
LEADS = re.compile(r"^\s*(?:(?:à|a|to|until|till|pour|for|with)\s+|[:→=]\s*)", re.IGNORECASE)
"""Little words that lead to the date or the person."""


def names_tasks(said: Said) -> bool:
    """Tell whether a sentence names tasks, and not reminders."""
    return bool(said.tasks()) and not OTHER_KIND.match(said.rest)


def of_other_kind(said: Said) -> bool:
    """Tell whether it answers what tells of something else, such as a reminder that rang."""
    return not said.numbers and said.subject is not None and said.subject.kind == "reminder"


def ends(said: Said) -> bool:
    """Tell whether nothing follows: *fait ce matin* is a remark."""
    return not said.after_numbers.strip(" .!")


def numbers_needed(said: Said, key: str, after: str = "") -> NumbersNeeded:
    """Ask for numbers, where all the tasks are meant at once: *supprime tout*."""
    return NumbersNeeded(f"{first_words(key, said.language)} 42 43 {after}".strip())
