"""An edited message is undone and run again; its numbers stay, its answer keeps its place."""

from tests.commands.speech.conftest import Square, plain

TASK = "!tâche Préparer le budget pour vendredi 14h"


def test_edit_keeps_number_and_shows_the_new_text(square: Square) -> None:
    asked = square.team.says(square.luc, square.room, TASK)
    square.team.edits(square.luc, square.room, asked, "!tâche Relire le budget pour jeudi")

    assert square.heard == ""
    assert square.card.split("\n")[:2] == [
        "☐ Tâche 1 : Relire le budget",
        "Jeudi 26 novembre 2026",
    ]


def test_edit_of_an_edit_keeps_number_too(square: Square) -> None:
    asked = square.team.says(square.luc, square.room, TASK)
    square.team.edits(square.luc, square.room, asked, "!tâche Relire le budget")
    square.team.edits(square.luc, square.room, asked, "!tâche Voter le budget @zoe:ville.test")

    assert square.card.split("\n")[:3] == [
        "☐ Tâche 1 : Voter le budget",
        "Sans échéance",
        "Responsable : Zoé",
    ]
    assert square.luc_says("!tâche Autre").startswith("☐ Tâche 2")


def test_message_edited_then_deleted_is_taken_back(square: Square) -> None:
    asked = square.team.says(square.luc, square.room, TASK)
    square.team.edits(square.luc, square.room, asked, "!tâche Relire le budget")
    square.luc_says("!reporter 1 à lundi")
    square.team.deletes(square.luc, square.room, asked)

    assert square.heard == ""
    assert square.card.startswith("Tâche 1 supprimée")


def test_edit_taken_back_gives_the_first_text_again(square: Square) -> None:
    asked = square.team.says(square.luc, square.room, TASK)
    edit = square.team.edits(square.luc, square.room, asked, "!tâche Relire le budget")
    square.team.deletes(square.luc, square.room, edit)

    assert square.card.startswith("☐ Tâche 1 : Préparer le budget\nVendredi 27")


def test_edit_by_somebody_else_is_ignored(square: Square) -> None:
    asked = square.team.says(square.luc, square.room, TASK)
    square.team.edits(square.zoe, square.room, asked, "!tâche Tout supprimer")

    assert square.heard == ""
    assert square.card.startswith("☐ Tâche 1 : Préparer le budget")


def test_edit_into_chatter_undoes(square: Square) -> None:
    asked = square.team.says(square.luc, square.room, TASK)
    square.team.edits(square.luc, square.room, asked, "bonjour à vous, il fait beau")

    assert square.heard == ""
    assert square.card.startswith("Tâche 1 supprimée")


def test_refaire_leaves_alone_what_an_edit_took_back(square: Square) -> None:
    asked = square.team.says(square.luc, square.room, TASK)
    square.team.edits(square.luc, square.room, asked, "!tâche Relire le budget")

    assert square.luc_says("!refaire") == "Luc, je n’ai rien de vous à refaire ici."


def test_chatter_edited_into_a_command_is_new(square: Square) -> None:
    said = square.team.says(square.luc, square.room, "il pleut")
    square.team.edits(square.luc, square.room, said, "!tâche Arroser")

    assert square.heard.startswith("☐ Tâche 1 : Arroser")


def test_error_gives_its_place_to_the_answer(square: Square) -> None:
    asked = square.team.says(square.luc, square.room, "!fait 77")
    error = square.last
    square.team.edits(square.luc, square.room, asked, "!fait 76")

    assert square.heard == ""
    assert plain(error) == "Je ne trouve pas de tâche 76 ici. Dites « !mes tâches »."

    square.team.edits(square.luc, square.room, asked, "!tâche Arroser")

    assert square.heard == ""
    assert plain(error).startswith("☐ Tâche 1 : Arroser")


def test_card_that_took_an_errors_place_lives(square: Square) -> None:
    asked = square.team.says(square.luc, square.room, "!fait 77")
    card = square.last
    square.team.edits(square.luc, square.room, asked, "!tâche Arroser")
    square.luc_says("!fait 1")

    assert plain(card).startswith("✅ Tâche 1 : Arroser")


def test_question_gives_its_place_to_the_answer(square: Square) -> None:
    asked = square.team.says(square.luc, square.room, "!rappelle-moi vendredi prochain de signer")
    question = square.last
    square.team.edits(square.luc, square.room, asked, "!tâche Signer pour jeudi")

    assert plain(question).startswith("☐ Tâche 1 : Signer")
    assert square.luc_says("4") == ""


def test_question_of_a_deleted_message_is_withdrawn(square: Square) -> None:
    asked = square.team.says(square.luc, square.room, "!rappelle-moi vendredi prochain de signer")
    question = square.last
    square.team.deletes(square.luc, square.room, asked)

    assert plain(question) == "Rien n’est noté."
    assert square.luc_says("4") == ""


def test_answered_question_is_undone_by_deleting_what_asked(square: Square) -> None:
    asked = square.team.says(square.luc, square.room, "!tâche Signer pour vendredi prochain")
    square.luc_says("4")
    card = square.last
    square.team.deletes(square.luc, square.room, asked)

    assert plain(card).startswith("Tâche 1 supprimée")


def test_changed_since_by_somebody_else_is_asked_about(square: Square) -> None:
    asked = square.team.says(square.luc, square.room, f"{TASK} @zoe:ville.test")
    square.team.says(square.zoe, square.room, "!reporter 1 à jeudi")
    square.team.edits(square.luc, square.room, asked, "!tâche Relire le budget")

    assert square.heard == (
        "Zoé a reporté la tâche 1 depuis, mardi 24 novembre 2026 à 9 h 05. "
        "Faut-il noter aussi le nouveau texte ?\n👍 oui · 👎 non"
    )
    assert square.luc_says("oui").startswith("☐ Tâche 2 : Relire le budget")
    assert square.card.startswith("☐ Tâche 1 : Préparer le budget")


def test_edited_comment_stays_one(square: Square) -> None:
    square.luc_says(TASK)
    card = square.last.event
    said = square.team.says(square.luc, square.room, "le devis est signé", reply_to=card)
    square.team.edits(square.luc, square.room, said, "le devis est signé hier")

    assert square.heard == ""
    with square.team.work() as work:
        (comment,) = work.tasks.comments(1, limit=9)
    assert comment.text == "le devis est signé hier"


def test_answer_to_an_open_question_may_be_edited(square: Square) -> None:
    square.luc_says("!tâche Relire le devis")
    card = square.card
    square.luc_says("!renommer 1")
    question = square.last
    said = square.team.says(square.luc, square.room, "Relire le contrat", reply_to=question.event)
    square.team.edits(square.luc, square.room, said, "Relire le bail")

    assert card.startswith("☐ Tâche 1 : Relire le devis")
    assert square.card.startswith("☐ Tâche 1 : Relire le bail")
    assert plain(question) != "Rien n’est noté."
