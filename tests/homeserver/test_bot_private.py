"""What is for one person goes to them alone: lists, first contact, a first invitation."""

from tests.fixtures import Newcomer
from tests.homeserver.running import Beffroi, answered, plain


async def test_direct_message_needs_no_prefix_and_begins_with_a_welcome(
    beffroi: Beffroi, newcomer: Newcomer
) -> None:
    luc = await newcomer("Luc")

    room = await beffroi.direct(luc)

    welcome = plain(beffroi.said(luc, room)[0])
    assert welcome.startswith("Bonjour Luc. Je suis Beffroi, un programme, pas une personne.")
    assert "confidentialité" in welcome
    assert await answered(luc, room, "mes tâches") == (
        "Aucune tâche ouverte. Pour en noter une : « tâche Appeler le plombier »."
    )


async def test_list_asked_in_a_room_comes_alone_with_one_line_in_the_room(
    beffroi: Beffroi, newcomer: Newcomer
) -> None:
    luc, zoe = await newcomer("Luc"), await newcomer("Zoé")
    direct = await beffroi.direct(luc)
    room = await beffroi.enters(luc, "Voirie", zoe)
    await answered(luc, room, "!tâche Boucher les trous")
    here, alone, elsewhere = luc.listen(room), luc.listen(direct), zoe.listen()

    await luc.say(room, "!mes tâches")

    assert plain(await alone.hears()).splitlines()[0] == "1 tâche ouverte"
    line = await here.hears()
    assert plain(line) == "Luc, la réponse vous attend en message direct."
    await zoe.until(lambda: any(seen.id == line.id for seen in elsewhere.new))
    assert {seen.room for seen in elsewhere.new} == {room}


async def test_first_list_invites_and_the_room_says_to_accept(
    beffroi: Beffroi, newcomer: Newcomer
) -> None:
    amina = await newcomer("Amina")
    luc = await newcomer("Luc", joins=False)
    room = await beffroi.enters(amina, "Accueil")
    await amina.invite(room, luc)
    await luc.is_invited(room)
    await luc.join(room)

    line = await answered(luc, room, "!mes rappels")

    assert line == (
        "Luc, la réponse vous attend en message direct. Acceptez d’abord mon invitation."
    )
    invitation = await luc.until(lambda: next(iter(luc.invitations), None))
    assert invitation is not None
    await luc.join(invitation)
    await luc.until(lambda: len(beffroi.said(luc, invitation)) == 2)
    welcome, answer = beffroi.said(luc, invitation)
    assert plain(welcome).startswith("Bonjour Luc. Je suis Beffroi")
    assert plain(answer).startswith("Aucun rappel à venir.")
