"""Annuler, refaire, ↩️, a deleted message: exactly what was caused is taken back."""

from tests.commands.speech.conftest import Square, plain

TASK = "!tâche Préparer le budget pour vendredi 14h"


def test_undo_takes_the_latest_then_the_one_before(square: Square) -> None:
    square.luc_says(TASK)
    square.luc_says("!reporter 1 à lundi")

    assert square.luc_says("!annuler") == (
        "Tâche 1, échéance rétablie : vendredi 27 novembre 2026 à 14 h"
    )
    assert square.luc_says("!annuler") == "Tâche 1 retirée : Préparer le budget"
    assert square.luc_says("!annuler") == "Luc, je n’ai rien de vous à annuler ici."


def test_redo_follows_undo_and_ends(square: Square) -> None:
    square.luc_says(TASK)
    square.luc_says("!supprimer 1")

    assert square.luc_says("!annuler") == ("Tâche 1 rétablie : vendredi 27 novembre 2026 à 14 h")
    assert square.luc_says("!refaire") == "Tâche 1 supprimée : Préparer le budget"
    assert square.luc_says("!refaire") == "Luc, je n’ai rien de vous à refaire ici."
    assert square.luc_says("!annuler") == ("Tâche 1 rétablie : vendredi 27 novembre 2026 à 14 h")


def test_each_undoes_their_own(square: Square) -> None:
    square.luc_says(TASK)
    square.team.says(square.zoe, square.room, "!annuler")

    assert square.heard == "Zoé, je n’ai rien de vous à annuler ici."
    assert square.card.startswith("☐ Tâche 1")


def test_what_others_changed_since_stays(square: Square) -> None:
    square.luc_says(f"{TASK} @zoe:ville.test")
    square.team.says(square.zoe, square.room, "!reporter 1 à jeudi")

    assert square.luc_says("!annuler").startswith(
        "Zoé a reporté la tâche 1 depuis, mardi 24 novembre 2026 à 9 h 05. Rien n’a changé."
    )
    assert "Jeudi 26 novembre 2026" in square.card


def test_own_later_changes_do_not_hinder_taking_a_creation_back(square: Square) -> None:
    asked = square.team.says(square.luc, square.room, TASK)
    square.luc_says("!reporter 1 à lundi")
    square.team.deletes(square.luc, square.room, asked)

    assert square.heard == ""
    assert square.card.startswith("Tâche 1 supprimée")


def test_own_later_change_of_the_same_cell_is_said(square: Square) -> None:
    square.luc_says(TASK)
    first = square.team.says(square.luc, square.room, "!reporter 1 à jeudi")
    square.luc_says("!reporter 1 à lundi")
    square.team.deletes(square.luc, square.room, first)

    assert square.heard.startswith("Luc, vous avez reporté la tâche 1 depuis")
    assert "Lundi 30 novembre 2026" in square.card


def test_deleting_a_message_of_somebody_else_changes_nothing(square: Square) -> None:
    asked = square.team.says(square.luc, square.room, TASK)
    square.team.deletes(square.amina, square.room, asked)

    assert square.card.startswith("☐ Tâche 1")


def test_deleting_annuler_does_it_again(square: Square) -> None:
    square.luc_says(TASK)
    undo = square.team.says(square.luc, square.room, "!annuler")
    square.team.deletes(square.luc, square.room, undo)

    assert square.card.startswith("☐ Tâche 1")


def test_deleting_refaire_undoes_again(square: Square) -> None:
    square.luc_says(TASK)
    square.luc_says("!annuler")
    redo = square.team.says(square.luc, square.room, "!refaire")
    square.team.deletes(square.luc, square.room, redo)

    assert square.card.startswith("Tâche 1 supprimée")
    assert square.luc_says("!annuler") == "Tâche 1 rétablie : vendredi 27 novembre 2026 à 14 h"


def test_tap_on_undo_and_taking_the_tap_back(square: Square) -> None:
    square.luc_says(TASK)
    card = square.last.event
    tap = square.team.taps(square.luc, square.room, card, "↩️")

    assert square.heard == ""
    assert square.card.startswith("Tâche 1 supprimée")

    square.team.deletes(square.luc, square.room, tap)

    assert square.card.startswith("☐ Tâche 1")


def test_tap_on_undo_takes_back_what_several_tasks_shared(square: Square) -> None:
    square.luc_says("!tâche Relire le devis")
    card = square.last.event
    square.luc_says("!tâche Signer")
    square.luc_says("!fait 1 2")
    square.team.taps(square.luc, square.room, card, "↩️")

    assert square.card.startswith("☐ Tâche 1 : Relire le devis")


def test_undo_in_reply_to_a_card_is_of_its_task(square: Square) -> None:
    square.luc_says("!tâche Relire le devis")
    card = square.last.event
    square.luc_says("!tâche Signer")

    assert square.luc_says("annuler", reply_to=card) == "Tâche 1 retirée : Relire le devis"


def test_undo_of_a_number_is_of_that_task(square: Square) -> None:
    square.luc_says("!tâche Relire le devis")
    square.luc_says("!tâche Signer")

    assert square.luc_says("!annuler 1") == "Tâche 1 retirée : Relire le devis"


def test_answer_is_crossed_out_when_undone(square: Square) -> None:
    square.luc_says(TASK)
    square.luc_says("!reporter 1 à lundi")
    answer = square.last
    square.luc_says("!annuler")

    assert plain(answer).startswith("Annulé : Tâche 1 reportée")
    assert answer.html.startswith("Annulé\u00a0: <del>Tâche")

    square.luc_says("!refaire")

    assert "<del>" not in answer.html
    assert plain(answer).startswith("Tâche 1 reportée")


def test_note_of_a_reminder_says_in_words_that_it_was_taken_back(square: Square) -> None:
    square.luc_alone("rappelle-moi demain à 9h de signer")
    note = square.last
    square.luc_alone("annuler")

    assert plain(note) == "Annulé : Rappel noté : signer, mercredi 25 novembre 2026 à 9 h"


def test_several_at_once_are_undone_at_once(square: Square) -> None:
    square.luc_says("!tâche Relire le devis")
    square.luc_says("!tâche Signer")
    square.luc_says("!fait 1 2")

    assert square.luc_says("!annuler") == "Tâches 1 et 2 de nouveau ouvertes"


def test_refaire_something_is_no_redo(square: Square) -> None:
    assert "rien de vous" not in square.luc_alone("refaire les clés du gymnase")
