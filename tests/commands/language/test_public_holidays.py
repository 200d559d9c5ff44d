"""Public holidays are the library's, for metropolitan France, in French."""

import subprocess
import sys
from datetime import date, timedelta

import pytest

from commands.language.public_holidays import PUBLIC, days_off, holiday, is_working_day


def test_eleven_days_a_year_and_no_customary_one() -> None:
    assert sorted(days_off(2027)) == sorted(
        date(2027, month, day)
        for month, day in (
            (1, 1), (3, 29), (5, 1), (5, 6), (5, 8), (5, 17),
            (7, 14), (8, 15), (11, 1), (11, 11), (12, 25),
        )
    )  # fmt: skip


def test_every_name_is_one_of_the_library() -> None:
    assert {name for names in days_off(2027).values() for name in names.split("; ")} == set(
        PUBLIC.values()
    )


def test_feasts_found_without_the_library_are_its_own() -> None:
    for year in range(2008, 2101):
        ours: dict[date, set[str]] = {}
        for name, called in PUBLIC.items():
            day = holiday(name, year)
            assert day is not None
            ours.setdefault(day, set()).add(called)

        assert ours == {day: set(names.split("; ")) for day, names in days_off(year).items()}


def test_working_days_are_those_that_the_library_leaves() -> None:
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(4000)]

    worked = [day for day in days if is_working_day(day, saturdays=True)]

    assert worked == [day for day in days if day.weekday() < 6 and day not in days_off(day.year)]


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
