"""Direct messages: opened once, found again, and one order with what is sent to their room."""

from collections.abc import AsyncIterator

import pytest_asyncio

from storage.ids import PersonKey, RoomId
from storage.members import Membership
from storage.outbox import State, Urgency
from storage.work import UnitOfWork
from tests.bot.sending.bench import Bench, bench_for
from tests.bot.sending.office import Letter, edit
from tests.fixtures import Newcomer
from town.synapse import Synapse


@pytest_asyncio.fixture
async def bench(synapse: Synapse, memory: object, newcomer: Newcomer) -> AsyncIterator[Bench]:
    """A sender at work."""
    account = await synapse.register(synapse.fresh_localpart("Beffroi"))
    amina = await newcomer("Amina")
    database_url = f"sqlite:///{memory}/directs-{account.user_id[1:].partition(':')[0]}.db"
    async with bench_for(synapse.url, database_url, account, amina) as working:
        yield working


def others(bench: Bench) -> list[str]:
    """List Amina's rooms beside the one where the bench stands."""
    return [room for room in bench.amina.rooms if room != bench.room_id]


async def direct_of(bench: Bench) -> str:
    """Wait for the direct message, the only other room."""
    [direct] = await bench.amina.until(lambda: others(bench))
    return direct


async def test_direct_message_is_opened_once(bench: Bench) -> None:
    amina = await bench.office.meets(bench.amina.user_id)
    ear = bench.amina.listen()

    await bench.office.queue(*(Letter(f"{n}", person=amina) for n in range(5)))
    await bench.office.done()

    heard = [await ear.hears() for _ in range(5)]
    direct = await direct_of(bench)
    assert [(seen.body, seen.room) for seen in heard] == [(f"{n}", direct) for n in range(5)]
    told = await bench.office.client.account_data("m.direct")
    assert told == {bench.amina.user_id: [direct]}
    person = await bench.office.does(lambda work: work.people.by_key(amina))
    room = await bench.office.does(lambda work: work.rooms.by_id(RoomId(direct)))
    assert room is not None
    assert (person.direct_room, room.is_direct) == (room.key, True)


async def test_message_to_a_person_knows_its_room(bench: Bench) -> None:
    amina = await bench.office.meets(bench.amina.user_id)
    [card] = await bench.office.queue(Letter("liste", person=amina))
    await bench.office.done()
    person = await bench.office.does(lambda work: work.people.by_key(amina))
    message = await bench.office.message(card.message or 0)
    assert message.room == person.direct_room
    assert message.room is not None

    await bench.office.queue(edit(message.room, message.key, "liste 2"))
    await bench.office.done()

    await bench.amina.until(lambda: any(s.body == "liste 2" for s in bench.amina.messages()))


async def test_person_and_room_are_one_order(bench: Bench) -> None:
    amina = await bench.office.meets(bench.amina.user_id)
    await bench.office.queue(Letter("début", person=amina))
    await bench.office.done()
    direct = (await bench.office.does(lambda work: work.people.by_key(amina))).direct_room

    await bench.office.queue(
        *(Letter(f"{n}", None if n % 2 else direct, amina if n % 2 else None) for n in range(10))
    )
    await bench.office.done()

    room_id = await direct_of(bench)
    await bench.amina.until(lambda: any(s.body == "9" for s in bench.amina.messages(room_id)))
    assert [seen.body for seen in bench.amina.messages(room_id)] == [
        "début",
        *(f"{n}" for n in range(10)),
    ]


async def test_nudge_to_a_person_waits_behind_an_answer_in_their_direct_message(
    bench: Bench,
) -> None:
    amina = await bench.office.meets(bench.amina.user_id)
    await bench.office.queue(Letter("début", person=amina))
    await bench.office.done()
    direct = (await bench.office.does(lambda work: work.people.by_key(amina))).direct_room

    await bench.office.queue(
        Letter("rappel", person=amina, urgency=Urgency.NUDGE), Letter("réponse", direct)
    )
    await bench.office.done()

    room_id = await direct_of(bench)
    await bench.amina.until(lambda: len(list(bench.amina.messages(room_id))) == 3)
    bodies = [seen.body for seen in bench.amina.messages(room_id)]
    assert bodies == ["début", "réponse", "rappel"]


async def test_who_left_gets_a_new_direct_message(bench: Bench) -> None:
    amina = await bench.office.meets(bench.amina.user_id)
    await bench.office.queue(Letter("un", person=amina))
    await bench.office.done()
    first = await direct_of(bench)
    await bench.amina.leave(first)
    await bench.office.does(lambda work: leave(work, amina, first))

    await bench.office.queue(Letter("deux", person=amina))
    await bench.office.done()

    await bench.amina.until(lambda: any(s.body == "deux" for s in bench.amina.messages()))
    assert len(others(bench)) == 2


def leave(work: UnitOfWork, person: PersonKey, room_id: str) -> None:
    """Mirror that somebody left."""
    room = work.rooms.by_id(RoomId(room_id))
    assert room is not None
    work.rooms.set_member(room.key, person, Membership.LEAVE, None)


async def test_nothing_can_be_sent_to_somebody_erased(bench: Bench) -> None:
    amina = await bench.office.meets(bench.amina.user_id)
    await bench.office.does(lambda work: erase(work, amina))

    await bench.office.queue(Letter("perdu", person=amina))
    await bench.office.done()

    assert await bench.office.states() == [State.ASIDE]


def erase(work: UnitOfWork, person: PersonKey) -> None:
    """Empty a person's row."""
    work.people.by_key(person).user_id = None
