"""Instants, sizes and durations, as people read them."""

from datetime import datetime, timedelta

from bot.cli.words import Words
from commands.language import write_due, write_duration
from storage.moments import Due, LocalMoment

THOUSAND = 1000


def moment(instant: datetime, zone: str, say: Words) -> str:
    """`mardi 24 novembre 2026 à 8 h 12`, on the clocks of a zone."""
    local = LocalMoment.at(instant.replace(second=0, microsecond=0), zone)
    return write_due(Due.at(local), say.language)


def lasting(duration: timedelta, say: Words) -> str:
    """`45 min`, `2 jours`: to the minute, or in seconds below."""
    if duration < timedelta(minutes=1):
        return say("seconds", count=max(0, int(duration.total_seconds())))
    whole = timedelta(days=duration.days) if duration.days else duration
    return write_duration(timedelta(minutes=int(whole.total_seconds() // 60)), say.language)


def size(count: int, say: Words) -> str:
    """`12 Mo`."""
    number, unit = float(count), 0
    while number >= THOUSAND and unit < 3:  # noqa: PLR2004 - beyond the giga nobody goes
        number, unit = number / THOUSAND, unit + 1
    return say(("size-bytes", "size-kilo", "size-mega", "size-giga")[unit], count=round(number))
