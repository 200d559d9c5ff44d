"""What leaves, in which order, and what its row says afterwards."""

from collections.abc import AsyncIterator

import pytest_asyncio

from storage.ids import RoomId, RoomKey
from storage.outbox import Act, State, Urgency
from storage.work import UnitOfWork
from tests.bot.sending.bench import Bench, bench_for, share
from tests.bot.sending.office import Letter, edit, event_of, seed
from tests.fixtures import Newcomer
from town.synapse import Synapse


@pytest_asyncio.fixture
async def bench(synapse: Synapse, database_url: str, newcomer: Newcomer) -> AsyncIterator[Bench]:
    """A sender at work."""
    account = await synapse.register(synapse.fresh_localpart("Beffroi"))
    amina = await newcomer("Amina")
    async with bench_for(synapse.url, database_url, account, amina) as working:
        yield working


async def test_message_is_sent_and_its_row_marked(bench: Bench) -> None:
    ear = bench.amina.listen(bench.room_id)

    [parcel] = await bench.office.queue(Letter("Bonjour", bench.room))
    await bench.office.sender.settled()

    heard = await ear.hears()
    [row] = await bench.office.rows()
    message = await bench.office.message(parcel.message or 0)
    assert (heard.body, heard.id) == ("Bonjour", event_of(row))
    assert (row.state, row.payload) == (State.SENT, None)
    assert row.sent_at is not None
    assert message.event_id == heard.id
    assert heard.event["content"]["fr.beffroi.origin"] == parcel.transaction_id


async def test_answers_go_before_nudges_and_these_before_buttons(bench: Bench) -> None:
    [card] = await bench.office.queue(Letter("carte", bench.room))
    await bench.office.done()

    await bench.office.queue(
        seed(bench.room, card.message or 0, "✅"),
        Letter("rappel 1", bench.room, urgency=Urgency.NUDGE),
        Letter("rappel 2", bench.room, urgency=Urgency.NUDGE),
        Letter("réponse 1", bench.room),
        Letter("réponse 2", bench.room),
    )

    tapped = await bench.sees(lambda seen: "✅" in seen.reactions)
    assert bench.said() == ["carte", "réponse 1", "réponse 2", "rappel 1", "rappel 2"]
    assert tapped.changed > max(s.appeared for s in bench.amina.messages(bench.room_id))


async def test_messages_in_one_room_keep_their_order(bench: Bench) -> None:
    letters = [Letter(f"{n}", bench.room, urgency=Urgency.NUDGE) for n in range(60)]

    await bench.office.queue(*letters)

    await bench.sees(lambda seen: seen.body == "59")
    assert bench.said() == [f"{n}" for n in range(60)]


async def test_edits_fold_into_the_last(bench: Bench) -> None:
    [card] = await bench.office.queue(Letter("v0", bench.room))
    key = card.message or 0

    await bench.office.queue(*(edit(bench.room, key, f"v{n}") for n in range(1, 6)))
    await bench.office.done()

    seen = await bench.sees(lambda seen: seen.body == "v5")
    assert len(seen.edits) <= 2
    outer = bench.amina.view(bench.room_id).events[-1]["content"]
    assert (outer["body"], outer["m.mentions"]) == ("* v5", {})
    assert State.PENDING not in await bench.office.states()
    assert State.CANCELLED in await bench.office.states()


async def test_edit_of_a_message_put_aside_goes_out_as_a_message(bench: Bench) -> None:
    too_long = Letter("x" * 70_000, bench.room)
    [card] = await bench.office.queue(too_long)
    key = card.message or 0
    await bench.office.queue(seed(bench.room, key, "✅"), edit(bench.room, key, "plus court"))
    await bench.office.done()

    seen = await bench.sees(lambda seen: seen.body == "plus court")

    assert not seen.edited
    assert (await bench.office.message(key)).event_id == seen.id
    assert await bench.office.states() == [State.ASIDE, State.SENT, State.SENT]
    [(told, reason)] = bench.office.undelivered
    assert told.key == card.key
    assert "M_TOO_LARGE" in reason


async def test_reaction_on_a_message_put_aside_is_dropped(bench: Bench) -> None:
    [card] = await bench.office.queue(Letter("x" * 70_000, bench.room))

    await bench.office.queue(seed(bench.room, card.message or 0, "✅"))
    await bench.office.done()

    assert await bench.office.states() == [State.ASIDE, State.CANCELLED]


async def test_rest_of_a_lane_goes_on_after_a_refusal(bench: Bench) -> None:
    await bench.office.queue(
        Letter("avant", bench.room), Letter("x" * 70_000, bench.room), Letter("après", bench.room)
    )
    await bench.office.done()

    await bench.sees(lambda seen: seen.body == "après")

    assert bench.said() == ["avant", "après"]
    row = (await bench.office.rows())[1]
    assert row.payload is not None
    assert "M_TOO_LARGE" in (row.error or "")


async def test_admin_is_told_once_of_a_lane_that_is_shut(bench: Bench) -> None:
    await bench.amina.kick(bench.room_id, bench.office)

    await bench.office.queue(*(Letter(f"{n}", bench.room) for n in range(3)))
    await bench.office.done()

    assert await bench.office.states() == [State.ASIDE] * 3
    assert len(bench.office.undelivered) == 1


async def test_button_is_put_and_taken_off(bench: Bench) -> None:
    [card] = await bench.office.queue(Letter("carte", bench.room))
    key = card.message or 0
    await bench.office.queue(seed(bench.room, key, "✅"), seed(bench.room, key, "↩️"))
    await bench.office.done()
    await bench.sees(lambda seen: set(seen.reactions) == {"✅", "↩"})
    seeds = (await bench.office.message(key)).seeds
    assert [entry[0] for entry in seeds] == ["✅", "↩️"]
    assert all(entry[1] for entry in seeds)

    take_off = Letter("", bench.room, act=Act.REDACTION, message=key, payload={"seed": "✅"})
    await bench.office.queue(take_off)
    await bench.office.done()

    await bench.sees(lambda seen: set(seen.reactions) == {"↩"})
    assert [entry[0] for entry in (await bench.office.message(key)).seeds] == ["↩️"]


async def test_reaction_that_is_there_counts_as_sent(bench: Bench) -> None:
    [card] = await bench.office.queue(Letter("carte", bench.room))
    key = card.message or 0
    await bench.office.queue(seed(bench.room, key, "✅"))
    await bench.office.done()

    await bench.office.queue(seed(bench.room, key, "✅"))
    await bench.office.done()

    assert await bench.office.states() == [State.SENT] * 3
    assert bench.office.undelivered == []


async def test_message_is_redacted(bench: Bench) -> None:
    [card] = await bench.office.queue(Letter("secret", bench.room))

    await bench.office.queue(Letter("", bench.room, act=Act.REDACTION, message=card.message))
    await bench.office.done()

    await bench.sees(lambda seen: seen.redacted)


async def test_bot_comes_and_goes(bench: Bench) -> None:
    room_id = await bench.amina.create_room("Ailleurs", bench.office)
    come = Letter(act=Act.JOIN, room=None, payload={"room_id": room_id})

    await bench.office.queue(come)
    await bench.amina.sees_member(room_id, bench.office)
    leave = Letter(act=Act.LEAVE, room=None, payload={"room_id": room_id, "reason": "Adieu"})
    await bench.office.queue(leave, Letter(act=Act.LEAVE, payload={"room_id": room_id}))
    await bench.office.done()

    await bench.amina.sees_member(room_id, bench.office, "leave")
    assert await bench.office.states() == [State.SENT] * 3


async def test_upgraded_room_is_found_where_it_is_now(bench: Bench) -> None:
    await bench.office.queue(Letter("ici", bench.room))
    await bench.office.done()
    new_id = await share(bench.amina, bench.office)
    await bench.amina.kick(bench.room_id, bench.office)
    await bench.office.does(lambda work: move(work, bench.room, new_id))

    await bench.office.queue(Letter("là", bench.room))
    await bench.office.done()

    await bench.amina.until(lambda: any(s.body == "là" for s in bench.amina.messages(new_id)))


def move(work: UnitOfWork, room: RoomKey, room_id: str) -> None:
    """Put another Matrix room behind a key, as an upgrade does."""
    work.rooms.by_key(room).room_id = RoomId(room_id)


async def test_what_left_while_it_was_cancelled_is_taken_back(bench: Bench) -> None:
    (parcel,) = await bench.office.write(Letter("trop vite", bench.room))
    await bench.office.recall(parcel)

    bench.office.sender.wake([parcel])
    await bench.office.done()

    await bench.sees(lambda seen: seen.redacted)
    assert await bench.office.states() == [State.CANCELLED, State.SENT]


async def test_what_was_cancelled_in_time_is_not_sent(bench: Bench) -> None:
    bench.office.may_send = False
    _, second, _ = await bench.office.queue(
        Letter("un", bench.room), Letter("deux", bench.room), Letter("trois", bench.room)
    )

    bench.office.sender.recall(await bench.office.recall(second))
    bench.office.may_send = True
    bench.office.sender.wake([])
    await bench.office.done()

    await bench.sees(lambda seen: seen.body == "trois")
    assert bench.said() == ["un", "trois"]
    assert await bench.office.states() == [State.SENT, State.CANCELLED, State.SENT]


async def test_nothing_leaves_once_the_account_is_lost(bench: Bench) -> None:
    bench.office.may_send = False

    await bench.office.queue(Letter("trop tard", bench.room))
    await bench.office.sender.stop()

    assert await bench.office.states() == [State.PENDING]
    assert bench.said() == []
