"""What only the neighbours decide: short forms that are also words, numbers in words, years."""

from commands.language.bare_hours import settle_hours
from commands.language.hours import Clock
from commands.language.lexicon import Lexicon, Slots
from commands.language.token_type import Token

_AND = {"et", "and"}
_ONE = {"un", "one"}
_SHORT_YEARS = range(20, 60)
_BARS = {"-", "/"}
_DAY = 24
_COUNTING = {"dans", "sous", "ici", "in", "within"}
_FIGURES = {"hours", "clock", "number", "ordinal", "figures", "meridiem"}


def settle(tokens: list[Token], words: Lexicon) -> list[Token]:
    """Decide of abbreviations, drop their points, and make one number of several words."""
    dropped: set[int] = set()
    for index, token in enumerate(tokens):
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        dotted = after is not None and after.word == "." and after.start == token.end
        if token.word in words.every_short and after and after.word in words.after_every:
            token.word = words.every
        short = _short_form(token, words)
        if short is not None and _is_short(tokens, index, short[1], words, dotted=dotted):
            token.word, token.slots = short
            if dotted and after is not None:
                token.end = after.end
                dropped.add(index + 1)
        elif dotted and index + 2 < len(tokens) and {"month", "unit"} & token.slots.keys():
            dropped.add(index + 1)
    tokens = [each for index, each in enumerate(tokens) if index not in dropped]
    _settle_agenda(tokens)
    _settle_year(tokens)
    _settle_span(tokens)
    _settle_week(tokens)
    return _merge_numbers(settle_hours(tokens, words))


def _settle_agenda(tokens: list[Token]) -> None:
    """Read *ordre du jour* as one thing, so that *jour avant mercredi* is no day."""
    for order, of, day in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if (order.word, of.word, day.word) == ("ordre", "du", "jour"):
            day.word, day.slots = "ordre du jour", {}


def _settle_year(tokens: list[Token]) -> None:
    """Read the last number of *3 mars 26* as a year, where nothing follows that it may count."""
    for before, month, token in zip(tokens, tokens[1:], tokens[2:], strict=False):
        value = token.slots.get("num", 0)
        after = tokens[-1] is token
        if "day" in before.slots and "month" in month.slots and after and value in _SHORT_YEARS:
            token.slots = {"year": 2000 + value}


def _short_form(token: Token, words: Lexicon) -> tuple[str, Slots] | None:
    if token.kind != "word":
        return None
    return words.short.get("sept" if token.word == "7" else token.word)


def _is_short(
    tokens: list[Token], index: int, slots: Slots, words: Lexicon, *, dotted: bool
) -> bool:
    """Tell `lun.`, `lun 14h`, `3 sept` from words that look the same."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if "weekday" in slots:
        if after is None or after.word == ")":
            return not index or tokens[index - 1].word in words.before_short
        return dotted or _follows_weekday(after, words)
    if words.month_before_day:
        following = tokens[index + 2] if dotted and index + 2 < len(tokens) else after
        if following is not None and "day" in following.slots:
            return True
    before = tokens[index - 1] if index else None
    counted = before is not None and (
        ("day" in before.slots and before.kind != "word") or before.word in words.before_short_month
    )
    return counted and not (after is not None and "unit" in after.slots)


def _follows_weekday(token: Token, words: Lexicon) -> bool:
    return token.kind in _FIGURES or token.word in words.after_short


def _settle_span(tokens: list[Token]) -> None:
    """Read *9-11h*, *9/11h*, written without a blank, as two hours."""
    for first, bar, last in zip(tokens, tokens[1:], tokens[2:], strict=False):
        glued = first.end == bar.start and bar.end == last.start and bar.word in _BARS
        hour = first.slots.get("num", _DAY) if first.kind == "number" else _DAY
        if glued and last.kind == "hours" and hour < _DAY:
            first.slots = {"HOUR": Clock(hour)}


def _settle_week(tokens: list[Token]) -> None:
    """Read *parcelle 112 semaine 51* as a number, then a week: not as 112 weeks."""
    for index, (first, unit, last) in enumerate(zip(tokens, tokens[1:], tokens[2:], strict=False)):
        numbered = unit.slots.get("unit") == "week" and last.kind == "number"
        counted = index and tokens[index - 1].word in _COUNTING
        if numbered and first.slots.get("num", 0) > 1 and not counted:
            first.slots = {}


def _merge_numbers(tokens: list[Token]) -> list[Token]:
    """Make one number of `vingt et un`, of `soixante dix`."""
    together: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if "number" not in token.slots:
            together.append(token)
            index += 1
            continue
        last, value = _count_on(tokens, index, token.slots["number"])
        slots = {"number": value, "num": value}
        if value <= 31:
            slots["day"] = value
        together.append(Token(token.start, tokens[last].end, str(value), "word", slots))
        index = last + 1
    return together


def _count_on(tokens: list[Token], last: int, value: int) -> tuple[int, int]:
    """Add the words that go on with a number: where it ends, and what it is."""
    while last + 1 < len(tokens):
        step = 2 if tokens[last + 1].word in _AND and value >= 20 else 1
        if last + step >= len(tokens):
            break
        after = tokens[last + step]
        more = 1 if after.word in _ONE else after.slots.get("number")
        both = _together(value, more)
        if both is None:
            break
        value, last = both, last + step
    return last, value


def _together(tens: int, more: int | None) -> int | None:
    """Read `vingt` `quatre` as 24, `quatre` `vingt` as 80; nothing if they are two numbers."""
    if more is None:
        return None
    if tens == 4 and more == 20:
        return 80
    if tens in {60, 80} and more < 20:
        return tens + more
    if tens in {20, 30, 40, 50} and more < 10:
        return tens + more
    if tens == 10 and more in {7, 8, 9}:
        return tens + more
    if tens < 10 and more == 100:
        return tens * 100
    if tens >= 100 and not tens % 100 and more < 100:
        return tens + more
    return None
