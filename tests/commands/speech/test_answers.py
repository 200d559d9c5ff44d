"""Questions are answered by a tap or a typed word, once, by whoever was asked, for a day."""

from datetime import timedelta

import pytest

from commands.incoming import Quoted
from storage.ids import EventId
from tests.commands.speech.conftest import Square, plain

ASK = "!rappelle-moi vendredi prochain de signer"
NOTED = "Rappel noté : signer, vendredi 4 décembre 2026 à 9 h"


@pytest.mark.parametrize("text", ["4", "le 4", "« 4 »", "🟠"])
def test_word_offered_answers_uncalled(square: Square, text: str) -> None:
    square.luc_says(ASK)

    assert square.luc_says(text).startswith(NOTED)


@pytest.mark.parametrize("text", ["4", "vendredi 4 décembre", "🟠"])
def test_reply_to_the_question_answers_it(square: Square, text: str) -> None:
    square.luc_says(ASK)

    assert square.luc_says(text, reply_to=square.last.event).startswith(NOTED)


def test_tap_answers(square: Square) -> None:
    square.luc_says(ASK)
    square.team.taps(square.luc, square.room, square.last.event, "🟠")

    assert square.heard.startswith(NOTED)


def test_question_is_answered_once(square: Square) -> None:
    square.luc_says(ASK)
    question = square.last.event
    square.luc_says("4")

    assert square.luc_says("27") == ""
    square.team.taps(square.luc, square.room, question, "🔵")
    assert square.heard == ""


def test_question_is_the_askers(square: Square) -> None:
    square.luc_says(ASK)
    question = square.last.event
    square.team.says(square.zoe, square.room, "4")
    assert square.heard == ""
    square.team.taps(square.zoe, square.room, question, "🟠")
    assert square.heard == ""

    assert square.luc_says("4").startswith(NOTED)


def test_question_waits_a_day(square: Square) -> None:
    square.luc_says(ASK)
    question = square.last.event
    square.team.now += timedelta(hours=25)

    assert square.luc_says("4") == ""
    square.team.taps(square.luc, square.room, question, "🟠")
    assert square.heard == (
        "Luc, cette question n’attend plus de réponse. Redites ce qu’il vous faut."
    )


def test_number_that_was_not_offered_is_no_answer(square: Square) -> None:
    square.luc_says(ASK)

    assert square.luc_says("5") == ""


def test_yes_to_a_colleague_is_no_yes_to_us(square: Square) -> None:
    square.luc_says("!tâche Relire le devis")
    square.luc_says("!raporter 1 à lundi")
    said = Quoted(EventId("$zoe"), square.zoe, "On déjeune ?")
    square.team.says(square.luc, square.room, "oui", quoted=said)

    assert square.heard == ""


def test_yes_of_the_afternoon_is_not_for_the_question_of_the_morning(square: Square) -> None:
    square.luc_says("!tâche Relire le devis")
    square.luc_says("!raporter 1 à lundi")
    square.team.now += timedelta(hours=4)

    assert square.luc_says("oui") == ""
    assert square.luc_says("!oui").startswith("Tâche 1 reportée au lundi 30 novembre 2026")


@pytest.mark.parametrize("text", ["oui", "Oui.", "ok", "d’accord", "👍"])
def test_yes_is_said_in_many_ways(square: Square, text: str) -> None:
    square.luc_alone("tâche Relire le devis")
    square.luc_alone("raporter 1 à lundi")

    assert square.luc_alone(text).startswith("Tâche 1 reportée au lundi 30 novembre 2026")


@pytest.mark.parametrize("text", ["non", "Non merci", "👎"])
def test_no_notes_nothing(square: Square, text: str) -> None:
    square.luc_alone("tâche Relire le devis")
    square.luc_alone("raporter 1 à lundi")

    assert square.luc_alone(text) == "Rien n’est noté."
    assert square.card.startswith("☐ Tâche 1")


def test_no_answers_what_was_asked_last(square: Square) -> None:
    square.luc_alone("tâche Relire le devis")
    square.luc_alone("raporter 1 à lundi")
    square.luc_alone(ASK.removeprefix("!"))

    assert square.luc_alone("non") == "Rien n’est noté."
    assert square.luc_alone("4") == "Je ne trouve pas de tâche 4 ici. Dites « mes tâches »."
    assert square.luc_alone("oui").startswith("Tâche 1 reportée")


def test_yes_says_nothing_to_an_older_question(square: Square) -> None:
    square.luc_alone("tâche Relire le devis")
    square.luc_alone("raporter 1 à lundi")
    square.luc_alone(ASK.removeprefix("!"))

    assert "reportée" not in square.luc_alone("oui")


def test_missing_date_is_asked_for(square: Square) -> None:
    square.luc_says("!tâche Relire le devis")

    assert square.luc_says("!reporter 1").startswith("À quelle date reporter la tâche 1 ?")
    assert square.luc_says("lundi").startswith("Tâche 1 reportée au lundi 30 novembre 2026")


def test_answer_edited_answers_otherwise(square: Square) -> None:
    square.luc_says("!tâche Relire le devis")
    square.luc_says("!reporter 1")
    said = square.team.says(square.luc, square.room, "lundi")
    square.team.edits(square.luc, square.room, said, "jeudi")

    assert "Jeudi 26 novembre 2026" in square.card


def test_choice_edited_chooses_another(square: Square) -> None:
    square.luc_says("!tâche Signer vendredi prochain")
    said = square.team.says(square.luc, square.room, "4")
    card = square.last
    square.team.edits(square.luc, square.room, said, "27")

    assert plain(card).startswith("☐ Tâche 1 : Signer\nVendredi 27 novembre 2026")


def test_answer_deleted_takes_its_effect_back(square: Square) -> None:
    square.luc_says(ASK)
    said = square.team.says(square.luc, square.room, "4")
    square.team.deletes(square.luc, square.room, said)

    with square.team.work() as work:
        assert work.reminders.numbered(1) is None


def test_question_message_stays_as_it_was_asked(square: Square) -> None:
    square.luc_says(ASK)
    question = square.last
    square.luc_says("4")

    assert plain(question).startswith("Quel vendredi ?")
