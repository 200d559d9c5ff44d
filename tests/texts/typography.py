"""The typography of VOICE.md, as one function a language: what it gives back is right."""

import re

HARD = "\u00a0"
EMOJI = ("☐", "✅", "⏰", "✋", "↩️", "📌", "⚖️", "📝", "👍", "👎", "🤔", "🔵", "🟠", "🟣")
"""The only ones; each begins a line, before its word."""

_EMOJI = "|".join(re.escape(each) for each in sorted(EMOJI, key=len, reverse=True))
_TITLED = r"[Tt]âche|[Rr]appel|[Rr]éunion|[Dd]écision|[Pp]oint|[Ss]alle|[Pp]oste|n°|Mme|M\."
_LITTLE = r"(?:à|et|ou|si|de|du|au|en|est|sont)\b"

_FRENCH = (
    (re.compile(r" ?([?;»%€]|:(?=[\s{]|$))"), f"{HARD}\\1"),
    (re.compile(r"« ?"), f"«{HARD}"),
    (re.compile(r"(?<=\d) (?=h\b)|(?<=\dh) (?=\d)"), HARD),
    (re.compile(f" +{HARD}|{HARD} +|{HARD}{{2,}}"), HARD),
)
_BOTH = (
    (re.compile(rf"^({_EMOJI}|–|\{{ ?\$tap ?\}}) ", re.MULTILINE), f"\\1{HARD}"),
    (re.compile(rf"(?<=· )({_EMOJI}) "), f"\\1{HARD}"),
    (re.compile(" ·"), f"{HARD}·"),
    (re.compile("'"), "’"),
    (re.compile(r"\.\.\."), "…"),
    (re.compile("\u202f"), HARD),
)
_NUMBERED = (
    (re.compile(rf"\b({_TITLED}) (?=\d|\{{ ?\$numbers? ?\}})"), f"\\1{HARD}"),
    (re.compile(rf"(\{{ ?\$count ?\}}|(?<![\w.])\d+) (?={_LITTLE})"), "\\1 "),
    (re.compile(rf"(\{{ ?\$count ?\}}|(?<![\w.])\d+) (?!{_LITTLE})(?=[a-zéèà])"), f"\\1{HARD}"),
)


def french(text: str, *, numbers: bool = True) -> str:
    """Put the hard spaces, apostrophes and dots of French where they belong.

    `numbers`: what stands by a number too, but within « », where it is as people type it.
    """
    for pattern, replacement in (*_BOTH, *_FRENCH):
        text = pattern.sub(replacement, text)
    if not numbers:
        return text
    parts = re.split("(«[^»]*»)", text)
    for place in range(0, len(parts), 2):
        for pattern, replacement in _NUMBERED:
            parts[place] = pattern.sub(replacement, parts[place])
    return "".join(parts)


def english(text: str) -> str:
    """Put the hard spaces, apostrophes and dots of English where they belong."""
    for pattern, replacement in _BOTH:
        text = pattern.sub(replacement, text)
    return text
