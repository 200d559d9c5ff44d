"""Titles, as typed and as drawn from somebody's message."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.tasks.titles import LONGEST_DRAWN, drawn_from, shorten, tidy

NOW = datetime(2026, 11, 24, 8, 5, tzinfo=UTC)


def drawn(text: str) -> str:
    return drawn_from(text, NOW, "Europe/Paris", "fr")


@pytest.mark.parametrize(
    ("message", "title"),
    [
        ("Il faut relancer l’architecte", "Relancer l’architecte"),
        ("La sonnette de l’école est en panne", "La sonnette de l’école est en panne"),
        ("merci de commander du papier", "Commander du papier"),
        ("rendre les clés avant vendredi", "Rendre les clés avant vendredi"),
        ("@luc regarde le devis", "@luc regarde le devis"),
        ("\n\n  ---\nle   portail\tgrince", "Le portail grince"),
        ("Le portail grince. Le gardien le sait depuis lundi.", "Le portail grince"),
        ("", ""),
        ("…", ""),
        ("\u200b\u202e", ""),
    ],
)
def test_title_is_drawn_from_a_message(message: str, title: str) -> None:
    assert drawn(message) == title


def test_long_message_is_cut_before_a_word() -> None:
    title = drawn("Il y a " + "beaucoup de choses à dire " * 10)

    assert len(title) <= LONGEST_DRAWN
    assert title.endswith(" de…")


def test_word_without_end_is_cut_all_the_same() -> None:
    assert shorten("a" * 30, 10) == "a" * 9 + "…"


def test_title_is_one_line_without_what_nobody_sees() -> None:
    assert tidy("  acheter\n du \u200bpain\u202e ") == "Acheter du pain"


@given(st.text())
def test_drawn_title_is_always_short_and_on_one_line(message: str) -> None:
    title = drawn(message)

    assert len(title) <= LONGEST_DRAWN
    assert len(title.splitlines()) <= 1
