"""Groups tokens into dates, hours, lengths, repetitions: level by level, the longest first."""

from functools import cache

from commands.language.lexicon import lexicon, table
from commands.language.meanings import MEANINGS
from commands.language.patterns import Patterns
from commands.language.readings import Language
from commands.language.token_type import Token
from commands.language.tokens import tokenise

_LEVELS = ("hours", "periods", "days", "relations", "numbers")


@cache
def patterns(language: Language, level: str, *, backwards: bool = False) -> Patterns:
    """Give the patterns of a level, as words/ writes them."""
    tree = Patterns(lexicon(language).little, backwards=backwards)
    for rule, lines in table(f"{language}_dates")[level].items():
        for line in lines:
            tree.add(line, rule)
    return tree


@cache
def small_words(language: Language, place: str) -> frozenset[str]:
    """Give the little words that may stand in a place around dates."""
    return frozenset(table(f"{language}_dates")["small"][place])


def parse(text: str, language: Language) -> list[Token]:
    """Cut a clean text into tokens and group those that make a date together."""
    tokens = tokenise(text, lexicon(language))
    for level in _LEVELS:
        tokens = _group(tokens, patterns(language, level))
    return tokens


def _group(tokens: list[Token], tree: Patterns) -> list[Token]:
    grouped: list[Token] = []
    position = 0
    while position < len(tokens):
        end, token = _understood(tokens, position, tree)
        grouped.append(token)
        position = end
    return grouped


def _understood(tokens: list[Token], position: int, tree: Patterns) -> tuple[int, Token]:
    """Give the longest group that means something, or the token as it was."""
    token = tokens[position]
    for end, rule, values in tree.matches(tokens, position):
        name, _, argument = rule.partition("/")
        slots = MEANINGS[name](argument, values)
        if slots is None:
            continue
        if end == position + 1:
            both = {**token.slots, **slots}
            return end, Token(token.start, token.end, token.word, token.kind, both)
        word = " ".join(part.word for part in tokens[position:end])
        return end, Token(token.start, tokens[end - 1].end, word, "group", slots)
    return position + 1, token
