"""Repetitions keep their local hour, and stay quick when they are old."""

from datetime import UTC, date, datetime, timedelta
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.moments import LocalMoment, Repetition

PARIS = "Europe/Paris"
FIRST = LocalMoment(datetime(2026, 11, 30, 9), PARIS)

rules = st.sampled_from(
    (
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=WEEKLY;BYDAY=MO",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SA",
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        "FREQ=HOURLY;INTERVAL=5",
        "FREQ=MONTHLY;BYDAY=1MO",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=DAILY;BYMONTH=1,3;UNTIL=20280331",
        "FREQ=WEEKLY;BYDAY=FR;COUNT=40",
    )
)


def test_repetition_keeps_its_hour_into_summer_time() -> None:
    first = LocalMoment(datetime(2026, 3, 28, 9), PARIS)

    found = Repetition("FREQ=DAILY").after(first, first.utc)

    assert found == LocalMoment(datetime(2026, 3, 29, 9), PARIS)
    assert found.utc - first.utc == timedelta(hours=23)


def test_repetition_keeps_its_hour_into_winter_time() -> None:
    first = LocalMoment(datetime(2026, 10, 24, 9), PARIS)

    found = Repetition("FREQ=DAILY").after(first, first.utc)

    assert found == LocalMoment(datetime(2026, 10, 25, 9), PARIS)
    assert found.utc - first.utc == timedelta(hours=25)


def test_skipped_hour_rings_all_the_same() -> None:
    first = LocalMoment(datetime(2026, 3, 28, 2, 30), PARIS)

    found = Repetition("FREQ=DAILY").after(first, first.utc)

    assert found is not None
    assert found.utc == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_doubled_hour_rings_once() -> None:
    first = LocalMoment(datetime(2026, 10, 24, 2, 30), PARIS)
    repetition = Repetition("FREQ=DAILY")

    once = repetition.after(first, first.utc)
    then = repetition.after(first, once.utc) if once is not None else None

    assert once == LocalMoment(datetime(2026, 10, 25, 2, 30), PARIS)
    assert then == LocalMoment(datetime(2026, 10, 26, 2, 30), PARIS)


def test_until_includes_its_whole_day() -> None:
    repetition = Repetition("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261207")

    assert repetition.after(FIRST, FIRST.utc) == LocalMoment(datetime(2026, 12, 7, 9), PARIS)
    assert repetition.after(FIRST, datetime(2026, 12, 7, 9, tzinfo=UTC)) is None


def test_excepted_day_is_passed_over() -> None:
    repetition = Repetition("FREQ=WEEKLY;BYDAY=MO").without(date(2026, 12, 7))

    assert repetition.after(FIRST, FIRST.utc) == LocalMoment(datetime(2026, 12, 14, 9), PARIS)


def test_rule_that_never_falls_ends() -> None:
    assert Repetition("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30").after(FIRST, FIRST.utc) is None


def test_count_between_tells_what_was_missed() -> None:
    end = datetime(2026, 12, 3, 12, tzinfo=UTC)

    assert Repetition("FREQ=DAILY").count_between(FIRST, FIRST.utc, end) == 3
    assert Repetition("FREQ=HOURLY").count_between(FIRST, FIRST.utc, end) == 76


@pytest.mark.parametrize(
    ("rule", "gap"),
    [
        ("FREQ=MINUTELY;INTERVAL=5", timedelta(minutes=5)),
        ("FREQ=DAILY;BYHOUR=9,10,14", timedelta(hours=1)),
        ("FREQ=WEEKLY;BYDAY=MO,FR", timedelta(days=3)),
        ("FREQ=DAILY;COUNT=1", None),
    ],
)
def test_shortest_gap_is_the_rules(rule: str, gap: timedelta | None) -> None:
    assert Repetition(rule).shortest_gap(FIRST) == gap


@given(rule=rules, hours=st.integers(-48, 24 * 1000))
def test_after_finds_what_walking_finds(rule: str, hours: int) -> None:
    repetition = Repetition(rule)
    instant = FIRST.utc + timedelta(hours=hours, minutes=17)

    walked = next(
        (moment for moment in repetition.occurrences(FIRST) if moment.utc > instant), None
    )

    assert repetition.after(FIRST, instant) == walked


@pytest.mark.parametrize("rule", ["FREQ=DAILY", "FREQ=MINUTELY", "FREQ=WEEKLY;BYDAY=MO,FR"])
def test_old_rule_is_as_quick_as_a_new_one(rule: str) -> None:
    old = LocalMoment(datetime(1996, 1, 1, 9), PARIS)
    instant = datetime(2026, 11, 24, 8, tzinfo=UTC)

    begin = perf_counter()
    found = Repetition(rule).after(old, instant)

    assert found is not None
    assert perf_counter() - begin < 0.1
