"""Who is a guest where the organisation is a Space: sees the room, and no more."""

from pathlib import Path

from tests.fixtures import Newcomer
from tests.homeserver.running import Beffroi, answered, card_of, number_in
from town.synapse import Synapse


async def test_guest_touches_what_is_in_the_room_and_nothing_else(
    synapse: Synapse, memory: Path, newcomer: Newcomer
) -> None:
    amina, paul = await newcomer("Amina"), await newcomer("Paul")
    space = await amina.create_space("Mairie")
    organisation = {"space": space, "admins": [amina.user_id]}
    async with Beffroi.listening(memory / "guests", synapse, organisation) as beffroi:
        await amina.invite(space, beffroi)
        await amina.sees_member(space, beffroi)
        shared = await beffroi.enters(amina, "Chantier", paul)
        inside = await beffroi.enters(amina, "Conseil")
        ear = amina.listen()
        await amina.say(inside, "!tâche Préparer le conseil")
        hidden = number_in(await card_of(ear, "Préparer le conseil"))
        await amina.say(shared, "!tâche Relire le devis ")
        seen = number_in(await card_of(ear, "Relire le devis"))

        secret = await answered(paul, shared, f"!{hidden}")
        missing = await answered(paul, shared, "!4321")
        refused = await answered(paul, shared, f"!fait {seen}")
        alone = await paul.open_direct(beffroi)
        await amina.sees_member(space, amina)
        own = await answered(paul, shared, "!tâche Envoyer les plans")

        assert secret == f"Je ne trouve pas de tâche {hidden} ici. Dites « !mes tâches »."
        assert missing == secret.replace(str(hidden), "4321")
        assert refused.startswith(f"La tâche {seen} revient à Amina.")
        assert "Envoyer les plans" in own
        await paul.sees_member(alone, beffroi, "leave")
