"""Promise 4: in a room the bot is silent unless called."""

from datetime import timedelta

import pytest

from commands.incoming import Message, Quoted
from storage.ids import EventId
from tests.commands.speech.conftest import Square
from tests.team import BOT

CALLS = [
    "!mes tâches",
    "! mes tâches",
    f"{BOT} mes tâches",
    f"{BOT}: mes tâches",
    f"mes tâches {BOT}",
    f"dis {BOT} mes tâches",
    "@beffroi mes tâches",
    "Beffroi, mes tâches",
    "beffroi : mes tâches",
    "!zorglub",
]

CHATTER = [
    "mes tâches",
    "!!",
    "!!! quelle journée",
    "!",
    "! ?",
    "Bonjour à tous !",
    "beffroi fermé demain, on répare la cloche",
    "Le beffroi sonne faux",
    "beffroi",
    "tâche difficile, courage",
    "rappelle-moi demain",
    "oui",
    "4",
    "merci",
    "fait 1",
    "annuler le rendez-vous de jeudi",
    "refaire",
]


@pytest.mark.parametrize("text", CALLS)
def test_call_is_answered(square: Square, text: str) -> None:
    assert square.luc_says(text) != ""


@pytest.mark.parametrize("text", CHATTER)
def test_chatter_is_not(square: Square, text: str) -> None:
    square.luc_says("!tâche Préparer le budget")

    assert square.luc_says(text) == ""
    assert square.card.startswith("☐ Tâche 1")


def test_word_that_was_offered_is_heard_from_whom_it_was_offered_to(square: Square) -> None:
    square.luc_says("!tâche Préparer le budget")
    square.luc_says("!fait 1")

    square.team.says(square.zoe, square.room, "annuler")
    assert square.heard == ""

    assert square.luc_says("annuler") == "Tâche 1 de nouveau ouverte : Préparer le budget"
    assert square.luc_says("refaire").startswith("Tâche 1 ")


def test_word_that_was_offered_long_ago_is_chatter(square: Square) -> None:
    square.luc_says("!tâche Préparer le budget")
    square.team.now += timedelta(minutes=11)

    assert square.luc_says("annuler") == ""


def test_chatter_leaves_no_trace(square: Square) -> None:
    event = square.team.says(square.luc, square.room, "on mange où ?")

    with square.team.work() as work:
        assert not work.inbox.holds(f"event:{event}")


@pytest.mark.parametrize("text", ["merci", "ok", "parfait"])
def test_thanks_in_a_room_want_no_answer(square: Square, text: str) -> None:
    assert square.luc_says(f"!{text}") == ""


@pytest.mark.parametrize("text", ["tâche", "Tâche pour lundi", "rappelle-moi demain à 9h"])
def test_reply_to_anybody_may_be_a_request(square: Square, text: str) -> None:
    said = Quoted(EventId("$zoe"), square.zoe, "Il faut relancer l’architecte")
    square.team.says(square.luc, square.room, text, quoted=said)

    assert "elancer l’architecte" in square.heard


@pytest.mark.parametrize(
    "text", ["rappel : c’est à 14 h", "bonne idée", "oui", "tâcheron toi-même", "je rappelle"]
)
def test_other_replies_are_between_people(square: Square, text: str) -> None:
    said = Quoted(EventId("$zoe"), square.zoe, "Il faut relancer l’architecte")
    square.team.says(square.luc, square.room, text, quoted=said)

    assert square.heard == ""


def test_reply_to_a_card_is_a_comment_even_if_the_client_mentions_us(square: Square) -> None:
    square.luc_says("!tâche Préparer le budget")
    square.team.handle(_message(square, "c’est presque fini", reply_to=square.last.event))

    assert square.heard == ""
    with square.team.work() as work:
        assert [each.text for each in work.tasks.comments(1, limit=9)] == ["c’est presque fini"]


def test_reply_to_a_card_may_be_a_command(square: Square) -> None:
    square.luc_says("!tâche Préparer le budget")
    square.team.handle(_message(square, "reporter à lundi", reply_to=square.last.event))

    assert "Lundi 30 novembre 2026" in square.card


def test_thread_of_ours_is_heard_and_its_chatter_kept_silently(square: Square) -> None:
    square.luc_says("!tâche Préparer le budget")
    card = square.last.event
    square.team.handle(_message(square, "je regarde ce soir", thread=card))

    assert square.heard == ""

    square.team.handle(_message(square, "fait", thread=card))

    assert square.card.startswith("✅ Tâche 1")


def test_thread_of_others_is_not_heard(square: Square) -> None:
    square.team.handle(_message(square, "mes tâches", thread=EventId("$elsewhere")))

    assert square.heard == ""


def _message(
    square: Square, text: str, reply_to: EventId | None = None, thread: EventId | None = None
) -> Message:
    """Write a message as Element sends it: who is replied to is mentioned."""
    event = EventId(f"$typed-{text}")
    return Message(
        f"event:{event}",
        square.team.now,
        square.room,
        square.luc,
        event,
        text,
        (BOT,) if reply_to else (),
        reply_to,
        thread,
    )
