"""The language is each person's alone, and the moderators' in a room."""

from tests.commands.speech.conftest import Square

ENGLISH = "I now speak English to you. Say “undo” to go back."


def test_language_is_chosen_and_taken_back(square: Square) -> None:
    assert square.luc_alone("langue anglais") == ENGLISH
    assert square.luc_alone("mes tâches zorglub").startswith(("I did not", "Did you"))
    assert square.luc_alone("undo") == "Langue d’avant rétablie."
    assert square.luc_alone("refaire") == "The language is changed again."


def test_room_language_is_its_moderators(square: Square) -> None:
    assert square.luc_says("!langue anglais") == ("Cette demande revient à la modération : Amina.")
    square.team.says(square.amina, square.room, "!language english")
    assert square.heard == "This room is now in English. Say “undo” to go back."
    assert square.luc_says("!fait 9") == "I find no task 9 here. Say “!my tasks”."
    assert square.luc_alone("fait 9").startswith("Je ne trouve pas")


def test_unknown_language_is_asked_about(square: Square) -> None:
    assert square.luc_alone("langue allemand") == (
        "Quelle langue ? Je ne parle pas « allemand ».\n"
        "🔵 français\n"
        "🟠 english\n"
        "Réagissez, ou répondez « français » ou « english ». Sans réponse, rien ne change."
    )
    assert square.luc_alone("english") == ENGLISH


def test_tu_is_understood(square: Square) -> None:
    for asked in ("rappelle-moi demain à 9h de signer", "rappelez-moi demain à 9h de signer"):
        assert "ignez" not in square.luc_alone(asked)
        assert square.heard.startswith("Rappel noté : signer")
