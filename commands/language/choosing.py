"""Which of several dates says when; what another one adds to it."""

from itertools import pairwise

from commands.language import days as d
from commands.language.asking import Asking, word_set
from commands.language.phrases import Phrase
from commands.language.readings import Intent, Language
from commands.language.repeats import Repeat
from commands.language.spans import bounds
from commands.language.token_type import Token

_LIMITS = frozenset({"limit", "deadline"})
_FEASTS = frozenset(
    d.Calendar(day, month) for day, month in ((14, 7), (11, 11), (8, 5), (1, 5), (15, 8))
)
"""Days whose date is their name."""

_MANY_DAYS = 3
"""*Du lundi au jeudi* and longer is every week, for what is to be done."""


def choose(phrases: list[Phrase], intent: Intent, asking: Asking) -> Phrase | None:
    """Choose the phrase that says when; the others describe the thing."""
    free = [phrase for phrase in phrases if not phrase.attached]
    if intent is Intent.TIME:
        free = [phrase for phrase in free if not phrase.names]
        free = free or [phrase for phrase in phrases if not _names(phrase)]
        return free[0] if free else None
    if intent is Intent.TASK:
        free = [phrase for phrase in free if not phrase.behind_day]
    free = _without_named(free)
    coming = [phrase for phrase in free if not phrase.behind]
    free = coming or [phrase for phrase in free if phrase.marker in _LIMITS]
    if intent is Intent.MEETING:
        free = free or [phrase for phrase in phrases if not phrase.behind]
    if intent is Intent.REMINDER:
        free = free or _right_after(asking, phrases)
    if not free:
        return None
    if intent is Intent.TASK:
        return _deadline(free)
    if intent is Intent.REMINDER:
        rings = [phrase for phrase in free if phrase.marker not in _LIMITS or phrase.ago]
        return (rings or free)[0]
    return free[0]


def _right_after(asking: Asking, phrases: list[Phrase]) -> list[Phrase]:
    """*Rappelle-moi hier de*: what follows the words that ask says when, be it past."""
    ends = {end for _, end, kind in asking.marked if kind == "reminder"}
    return [phrase for phrase in phrases if phrase.start in ends and not phrase.marker]


def _without_named(phrases: list[Phrase]) -> list[Phrase]:
    """*Fête de la musique dimanche 21*: the feast is a name where a day is said as well."""
    days = [phrase for phrase in phrases if phrase.day is not None and not _is_feast(phrase)]
    said = [phrase for phrase in days if phrase.marker in {"", "at", *_LIMITS}]
    return [
        phrase
        for phrase in phrases
        if not _is_feast(phrase) or not (said if phrase.marker else days)
    ]


def _is_feast(phrase: Phrase) -> bool:
    day = phrase.day
    named = isinstance(day, d.Holiday) or (isinstance(day, d.Calendar) and day in _FEASTS)
    plain = phrase.marker in {"", "limit"} and phrase.anchor is None
    return named and plain and not (phrase.hour or phrase.hours)


def _names(phrase: Phrase) -> bool:
    """*Les abords du collège du 8 mai*: a day that makes a name, and says when of nothing."""
    day = phrase.day
    return isinstance(day, d.Holiday) or (isinstance(day, d.Calendar) and day.month is not None)


def _deadline(phrases: list[Phrase]) -> Phrase:
    """*Pour le 11 novembre, à faire pour le 30 octobre*: what is said to be the limit wins."""
    for markers in ({"deadline"}, {"limit", "until"}):
        marked = [each for each in phrases if each.marker in markers or each.bound in markers]
        if marked:
            return marked[-1]
    return phrases[-1]


def join(phrases: list[Phrase]) -> tuple[list[Phrase], list[Phrase]]:
    """Put together what stands apart: *rappelle-moi lundi de tester la sirène à 11h45*.

    Gives the phrases that remain, and those that were taken into another.
    """
    free = [phrase for phrase in phrases if not phrase.attached and not phrase.behind]
    taken = _bounds_of_repeat(free)
    free = [phrase for phrase in free if phrase not in taken]
    hours = [phrase for phrase in free if phrase.only_hour]
    days = [phrase for phrase in free if phrase.without_hour]
    if len(hours) == 1 and len(days) == 1:
        add_hour(days[0], hours[0])
        taken.append(hours[0])
    return [phrase for phrase in phrases if phrase not in taken], taken


def _bounds_of_repeat(free: list[Phrase]) -> list[Phrase]:
    """*Rappelle-moi tous les jours de fermer, jusqu’au 31 mars*."""
    repeats = [phrase for phrase in free if phrase.repeat]
    if len(repeats) != 1:
        return []
    repeat = repeats[0]
    taken: list[Phrase] = []
    for phrase in free:
        if phrase is repeat or phrase.day is None or phrase.hour or phrase.hours:
            continue
        if phrase.marker in {"until", "limit"} and repeat.until is None:
            repeat.until = phrase.day
        elif phrase.marker == "from" and repeat.day is None:
            repeat.day, repeat.starting = phrase.day, True
        else:
            continue
        taken.append(phrase)
    return taken


def add_hour(day: Phrase, hour: Phrase) -> None:
    """Give a day the hour that was said apart from it."""
    day.hour, day.other_hour, day.hours = hour.hour, hour.other_hour, hour.hours
    day.part = day.part or hour.part
    day.until_hour, day.bound = hour.until_hour, hour.bound
    day.ago = hour.ago or day.ago
    if hour.marker in _LIMITS and day.marker in {"", "at"}:
        day.marker = hour.marker


def say_hour(phrase: Phrase, intent: Intent) -> None:
    """*Rdv dans les 10h*: about that hour; *répondre dans les 10h*: within that time."""
    if phrase.around is not None and (intent is not Intent.TASK or phrase.around.minute):
        phrase.moment, phrase.hour = None, phrase.around


def put_after(phrase: Phrase) -> None:
    """*Rappelle-moi après le 15*: the day after; *après le conseil du 3*: that day, or the next.

    *Après la réunion de jeudi 14 h*: one or two hours later, to be asked.
    """
    if not phrase.behind_day or phrase.day is None:
        return
    following = d.Before(1, "day", phrase.day)
    timed = phrase.hour or phrase.hours or phrase.part
    if phrase.anchor is None:
        phrase.day = phrase.day if timed else following
    elif phrase.hours is not None:
        phrase.hour, phrase.hours = phrase.hours[1], None
    elif phrase.hour is not None:
        hour = phrase.hour.in_part(phrase.part) if phrase.part else phrase.hour
        phrase.hour, phrase.other_hour = hour.moved(60), hour.moved(120)
    elif not timed:
        phrase.day = d.Either(phrase.day, following)


def beside(
    phrase: Phrase, phrases: list[Phrase], tokens: list[Token], language: Language
) -> Phrase | None:
    """*Lundi 9h et jeudi 14h*, *ce soir ou demain*: the other of two that are said together."""
    both, either = (word_set(language, "title", key) for key in ("both", "either"))
    free = [each for each in phrases if not each.attached and each.marker in {"", "at"}]
    if phrase not in free:
        return None
    index = free.index(phrase)
    for first, second in pairwise(free[max(0, index - 1) : index + 2]):
        between = [token.word for token in tokens[first.end : second.start]]
        timed = first.timed and second.timed
        if len(between) == 1 and (between[0] in either or (timed and between[0] in both)):
            return second if first is phrase else first
    return None


def rival(phrase: Phrase, phrases: list[Phrase]) -> Phrase | None:
    """Give another day with its hour, where the one that was chosen has none."""
    if phrase.hour or phrase.hours or phrase.part or phrase.repeat or phrase.days:
        return None
    free = [each for each in phrases if each.marker in {"", "at"} and not each.behind]
    timed = [each for each in free if each.timed or (each.day and each.hours)]
    return next((each for each in timed if each is not phrase), None)


def repeat_between(phrase: Phrase, intent: Intent, setting: d.Setting) -> None:
    """*Rappelle-moi du lundi au vendredi*: what rings on several days comes back."""
    if phrase.days is None or phrase.repeat is not None or phrase.list:
        return
    first, last = phrase.days
    if d.is_bare_weekday(first) and d.is_bare_weekday(last):
        if intent is Intent.TASK and (last.weekday - first.weekday) % 7 < _MANY_DAYS:
            return
        phrase.repeat = Repeat("WEEKLY")
        return
    if intent is not Intent.REMINDER:
        return
    start, end = bounds(first, last, setting)
    if start is not None and end is not None and not (start.reason or end.reason):
        phrase.repeat, phrase.day, phrase.until = Repeat("DAILY"), first, last
        phrase.days, phrase.starting = None, True
