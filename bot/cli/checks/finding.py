"""What a check found: a sentence, how grave it is, and the exact thing to type."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.cli.words import Value


class Level(StrEnum):
    """How grave it is."""

    GOOD = "good"
    NOTICE = "notice"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """`key` names the sentence, `values` fill it; `todo` is typed as it is."""

    level: Level
    key: str
    values: dict[str, Value] = field(default_factory=dict)
    todo: tuple[str, ...] = ()


def good(key: str, /, **values: Value) -> Finding:
    """All is well."""
    return Finding(Level.GOOD, key, values)


def notice(key: str, /, *todo: str, **values: Value) -> Finding:
    """Beffroi works, and could do better."""
    return Finding(Level.NOTICE, key, values, todo)


def bad(key: str, /, *todo: str, **values: Value) -> Finding:
    """Something does not work until somebody acts."""
    return Finding(Level.BAD, key, values, todo)
