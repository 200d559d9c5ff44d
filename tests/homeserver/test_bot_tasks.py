"""A task's life in a room: created three ways, tapped, put off, taken, given and told once."""

from tests.homeserver.running import answered, card_of, number_in, plain, reads
from town.person import Person

BUTTONS = "✅ fait · ⏰ reporter · ↩️ annuler"
FRIDAY = "Vendredi 27 novembre 2026 à 14 h"


async def test_sentence_makes_a_card_with_three_buttons(luc: Person, room: str) -> None:
    ear = luc.listen(room)

    await luc.say(room, "!tâche Préparer le budget pour vendredi 14h")

    card = await card_of(ear, "Préparer le budget")
    title = f"☐ Tâche {number_in(card)} : Préparer le budget"
    assert plain(card).splitlines() == [title, FRIDAY, "Responsable : Luc", BUTTONS]
    assert list(card.reactions) == ["✅", "⏰", "↩"]


async def test_reply_makes_a_task_of_anybodys_message(luc: Person, zoe: Person, room: str) -> None:
    said = await zoe.say(room, "Le plombier attend toujours son bon de commande")
    ear = luc.listen(room)

    await luc.reply(said, "tâche")

    card = await card_of(ear, "plombier")
    assert "plombier attend toujours son bon de commande" in plain(card)
    assert "D’après le message de Zoé" in plain(card)
    assert f"https://matrix.to/#/{room}/{said.id}" in card.html
    assert "Responsable : Luc" in plain(card)


async def test_pin_makes_a_task_that_nobody_has(luc: Person, zoe: Person, room: str) -> None:
    said = await zoe.say(room, "Le chauffage de l’école est en panne")
    ear = luc.listen(room)

    await luc.tap(said, "📌")

    card = await card_of(ear, "chauffage")
    assert "Sans responsable" in plain(card)
    assert f"https://matrix.to/#/{room}/{said.id}" in card.html
    assert list(card.reactions) == ["✋", "↩"]


async def test_tap_does_it_and_taking_the_tap_back_undoes_it(luc: Person, room: str) -> None:
    ear = luc.listen(room)
    await luc.say(room, "!tâche Signer le marché")
    card = await card_of(ear, "Signer le marché")
    opened, number = plain(card), number_in(card)

    await luc.tap(card, "✅")
    done = f"✅ Tâche {number} : Signer le marché\nFait par Luc, mardi 24 novembre 2026 à 10 h"
    await luc.until(lambda: plain(card).startswith(done))
    await luc.untap(card, "✅")

    await reads(luc, card, *opened.splitlines())
    assert ear.new == [card]


async def test_tap_takes_back_what_was_done_last(luc: Person, room: str) -> None:
    ear = luc.listen(room)
    await luc.say(room, "!tâche Fermer la salle")
    card = await card_of(ear, "Fermer la salle")
    number = number_in(card)

    await luc.tap(card, "↩️")

    await reads(
        luc,
        card,
        f"Tâche {number} supprimée : Fermer la salle",
        f"Dites « !annuler {number} » pour la rétablir.",
    )


async def test_putting_off_asks_when_and_says_the_date(luc: Person, room: str) -> None:
    ear = luc.listen(room)
    await luc.say(room, "!tâche Voir le notaire pour vendredi 14h")
    card = await card_of(ear, "Voir le notaire")
    number = number_in(card)

    await luc.tap(card, "⏰")
    question = await ear.hears(lambda seen: "À quelle date" in seen.body)
    await ear.sees(lambda seen: seen.id == question.id and "🟣" in seen.reactions)
    await luc.tap(question, "🟣")

    day = "lundi 30 novembre 2026 à 14 h"
    said = f"Tâche {number} reportée au {day}. Dites « annuler » pour y revenir."
    await ear.hears(lambda seen: plain(seen) == said)
    title = f"☐ Tâche {number} : Voir le notaire"
    await reads(luc, card, title, day.capitalize(), "Responsable : Luc", BUTTONS)


async def test_task_that_nobody_has_is_taken_by_a_tap(luc: Person, zoe: Person, room: str) -> None:
    ear = zoe.listen(room)
    await luc.tap(await luc.say(room, "Le portail grince"), "📌")
    card = await card_of(ear, "portail")

    await zoe.tap(card, "✋")

    await zoe.until(lambda: "Responsable : Zoé" in plain(card))
    await ear.sees(lambda seen: seen.id == card.id and "✅" in seen.reactions)


async def test_who_is_given_a_task_is_told_once_by_name(
    luc: Person, zoe: Person, room: str
) -> None:
    heard, ear = zoe.listen(), luc.listen(room)
    await luc.say(room, "!tâche Relire le devis")
    card = await card_of(ear, "Relire le devis")
    number = number_in(card)

    said = f"Tâche {number} confiée à Zoé : Relire le devis. Dites « annuler » pour y revenir."
    assert await answered(luc, room, f"!confier {number} à ", zoe) == said

    await reads(
        zoe,
        zoe.view(room).messages[card.id],
        f"☐ Tâche {number} : Relire le devis",
        "Sans échéance",
        "Responsable : Zoé",
        BUTTONS,
    )
    told = [
        seen for seen in heard.new if seen.sender != luc.user_id and zoe.user_id in seen.mentions
    ]
    assert [plain(seen) for seen in told] == [said]


async def test_who_is_given_a_task_by_an_edit_is_told_alone_once(
    luc: Person, zoe: Person, room: str
) -> None:
    heard, ear = zoe.listen(), luc.listen(room)
    said = await luc.say(room, "!tâche Relire la charte")
    card = await card_of(ear, "Relire la charte")

    await luc.edit(said, "!tâche Relire la charte ", zoe)
    told = await heard.hears(lambda seen: seen.room != room and "Relire la charte" in seen.body)
    await luc.edit(said, "!tâche Relire toute la charte ", zoe)

    await luc.until(lambda: "Relire toute la charte" in plain(card))
    assert plain(told).startswith("Luc vous confie une tâche, salon Finances\n☐ Tâche ")
    await zoe.until(lambda: "Relire toute la charte" in plain(told))
    assert [seen for seen in heard.new if "charte" in seen.body and seen.room != room] == [told]
