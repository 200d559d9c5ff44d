"""Taps where they are not expected: two at once, on an old card, on a stranger's message."""

import asyncio

from tests.homeserver.running import answered, card_of, number_in, plain
from town.person import Person
from town.view import Seen


async def free_card(person: Person, room: str, words: str) -> Seen:
    """Pin a message, and give the card of the task that nobody has."""
    ear = person.listen(room)
    await person.tap(await person.say(room, words), "📌")
    return await card_of(ear, words)


async def test_two_who_tap_at_once_get_one_task_and_one_answer(
    luc: Person, zoe: Person, room: str
) -> None:
    card = await free_card(luc, room, "Le portail grince")
    ear = luc.listen(room)

    await asyncio.gather(luc.tap(card, "✋"), zoe.tap(card, "✋"))

    late = await ear.hears()
    winner = "Luc" if "Responsable : Luc" in plain(card) else "Zoé"
    assert plain(late) == f"La tâche {number_in(card)} est déjà confiée à {winner}."
    assert f"Responsable : {winner}" in plain(card)


async def test_tap_that_changes_nothing_says_who_did_it(luc: Person, room: str) -> None:
    ear = luc.listen(room)
    await luc.say(room, "!tâche Payer le gaz")
    card = await card_of(ear, "Payer le gaz")
    number = number_in(card)
    await answered(luc, room, f"!fait {number}")
    ear = luc.listen(room)

    await luc.tap(card, "✅")

    already = f"Luc a déjà fait la tâche {number}, mardi 24 novembre 2026 à 10 h"
    assert plain(await ear.hears()).startswith(already)


async def test_tap_on_an_old_card_counts_and_the_new_one_tells(luc: Person, room: str) -> None:
    ear = luc.listen(room)
    await luc.say(room, "!tâche Trier le courrier")
    old = await card_of(ear, "Trier le courrier")
    await luc.say(room, f"!{number_in(old)}")
    new = await card_of(ear, "Historique")

    await luc.tap(old, "✅")

    await luc.until(lambda: plain(new).startswith("✅"))


async def test_tap_on_a_message_not_ours_is_nothing(luc: Person, zoe: Person, room: str) -> None:
    said = await zoe.say(room, "✅ fait · ⏰ reporter")
    ear = luc.listen(room)

    for key in ("✅", "⏰", "↩️", "✋", "👍"):
        await luc.tap(said, key)

    assert (await answered(luc, room, "!mes rappels")).startswith("Luc, la réponse vous attend")
    assert len([seen for seen in ear.new if seen.sender != zoe.user_id]) == 1


async def test_tap_of_somebody_who_may_not_is_refused_and_changes_nothing(
    luc: Person, zoe: Person, room: str
) -> None:
    ear = luc.listen(room)
    await luc.say(room, "!tâche Signer le bail")
    card = await card_of(ear, "Signer le bail")

    await zoe.tap(card, "✅")

    refusal = await ear.hears()
    assert plain(refusal).startswith(f"La tâche {number_in(card)} revient à Luc")
    assert plain(card).startswith("☐")


async def test_question_is_answered_by_whom_it_was_asked(
    luc: Person, zoe: Person, room: str
) -> None:
    ear = luc.listen(room)
    await luc.say(room, "!tâche Voir le notaire pour vendredi")
    card = await card_of(ear, "Voir le notaire")
    await luc.tap(card, "⏰")
    question = await ear.hears(lambda seen: "À quelle date" in seen.body)
    await ear.sees(lambda seen: seen.id == question.id and "🟣" in seen.reactions)

    await zoe.tap(question, "🔵")
    await luc.tap(question, "🟣")
    await ear.hears(lambda seen: "reportée au lundi 30 novembre" in plain(seen))
    await luc.tap(question, "🟠")
    answer = await answered(luc, room, f"!reporter {number_in(card)} au 30 novembre")

    assert answer.startswith(f"La tâche {number_in(card)} a déjà cette échéance")
