"""Public holidays are those that the library knows, for metropolitan France, in French."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from holidays import country_holidays

from commands.language.public_holidays import PUBLIC, days_off, holiday, is_working_day

CALLED = {
    "new-year": "Jour de l'an",
    "easter-monday": "Lundi de Pâques",
    "labour": "Fête du Travail",
    "victory": "Fête de la Victoire",
    "ascension": "Ascension",
    "whit-monday": "Lundi de Pentecôte",
    "national": "Fête nationale",
    "assumption": "Assomption",
    "all-saints": "Toussaint",
    "armistice": "Armistice",
    "christmas": "Noël",
}
"""What the library calls each of ours."""


def _library(year: int) -> dict[date, set[str]]:
    found = country_holidays("FR", years=year, language="fr", expand=False)
    return {day: set(names.split("; ")) for day, names in found.items()}


def test_eleven_days_a_year_and_no_customary_one() -> None:
    assert sorted(days_off(2027)) == sorted(
        date(2027, month, day)
        for month, day in (
            (1, 1), (3, 29), (5, 1), (5, 6), (5, 8), (5, 17),
            (7, 14), (8, 15), (11, 1), (11, 11), (12, 25),
        )
    )  # fmt: skip


def test_every_name_is_one_of_the_library() -> None:
    assert set(PUBLIC) == set(CALLED)
    assert {name for names in _library(2027).values() for name in names} == set(CALLED.values())


def test_holidays_are_those_of_the_library() -> None:
    for year in range(2008, 2101):
        ours: dict[date, set[str]] = {}
        for name, called in CALLED.items():
            day = holiday(name, year)
            assert day is not None
            ours.setdefault(day, set()).add(called)

        assert ours == _library(year)
        assert days_off(year) == ours.keys()


def test_working_days_are_those_that_the_library_leaves() -> None:
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(4000)]

    worked = [day for day in days if is_working_day(day, saturdays=True)]

    off = {day for year in range(2026, 2037) for day in _library(year)}
    assert worked == [day for day in days if day.weekday() < 6 and day not in off]


def test_ordinary_working_day_loads_no_library() -> None:
    code = """
import sys
from datetime import date
from commands.language.public_holidays import is_working_day
is_working_day(date(2026, 11, 24))
print("holidays" in sys.modules)
"""

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("easter", date(2027, 3, 28)),
        ("good-friday", date(2027, 3, 26)),
        ("shrove-tuesday", date(2027, 2, 9)),
        ("ascension", date(2027, 5, 6)),
        ("pentecost", date(2027, 5, 16)),
        ("mothers-day", date(2027, 5, 30)),
        ("fathers-day", date(2027, 6, 20)),
        ("all-saints", date(2027, 11, 1)),
        ("halloween", date(2027, 10, 31)),
    ],
)
def test_feast_has_its_day(name: str, day: date) -> None:
    assert holiday(name, 2027) == day


def test_two_holidays_on_one_day_are_both_found() -> None:
    assert holiday("labour", 2008) == holiday("ascension", 2008) == date(2008, 5, 1)


def test_year_the_library_does_not_know_has_none() -> None:
    assert holiday("christmas", 2500) is None


def test_feasts_that_are_no_holiday_are_worked() -> None:
    assert is_working_day(date(2027, 3, 26))  # Good Friday
    assert not is_working_day(date(2027, 3, 29))
    assert is_working_day(date(2027, 3, 27), saturdays=True)
