"""Texts that nobody writes: 60 kB of one piece again and again."""

PIECES = (
    "a",
    "de ",
    "le 12 ",
    "lundi et ",
    "14h ",
    "@luc ",
    "avant ",
    "1",
    "((((",
    "fin de ",
    "de a le ",
    "06 12 05 14 30 ",
    "123 ",
    "é",
    "'",
    "tous les lundis sauf ",
    "rappelle-moi ",
    "de la veille ",
    "du 3 au ",
)


def garbage(piece: str, length: int = 60_000) -> str:
    """Repeat a piece as far as a length."""
    return (piece * (length // len(piece) + 1))[:length]
