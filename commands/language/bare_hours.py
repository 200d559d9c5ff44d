"""Hours that are typed as plain numbers: *à 14*, *lundi 1430*, *7h1/2*."""

from commands.language.hours import Clock
from commands.language.lengths import Length
from commands.language.lexicon import Lexicon
from commands.language.token_type import Token

_HALF = "1/2"
_AT = frozenset({"a", "vers"})
_HOURS = range(7, 24)
_STEP = 5
"""Minutes that people say are counted by five."""


def settle_hours(tokens: list[Token], words: Lexicon) -> list[Token]:
    """Give their hour to the numbers whose neighbours say that they are one."""
    halved = _with_halves(tokens)
    for index, token in enumerate(halved):
        if token.kind != "number":
            continue
        clock = _clock(token)
        if clock is not None and _placed(halved, index, words, whole=clock.precise):
            token.slots = {"HOUR": clock}
    return halved


def _clock(token: Token) -> Clock | None:
    """Read *14*, *1430*; nothing where no hour is written so."""
    length = token.end - token.start
    number = int(token.word) if length in {2, 4} else -1
    hour, minute = divmod(number, 100) if length > 2 else (number, 0)
    if hour not in _HOURS or minute > 59 or minute % _STEP:
        return None
    return Clock(hour, minute, sure=True, precise=length > 2)


def _placed(tokens: list[Token], index: int, words: Lexicon, *, whole: bool) -> bool:
    """Tell *rdv à 14*, *jeudi 1430*, *réunion 1430 lundi* from *12 agents*, *facture 1430*."""
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if before is None:
        return False
    ends = after is None or after.word in words.after_bare_hour
    if before.word in _AT and index > 1:
        led = tokens[index - 2]
        return ends and (_is_day(led) or led.word in words.before_bare_hour)
    if not whole:
        return False
    introduced = before.word in words.before_bare_hour
    return (introduced and after is not None and _is_day(after)) or (_is_day(before) and ends)


def _is_day(token: Token) -> bool:
    return "weekday" in token.slots or token.word in {"demain", "aujourdhui", "tomorrow", "today"}


def _with_halves(tokens: list[Token]) -> list[Token]:
    """Read *7h1/2*, *7 h et 1/2* as half past seven, or seven hours and a half."""
    together: list[Token] = []
    for token in tokens:
        last = together[-1] if together else None
        if (
            token.word != _HALF
            or last is None
            or last.kind != "hours"
            or not last.word.endswith("00")
        ):
            together.append(token)
            continue
        slots = dict(last.slots)
        if "HOUR" in slots:
            slots["HOUR"] = slots["HOUR"].moved(30)
        slots["DUR"] = Length(slots["DUR"].count + 30, "minute") if "DUR" in slots else None
        word = last.word[:-2] + "30"
        together[-1] = Token(last.start, token.end, word, "hours", slots)
    return together
