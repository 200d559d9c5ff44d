"""Help shows what is built, and every example it gives is understood."""

import re

import pytest

from commands.help import FAMILIES, LINES
from commands.phrases import spoken
from commands.sentences import sentence
from tests.commands.speech.conftest import Square

EXAMPLES = sorted({(each.language, example) for each in spoken() for example in each.examples})


def test_help_is_short_and_in_order(square: Square) -> None:
    lines = square.luc_alone("aide").split("\n")

    assert lines[0] == "Écrivez comme vous parlez."
    assert lines[1].startswith(
        "Tâches : « tâche Appeler le plombier pour lundi », « mes tâches », « fait 42 »"
    )
    assert lines[-2:] == ["Une erreur : « annuler »", "Une personne : Amina, poste 12"]
    assert len(lines) <= 10


def test_help_in_a_room_shows_what_calls_it(square: Square) -> None:
    lines = square.luc_says("!aide").split("\n")

    assert lines[1].startswith(
        "Tâches : « !tâche Appeler le plombier pour lundi », « !mes tâches »"
    )
    assert lines[-2] == "Une erreur : « !annuler »"


def test_help_speaks_english(square: Square) -> None:
    square.luc_alone("langue anglais")

    assert square.luc_alone("help").startswith("Write as you speak.\nTasks: “")


@pytest.mark.parametrize("topic", ["tâche", "tâches", "TACHE", "tahce", "les tâches", "reporter"])
def test_topic_shows_its_family(square: Square, topic: str) -> None:
    said = square.luc_alone(f"aide {topic}").split("\n")

    assert said[0].endswith("Pour les tâches, dites par exemple :")
    assert "– « reporter 42 à lundi »" in said
    assert len(said) <= 10


def test_unknown_topic_gets_all_of_help(square: Square) -> None:
    assert square.luc_alone("aide zorglub").startswith(
        "Je ne connais pas « zorglub ». Voici ce que l’on peut dire.\nÉcrivez comme"
    )


def test_help_for_a_person_is_a_task(square: Square) -> None:
    assert "Écrivez" not in square.luc_alone("aide Mme Petit à remplir son dossier demain")


@pytest.mark.parametrize("call", ["", "!"], ids=["alone", "in-the-room"])
@pytest.mark.parametrize(("language", "example"), EXAMPLES)
def test_example_makes_a_request(furnished: Square, language: str, example: str, call: str) -> None:
    room = furnished.room if call else furnished.alone

    understood = furnished.understands(call + example, room, "en" if language == "en" else "fr")

    assert understood is not None
    assert not understood.startswith("SayNot")


@pytest.mark.parametrize("place", ["alone", "room"])
@pytest.mark.parametrize("family", [None, *FAMILIES])
def test_all_that_help_offers_is_answered_where_it_is_offered(
    furnished: Square, family: str | None, place: str
) -> None:
    room, call = (furnished.room, "!") if place == "room" else (furnished.alone, "")
    topic = (
        f"aide {sentence('fr', f'help-names-{family}', {}).split(', ')[0]}" if family else "aide"
    )
    furnished.team.says(furnished.luc, room, call + topic)
    offered = re.findall(r"« (.*?) »", furnished.heard)

    silent = [said for said in offered if not furnished.would_answer(said, room)]

    assert offered
    assert silent == []


def test_everything_in_quotes_in_help_is_an_example_or_a_word(square: Square) -> None:
    shown = set(re.findall(r"« (.*?) »", square.luc_alone("aide")))
    known = {example.replace("'", "’") for _, example in EXAMPLES}

    assert shown - known == set()


def test_every_family_with_examples_can_be_asked_about() -> None:
    families = {each.phrase.partition(".")[0] for each in spoken() if each.examples}

    assert families - set(FAMILIES) == {"talk", "help", "undoing"}
    assert set(LINES) <= set(FAMILIES)
