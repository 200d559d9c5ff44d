"""What `beffroi explain` prints: the same reading as the bot's, as plain values."""

from datetime import datetime, timedelta

from commands.language.expressions import read_expression
from commands.language.reading import read_sentence
from commands.language.readings import Intent, Language
from storage.moments import Due


def explain(text: str, now: datetime, zone: str, language: Language = "fr") -> dict[str, object]:
    """Explain a sentence, with the keys of corpus/README.md."""
    sentence = read_sentence(text, now, zone, language)
    said = sentence.intent is not Intent.NONE
    doubt = sentence.doubt
    return {
        "intent": str(sentence.intent),
        "title": sentence.title if said else None,
        "assignees": list(sentence.mentions),
        "due": _iso(sentence.due),
        "end": _iso(sentence.end),
        "duration_min": _minutes(sentence.duration),
        "rrule": sentence.repetition.rule if sentence.repetition else None,
        "question": [_iso(choice) for choice in doubt.choices] if doubt else None,
        "alternatives": [_iso(due) for due in sentence.alternatives],
    }


def explain_dates(
    text: str, now: datetime, zone: str, language: Language = "fr"
) -> dict[str, object]:
    """Explain a bare expression: `start`, `end` (exclusive), `grain`, `rrule`."""
    found = read_expression(text, now, zone, language)
    if found is None:
        return {"start": None, "end": None, "grain": None, "rrule": None}
    return {"start": found.start, "end": found.end, "grain": found.grain, "rrule": found.rrule}


def _iso(due: Due | None) -> str | None:
    if due is None:
        return None
    if due.time is None:
        return due.day.isoformat()
    precision = "seconds" if due.time.second else "minutes"
    return f"{due.day.isoformat()}T{due.time.isoformat(precision)}"


def _minutes(duration: timedelta | None) -> int | None:
    return round(duration.total_seconds() / 60) if duration is not None else None
