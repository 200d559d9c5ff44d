"""What follows a date or a repetition and bounds it: *jusqu’au 31 mai*, *sauf en août*."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from commands.language.days import DaySpec
from commands.language.grammar import patterns, small_words
from commands.language.hours import Clock
from commands.language.lengths import Length
from commands.language.patterns import Patterns
from commands.language.phrases import Phrase
from commands.language.readings import Language
from commands.language.token_type import Token

Month = int | tuple[int, int | None]
"""*Janvier*, or *janvier 2027* with its year."""

_EXCEPTIONS = ("RANGE", "REPEAT", "INMONTH", "month", "weekday", "DAY")


def modify(
    phrase: Phrase, tokens: list[Token], position: int, tree: Patterns, language: Language
) -> bool:
    """Take a bound that begins at a position, if there is one."""
    for end, rule, values in tree.matches(tokens, position):
        if rule == "except":
            taken = _except(phrase, tokens, end, language)
        else:
            taken = _TAKE[rule](phrase, values[0] if len(values) == 1 else values)
        if taken:
            phrase.end = max(phrase.end, end)
            return True
    return False


def _from_hour(phrase: Phrase, hour: Clock) -> bool:
    phrase.bound = "from"
    return phrase.take({"HOUR": hour})


def _before_hour(phrase: Phrase, hour: Clock) -> bool:
    phrase.bound = "limit"
    return phrase.take({"HOUR": hour})


def _until_hour(phrase: Phrase, hour: Clock) -> bool:
    if phrase.hour or phrase.hours or phrase.until_hour or not (phrase.day or phrase.part):
        return False
    phrase.until_hour = hour
    return True


def _until(phrase: Phrase, day: DaySpec) -> bool:
    if phrase.until is not None or not (phrase.repeat or phrase.starting):
        return False
    phrase.until = day
    return True


def _lasts(phrase: Phrase, length: Length) -> bool:
    if phrase.repeat is None or phrase.lasting or length.exact or length.unit == "half-day":
        return False
    phrase.lasting = length
    return True


def _in_months(phrase: Phrase, months: Month | list[Month]) -> bool:
    """*Tous les lundis de janvier*, *en juillet et août*."""
    named = months if isinstance(months, list) else [months]
    said = tuple(month[0] if isinstance(month, tuple) else month for month in named)
    if phrase.repeat is None or phrase.repeat.months or phrase.repeat.freq == "YEARLY":
        return False
    phrase.repeat = replace(phrase.repeat, months=said)
    return True


def _over_months(phrase: Phrase, months: list[int]) -> bool:
    """*Tous les lundis de janvier à mars*, *d’octobre à mars*."""
    first, last = months
    return _in_months(phrase, [(first - 1 + n) % 12 + 1 for n in range((last - first) % 12 + 1)])


def _start(phrase: Phrase, day: DaySpec) -> bool:
    if phrase.repeat is None or phrase.day is not None:
        return False
    phrase.day = day
    phrase.starting = True
    return True


def _except(phrase: Phrase, tokens: list[Token], end: int, language: Language) -> bool:
    """*Sauf le mercredi et le vendredi*, *sauf en août*, *sauf dimanches et jours fériés*."""
    if phrase.repeat is None:
        return False
    small = small_words(language, "except")
    while True:
        while end < len(tokens) and tokens[end].word in small:
            end += 1
        if end >= len(tokens):
            break
        off = patterns(language, "off").matches(tokens, end)
        slots = tokens[end].slots
        piece = next(((slot, slots[slot]) for slot in _EXCEPTIONS if slot in slots), None)
        if off:
            phrase.exceptions.append(("OFF", None))
        elif piece is None:
            break
        elif "apart" in slots:
            phrase.exceptions += [("DAY", day) for day in slots["RANGE"]]
        else:
            phrase.exceptions.append(piece)
        end = off[0][0] if off else end + 1
        phrase.end = end
    return bool(phrase.exceptions)


_TAKE: dict[str, Callable[[Phrase, Any], bool]] = {
    "from_hour": _from_hour,
    "before_hour": _before_hour,
    "until_hour": _until_hour,
    "until": _until,
    "lasts": _lasts,
    "start": _start,
    "in_months": _in_months,
    "over_months": _over_months,
}
