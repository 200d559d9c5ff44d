"""No text of any kind stops the grammar, and a long one costs no more than a short one."""

import sys
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commands.language import Language, Purpose, explain, explain_dates, read_when
from tests.commands.language.cases import ZONE, groups, said_at
from tests.commands.language.garbage import PIECES, garbage

NOW = said_at("2026-11-24T09:05")
_WORDS = sorted(
    {word for group in groups("fr") for text in group.sentences for word in text.split()}
)
MOST_CALLS = 400_000
"""Some 35 ms of work; `make french` holds the 50 ms themselves."""

_LANGUAGES = st.sampled_from(["fr", "en"])


@given(st.text(), _LANGUAGES)
@settings(deadline=None, max_examples=300)
def test_any_text_is_read(text: str, language: Language) -> None:
    explain(text, NOW, ZONE, language)
    explain_dates(text, NOW, ZONE, language)


@given(st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join), st.sampled_from(Purpose))
@settings(deadline=None, max_examples=500)
def test_any_order_of_known_words_is_read(text: str, purpose: Purpose) -> None:
    explain(text, NOW, ZONE)
    explain_dates(text, NOW, ZONE)
    read_when(text, NOW, ZONE, purpose=purpose)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "\u200b\u200d\u2066rappelle-moi\u2069 demain\u202e 9h",
        "👨‍👩‍👧 @@@ ###",
        "\x00\x01rappelle-moi demain",
        "9999999999999999999999 jours",
        "dans 999999 ans",
        "le 31/12/9999",
        "rappelle-moi dans 99999999999h",
        "<b>demain</b>",
    ],
)
def test_odd_text_is_read(text: str) -> None:
    explain(text, NOW, ZONE)
    explain_dates(text, NOW, ZONE)


def test_invisible_characters_change_nothing() -> None:
    plain = explain("rappelle-moi demain 9h de signer", NOW, ZONE)

    assert explain("rap\u200bpelle-moi de\u2060main 9h de \u202asigner", NOW, ZONE) == plain


@pytest.mark.parametrize("piece", PIECES)
def test_garbage_costs_little_work(piece: str) -> None:
    assert _calls_for(garbage(piece)) <= MOST_CALLS


@given(st.lists(st.sampled_from([*PIECES, *(f"{word} " for word in _WORDS)]), min_size=1))
@settings(deadline=None, max_examples=50)
def test_any_garbage_costs_little_work(pieces: list[str]) -> None:
    assert _calls_for(garbage("".join(pieces))) <= MOST_CALLS


def test_what_is_too_long_to_be_said_costs_no_more() -> None:
    assert _calls_for(garbage("lundi et ", 60_000)) <= _calls_for(garbage("lundi et ", 6_000)) + 100


def _calls_for(text: str) -> int:
    """Count the functions that a reading calls: its work, whatever the machine."""
    explain(text[:100], NOW, ZONE)  # what is built once is no part of it
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        explain(text, NOW, ZONE)
    finally:
        sys.setprofile(before)
    return calls
