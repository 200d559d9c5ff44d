"""Whether a sentence tells of an absence: its reason, a day taken, a late arrival."""

from commands.language import days as d
from commands.language.asking import asked_at, word_set
from commands.language.lexicon import table
from commands.language.said import Said


def is_away(said: Said) -> bool:
    """*RTT vendredi*, *je serai en congés*, *j’arrive à 10h*."""
    if "task" in said.kinds:
        return False
    head = said.head
    if said.word(head + 1) == "de" and "DUR" in said.tokens[head].slots:
        head += 2
    noun = said.starts(head, "absence", "nouns")
    if "absence" in said.kinds:
        return _absent(said, noun)
    if said.dated and _says_absent(said):
        return True
    if not noun or any(isinstance(phrase.day, d.Away) for phrase in said.phrases):
        return False  # *vacances dans 12 jours* is no absence
    if said.has(head, "absence", "alone"):
        timed = any(phrase.hour or phrase.hours for phrase in said.phrases)
        return said.dated and not timed and said.only_dates(head + noun)
    if said.has(head, "absence", "weak"):
        return said.dated and not all(phrase.behind for phrase in said.phrases)
    if said.has(head + noun, "absence", "not_before"):
        return said.only_dates(head + noun)
    return said.dated or not said.word(head + noun) or _days_long(said, head + noun)


def _days_long(said: Said, position: int) -> bool:
    """*Une demi-journée*, *3 jours*, *2 semaines*: the length of an absence."""
    length = said.tokens[position].slots.get("DUR") if said.word(position) else None
    return length is not None and length.exact is None


def _taken(said: Said) -> bool:
    """*Je prends mon vendredi*, *je pose une demi-journée jeudi*: time itself is taken."""
    start, end, _ = said.asking.marked[-1]
    taking = any(said.has(index, "absence", "taking") for index in range(start, end))
    day = any(phrase.start <= end < phrase.end for phrase in said.phrases)
    return taking and (day or _days_long(said, end))


def _absent(said: Said, noun: int) -> bool:
    """Tell *je suis absent* from *je suis content*: the words that ask name an absence."""
    text = said.asking.words(said.tokens)
    if said.has(said.head + noun, "telling") or _lacks(said, text):
        return False
    if any(word in text for word in word_set(said.language, "absence", "closed")):
        return said.dated and _closed(said)
    if any(word in text for word in word_set(said.language, "absence", "named")):
        return True
    if said.word(said.head) in table(f"{said.language}_intents")["reasons"]:
        return True
    if _taken(said):
        return True
    moving = any(word in text for word in word_set(said.language, "absence", "moving"))
    return _moves(said) if moving else bool(noun)


def _says_absent(said: Said) -> bool:
    """*Mariage de ma sœur vendredi, je serai pas là*: said after the reason."""
    away = word_set(said.language, "absence", "said")
    for start in range(said.head + 1, len(said.tokens)):
        if said.has(start, "absence", "self"):
            end = asked_at(said.tokens, start, said.language, "absence")
            words = " ".join(token.word for token in said.tokens[start:end])
            if any(word in words for word in away) and said.only_dates(end):
                return True
    return False


def _closed(said: Said) -> bool:
    """Tell *je viens pas demain* from *je viens pas à la réunion demain*."""
    _, end, _ = said.asking.marked[-1]
    comma = (at for at in range(end, len(said.tokens)) if said.word(at) == ",")
    return said.only_dates(end, next(comma, None))


def _lacks(said: Said, text: str) -> bool:
    """*Absence de réseau hier*: somebody else's, or something's."""
    lacking = word_set(said.language, "absence", "lacking")
    return text in lacking and said.has(said.head, "absence", "not_before")


def _moves(said: Said) -> bool:
    """Tell *je finis à 15h* from *je finis le rapport demain*, *j’arrive dans 5 min*."""
    start, end, _ = said.asking.marked[-1]
    doing = any(said.has(index, "absence", "doing") for index in range(start, end))
    small = (("title", "leading"), ("absence", "work"))
    other = any(
        not said.only_dates(index, index + 1)
        and not any(said.has(index, *place) for place in small)
        for index in range(end, len(said.tokens))
    )
    soon = any(phrase.moment for phrase in said.phrases)
    return said.dated and not soon and not (doing and other)
