"""What an earlier process, another day or another device may have sent already."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio

from bot.sending import MARKER
from storage.ids import EventId, RoomId
from storage.outbox import State, Urgency
from tests.bot.sending.bench import Bench, bench_for
from tests.bot.sending.office import Letter
from tests.fixtures import Newcomer
from town.synapse import Synapse


@pytest_asyncio.fixture
async def bench(synapse: Synapse, database_url: str, newcomer: Newcomer) -> AsyncIterator[Bench]:
    """A sender at work."""
    account = await synapse.register(synapse.fresh_localpart("Beffroi"))
    amina = await newcomer("Amina")
    async with bench_for(synapse.url, database_url, account, amina) as working:
        yield working


async def sent_before(bench: Bench, mark: str, transaction: str) -> EventId:
    """Send what a row would send, as a process that was killed did."""
    content = {"msgtype": "m.text", "body": "déjà", MARKER: mark}
    return await bench.office.client.send_event(
        RoomId(bench.room_id), "m.room.message", content, transaction
    )


@pytest.mark.parametrize(("age", "device"), [(timedelta(hours=13), None), (timedelta(), "ANOTHER")])
async def test_row_of_another_day_or_device_is_found(
    bench: Bench, age: timedelta, device: str | None
) -> None:
    event = await sent_before(bench, "mark-1", "forgotten")
    then = bench.office.clock.now() - age
    await bench.office.write(
        Letter("déjà", bench.room, mark="mark-1", device=device, at=then),
        Letter("pas encore", bench.room, mark="mark-2", device=device, at=then),
    )

    await bench.office.sender.settle()

    rows = sorted(await bench.office.rows(), key=lambda row: row.key)
    assert [row.state for row in rows] == [State.SENT, State.SENT]
    assert rows[0].event_id == event
    await bench.sees(lambda seen: seen.body == "pas encore")
    assert bench.said() == ["déjà", "pas encore"]


async def test_row_is_found_behind_a_long_talk(bench: Bench) -> None:
    event = await sent_before(bench, "mark-1", "forgotten")
    for number in range(120):
        await sent_before(bench, f"other-{number}", f"other-{number}")
    await bench.office.write(Letter("déjà", bench.room, mark="mark-1", device="ANOTHER"))

    await bench.office.sender.settle()

    [row] = await bench.office.rows()
    assert row.event_id == event


async def test_event_of_ours_in_the_sync_settles_its_row(bench: Bench) -> None:
    bench.office.may_send = False
    [parcel] = await bench.office.queue(Letter("déjà", bench.room, mark="mark-1"))
    event = await sent_before(bench, "mark-1", "forgotten")
    seen = await bench.office.client.event(RoomId(bench.room_id), event)

    await bench.office.sender.own_event(RoomId(bench.room_id), seen)
    await bench.office.sender.idle()

    assert await bench.office.states() == [State.SENT]
    assert (await bench.office.message(parcel.message or 0)).event_id == event
    bench.office.may_send = True
    bench.office.sender.wake([])
    await bench.office.done()
    await bench.sees(lambda seen: seen.body == "déjà")
    assert bench.said() == ["déjà"]


async def test_event_of_ours_without_a_row_is_nothing(bench: Bench) -> None:
    event = {"event_id": "$x", "content": {MARKER: "unknown"}, "unsigned": {}}

    await bench.office.sender.own_event(RoomId(bench.room_id), event)

    assert await bench.office.states() == []


async def test_start_sends_answers_before_anything_new(bench: Bench) -> None:
    await bench.office.write(
        Letter("rappel", bench.room, urgency=Urgency.NUDGE), Letter("réponse", bench.room)
    )

    await bench.office.sender.settle()

    assert (await bench.office.states())[1] is State.SENT
    await bench.office.done()
    await bench.sees(lambda seen: seen.body == "rappel")
    assert bench.said() == ["réponse", "rappel"]


async def test_same_row_woken_twice_is_sent_once(bench: Bench) -> None:
    parcels = await bench.office.write(Letter("une fois", bench.room))

    bench.office.sender.wake(parcels)
    bench.office.sender.wake(parcels)
    await bench.office.sender.settle()
    await bench.office.done()

    await bench.sees(lambda seen: seen.body == "une fois")
    assert bench.said() == ["une fois"]
