"""No text of any kind stops the grammar, and a long one takes no longer than its length."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commands.language import Language, Purpose, explain, explain_dates, read_when
from tests.commands.language.cases import ZONE, groups, said_at

NOW = said_at("2026-11-24T09:05")
_WORDS = sorted(
    {word for group in groups("fr") for text in group.sentences for word in text.split()}
)
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


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "de ",
        "le 12 ",
        "lundi et ",
        "14h ",
        "@luc ",
        "avant ",
        "1",
        "((((",
        "fin de ",
        "de a le ",
        "06 12 05 14 30 ",
        "123 ",
        "é",
        "'",
    ],
)
def test_long_text_takes_no_quadratic_time(piece: str) -> None:
    explain("demain", NOW, ZONE)
    text = (piece * 60_000)[:60_000]

    start = time.perf_counter()
    explain(text, NOW, ZONE)

    assert time.perf_counter() - start < 0.5  # ten times what it takes, for slow machines
