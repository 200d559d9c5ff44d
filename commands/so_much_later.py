"""By how much something is put off: *de deux jours*, *d’une heure*."""

import re
from datetime import datetime, timedelta

from commands.language import Purpose
from commands.said import Said
from storage.moments import LocalMoment

_BY = {
    "fr": re.compile(r"(?:de\s+|d['’]\s*)", re.IGNORECASE),
    "en": re.compile(r"by\s+", re.IGNORECASE),
}
_FROM_NOW = {"fr": "dans", "en": "in"}

_MONTH = timedelta(days=28)
"""Months are not all as long: from so much on, the date itself is to be said."""


def so_much(said: Said, words: str) -> timedelta | None:
    """Read by how much, where that and nothing else is said."""
    led = _BY[said.language].match(words)
    if led is None:
        return None
    when = said.when(f"{_FROM_NOW[said.language]} {words[led.end() :]}", Purpose.MOMENT)
    if when.unread.strip() or when.value is None:
        return None
    now = LocalMoment.at(said.context.now, said.context.zone).local
    due = when.value
    if due.time is None:
        by = due.day - now.date()
    else:
        by = datetime.combine(due.day, due.time) - now.replace(second=0, microsecond=0)
    return by if timedelta() < by < _MONTH else None
