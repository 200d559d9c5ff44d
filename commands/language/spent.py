"""Whether a sentence tells of time spent: a length at its head, or after work that is over."""

from commands.language import days as d
from commands.language.phrases import Phrase
from commands.language.said import Said

_LONGEST_WORK = 36000
"""Ten hours: a longer length at the head of a sentence is no time spent."""

_MORNING = 7
_EQUALS = "="
_COUNTS = frozenset({_EQUALS, ":"})


def is_spent(said: Said) -> bool:
    """*2h30 sur le PLU*, *j’ai passé 45 min*."""
    lengths = [index for index, token in enumerate(said.tokens) if "DUR" in token.slots]
    if "time" in said.kinds:
        if any(phrase.repeat for phrase in said.phrases):
            return False  # *heures de permanence tous les mardis*
        worked = any(said.tokens[index].slots["DUR"].worked for index in lengths)
        return worked if lengths else _told_part(said)
    if not lengths or said.kinds:
        return False
    if _counted(said, lengths[-1]):
        return True
    if lengths[0] > said.head + 1:
        return _ends_with_length(said, lengths[-1])
    return _leads_with_length(said, lengths[0])


def _counted(said: Said, position: int) -> bool:
    """*Paies de janvier = 6h*, *compte rendu du codir : 50 min cet aprem*, *catalogage 3h30*."""
    before = said.word(position - 1)
    slots = said.tokens[position].slots
    worked = slots["DUR"].worked
    if worked is None or worked.total_seconds() > _LONGEST_WORK or position < 1:
        return False
    clock = slots.get("HOUR")
    if clock is not None and clock.hour >= _MORNING and before != _EQUALS:
        return False
    named = said.deed() and said.only_dates(position + 1)
    if not (before in _COUNTS or named or _on_a_day(said)) or not _past(said, position):
        return False
    if any(said.has(index, "time", "not_matter") for index in range(position)):
        return False
    told = said.verbs.tells() or said.verbs.infinitive(said.head) or _asked(said)
    return said.only_dates(position + 1) and not told


def _on_a_day(said: Said) -> bool:
    """*Budget primitif 2h30 aujourd’hui*: a noun, a length, a day that is said."""
    if said.starts(said.meeting_head(), "meeting", "nouns"):
        return False
    if any("participle" in token.slots for token in said.tokens):
        return False
    return any(
        phrase.behind or phrase.today or phrase.day == d.NearDay(0) for phrase in said.phrases
    )


def _past(said: Said, position: int) -> bool:
    """Tell days that are over or have begun; one bare weekday is the last one."""
    free = [phrase for phrase in said.phrases if not (phrase.attached or phrase.names)]
    return all(
        _begun(said, phrase)
        if phrase.start <= position < phrase.end
        else _over(said, phrase) or d.is_bare_weekday(phrase.day)
        for phrase in free
    )


def _begun(said: Said, phrase: Phrase) -> bool:
    """*2h ce matin*, where the hour is the length."""
    if d.is_bare_weekday(phrase.day):
        return True
    part = phrase.part.at if phrase.part else None
    today = phrase.today or phrase.day == d.NearDay(0)
    return phrase.behind or (today and not (part and part > said.now.time()))


def _asked(said: Said) -> bool:
    return said.word(len(said.tokens) - 1) == "?"


def _ends_with_length(said: Said, position: int) -> bool:
    """*Accueil de classe ce matin, 2h*: work that is over, and how long it took."""
    worked = said.tokens[position].slots["DUR"].worked
    named = said.deed() or said.starts(said.meeting_head(), "meeting", "nouns")
    over = bool(said.phrases) and all(_over(said, phrase) for phrase in said.phrases)
    short = worked is not None and worked.total_seconds() <= _LONGEST_WORK
    told = said.verbs.tells() or not said.only_dates(position + 1)
    return bool(named and over and short and not told)


def _over(said: Said, phrase: Phrase) -> bool:
    """Tell whether it is behind, or the part of today that has begun."""
    if phrase.behind or phrase.attached:
        return True
    today = phrase.today or phrase.day == d.NearDay(0)
    part = phrase.part.at if phrase.part else None
    return today and not (phrase.hour or phrase.hours or (part and part > said.now.time()))


def _leads_with_length(said: Said, position: int) -> bool:
    slots = said.tokens[position].slots
    worked = slots["DUR"].worked
    if position > said.head and said.verbs.infinitive(said.head):
        return False
    if worked is None or said.has(position - 1, "time", "not_after"):
        return False
    if not _works(said, position + 1):
        return False
    if said.has(position + 1, "time", "before_matter"):
        return True
    if "HOUR" in slots and slots["HOUR"].hour >= _MORNING:
        return _day_of_work(said, position)
    matter = said.word(position + 1) and not said.has(position + 1, "time", "not_before")
    over = bool(said.phrases) and all(phrase.behind for phrase in said.phrases)
    meeting = not over and said.starts(position + 1, "meeting", "nouns")
    short = worked.total_seconds() <= _LONGEST_WORK
    return bool(position <= said.head and short and matter and not meeting)


def _works(said: Said, position: int) -> bool:
    """Tell *2h de tri* from *2h de retard*, *3h du matin*, *5 minutes !*."""
    if position >= len(said.tokens):
        return False
    slots = said.tokens[position].slots
    if "PART" in slots and "TODAY" not in slots:
        return False
    position += said.has(position, "time", "before_matter")
    matter = not said.only_dates(position)
    return matter and not said.has(position, "time", "not_matter")


def _day_of_work(said: Said, position: int) -> bool:
    """*7h archives aujourd’hui*, said in the evening: an hour that is past is a length."""
    clock, length = (said.tokens[position].slots[slot] for slot in ("HOUR", "DUR"))
    near = [phrase for phrase in said.phrases if isinstance(phrase.day, d.NearDay)]
    if len(near) != 1 or any(phrase.part for phrase in said.phrases):
        return False
    day = near[0].day
    shift = day.shift if isinstance(day, d.NearDay) else 0
    past = shift < 0 or (shift == 0 and clock.time < said.now.time())
    short = length.worked.total_seconds() <= _LONGEST_WORK
    return past and short and not said.starts(position + 1, "meeting", "nouns")


def _told_part(said: Said) -> bool:
    """*J’ai passé la matinée sur le PLU*, *temps : 9h-11h accueil*."""
    start, end, _ = said.asking.marked[-1]
    if said.has(start, "time", "weak"):
        return False
    return any(
        {"PART", "HOURS"} & token.slots.keys() or said.has(index, "time", "days")
        for index, token in enumerate(said.tokens[start : end + 3], start)
    )
