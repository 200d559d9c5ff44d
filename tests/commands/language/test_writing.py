"""Dates are written as VOICE.md says."""

from datetime import date, time, timedelta

import pytest

from commands.language import (
    write_days,
    write_due,
    write_duration,
    write_hour,
    write_hours,
    write_repetition,
    write_short,
)
from storage.moments import Due, Repetition
from tests.commands.language.cases import ZONE, said_at

NOW = said_at("2026-11-24T09:05")
FRIDAY = Due(date(2026, 11, 27), time(14, 30), ZONE)
MONDAY = Due(date(2026, 11, 30), time(9), ZONE)


def _plain(text: str) -> str:
    """Show hard spaces as `_`."""
    return text.replace("\N{NO-BREAK SPACE}", "_")


def test_due_is_written_in_full() -> None:
    assert _plain(write_due(FRIDAY)) == "vendredi 27_novembre 2026 à 14_h_30"
    assert _plain(write_due(FRIDAY, "en")) == "Friday 27_November 2026 at 14:30"


def test_tomorrow_never_stands_alone() -> None:
    due = Due(date(2026, 11, 25), None, ZONE)

    assert _plain(write_due(due, now=NOW)) == "demain, mercredi 25_novembre 2026"


def test_first_of_the_month_is_an_ordinal() -> None:
    due = Due(date(2026, 12, 1), None, ZONE)

    assert _plain(write_due(due)) == "mardi 1er_décembre 2026"


def test_short_due_says_another_year_only() -> None:
    later = Due(date(2027, 1, 4), None, ZONE)

    assert _plain(write_short(FRIDAY, NOW)) == "ven._27_nov._14_h_30"
    assert _plain(write_short(later, NOW)) == "lun._4_janv._2027"


def test_night_hour_is_no_afternoon() -> None:
    assert _plain(write_hour(time(2))) == "2_h du matin"
    assert _plain(write_hour(time(9))) == "9_h"


def test_spans_are_written_with_both_ends() -> None:
    days = write_days(date(2026, 11, 30), date(2026, 12, 2))

    assert _plain(days) == "du lundi 30_novembre au mercredi 2_décembre 2026 inclus"
    assert _plain(write_hours(time(14), time(15, 30))) == "de 14_h à 15_h_30"


@pytest.mark.parametrize(
    ("duration", "text"),
    [
        (timedelta(minutes=45), "45_min"),
        (timedelta(minutes=90), "1_h_30"),
        (timedelta(hours=3), "3_h"),
        (timedelta(days=1), "1_jour"),
        (timedelta(days=2), "2_jours"),
    ],
)
def test_duration(duration: timedelta, text: str) -> None:
    assert _plain(write_duration(duration)) == text


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("FREQ=WEEKLY;BYDAY=MO", "chaque lundi à 9_h"),
        ("FREQ=DAILY;COUNT=10", "chaque jour à 9_h, 10 fois"),
        ("FREQ=MONTHLY;BYDAY=1MO", "le premier lundi de chaque mois à 9_h"),
        ("FREQ=MONTHLY;BYDAY=-2FR", "l’avant-dernier vendredi de chaque mois à 9_h"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "un mardi sur 2 à 9_h"),
        ("FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=14", "chaque année le 14_juillet à 9_h"),
        (
            "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20270331",
            "chaque jour du lundi au vendredi à 9_h jusqu’au mercredi 31_mars 2027",
        ),
    ],
)
def test_repetition(rule: str, text: str) -> None:
    assert _plain(write_repetition(Repetition(rule), MONDAY)) == text
