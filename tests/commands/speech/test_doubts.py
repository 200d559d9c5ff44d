"""Every reason to doubt has its words; the full dates are offered, never guessed."""

from datetime import date, time

import pytest

from bot.rendering import render
from commands.doubts import OtherDate, WhichDate, ask_which, typed_answers, word_other, word_which
from commands.language import Doubt, Language, Reason
from commands.tasks.requests import AddTask
from commands.wording import Voice
from storage.moments import Due
from tests.commands.speech.voices import voice

ZONE = "Europe/Paris"
FRIDAY = Due(date(2026, 11, 27), time(9), ZONE)
NEXT = Due(date(2026, 12, 4), time(9), ZONE)


def said(reply: WhichDate, speaking: Voice) -> str:
    return render(word_which(reply, speaking)).body.replace("\u00a0", " ")


def test_dialogue_4_is_said_word_for_word() -> None:
    reply = WhichDate(Reason.NEXT_WEEKDAY, "vendredi prochain", (FRIDAY, NEXT), ("27", "4"))

    assert said(reply, voice("fr")) == (
        "Quel vendredi ? « Prochain » se lit de deux façons.\n"
        "🔵 vendredi 27 novembre 2026 à 9 h\n"
        "🟠 vendredi 4 décembre 2026 à 9 h\n"
        "Réagissez, ou répondez « 27 » ou « 4 ». Sans réponse, je ne note rien."
    )


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_worded(reason: Reason, language: Language) -> None:
    reply = WhichDate(reason, "le 30 février", (FRIDAY, NEXT), ("27", "4"))

    assert len(said(reply, voice(language)).split("\n")) == 4


def test_nothing_possible_is_asked_openly() -> None:
    reply = WhichDate(Reason.IMPOSSIBLE_DAY, "le 30 février", (), ())

    assert said(reply, voice("fr")) == (
        "Quelle date ? « le 30 février » n’existe pas.\n"
        "Répondez par exemple « lundi ». Sans réponse, je ne note rien."
    )


def test_other_date_is_one_light_line() -> None:
    document = word_other(OtherDate((FRIDAY,)), voice("fr"))

    assert document.quiet
    assert render(document).body == ("🔵\u00a0plutôt vendredi 27\u00a0novembre 2026 à 9\u00a0h")


def test_sentence_lets_another_date_be_typed() -> None:
    doubt = Doubt(Reason.NEXT_WEEKDAY, "vendredi prochain", (FRIDAY, NEXT))
    ask = ask_which(doubt, lambda due: AddTask("Signer", due=due), "tâche Signer vendredi prochain")

    assert ask.slot is not None
    assert ask.slot.sentence == "tâche Signer {}"


def test_typed_answers_tell_the_choices_apart() -> None:
    morning, evening = (Due(FRIDAY.day, time(hour), ZONE) for hour in (9, 18))

    assert typed_answers((FRIDAY, NEXT)) == ("27", "4")
    assert typed_answers((morning, evening)) == ("9h", "18h")
    assert typed_answers((FRIDAY, FRIDAY)) == ("1", "2")
