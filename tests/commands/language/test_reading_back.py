"""What is written reads back to itself, over the whole calendar, across both changes of clocks."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commands.language import (
    Language,
    Purpose,
    When,
    read_when,
    write_days,
    write_due,
    write_hours,
    write_repetition,
    write_short,
)
from commands.language.public_holidays import days_off
from storage.moments import Due, Repetition
from tests.commands.language.cases import PARIS, ZONE, said_at

NOW = said_at("2026-11-24T09:05")
_LANGUAGES = st.sampled_from(["fr", "en"])
_DAYS = st.dates(date(2026, 11, 25), date(2060, 12, 31))
_TIMES = st.times().map(lambda hour: hour.replace(second=0, microsecond=0))
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def _read(text: str, language: Language, now: datetime = NOW) -> When:
    return read_when(text, now, ZONE, language, purpose=Purpose.MOMENT)


def _exists_once(due: Due) -> bool:
    """An hour that a change of clocks skips or repeats is asked about, as it should be."""
    if due.time is None:
        return True
    local = datetime.combine(due.day, due.time, PARIS)
    return local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset()


@given(_DAYS, st.none() | _TIMES, _LANGUAGES)
@settings(deadline=None, max_examples=200)
def test_due_reads_back(day: date, hour: time | None, language: Language) -> None:
    due = Due(day, hour, ZONE)

    read = _read(write_due(due, language), language)

    if _exists_once(due):
        assert read == When(due)
    else:
        assert read.doubt is not None


@given(st.integers(0, 3), st.none() | _TIMES, _LANGUAGES)
@settings(deadline=None)
def test_near_due_reads_back(away: int, hour: time | None, language: Language) -> None:
    due = Due(NOW.date() + timedelta(days=away), hour, ZONE)
    now = said_at("2026-11-24T05:00") if hour and hour > time(5) else NOW - timedelta(days=1)

    read = _read(write_due(due, language, now=now), language, now)

    assert (read.value, read.doubt, read.unread) == (due, None, "")


@given(_DAYS, st.none() | _TIMES.filter(lambda hour: hour.hour > 6), _LANGUAGES)
@settings(deadline=None)
def test_short_due_reads_back(day: date, hour: time | None, language: Language) -> None:
    due = Due(day, hour, ZONE)

    assert _read(write_short(due, NOW, language), language).value == due


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2027, 10, 31)])
def test_every_hour_of_a_change_of_clocks_reads_back_or_is_asked(
    day: date, language: Language
) -> None:
    for minutes in range(0, 1440, 10):
        due = Due(day, time(minutes // 60, minutes % 60), ZONE)
        read = _read(write_due(due, language), language)

        assert read.value == due if _exists_once(due) else read.doubt is not None


@given(_DAYS, st.integers(1, 400), _LANGUAGES)
@settings(deadline=None)
def test_span_of_days_reads_back(first: date, length: int, language: Language) -> None:
    last = first + timedelta(days=length)

    read = read_when(
        write_days(first, last, language), NOW, ZONE, language, purpose=Purpose.ABSENCE
    )

    assert read == When(Due(first, None, ZONE), Due(last, None, ZONE))


@given(st.integers(7 * 60, 22 * 60), st.integers(1, 119), _LANGUAGES)
@settings(deadline=None)
def test_span_of_hours_reads_back(start: int, length: int, language: Language) -> None:
    first = time(start // 60, start % 60)
    last = time((start + length) // 60 % 24, (start + length) % 60)

    text = f"{write_due(Due(date(2026, 12, 2), None, ZONE), language)} " + write_hours(
        first, last, language
    )

    read = _read(text, language)
    assert read.value == Due(date(2026, 12, 2), first, ZONE)
    assert read.end is not None
    assert read.end.time == last


_WEEKLY = st.lists(st.sampled_from(_CODES), min_size=1, max_size=6, unique=True).map(
    lambda days: "FREQ=WEEKLY;BYDAY=" + ",".join(sorted(days, key=_CODES.index))
)
_OTHER = st.builds(
    "FREQ=WEEKLY;INTERVAL={};BYDAY={}".format, st.integers(2, 9), st.sampled_from(_CODES)
)
_NTH = st.builds(
    "FREQ=MONTHLY;BYDAY={}{}".format,
    st.sampled_from([1, 2, 3, 4, 5, -1, -2]),
    st.sampled_from(_CODES),
)
_MONTHDAY = st.builds("FREQ=MONTHLY;BYMONTHDAY={}".format, st.integers(1, 28) | st.just(-1))
_YEARDAY = st.builds(
    "FREQ=YEARLY;BYMONTH={};BYMONTHDAY={}".format, st.integers(1, 12), st.integers(1, 28)
)
_DAILY = st.sampled_from(["FREQ=DAILY", "FREQ=DAILY;INTERVAL=2", "FREQ=DAILY;INTERVAL=10"])
_END = st.one_of(
    st.just(""),
    st.dates(date(2028, 1, 1), date(2040, 12, 31)).map("UNTIL={:%Y%m%d}".format),
    st.integers(2, 60).map("COUNT={}".format),
)


@given(
    st.one_of(_WEEKLY, _OTHER, _NTH, _MONTHDAY, _YEARDAY, _DAILY),
    _END,
    st.none() | _TIMES,
    st.none() | _DAYS,
    _LANGUAGES,
)
@settings(deadline=None, max_examples=200)
def test_repetition_reads_back(
    rule: str, end: str, hour: time | None, left_out: date | None, language: Language
) -> None:
    repetition = Repetition(f"{rule};{end}".strip(";"), (left_out,) if left_out else ())
    first = Due(date(2026, 12, 2), hour, ZONE)

    read = _read(write_repetition(repetition, first, language), language)

    assert (read.repetition, read.unread) == (repetition, "")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_public_holidays_left_out_read_back(language: Language) -> None:
    off = (day for year in range(2026, 2036) for day in days_off(year))
    left_out = {day for day in off if day >= NOW.date()} | {date(2027, 3, 3)}
    repetition = Repetition("FREQ=DAILY", tuple(sorted(left_out)))
    first = Due(date(2026, 11, 25), None, ZONE)

    text = write_repetition(repetition, first, language)

    assert len(text) < 70
    assert _read(text, language) == When(first, repetition=repetition)


def test_few_public_holidays_are_written_as_days() -> None:
    repetition = Repetition("FREQ=DAILY", (date(2026, 12, 25), date(2027, 1, 1)))

    text = write_repetition(repetition, Due(date(2026, 11, 25), None, ZONE))

    assert text.replace("\N{NO-BREAK SPACE}", " ") == (
        "chaque jour sauf le vendredi 25 décembre 2026 et le vendredi 1er janvier 2027"
    )


def test_latest_days_left_out_are_shown_beside_the_public_holidays() -> None:
    off = [day for year in (2027, 2028) for day in days_off(year)]
    days = [date(2027, 3, day) for day in (2, 3, 4)]
    repetition = Repetition("FREQ=DAILY", tuple(sorted([*off, *days])))

    text = write_repetition(repetition, Due(date(2026, 11, 25), None, ZONE), latest=1)

    assert text.replace("\N{NO-BREAK SPACE}", " ") == (
        "chaque jour sauf les jours fériés et le jeudi 4 mars 2027"
    )
