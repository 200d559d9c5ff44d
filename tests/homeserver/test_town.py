"""The town itself: what later tests rest on."""

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from tests.fixtures import Newcomer
from town.client import Client, Refused, login
from town.listener import NotSeen
from town.person import Person
from town.postgres import Postgres
from town.speech import written
from town.synapse import PASSWORD, Synapse
from town.view import Seen


def says(body: str) -> Callable[[Seen], bool]:
    """Make a test of what a message says."""
    return lambda seen: seen.body == body


async def square(*people: Person) -> str:
    """Open a room with all of them in it."""
    first, *others = people
    room = await first.create_room("Place de la mairie", *others)
    for other in others:
        await other.is_in(room)
        await first.sees_member(room, other)
    return room


async def test_person_sees_what_an_edit_a_tap_and_a_deletion_leave(newcomer: Newcomer) -> None:
    amina, luc = await newcomer("Amina"), await newcomer("Luc")
    room = await square(amina, luc)
    ear = luc.listen(room)

    said = await amina.say(room, "confier 42 à ", luc, " <vite>")
    heard = await ear.hears()
    await amina.edit(said, "confier 43 à ", luc)
    await ear.sees(lambda seen: seen.edited)
    await luc.tap(said, "↩️")
    await luc.untap(said, "↩️")
    await luc.tap(said, "✅")

    assert heard.id == said.id
    await ear.sees(lambda seen: seen.reactions == {"✅": [luc.user_id]})
    assert heard.body == "confier 43 à Luc"
    assert heard.mentions == [luc.user_id]
    await amina.delete(said)
    await ear.sees(lambda seen: seen.redacted and seen.body == "")


async def test_edit_by_someone_else_is_not_shown(newcomer: Newcomer) -> None:
    amina, luc = await newcomer("Amina"), await newcomer("Luc")
    room = await square(amina, luc)
    ear = amina.listen(room)

    said = await amina.say(room, "tâche Budget")
    await luc.edit(said, "tâche Vacances")
    await luc.say(room, "voilà")

    await ear.hears(says("voilà"))
    assert [seen.body for seen in amina.messages(room)] == ["tâche Budget", "voilà"]


async def test_replies_and_threads_name_what_they_answer(newcomer: Newcomer) -> None:
    amina, luc = await newcomer("Amina"), await newcomer("Luc")
    room = await square(amina, luc)
    ear = amina.listen(room)

    said = await amina.say(room, "Qui s'en charge ?")
    await luc.reply(said, "moi")
    await luc.say_in_thread(said, "à part")

    reply = await ear.hears(says("moi"))
    assert (reply.replies_to, reply.thread, reply.mentions) == (said.id, None, [amina.user_id])
    assert (await ear.hears(says("à part"))).thread == said.id


async def test_gap_of_many_events_is_filled(newcomer: Newcomer, synapse: Synapse) -> None:
    amina, luc = await newcomer("Amina"), await newcomer("Luc")
    room = await square(amina, luc)
    async with Client.open(synapse.url, luc.account.access_token) as client:
        phone = Person(client, luc.account, "Luc", joins=False)
        await phone.catch_up()

        for number in range(110):
            await amina.say(room, f"{number}")
        await phone.catch_up()

    assert [seen.body for seen in phone.messages(room)] == [f"{n}" for n in range(110)]


async def test_nothing_heard_fails_with_what_was_said(newcomer: Newcomer) -> None:
    amina = await newcomer("Amina")
    room = await square(amina)
    await amina.say(room, "bonjour")
    await amina.until(lambda: list(amina.messages(room)))

    with pytest.raises(NotSeen, match="bonjour"):
        await amina.listen(room).hears(within=0.1)


async def test_room_is_upgraded_and_left(newcomer: Newcomer) -> None:
    amina, luc = await newcomer("Amina"), await newcomer("Luc", joins=False)
    old = await amina.create_room("Finances", luc, version="11")
    await luc.is_invited(old)
    await luc.join(old)
    await amina.set_power(old, luc, 50)

    new = await amina.upgrade_room(old, "12")

    await luc.until(lambda: luc.view(old).replacement == new)
    await amina.kick(old, luc)
    await luc.until(lambda: luc.view(old).left)
    assert (await amina.state(new, "m.room.create"))["room_version"] == "12"


async def test_space_knows_its_rooms(newcomer: Newcomer) -> None:
    amina = await newcomer("Amina")
    room = await square(amina)

    space = await amina.create_space("Mairie", [room])

    assert list(await amina.state(space, "m.space.child", room)) == ["via"]


async def test_default_limits_refuse_the_eleventh_message(memory: Path) -> None:
    limited = Synapse.running(memory / "limited", limits="default")
    async with limited as synapse, synapse.person("Zoé") as zoe:
        await synapse.lift_limits(zoe.user_id)
        room = await zoe.create_room("Accueil")
        await synapse.restore_limits(zoe.user_id)

        async def chat() -> None:
            for number in range(12):
                await zoe.say(room, f"{number}")

        with pytest.raises(Refused, match="M_LIMIT_EXCEEDED"):
            await chat()

        await synapse.lift_limits(zoe.user_id)
        await zoe.say(room, "enfin")


async def test_listener_outlives_a_killed_homeserver(memory: Path) -> None:
    async with Synapse.running(memory / "killed") as synapse, synapse.person("Luc") as luc:
        room = await luc.create_room("Accueil")
        ear = luc.listen()

        await synapse.kill()
        await synapse.start()
        await luc.send(room, "m.room.message", written("me revoilà"), "t1")
        await luc.send(room, "m.room.message", written("me revoilà"), "t1")

        await ear.sees(says("me revoilà"))
        assert (await login(synapse.url, luc.user_id, PASSWORD)).user_id == luc.user_id


def test_postgres_copies_a_template(postgres: Postgres) -> None:
    with postgres.database() as model:
        with psycopg.connect(model, autocommit=True) as connection:
            connection.execute("CREATE TABLE cloches (son text)")
            name = connection.info.dbname

        with postgres.database(name) as copy, psycopg.connect(copy) as connection:
            assert connection.execute("SELECT count(*) FROM cloches").fetchone() == (0,)
