"""What a title keeps: all that is seen, but what was understood and cut."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commands.language import Intent, Language, read_sentence
from commands.language.asking import starts
from commands.language.lexicon import lexicon
from commands.language.titles import title_of
from commands.language.tokens import clean, tokenise
from tests.commands.language.cases import ZONE, said_at

NOW = said_at("2026-11-24T09:05")
_LETTERS = st.text("abcdelàyéZ<>&+='’()-. ", max_size=40)


@given(_LETTERS, st.sampled_from(["fr", "en"]))
@settings(deadline=None, max_examples=500)
def test_title_of_an_uncut_text_holds_every_word(text: str, language: Language) -> None:
    said = clean(f"Relire {text}")
    tokens = tokenise(said, lexicon(language))
    assert not any(starts(tokens, place, language, "polite") for place in range(len(tokens)))

    title = title_of(said, tokens, set(), language)

    assert re.findall(r"\w+", title) == re.findall(r"\w+", said)


@pytest.mark.parametrize(
    "text",
    [
        "Relire la partie c",
        "Relire l’annexe d",
        "Choisir l’option a",
        "A < b > c",
        "Envoyer à <luc@ville.fr>",
        "Vérifier que x > y",
        "Envoyer le lien <https://ville.fr/a>",
    ],
)
def test_nothing_that_is_seen_goes(text: str) -> None:
    assert read_sentence(text, NOW, ZONE, intent=Intent.TASK).title == text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Relire la partie c pour lundi", "Relire la partie c"),
        ("pour lundi : relire l’annexe d", "Relire l’annexe d"),
        ("le devis du gymnase", "Devis du gymnase"),
        ("Préparer le budget avec @luc pour vendredi", "Préparer le budget"),
        ("Relire le devis, pour vendredi.", "Relire le devis"),
    ],
)
def test_what_a_cut_leaves_hanging_goes(text: str, title: str) -> None:
    assert read_sentence(text, NOW, ZONE, intent=Intent.TASK).title == title
