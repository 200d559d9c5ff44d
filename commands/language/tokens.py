"""Cuts a text into tokens: plain words, numbers, dates in figures, hours, mentions."""

import re
from functools import cache

from commands.language.figures import READERS
from commands.language.lexicon import Lexicon, Slots, fold
from commands.language.names import next_word, unless_name
from commands.language.neighbours import settle
from commands.language.token_type import Token

LONGEST = 2000
"""Nobody says a date after so many characters; what follows is left in the title."""

_INVISIBLE: dict[int, str | None] = {
    **dict.fromkeys(
        [0xAD, 0x200B, 0x200E, 0x200F, 0xFEFF, *range(0x202A, 0x202F), *range(0x2060, 0x206A)]
    ),
    0x2010: "-",
    0x2011: "-",
}

_PIECES = r"""
      (?P<mention> (?<![\w@]) @ \w[\w.=/+-]* (?: : \w[\w.-]*\w (?: :\d{1,5} )? )? )
    | (?P<url>     https?://\S+ )
    | (?P<phone>   (?<![\w.,]) (?: \+\d{2} [ .]? \d | 0\d ) (?P<gap>[ .-]?) \d\d
                   (?: (?P=gap) \d\d ){3} (?!\w) )
    | (?P<amount>  (?<![\w.,:/]) \d{1,3} (?: [ ]?\d{3} ){0,3} (?: [.,]\d{1,2} )? \s?
                   (?: [€%] | k€ | °c?(?!\w)
                     | (?: euros? | kg | km | m[23²³] | degr[eé]s ) (?!\w) ) )
    | (?P<street>  (?<![\w.,:/]) \d{1,4} (?= ,? [ ] (?: (?:bis|ter|quater),? [ ] )?
                   (?: rue | avenue | av\.? | boulevard | bd | place | pl\.? | all[ée]e | impasse
                     | ruelle | quai | chemin | cours | square | passage | faubourg | esplanade
                   ) \s ) )
    | (?P<tag>     (?<!\w) \# \w[\w-]* )
    | (?P<meridiem> \d{1,2} (?: [:.] [0-5]\d )? \s? (?:[ap]\.?m\b\.?) )
    | (?P<iso>     \d{4} (?P<dash>[-/.]) \d{1,2} (?P=dash) \d{1,2} (?!\d) (?:T(?=\d{1,2}:\d\d) )? )
    | (?P<figures> (?<! [\d/] ) \d{1,2} (?P<bar>[/.-]) \d{1,2} (?P=bar) (?:\d{4}|\d{2}) (?!\w)
                 | (?<! [\d/] ) \d{1,2} / \d{1,2} (?! [\w/] )
                 | (?<= le[ ] ) \d{1,2} - (?:0[1-9]|1[0-2])
                   (?! [\w/:-] | [ ] (?: h | \d | [a-zéû]{3} ) ) )
    | (?P<clock>   \d{1,2} : [0-5]\d (?: :[0-5]\d )? (?!\w) )
    | (?P<hours>   \d{1,3} \s? h
                   (?: \s? [0-5]\d (?! \d | [ ]?[h/:°] ) (?: \s?(?:mn|min)\b )?
                     | [6-9]\d (?!\w) | (?= 1/2 (?!\w) ) | (?![^\W_]) ) )
    | (?P<point>   \d{1,2} \. \d\d (?![\w.]) )
    | (?P<decimal> \d{1,3} [.,] \d{1,2} (?![\d]) )
    | (?P<ordinal> 1[ ]er (?!\w)
                   | \d{1,2} (?: ers?|eres?|ères?|r?e|e?mes?|èmes?|nde?|st|nd|rd|th ) (?!\w) )
    | (?P<week>    s \d{1,2} (?!\w) )
    | (?P<quarter> t [1-4] (?!\w) )
    | (?P<number>  \d+ )
    | (?P<today>   a (?: uj? | j ) ou? r? d? ['’\s]? \s? h? ui (?!\w) )
    | (?P<word>    [^\W\d_]+ (?: (?<=presqu|quelqu)['’]\w+ )? )
    | (?P<mark>    [^\w\s] | _ )
    """

_TRAILING = ".-/=+"

_APOSTROPHES = "'’"
_KINDS = {"bar": "figures", "gap": "phone", "dash": "iso"}


_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x9f\ud800-\udfff\ue000-\uf8ff]")
_LOST = re.compile(r"[ ](?=[aeiouyhéèêâîôû]\w)", re.IGNORECASE)
"""Between a letter and its word, in place of an apostrophe: *debut d aprem*."""

_BLANK = re.compile(r"[^\S\n]")


def clean(text: str) -> str:
    """Take away invisible characters and make every blank a plain space."""
    return _BLANK.sub(" ", _CONTROL.sub("", text.translate(_INVISIBLE)))


@cache
def _cut() -> re.Pattern[str]:
    """Compile when first needed: it costs more than reading a sentence."""
    return re.compile(_PIECES, re.VERBOSE | re.IGNORECASE)


def tokenise(text: str, words: Lexicon) -> list[Token]:
    """Cut a clean text into tokens."""
    tokens: list[Token] = []
    for match in _cut().finditer(text, 0, LONGEST):
        start, typed = match.start(), match.group()
        kind = _KINDS.get(match.lastgroup or "", match.lastgroup or "")
        before = tokens[-1] if tokens and tokens[-1].end == start else None
        if kind == "mention":
            typed = typed.rstrip(_TRAILING)
        elif kind == "mark" and typed == "-" and _inside_word(text, start):
            continue
        elif kind == "mark" and typed in _APOSTROPHES and before is not None:
            if before.kind == "word":
                tokens[-1] = _elided(before, text, words)
                continue
            kind = "minutes" if before.kind == "number" else kind
        elif kind == "street" and tokens and _dates(tokens[-1]):
            kind = "number"
        elif kind == "word" and typed == words.possessive and _owned(tokens, text, start):
            tokens[-1].end = match.end()
            continue
        elif kind == "word" and fold(typed) in words.glued:
            tokens += _unglued(typed, start, words)
            continue
        word, slots = _meant(kind, typed, match, tokens, words)
        tokens.append(Token(start, start + len(typed), word, kind, slots))
    return settle(tokens, words)


def _meant(
    kind: str, typed: str, match: re.Match[str], tokens: list[Token], words: Lexicon
) -> tuple[str, Slots]:
    """Give the plain form of what is typed and what it may stand for, beside what comes before."""
    text, end = match.string, match.end()
    word, slots = READERS[kind](typed, words)
    if kind == "word" and typed in words.elided and _LOST.match(text, end):
        counted = bool(tokens) and tokens[-1].kind == "number" and "unit" in slots
        if not counted:  # *2 j avant* counts days
            return words.elided[typed], {}
    if typed == "1/2" and next_word(text, end) in words.halved:
        return word, {}
    return unless_name(kind, word, slots, match, tokens, words)


def _unglued(typed: str, start: int, words: Lexicon) -> list[Token]:
    """Read *jarrive* as *je* and *arrive*."""
    rest, slots = words.find(typed[1:])
    return [
        Token(start, start + 1, words.glued[fold(typed)], "word", {}),
        Token(start + 1, start + len(typed), rest, "word", slots),
    ]


def _dates(token: Token) -> bool:
    """Tell *le 12 rue Foch*, *lundi 30 place Foch*, where the number is a day."""
    return token.word == "le" or "weekday" in token.slots


def _owned(tokens: list[Token], text: str, start: int) -> bool:
    """Tell *Thursday’s*."""
    glued = start > 0 and text[start - 1] in _APOSTROPHES
    return glued and bool(tokens) and "weekday" in tokens[-1].slots


def _elided(token: Token, text: str, words: Lexicon) -> Token:
    """Read `d’` as `de`."""
    word = words.elided.get(fold(text[token.start : token.end]))
    if word is None:
        return token
    return Token(token.start, token.end + 1, word, "word", {})


def _inside_word(text: str, position: int) -> bool:
    return (
        0 < position < len(text) - 1
        and text[position - 1].isalpha()
        and text[position + 1].isalpha()
    )
