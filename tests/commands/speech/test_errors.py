"""Refusals and errors: what happened, who can, what to say next; never more than one may see."""

import pytest

from bot.rendering import render
from commands.catalogue import catalogue
from commands.errors import (
    ForAgents,
    ForModerators,
    NotYours,
    OurFault,
    PersonError,
    UnknownPerson,
    UnknownReminder,
    UnknownTask,
    UnknownTasks,
)
from storage.ids import PersonKey
from tests.commands.speech.conftest import Square
from tests.commands.speech.voices import voice

LUC, ZOE = PersonKey(1), PersonKey(2)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (UnknownTask(12), "Je ne trouve pas de tâche 12 ici. Dites « !mes tâches »."),
        (
            UnknownTasks((2, 99)),
            "Je ne trouve pas les tâches 2 et 99 ici. Rien n’a changé. Dites « !mes tâches ».",
        ),
        (
            UnknownTasks((99,)),
            "Je ne trouve pas de tâche 99 ici. Rien n’a changé. Dites « !mes tâches ».",
        ),
        (UnknownReminder(3), "Je ne trouve pas de rappel 3 ici. Dites « !mes rappels »."),
        (
            UnknownPerson("zoe"),
            (
                "Je ne trouve pas « zoe » dans ce salon. "
                "Invitez cette personne, ou écrivez son nom complet."
            ),
        ),
        (
            NotYours("task", 42, (LUC, ZOE)),
            "La tâche 42 revient à Luc et Zoé. Répondez à sa fiche pour laisser un mot.",
        ),
        (
            NotYours("task", 42, several=True),
            (
                "La tâche 42 revient à d’autres personnes. "
                "Pour savoir qui : « 42 » en message direct. Rien n’a changé."
            ),
        ),
        (ForModerators((ZOE,)), "Cette demande revient à la modération : Zoé."),
        (ForModerators(()), "Cette demande revient à la modération du salon."),
        (ForAgents(), "Luc, seuls les agents voient cela. Dites « !tâches du salon »."),
        (
            OurFault("K7F", "Amina, poste 12"),
            "Rien n’a été noté, c’est de mon fait. Réessayez, ou donnez « K7F » à Amina, poste 12.",
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_error_is_worded(error: PersonError, said: str) -> None:
    document = catalogue().wordings[type(error)].word(error, voice("fr", direct=False))

    assert render(document).body.replace("\u00a0", " ") == said


def test_hidden_task_is_unknown_in_the_same_words(square: Square) -> None:
    secret = square.team.room("Direction", square.amina)
    square.team.says(square.amina, secret, "!tâche Préparer la réorganisation")

    assert square.luc_says("!fait 1") == "Je ne trouve pas de tâche 1 ici. Dites « !mes tâches »."
    assert square.luc_says("!fait 2") == "Je ne trouve pas de tâche 2 ici. Dites « !mes tâches »."
