"""Rooms: who decides there, put out and asked back, moved, encrypted; and when to be silent."""

import pytest

from tests.fixtures import Newcomer
from tests.homeserver.running import Beffroi, answered, card_of, number_in, plain
from town.person import Person


async def test_creator_of_a_version_12_room_moderates(beffroi: Beffroi, newcomer: Newcomer) -> None:
    amina, luc = await newcomer("Amina"), await newcomer("Luc")
    room = await beffroi.enters(amina, "Conseil", luc)

    asked = "!rappelle au salon demain à 9h : relire l’ordre du jour"
    refused = await answered(luc, room, asked)
    ear = amina.listen(room)
    await amina.say(room, asked)
    noted = await ear.hears(lambda seen: "Rappel noté" in seen.body)

    assert refused == "Cette demande revient à la modération : Amina."
    assert "mercredi 25 novembre 2026 à 9 h" in plain(noted)


async def test_chatter_gets_no_answer(beffroi: Beffroi, newcomer: Newcomer) -> None:
    amina, luc = await newcomer("Amina"), await newcomer("Luc")
    room = await beffroi.enters(amina, "Accueil", luc)
    ear = amina.listen(room)

    for chatter in ("On mange où ?", "tâche à finir, quelle tâche !", "fait 1", "42", "aide"):
        await luc.say(room, chatter)
    await luc.tap(await amina.say(room, "Il pleut"), "✅")
    answer = await amina.asks(room, "!aide", wanted=lambda seen: seen.sender == beffroi.user_id)

    assert [seen for seen in ear.new if seen.sender == beffroi.user_id] == [answer]


async def test_encrypted_room_gets_one_sentence(beffroi: Beffroi, newcomer: Newcomer) -> None:
    amina = await newcomer("Amina")
    room = await amina.create_room("Secret", beffroi, encrypted=True)
    told = plain(await beffroi.greets(amina, room))
    plain_room = await beffroi.enters(amina, "Clair")

    for _ in range(3):
        await amina.send(room, "m.room.encrypted", {"algorithm": "m.megolm.v1.aes-sha2"})
    await answered(amina, plain_room, "!aide")

    assert [plain(seen) for seen in beffroi.said(amina, room)] == [told]
    assert told.startswith("Ce salon est chiffré, et je ne sais pas encore le lire.")


async def test_room_that_put_the_bot_out_has_its_tasks_again_when_it_is_asked_back(
    beffroi: Beffroi, newcomer: Newcomer
) -> None:
    amina = await newcomer("Amina")
    room = await beffroi.enters(amina, "Voirie")
    ear = amina.listen(room)
    await amina.say(room, "!tâche Saler la côte")
    card = await card_of(ear, "Saler la côte")
    number = number_in(card)

    await amina.kick(room, beffroi)
    direct = await beffroi.direct(amina)
    assert "Saler la côte" in await answered(amina, direct, "mes tâches")
    await amina.invite(room, beffroi)
    await amina.sees_member(room, beffroi)

    answer = await answered(amina, room, f"!fait {number}")
    assert answer.startswith(f"Tâche {number} faite : Saler la côte.")


@pytest.mark.parametrize("version", ["11", "12"])
async def test_upgraded_room_keeps_its_tasks(
    version: str, beffroi: Beffroi, newcomer: Newcomer
) -> None:
    amina = await newcomer("Amina")
    room = await amina.create_room("École", beffroi, version=version)
    await beffroi.greets(amina, room)
    task = await answered(amina, room, "!tâche Compter les chaises")

    replacement = await amina.upgrade_room(room)
    await amina.invite(replacement, beffroi)
    await amina.sees_member(replacement, beffroi)
    answer = await done(amina, replacement, int("".join(filter(str.isdigit, task.split(":")[0]))))

    assert answer.endswith(": Compter les chaises. Dites « annuler » pour y revenir.")


async def done(person: Person, room: str, number: int) -> str:
    """Say that a task is done; give the answer."""
    seen = await person.asks(room, f"!fait {number}", wanted=lambda seen: "faite" in seen.body)
    return plain(seen)


async def test_room_where_the_bot_may_not_write_shows_all_once_it_may(
    beffroi: Beffroi, newcomer: Newcomer
) -> None:
    amina, luc = await newcomer("Amina"), await newcomer("Luc")
    room = await beffroi.enters(amina, "Annonces", luc)
    levels = await amina.state(room, "m.room.power_levels")
    await amina.set_power(room, luc, 50)
    shut = {**await amina.state(room, "m.room.power_levels"), "events_default": 50}
    await amina.set_state(room, "m.room.power_levels", shut)
    everywhere, ear = luc.listen(), luc.listen(room)

    await luc.say(room, "!tâche Saler la côte")
    told = await everywhere.hears(lambda seen: "pas le droit" in seen.body)
    await amina.set_state(room, "m.room.power_levels", levels)
    card = await card_of(ear, "Saler la côte")

    assert "Demandez-le à la modération" in plain(told)
    assert plain(card).startswith(f"☐ Tâche {number_in(card)} : Saler la côte")
