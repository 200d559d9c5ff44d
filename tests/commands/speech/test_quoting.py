"""What people typed changes nothing around it: invisible, endless, from right to left."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from commands.quoting import LONGEST, quoted
from tests.commands.speech.conftest import Square
from tests.commands.speech.voices import voice

HOSTILE = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("\u202e\u2066\u2067\u2068\u2069\u200b\n\ue000\ue001אבج0<&"),
    ),
    max_size=400,
)


def test_ordinary_words_stay_as_they_are() -> None:
    assert quoted("Préparer l’été : 3 h, n° 42") == "Préparer l’été : 3 h, n° 42"


def test_lines_become_one_and_the_endless_is_cut() -> None:
    assert quoted("un\n\tdeux\u2028trois") == "un deux trois"
    assert quoted("a" * 1000) == "a" * (LONGEST - 1) + "…"


def test_right_to_left_is_isolated_once() -> None:
    assert quoted("שלום") == "\u2068שלום\u2069"
    assert quoted(quoted("שלום")) == "\u2068שלום\u2069"
    assert quoted("\u202eshalom") == "shalom"


@given(HOSTILE)
def test_nothing_leaks(text: str) -> None:
    shown = quoted(text)

    assert len(shown) <= LONGEST + 2
    assert "\n" not in shown
    assert not set(shown) & set("\u202e\u2066\u2067\u200b\ue000\ue001")
    depth = 0
    for letter in shown:
        depth += {"\u2068": 1, "\u2069": -1}.get(letter, 0)
        assert depth >= 0
        if unicodedata.bidirectional(letter) in ("R", "AL"):
            assert depth > 0
    assert depth == 0


@given(HOSTILE)
def test_no_value_breaks_a_sentence(text: str) -> None:
    (said,) = voice("fr").say("suggested", sentence=text)

    assert said.words.startswith("Vouliez-vous dire «\u00a0")  # type: ignore[union-attr]
    assert said.words.endswith("\u00a0»\u00a0?")  # type: ignore[union-attr]


def test_hostile_names_and_titles_are_shown_tamed(square: Square) -> None:
    square.team.person("@luc:ville.test", "<b>Luc</b>\u202e")
    said = square.luc_says("!tâche Voir <img src=x> @room\nsuite")

    assert "<img src=x> @room" in said
    assert "<img" not in square.last.html
    assert square.last.mentions == {}


def test_many_names_are_counted() -> None:
    listed = voice("fr").listed(tuple(range(1, 51)))  # type: ignore[arg-type]

    assert listed == "Luc, Zoé, Amina, P4, P5, P6, P7, P8, P9, P10 et 40\u00a0autres personnes"
