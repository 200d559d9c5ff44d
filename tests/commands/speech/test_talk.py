"""Dialogue 14: the welcome, small talk, and what is not built, said kindly."""

import pytest

from commands.incoming import Arrival, Unreadable
from storage.ids import UserId
from tests.commands.speech.conftest import Square

READS = (
    "Je reçois les messages des salons où l’on m’invite. Je garde ceux qu’on m’adresse ou "
    "qu’on marque. Pour en savoir plus : « confidentialité »."
)


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("bonjour", "Bonjour Luc. Dites « aide » pour voir ce que je sais faire."),
        ("Salut Beffroi", "Bonjour Luc. Dites « aide » pour voir ce que je sais faire."),
        (
            "tu lis tout ?",
            READS,
        ),
        (
            "Et si je me trompe ?",
            (
                "Rien de grave : « annuler ». Vous pouvez aussi corriger ou supprimer votre "
                "message.\nPour parler à quelqu’un : Amina, poste 12."
            ),
        ),
        ("tu lis tout ce que j'ecris ??", READS),
        ("merci beaucoup", "Je vous en prie."),
        ("ok", ""),
        (
            "oui",
            "Aucune question n’attend de réponse. Dites « aide » pour voir ce que je sais faire.",
        ),
        (
            "réunion Budget jeudi 14h",
            (
                "Je n’organise pas encore de réunion. Rien n’est noté.\n"
                "Je peux vous le rappeler : « rappelle-moi lundi à 9 h d’en parler »."
            ),
        ),
    ],
)
def test_small_talk(square: Square, said: str, heard: str) -> None:
    assert square.luc_alone(said) == heard


def test_greeting_before_a_request_is_no_talk(square: Square) -> None:
    assert square.luc_alone("Bonjour, tâche Relire le devis svp").startswith(
        "☐ Tâche 1 : Relire le devis"
    )


def test_nothing_understood_says_what_one_may_say(square: Square) -> None:
    assert square.luc_alone("zorglub blup") == (
        "Je n’ai pas compris « zorglub blup ». Dites « aide », ou par exemple "
        "« tâche Appeler le plombier »."
    )


def test_welcome_says_who_what_and_where_to_read_more(square: Square) -> None:
    monique = square.team.person("@monique:ville.test", "Monique Roy")
    room = square.team.room("direct monique", monique, direct=True)
    square.team.handle(Arrival("event:$join", square.team.now, room, monique))

    assert square.heard == (
        "Bonjour Monique. Je suis Beffroi, un programme, pas une personne.\n"
        "Je note vos tâches, et je sonne les rappels que vous demandez.\n"
        "Essayez : « rappelle-moi demain à 9 h de signer ».\n"
        "Ce que je garde : « confidentialité »."
    )
    square.team.says(monique, room, "bonjour")
    assert square.heard == ""  # the welcome has just said it


@pytest.mark.parametrize("externals", [True, False])
def test_room_is_greeted_once(square: Square, *, externals: bool) -> None:
    paul = square.team.person("@paul:ailleurs.test", "Paul Durand")
    people = [square.luc, paul] if externals else [square.luc]
    room = square.team.room("Travaux", *people)
    square.team.handle(Arrival("event:$join", square.team.now, room, square.luc))

    said = square.heard.split("\n")
    assert said[1] == "Pour m’appeler, commencez par « ! » : « !aide ». Sinon, je me tais."
    assert said[2:] == (
        ["Des externes lisent ce salon. Ils y voient les tâches et les rappels."]
        if externals
        else []
    )

    square.team.handle(Arrival("event:$again", square.team.now, room, square.luc))
    assert square.heard == ""


def test_encrypted_room_is_told_once(square: Square) -> None:
    heard: list[str] = []
    for event in ("event:$one", "event:$two"):
        square.team.handle(
            Unreadable(event, square.team.now, square.room, UserId("@luc:ville.test"))
        )
        heard.append(square.heard)

    assert heard == [
        (
            "Ce salon est chiffré, et je ne sais pas encore le lire. "
            "Invitez-moi dans un salon sans chiffrement."
        ),
        "",
    ]


def test_privacy_is_ten_lines_at_most(square: Square) -> None:
    said = square.luc_alone("confidentialité").split("\n")

    assert said[0] == "Ce que je garde, et pourquoi"
    assert len(said) == 10
    assert not any("mes données" in line for line in said)
    assert any("Amina, poste 12" in line for line in said)


def test_sentence_that_says_vous_names_one_person_in_a_room(square: Square) -> None:
    assert square.luc_says("!annuler") == "Luc, je n’ai rien de vous à annuler ici."
    assert square.luc_alone("annuler") == "Je n’ai rien de vous à annuler ici."
