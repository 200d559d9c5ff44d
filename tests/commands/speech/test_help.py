"""Help shows what is built, and every example it gives is understood."""

import re
from dataclasses import replace

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.scene import scene_of
from commands.errors import PersonError
from commands.help import FAMILIES, LINES
from commands.incoming import Message
from commands.phrases import spoken
from commands.understanding import understand
from storage.ids import EventId
from storage.numbers import Sequence
from tests.commands.speech.conftest import Square
from tests.team import BOT, Team

EXAMPLES = sorted({(each.language, example) for each in spoken() for example in each.examples})


@pytest.fixture(scope="module")
def furnished(own_engine: Engine) -> Square:
    """A square with tasks 42 and 43, reminders 1 and 2, for all examples: none is done."""
    square = Square.opens(Team(own_engine))
    with Session(own_engine) as session, session.begin():
        session.add(Sequence(name="tasks", last=41))
    for title in ("Préparer le budget pour vendredi 14h", "Relire le devis"):
        square.luc_alone(f"tâche {title}")
    for what in ("demain à 9h de signer", "chaque lundi à 9h : point mensuel"):
        square.luc_alone(f"rappelle-moi {what}")
    return square


def test_help_is_short_and_in_order(square: Square) -> None:
    lines = square.luc_alone("aide").split("\n")

    assert lines[0] == "Écrivez comme vous parlez."
    assert lines[1].startswith(
        "Tâches : « tâche Appeler le plombier pour lundi », « mes tâches », « fait 42 »"
    )
    assert lines[-2:] == ["Une erreur : « annuler »", "Une personne : Amina, poste 12"]
    assert len(lines) <= 10


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


@pytest.mark.parametrize(("language", "example"), EXAMPLES)
def test_example_makes_a_request(furnished: Square, language: str, example: str) -> None:
    event = EventId("$example")
    message = Message(
        f"event:{event}", furnished.team.now, furnished.alone, furnished.luc, event, example
    )
    with furnished.team.work() as work:
        scene = scene_of(message, work, furnished.team.organisation, BOT)
        assert scene is not None
        context = replace(scene.context, language="en" if language == "en" else "fr")
        try:
            understood = understand(message, work, context, BOT)
        except PersonError as error:
            pytest.fail(f"{example}: {error!r}")

    assert understood is not None
    assert not type(understood.request).__name__.startswith("SayNot")


def test_everything_in_quotes_in_help_is_an_example_or_a_word(square: Square) -> None:
    shown = set(re.findall(r"« (.*?) »", square.luc_alone("aide")))
    known = {example.replace("'", "’") for _, example in EXAMPLES}

    assert shown - known == set()


def test_every_family_with_examples_can_be_asked_about() -> None:
    families = {each.phrase.partition(".")[0] for each in spoken() if each.examples}

    assert families - set(FAMILIES) == {"talk", "help", "undoing"}
    assert set(LINES) <= set(FAMILIES)
