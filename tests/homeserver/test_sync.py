"""The sync loses nothing, doubles nothing, and stops for nothing that people send."""

import asyncio
from contextlib import suppress
from datetime import timedelta
from typing import TypeVar

import pytest

from bot.matrix.errors import SignedOut
from bot.matrix.filters import to_keep
from bot.matrix.gaps import PAGE
from bot.worker import StoreFault, Superseded
from commands.incoming import Edit, Incoming, Notice, Quoted, Reaction, Redaction, Unreadable
from storage.accounts import OutageKind
from storage.ids import EventId, RoomId, UserId
from storage.work import UnitOfWork
from tests.fixtures import Newcomer
from tests.homeserver.conftest import VILLE, Hire
from tests.homeserver.ears import Ears
from tests.homeserver.test_rooms import arrives, whole
from town.client import Client, Json, Refused
from town.person import V3, Person, Said, room_path
from town.synapse import Synapse

Kind = TypeVar("Kind", bound=Incoming)


async def shared_room(bot: Ears, host: Person, *others: Person) -> str:
    """Open a room with the bot and people in it."""
    room = await host.create_room("Place", bot, *others)
    for other in others:
        await other.is_in(room)
    await arrives(bot, room)
    return room


def of_kind(bot: Ears, kind: type[Kind]) -> list[Kind]:
    """List what was heard of a kind."""
    return [each for each in bot.recorder.handled if isinstance(each, kind)]


async def test_gap_of_300_events_is_heard_once_and_in_order(bot: Ears, newcomer: Newcomer) -> None:
    amina, luc = await newcomer("Amina"), await newcomer("Luc")
    room = await shared_room(bot, amina)
    await bot.stop()
    for number in range(150):
        await amina.say(room, f"a {number}")
    await amina.invite(room, luc)
    await luc.is_in(room)
    for number in range(150):
        await luc.say(room, f"b {number}")

    await bot.start()

    await bot.recorder.hears("b 149", within=30)
    assert bot.recorder.texts == [f"{who} {number}" for who in "ab" for number in range(150)]
    luc_there = await bot.finds(lambda work: work.people.by_user(UserId(luc.user_id)))
    assert luc_there.name == "Luc"


async def test_event_the_database_could_not_take_comes_again(bot: Ears, newcomer: Newcomer) -> None:
    amina = await newcomer("Amina")
    room = await shared_room(bot, amina)
    bot.recorder.troubles = [StoreFault("full"), StoreFault("full")]

    await amina.say(room, "un")
    await amina.say(room, "deux")

    await bot.recorder.hears("deux")
    assert bot.recorder.texts == ["un", "deux"]
    assert bot.recorder.troubles == []


async def test_event_that_breaks_our_code_stops_nothing(bot: Ears, newcomer: Newcomer) -> None:
    amina = await newcomer("Amina")
    room = await shared_room(bot, amina)
    bot.recorder.troubles = [ValueError("ours")]

    await amina.say(room, "un")
    await amina.say(room, "deux")

    await bot.recorder.hears("deux")
    assert bot.recorder.texts == ["deux"]


async def test_event_in_hand_at_a_power_cut_is_heard_again(bot: Ears, newcomer: Newcomer) -> None:
    amina = await newcomer("Amina")
    room = await shared_room(bot, amina)
    bot.recorder.gate = asyncio.Event()
    await amina.say(room, "un")
    await bot.recorder.until(lambda: bot.recorder.waiting)

    await bot.stop()
    bot.recorder.gate.set()
    await bot.start()

    await bot.recorder.hears("un")
    assert bot.recorder.texts == ["un"]


async def test_handled_event_does_not_come_again(bot: Ears, newcomer: Newcomer) -> None:
    amina = await newcomer("Amina")
    room = await shared_room(bot, amina)
    await amina.say(room, "un")
    await bot.recorder.hears("un")
    await bot.finds(lambda work: work.accounts.by_key(work.account).seen_at)
    await amina.say(room, "deux")
    await bot.recorder.hears("deux")

    await bot.stop()
    await bot.start()
    await amina.say(room, "trois")

    await bot.recorder.hears("trois")
    assert bot.recorder.texts.count("un") == 1


async def test_superseded_bot_ends(bot: Ears, newcomer: Newcomer) -> None:
    amina = await newcomer("Amina")
    room = await shared_room(bot, amina)
    bot.recorder.troubles = [Superseded()]

    await amina.say(room, "un")

    with pytest.raises(Superseded):
        await bot.ended()


async def test_signed_out_bot_ends(bot: Ears) -> None:
    await bot.client.logout()

    with pytest.raises(SignedOut):
        await bot.ended()


async def test_hostile_events_stop_nothing(bot: Ears, synapse: Synapse) -> None:
    account = await synapse.register(synapse.fresh_localpart("Eve"))
    async with Client.open(synapse.url, account.access_token) as eve:
        room = (await eve.call("POST", f"{V3}/createRoom", {"invite": [bot.user_id]}))["room_id"]
        await arrives(bot, room)
        for number, (kind, content) in enumerate(hostile_events()):
            with suppress(Refused):  # what this homeserver stops, another one may let through
                await eve.call("PUT", f"{room_path(room)}/send/{kind}/{number}", content)
        rules = f"{room_path(room)}/state/im.vector.room.access_rules/"
        await eve.call("PUT", rules, {"rule": {"a": []}})
        for number, body in enumerate(["mot " * 15_000, "fin"]):
            said = {"msgtype": "m.text", "body": body}
            await eve.call("PUT", f"{room_path(room)}/send/m.room.message/fin{number}", said)

    await bot.recorder.hears("fin")
    assert bot.recorder.texts == ["cité de travers", "mot " * 15_000, "fin"]
    assert len(of_kind(bot, Unreadable)) == 1


def hostile_events() -> list[tuple[str, Json]]:
    """Make events that break a careless reader; one has a text that stands all the same."""
    nested: object = "x"
    for _ in range(60):
        nested = {"m.relates_to": [nested]}
    return [
        ("m.room.message", {}),
        ("m.room.message", {"msgtype": ["m.text"], "body": {"a": 1}}),
        ("m.room.message", {"msgtype": "m.text", "body": ["x"]}),
        ("m.room.message", {"msgtype": "m.text", "body": "cité de travers", "m.relates_to": ["x"]}),
        ("m.room.message", {"msgtype": "m.text", "body": None, "m.mentions": [1]}),
        ("m.room.message", {"msgtype": "m.text", "m.relates_to": {"rel_type": "m.replace"}}),
        ("m.room.message", {"msgtype": "m.notice", "body": "tâche x"}),
        ("m.room.message", {"body": nested}),
        ("m.reaction", {"m.relates_to": {"rel_type": "m.annotation", "event_id": 3, "key": 4}}),
        ("m.reaction", {"m.relates_to": "x"}),
        ("m.room.encrypted", {"algorithm": 3, "ciphertext": ["x"]}),
        ("org.matrix.msc3381.poll.start", {"x": [[[]]]}),
        ("fr.beffroi.origin", {"body": "x"}),
    ]


async def test_edits_by_others_and_of_edits_are_ignored(bot: Ears, newcomer: Newcomer) -> None:
    amina, eve = await newcomer("Amina"), await newcomer("Eve")
    room = await shared_room(bot, amina, eve)
    said = await amina.say(room, "tâche Budget")
    await bot.recorder.hears("tâche Budget")

    await bot.stop()
    await bot.start()
    await eve.edit(said, "tâche Piège")
    own = await amina.edit(said, "tâche Budget 2027")
    await amina.edit(own, "tâche Autre")
    await eve.say(room, "fin")

    await bot.recorder.hears("fin")
    (heard,) = of_kind(bot, Edit)
    assert (heard.event, heard.edited, heard.text) == (own.id, said.id, "tâche Budget 2027")


async def test_what_a_request_points_to_is_quoted(bot: Ears, newcomer: Newcomer) -> None:
    amina, zoe = await newcomer("Amina"), await newcomer("Zoé")
    room = await shared_room(bot, amina, zoe)
    said = await zoe.say(room, "Il faut relancer l'architecte")
    gone = await zoe.say(room, "Oubliez ceci")
    await zoe.delete(gone)

    await amina.reply(said, "tâche pour lundi")
    await amina.reply(said, "oui")
    await amina.reply(gone, "rappelle-moi demain")
    await amina.tap(said, "📌")
    await amina.tap(said, "👍")
    await amina.say(room, "fin")

    await bot.recorder.hears("fin")
    quoted = Quoted(EventId(said.id), UserId(zoe.user_id), "Il faut relancer l'architecte")
    task = await bot.recorder.hears("tâche pour lundi")
    yes = await bot.recorder.hears("oui")
    reminder = await bot.recorder.hears("rappelle-moi demain")
    assert (task.quoted, yes.quoted, reminder.quoted) == (quoted, None, None)
    assert [(each.key, each.quoted) for each in of_kind(bot, Reaction)] == [
        ("📌", quoted),
        ("👍", None),
    ]
    assert len(of_kind(bot, Redaction)) == 1


async def test_edited_message_is_quoted_as_it_stands(bot: Ears, newcomer: Newcomer) -> None:
    amina = await newcomer("Amina")
    room = await shared_room(bot, amina)
    said = await amina.say(room, "La sonette")
    await amina.edit(said, "La sonnette")

    await amina.tap(said, "📌")

    (pin,) = await bot.recorder.until(lambda: of_kind(bot, Reaction))
    assert pin.quoted == Quoted(EventId(said.id), UserId(amina.user_id), "La sonnette")


async def test_our_own_messages_are_told_apart(bot: Ears, newcomer: Newcomer) -> None:
    amina = await newcomer("Amina")
    room = await shared_room(bot, amina)
    content = {"msgtype": "m.text", "body": "bonjour", "fr.beffroi.origin": "abc"}

    sent = await bot.client.send_event(RoomId(room), "m.room.message", content, "t1")
    again = await bot.client.send_event(RoomId(room), "m.room.message", content, "t1")
    await amina.reply(Said(room, sent, bot.user_id), "tâche")

    assert again == sent
    (own,) = await bot.recorder.until(lambda: bot.recorder.own)
    assert (own["event_id"], own["unsigned"]["transaction_id"]) == (sent, "t1")
    assert (await bot.recorder.hears("tâche")).quoted is None


async def test_unreachable_homeserver_is_waited_for(
    bot: Ears, newcomer: Newcomer, synapse: Synapse
) -> None:
    amina = await newcomer("Amina")
    room = await shared_room(bot, amina)
    await amina.say(room, "avant")
    await bot.recorder.hears("avant")
    before = bot.clock.now()

    await synapse.stop()
    await bot.finds(lambda work: work.accounts.outage_at(work.account, bot.clock.now()))
    await synapse.start()
    await amina.say(room, "après")
    await bot.recorder.hears("après")

    middle = before + (bot.clock.now() - before) / 2
    outage = await bot.reads(lambda work: work.accounts.outage_at(work.account, middle))
    assert outage is not None
    assert (outage.kind, outage.end is not None) == (OutageKind.UNREACHABLE, True)
    assert bot.recorder.texts == ["avant", "après"]
    assert "back" in bot.recorder.told


async def test_filter_that_the_homeserver_lost_is_given_again(
    bot: Ears, newcomer: Newcomer
) -> None:
    amina = await newcomer("Amina")
    room = await shared_room(bot, amina)

    def lose_it(work: UnitOfWork) -> None:
        work.accounts.by_key(work.account).filter_id = to_keep("99")

    await bot.reads(lose_it)
    await bot.stop()
    await bot.start()
    await amina.say(room, "un")

    await bot.recorder.hears("un")


async def test_refused_sync_is_told_to_the_admins_once(bot: Ears) -> None:
    await bot.stop()
    await lose_the_place(bot)

    await bot.start()
    await bot.recorder.until(lambda: of_kind(bot, Notice))
    seen = bot.clock.now()
    while bot.clock.now() < seen + timedelta(minutes=3):
        await bot.worker.changed(bot.worker.changes)

    notices = of_kind(bot, Notice)
    assert {notice.origin for notice in notices} == {"sync-refused:nowhere"}
    assert notices[0].kind == "sync-refused"


async def lose_the_place(bot: Ears) -> None:
    """Let the token be one that the homeserver does not know."""
    engine = bot.engine

    def lose_it() -> None:
        with UnitOfWork.begun(engine, 0) as work:
            account = work.accounts.of(UserId(bot.user_id))
            assert account is not None
            account.sync_token = "nowhere"

    await asyncio.to_thread(lose_it)


async def test_gap_that_is_cut_is_told_to_the_admins(bot: Ears, newcomer: Newcomer) -> None:
    amina = await newcomer("Amina")
    room = await shared_room(bot, amina)
    await bot.stop()
    bot.widest_gap = PAGE
    for number in range(160):
        await amina.say(room, f"a {number}")

    await bot.start()

    await bot.recorder.hears("a 159", within=30)
    assert "a 0" not in bot.recorder.texts
    assert [notice.kind for notice in of_kind(bot, Notice)] == ["gap"]


async def test_stop_is_written_down_as_an_outage(bot: Ears, newcomer: Newcomer) -> None:
    amina = await newcomer("Amina")
    room = await shared_room(bot, amina)
    await amina.say(room, "un")
    await bot.recorder.hears("un")
    seen = (await bot.reads(lambda work: work.accounts.by_key(work.account))).seen_at

    await bot.stop()
    bot.clock.shift += timedelta(hours=2)
    await bot.start()

    assert seen is not None
    after = seen + timedelta(hours=1)
    outage = await bot.reads(lambda work: work.accounts.outage_at(work.account, after))
    assert outage is not None
    assert outage.kind == OutageKind.STOPPED


async def test_past_of_an_account_is_no_request(
    hire: Hire, newcomer: Newcomer, synapse: Synapse
) -> None:
    amina = await newcomer("Amina")
    account = await synapse.register(synapse.fresh_localpart("Beffroi"))
    async with Person.listening(synapse.url, account, name="Beffroi") as past:
        room = await amina.create_room("Place", past)
        await past.is_in(room)
        await amina.say(room, "jadis")
    invited = await amina.create_room("Autre", account.user_id)
    await amina.say(invited, "naguère")

    bot = await hire(VILLE, account)

    await bot.room(room, whole)
    await arrives(bot, invited)
    await amina.say(room, "un")
    await bot.recorder.hears("un")
    await amina.say(invited, "deux")
    await bot.recorder.hears("deux")
    assert bot.recorder.texts == ["naguère", "un", "deux"]
