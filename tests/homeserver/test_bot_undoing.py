"""Everything can be taken back: by words, by editing, by deleting; and done again."""

from tests.homeserver.running import answered, card_of, number_in, plain, reads
from town.person import Person
from town.view import Seen

BUTTONS = "✅ fait · ⏰ reporter · ↩️ annuler"


async def noted(person: Person, room: str, title: str) -> Seen:
    """Let somebody note a task; give its card."""
    ear = person.listen(room)
    await person.say(room, f"!tâche {title}")
    return await card_of(ear, title)


async def test_undo_crosses_the_answer_out_and_redo_brings_it_back(luc: Person, room: str) -> None:
    card = await noted(luc, room, "Payer la facture")
    number = number_in(card)
    answer = await luc.asks(room, f"!fait {number}")
    assert plain(answer).startswith(f"Tâche {number} faite : Payer la facture.")

    undone = await answered(luc, room, "!annuler")
    assert undone == f"Tâche {number} de nouveau ouverte : Payer la facture"
    await luc.until(lambda: answer.struck)
    await luc.until(lambda: plain(card).startswith("☐"))

    redone = await answered(luc, room, "!refaire")
    assert redone == f"Tâche {number} faite : Payer la facture"
    await luc.until(lambda: not answer.struck)
    await luc.until(lambda: plain(card).startswith("✅"))


async def test_edited_request_is_done_again_under_its_number(luc: Person, room: str) -> None:
    ear = luc.listen(room)
    said = await luc.say(room, "!tâche Préparer le budjet")
    card = await card_of(ear, "budjet")

    await luc.edit(said, "!tâche Préparer le budget pour vendredi")

    day = "Vendredi 27 novembre 2026"
    title = f"☐ Tâche {number_in(card)} : Préparer le budget"
    await reads(luc, card, title, day, "Responsable : Luc", BUTTONS)
    assert ear.new == [card]


async def test_edit_of_an_edit_counts_from_the_first_message(luc: Person, room: str) -> None:
    ear = luc.listen(room)
    said = await luc.say(room, "!tâche Acheter du pain")
    card = await card_of(ear, "Acheter du pain")

    second = await luc.edit(said, "!tâche Acheter du vin")
    await luc.until(lambda: "Acheter du vin" in plain(card))
    await luc.edit(second, "!tâche Acheter du boursin")
    await luc.edit(said, "!tâche Acheter du thé")

    await luc.until(lambda: "Acheter du thé" in plain(card))
    assert not any("Acheter du boursin" in str(event) for event in card.edits.values())


async def test_chatter_edited_into_a_request_is_one(luc: Person, room: str) -> None:
    ear = luc.listen(room)
    said = await luc.say(room, "tache Vider les corbeilles demain")

    await luc.edit(said, "!tâche Vider les corbeilles demain")

    card = await card_of(ear, "Vider les corbeilles")
    assert "Mercredi 25 novembre 2026" in plain(card)


async def test_request_edited_into_chatter_is_taken_back(luc: Person, room: str) -> None:
    ear = luc.listen(room)
    said = await luc.say(room, "!tâche Ranger la cave")
    card = await card_of(ear, "Ranger la cave")

    await luc.edit(said, "La cave est rangée")

    await luc.until(lambda: plain(card).startswith(f"Tâche {number_in(card)} supprimée"))


async def test_deleted_request_is_taken_back(luc: Person, room: str) -> None:
    ear = luc.listen(room)
    said = await luc.say(room, "!tâche Louer un camion")
    card = await card_of(ear, "Louer un camion")

    await luc.delete(said)

    await luc.until(lambda: plain(card).startswith(f"Tâche {number_in(card)} supprimée"))
    assert ear.new == [card]


async def test_deleted_words_take_back_what_they_did(luc: Person, room: str) -> None:
    card = await noted(luc, room, "Payer le gaz")
    ear = luc.listen(room)
    said = await luc.say(room, f"!fait {number_in(card)}")
    answer = await ear.hears()

    await luc.delete(said)

    await luc.until(lambda: answer.struck and plain(card).startswith("☐"))


async def test_edit_by_somebody_else_changes_nothing(luc: Person, zoe: Person, room: str) -> None:
    ear = luc.listen(room)
    said = await luc.say(room, "!tâche Tondre la pelouse")
    card = await card_of(ear, "Tondre la pelouse")

    await zoe.edit(said, "!tâche Tondre la moquette")
    answer = await answered(luc, room, f"!fait {number_in(card)}")

    assert answer.startswith(f"Tâche {number_in(card)} faite : Tondre la pelouse.")


async def test_what_others_changed_since_is_not_taken_back(
    luc: Person, zoe: Person, room: str
) -> None:
    ear = luc.listen(room)
    await luc.say(room, "!tâche Peindre le préau ", zoe)
    card = await card_of(ear, "Peindre le préau")
    number = number_in(card)
    await answered(luc, room, f"!fait {number}")
    await answered(zoe, room, f"!rouvrir {number}")

    said = await luc.asks(room, "!annuler", wanted=lambda seen: "depuis" in seen.body)

    answer = plain(said)
    when = "mardi 24 novembre 2026 à 10 h"
    assert answer.startswith(f"Zoé a rouvert la tâche {number} depuis, {when}")
    assert answer.endswith("Rien n’a changé.")
    await luc.until(lambda: plain(card).startswith("☐"))


async def test_edit_of_what_others_changed_since_asks(luc: Person, zoe: Person, room: str) -> None:
    ear = luc.listen(room)
    said = await luc.say(room, "!tâche Laver le car ", zoe)
    card = await card_of(ear, "Laver le car")
    await answered(zoe, room, f"!fait {number_in(card)}")

    await luc.edit(said, "!tâche Laver le bus ", zoe)

    question = await ear.hears(lambda seen: "nouveau texte" in seen.body)
    assert plain(question).startswith(f"Zoé a terminé la tâche {number_in(card)} depuis")
    assert plain(card).startswith("✅")
