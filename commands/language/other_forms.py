"""Dates in forms that are not ours, read by dateparser in an explicit slot; always asked about."""

import re
import unicodedata
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from commands.language.days import Setting
from commands.language.readings import Doubt, Purpose, Reason
from storage.moments import Due

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_LONGEST = 40
_YEARS = 10
"""Further away, two figures were taken for another century's year."""

_LIKELY = re.compile(r"(?=.*\d)(?=.*(?:[^\W\d_]{3}|\d{4})).+", re.DOTALL)
"""A number, and beside it a word or a year."""

_SETTINGS = {
    "REQUIRE_PARTS": ["day", "month"],
    "DATE_ORDER": "DMY",
    "PREFER_LOCALE_DATE_ORDER": False,
    "PREFER_DATES_FROM": "future",
    "RETURN_TIME_AS_PERIOD": True,
    "PARSERS": ["absolute-time"],
}


@lru_cache(1)
def _parser(today: datetime) -> "DateDataParser":
    from dateparser.date import DateDataParser

    settings = {**_SETTINGS, "RELATIVE_BASE": today}
    return DateDataParser(languages=["fr", "en"], settings=settings)


def other_form(text: str, setting: Setting) -> Doubt | None:
    """Read *December 5, 2026* among French, *2026.12.05*: one date, to be confirmed."""
    text = text.strip()
    if len(text) > _LONGEST or not _LIKELY.fullmatch(text) or not _plain(text):
        return None
    found = _parser(datetime.combine(setting.today, datetime.min.time())).get_date_data(text)
    moment = found.date_obj
    if moment is None or abs(moment.year - setting.today.year) > _YEARS:
        return None
    if moment.tzinfo is not None:
        moment = moment.astimezone(ZoneInfo(setting.zone)).replace(tzinfo=None)
    timed = found.period == "time"
    to_come = setting.purpose in {Purpose.DEADLINE, Purpose.MOMENT}
    if to_come and (moment.date() < setting.today or (timed and moment <= setting.now)):
        return None
    due = Due(moment.date(), moment.time() if timed else None, setting.zone)
    return Doubt(Reason.UNSURE, text, (due,))


def _plain(text: str) -> bool:
    """Tell letters and figures of Europe from what a date is never written with."""
    return all(
        char.isascii() or unicodedata.name(char, "").startswith("LATIN") or char.isspace()
        for char in text
    )
