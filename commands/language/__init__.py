"""Reads what people write — dates, repetitions, people, intentions — and writes dates back.

Pure: no clock, no network, no database. Its words are in words/, one file a language.
"""

from commands.language.explaining import explain, explain_dates
from commands.language.expressions import read_expression
from commands.language.reading import read_sentence, read_when
from commands.language.readings import (
    Doubt,
    Expression,
    Intent,
    Language,
    Purpose,
    Reason,
    Recipient,
    Sentence,
    When,
)
from commands.language.writing import (
    write_day,
    write_days,
    write_due,
    write_duration,
    write_hour,
    write_hours,
    write_short,
)
from commands.language.writing_repetitions import write_repetition

__all__ = [
    "Doubt",
    "Expression",
    "Intent",
    "Language",
    "Purpose",
    "Reason",
    "Recipient",
    "Sentence",
    "When",
    "explain",
    "explain_dates",
    "read_expression",
    "read_sentence",
    "read_when",
    "write_day",
    "write_days",
    "write_due",
    "write_duration",
    "write_hour",
    "write_hours",
    "write_repetition",
    "write_short",
]
