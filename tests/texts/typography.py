"""The typography of VOICE.md, as one function a language: what it gives back is right."""

import re

HARD = "\u00a0"
EMOJI = "☐✅⏰✋↩️📌⚖️📝👍👎🤔🔵🟠🟣"
ALLOWED_EMOJI = ("☐", "✅", "⏰", "✋", "↩️", "📌", "⚖️", "📝", "👍", "👎", "🤔", "🔵", "🟠", "🟣")
_EMOJI = "|".join(re.escape(each) for each in sorted(ALLOWED_EMOJI, key=len, reverse=True))
_NUMBERED = "[Tt]âche|[Rr]appel|[Rr]éunion|[Dd]écision|[Pp]oint|[Ss]alle|[Pp]oste|n°|Mme|M\\.|[Tt]ask|[Rr]eminder"
_NUMBER = r"\d|\{ ?\$number"
_COUNT = r"\{ ?\$count ?\}|\d+"

_FRENCH = (
    (re.compile(r" ?([!?;»%€]|:(?=[\s{]|$))"), f"{HARD}\\1"),
    (re.compile(r"« ?"), f"«{HARD}"),
    (re.compile(rf"(?<=\d) (?=h\b)|(?<=\bh) (?=\d)"), HARD),
)
_BOTH = (
    (re.compile(rf"^({_EMOJI}|–|\{{ ?\$tap ?\}}) ", re.MULTILINE), f"\\1{HARD}"),
    (re.compile(rf"(?<=· )({_EMOJI}) "), f"\\1{HARD}"),
    (re.compile(" ·"), f"{HARD}·"),
    (re.compile(rf"\b({_NUMBERED}) (?={_NUMBER})"), f"\\1{HARD}"),
    (re.compile(rf"({_COUNT}) (?=[a-zéèà])"), f"\\1{HARD}"),
    (re.compile("'"), "’"),
    (re.compile(r"\.\.\."), "…"),
)


def french(text: str) -> str:
    """Put the hard spaces, apostrophes and dots of French where they belong."""
    text = text.replace("\u202f", HARD)
    for pattern, replacement in (*_FRENCH, *_BOTH):
        text = pattern.sub(replacement, text.replace(HARD, " ") if False else text)
    return re.sub(f" +{HARD}|{HARD} +|{HARD}+", HARD, text)


def english(text: str) -> str:
    """Put the hard spaces, apostrophes and dots of English where they belong."""
    for pattern, replacement in _BOTH:
        text = pattern.sub(replacement, text)
    return text
