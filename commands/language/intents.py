"""What a sentence is for: asked, told, or nothing at all."""

from commands.language.away import is_away
from commands.language.phrases import Phrase
from commands.language.readings import Intent
from commands.language.said import Said
from commands.language.spent import is_spent

_LIMITS = frozenset({"limit", "deadline"})
_NAMED = 6
"""At most so many words between a meeting and what became of it."""

_THEN = frozenset({":", "→", ","})


def intent_of(said: Said) -> Intent:
    """Give the intention, in the order in which they win."""
    if any(said.starts(place, "nothing", "always") for place in (0, said.first())):
        return Intent.NONE
    if "reminder" in said.kinds:
        return Intent.NONE if _quoted(said) else Intent.REMINDER
    if _nothing(said):
        return Intent.NONE
    for found, intent in (
        (is_away, Intent.ABSENCE),
        (is_spent, Intent.TIME),
        (_meets, Intent.MEETING),
    ):
        if found(said):
            return intent
    if "task" in said.kinds:
        return Intent.TASK
    asks = _asks(said) and not (_ordered(said) and _limited(said))
    return Intent.TASK if not asks and _to_do(said) else Intent.NONE


def _quoted(said: Said) -> bool:
    """*Il m’a dit rappelle-moi demain*: somebody else's words."""
    start = next(start for start, _, kind in said.asking.marked if kind == "reminder")
    before = [at for at in range(start) if said.tokens[at].kind == "word"][-1:]
    return any(said.has(at, "quoted") for at in before)


def _nothing(said: Said) -> bool:
    """*Merci*, *ok pour 14h*, *bonne semaine*."""
    if "task" in said.kinds or said.verbs.infinitive(said.head):
        return False
    begins = any(said.starts(place, "nothing") for place in (said.first(), said.head))
    return begins and not is_spent(said)


def _asks(said: Said) -> bool:
    """*Qui est de permanence samedi ?*."""
    if any(said.starts(place, "question") for place in (said.first(), said.head)):
        return True
    last = next((token for token in reversed(said.tokens) if token.word != "!"), None)
    return last is not None and last.word == "?" and not said.verbs.infinitive(said.head)


def _meets(said: Said) -> bool:
    """*Rdv jeudi 10h*, *caler une réunion*."""
    if "meeting" in said.kinds:
        proposed = said.has(said.asking.marked[0][0], "meeting", "proposing")
        return not proposed or _agreed(said)
    if "absence" in said.kinds:
        return False
    head = said.meeting_head()
    noun = said.starts(head, "meeting", "nouns")
    if not noun or _called_off(said, head + noun) or said.starts(head, "deed"):
        return False
    if said.verbs.tells(head + noun) or _asks(said) or _to_be_done(said, timed=True):
        return False
    usable = [phrase for phrase in said.phrases if not phrase.attached] or said.phrases
    usable = [phrase for phrase in usable if not phrase.behind]
    if not said.has(head, "meeting", "weak"):
        return bool(usable)
    return any(
        phrase.hour or phrase.hours or phrase.part or phrase.repeat or phrase.moment
        for phrase in usable
    )


def _called_off(said: Said, position: int) -> bool:
    """*Réunion annulée*, *réunion ABF reportée, on recale en novembre*."""
    ahead = range(position, position + _NAMED)
    free = [phrase for phrase in said.phrases if not phrase.attached]
    dated = min([each.start for each in free if each.start >= position], default=ahead.stop)
    return any(said.has(at, "meeting", "over") for at in ahead if at < dated)


def _agreed(said: Said) -> bool:
    """Tell *on se voit jeudi à 14h* from *on se voit demain ?*, *on se retrouve lundi*."""
    timed = any(phrase.hour or phrase.hours or phrase.part for phrase in said.phrases)
    named = any(said.starts(index, "meeting", "nouns") for index in range(len(said.tokens)))
    return (timed or named) and said.word(len(said.tokens) - 1) != "?"


def _to_be_done(said: Said, *, timed: bool = False) -> bool:
    """*Note à rendre*, *repas des aînés : réserver la salle*."""
    return any(
        (said.has(index, "infinitive", "to") or said.word(index) in _THEN)
        and said.verbs.infinitive(index + 1)
        and not said.in_date(index)
        and not (timed and said.word(index) == "," and _timed_before(said, index))
        for index in range(said.head + 1, len(said.tokens))
    )


def _timed_before(said: Said, position: int) -> bool:
    """*Commission demain 18h30, prévoir les plans*: the meeting has its hour."""
    return any(
        phrase.end <= position and not phrase.attached and phrase.day and phrase.hour
        for phrase in said.phrases
    )


def _left_to_do(said: Said) -> bool:
    """*La serrure est cassée, à changer avant lundi*: told, then to be done."""
    return said.dated and any(
        said.word(index) == ","
        and (
            (said.has(index + 1, "infinitive", "to") and said.verbs.infinitive(index + 2))
            or (said.verbs.infinitive(index + 1) and _dated_after(said, index))
        )
        for index in range(said.head, len(said.tokens))
    )


def _dated_after(said: Said, position: int) -> bool:
    """*Livret perdu, la rappeler ce midi*: the date is that of what is to be done."""
    return any(phrase.start > position and not phrase.attached for phrase in said.phrases)


def _ordered(said: Said) -> bool:
    """*Vestiaires inondés, @momo va voir avant 10h*: news, then who does what, and when."""
    return said.dated and any(
        said.tokens[index].kind == "mention"
        and (said.starts(index + 1, "order") or said.verbs.imperative(index + 1))
        and (index > said.head or not said.verbs.tells())
        for index in range(len(said.tokens))
    )


def _limited(said: Said) -> bool:
    return any(_limits(said, phrase) or phrase.bound in _LIMITS for phrase in said.phrases)


def _called(said: Said) -> bool:
    """*@zoe : plan de table*: somebody's name, and what there is to do."""
    return said.head > 1 and said.word(said.head - 1) == ":"


def _work_to_come(said: Said) -> bool:
    """*Clôture des comptes le 12 décembre*: work, and a day when it is due."""
    if not said.deed() or said.verbs.tells():
        return False
    return not _done(said) and any(
        not (phrase.attached or phrase.behind or phrase.behind_day) for phrase in said.phrases
    )


def _done(said: Said) -> bool:
    """Tell *tonte terminée*, *réparation prévue jeudi*."""
    return any(said.has(index, "deed", "over") for index in range(len(said.tokens)))


def _limits(said: Said, phrase: Phrase) -> bool:
    """Tell *pour samedi* from *annoncé pour samedi*."""
    told = said.has(phrase.start - 1, "deed", "over")
    return phrase.marker in _LIMITS and not phrase.attached and not told


def _to_do(said: Said) -> bool:
    """*Acheter du café*, *devis à demander*, *@luc tonte du stade lundi*."""
    head = said.head
    if said.kinds == {"time"}:
        head = next(start for start, _, kind in said.asking.marked if kind)
    if said.verbs.infinitive(head):
        return said.dated or not said.verbs.tells(head + 1)
    if said.verbs.imperative(head) and not (_done(said) and said.deed()):
        return True
    if said.dated and said.verbs.commands(head) and not said.verbs.tells():
        return True
    if _left_to_do(said) or _ordered(said):
        return True
    if said.verbs.tells() or head >= len(said.tokens):
        return False
    if said.tokens[head].kind != "word" or said.has(head, "infinitive", "pronouns"):
        return False
    if _work_to_come(said):
        return True
    limited = any(_limits(said, phrase) for phrase in said.phrases)
    mentioned = any(token.kind == "mention" for token in said.tokens)
    return limited or _to_be_done(said) or (mentioned and (said.dated or _called(said)))
