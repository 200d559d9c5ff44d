"""A mistyped word gets the nearest command as a suggestion; real words are left alone."""

import pytest

from bot.scene import scene_of
from commands.incoming import Message
from commands.nearness import is_near, nearly_a_phrase
from storage.ids import EventId
from tests.commands.language.cases import groups
from tests.commands.speech.conftest import Square
from tests.team import BOT


def test_dialogue_8_is_said_word_for_word(square: Square) -> None:
    square.luc_alone("tâche Préparer le budget pour vendredi 14h")

    assert square.luc_alone("raporter 1 à lundi") == (
        "Vouliez-vous dire « reporter 1 à lundi », le lundi 30 novembre 2026 ?\n👍 oui · 👎 non"
    )
    square.team.taps(square.luc, square.alone, square.last.event, "👍")
    assert square.heard == (
        "Tâche 1 reportée au lundi 30 novembre 2026 à 14 h. Dites « annuler » pour y revenir."
    )


def test_pill_is_read_back_without_its_address(square: Square) -> None:
    square.luc_says("!tâche Préparer le budget")

    said = square.luc_says("!confer 1 à @zoe:ville.test")

    assert said.startswith("Luc, vouliez-vous dire « confier 1 à @zoe » ?")
    assert "« blup @zoe »" in square.luc_says("!blup @zoe:ville.test")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("anuler", "annuler"),
        ("anunler", "annuler"),
        ("confidentialte", "confidentialité"),
        ("mes tahces", "mes tâches"),
        ("mes tachess", "mes tâches"),
        ("suprimer 1", "supprimer 1"),
        ("renomer 1 Signer", "renommer 1 Signer"),
        ("tahce Signer", "tâche Signer"),
    ],
)
def test_slip_is_put_right(square: Square, typed: str, meant: str) -> None:
    square.luc_alone("tâche Préparer le budget")

    assert square.luc_alone(typed).startswith(f"Vouliez-vous dire « {meant} »")


@pytest.mark.parametrize(
    "text",
    [
        "rappeler Mme Petit (état civil) sous quinzaine",
        "confirmer la salle pour jeudi",
        "aider Karim à déménager lundi",
        "cacher les câbles avant vendredi",
        "tâcher de finir le plan lundi",
        "faire le point jeudi",
        "mettre à jour la fiche du gymnase",
        "rapporter les clés du gymnase lundi",
        "annoncer la fête de la musique",
        "langage clair à revoir",
    ],
)
def test_real_words_are_not_taken_for_slips(square: Square, text: str) -> None:
    assert "Vouliez-vous" not in square.luc_alone(text)


def test_sentences_of_the_grammar_are_left_alone(square: Square) -> None:
    texts = [text for group in groups("fr") for text in group.sentences]
    hijacked = []
    event = EventId("$corpus")
    message = Message("event:corpus", square.team.now, square.alone, square.luc, event, "")
    with square.team.work() as work:
        scene = scene_of(message, work, square.team.organisation, BOT)
        assert scene is not None
        for text in texts:
            near = nearly_a_phrase(text, work, scene.context)
            if near is not None:
                hijacked.append((text, near.sentence))

    assert hijacked == []


def test_nearness_is_one_slip_or_two_in_a_long_word() -> None:
    assert is_near("raporter", "reporter")
    assert is_near("confidencialite", "confidentialite")
    assert not is_near("porter", "reporter")
    assert not is_near("cache", "tache")
    assert not is_near("tacher", "tache")
    assert not is_near("rappeler", "rappelle")
    assert not is_near("mas", "mes")
