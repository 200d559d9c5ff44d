"""Kill -9 between each two steps of sending: nothing is lost, nothing comes twice."""

import sys
from collections import Counter
from pathlib import Path

import pytest

from bot.sending import MARKER
from storage.ids import EventId
from storage.outbox import Outgoing, State, Urgency
from tests.bot.sending.bench import share
from tests.bot.sending.office import Letter, Office, build_tables, edit, office, seed
from tests.fixtures import Newcomer
from town.client import Account
from town.folders import ROOT
from town.person import Person
from town.service import Service
from town.synapse import Synapse

KILLED = (-9, 137)
"""How a killed process ends, by itself or behind its leash."""

STEPS = 40
"""More than there are steps to be killed at."""


async def run_once(
    point: str, number: int, synapse: Synapse, database: str, account: Account, memory: Path
) -> int:
    """Run a sender until it has sent everything, or has killed itself; give its exit code."""
    arguments = [synapse.url, database, account.user_id, account.password, point, str(number)]
    child = Service(
        [sys.executable, "-m", "tests.bot.sending.child", *arguments],
        folder=ROOT,
        log=memory / "child.log",
    )
    child.launch()
    code = await child.ended(30)
    assert code == 0 or code in KILLED, child.last_words()
    return code


async def run_until_done(
    point: str, synapse: Synapse, database: str, account: Account, memory: Path
) -> int:
    """Run senders one after the other, each killed one step later; tell how many were killed."""
    for number in range(1, STEPS):
        if await run_once(point, number, synapse, database, account, memory) == 0:
            return number - 1
    raise AssertionError(STEPS)


def marks(person: Person, bot: str) -> Counter[str]:
    """Count our events by marker, in all rooms, as somebody in them sees them."""
    return Counter(
        event["content"][MARKER]
        for view in person.rooms.values()
        for event in view.events
        if event["sender"] == bot and MARKER in event.get("content", {})
    )


async def queue_a_day(working: Office, amina: Person) -> list[str]:
    """Queue what a day brings: a card, its edit and button, a list, nudges in a new direct."""
    room = await working.knows(await share(amina, working))
    person = await working.meets(amina.user_id)
    [card] = await working.write(Letter("carte", room))
    key = card.message or 0
    others = await working.write(
        Letter("rappel 1", person=person, urgency=Urgency.NUDGE),
        edit(room, key, "carte 2"),
        seed(room, key, "✅"),
        Letter("liste", person=person),
        Letter("rappel 2", room, urgency=Urgency.NUDGE),
    )
    return [parcel.transaction_id for parcel in (card, *others)]


@pytest.mark.timeout(120)
@pytest.mark.parametrize("point", ["request", "commit"])
async def test_killed_sender_loses_nothing_and_doubles_nothing(
    point: str, synapse: Synapse, newcomer: Newcomer, memory: Path
) -> None:
    database_url = f"sqlite:///{memory}/killed-{point}.db"
    build_tables(database_url)
    await kill_at_each(point, synapse, database_url, newcomer, memory)


@pytest.mark.timeout(120)
async def test_sender_killed_after_an_answer_loses_nothing_and_doubles_nothing(
    synapse: Synapse, database_url: str, newcomer: Newcomer, memory: Path
) -> None:
    await kill_at_each("answer", synapse, database_url, newcomer, memory)


async def kill_at_each(
    point: str, synapse: Synapse, database_url: str, newcomer: Newcomer, memory: Path
) -> None:
    """Queue a day, kill a sender at each step, and look at what is there in the end."""
    account = await synapse.register(synapse.fresh_localpart("Beffroi"), name="Beffroi")
    amina = await newcomer("Amina")
    async with office(synapse.url, database_url, account) as working:
        expected = await queue_a_day(working, amina)

        killed = await run_until_done(point, synapse, database_url, account, memory)

        assert killed >= 5
        assert await working.states() == [State.SENT] * len(expected)
        await amina.until(lambda: len(marks(amina, account.user_id)) == len(expected))
        assert marks(amina, account.user_id) == Counter(expected)
        assert len(amina.rooms) == 2
        await same_events(working, amina)


async def same_events(working: Office, amina: Person) -> None:
    """The rows name the events that people see."""
    seen = {EventId(event["event_id"]) for view in amina.rooms.values() for event in view.events}
    rows: list[Outgoing] = list(await working.rows())
    assert {row.event_id for row in rows} <= seen


@pytest.mark.timeout(60)
async def test_flood_cut_by_a_kill_goes_on_where_it_was(
    synapse: Synapse, database_url: str, newcomer: Newcomer, memory: Path
) -> None:
    account = await synapse.register(synapse.fresh_localpart("Beffroi"), name="Beffroi")
    amina = await newcomer("Amina")
    async with office(synapse.url, database_url, account) as working:
        rooms = [await working.knows(await share(amina, working)) for _ in range(5)]
        letters = [Letter(f"{n}", rooms[n % 5], urgency=Urgency.NUDGE) for n in range(100)]
        parcels = await working.write(*letters)

        code = await run_once("answer", 37, synapse, database_url, account, memory)
        assert code in KILLED
        assert await run_once("answer", 1_000, synapse, database_url, account, memory) == 0

        expected = Counter(parcel.transaction_id for parcel in parcels)
        await amina.until(lambda: len(marks(amina, account.user_id)) == len(expected))
        assert marks(amina, account.user_id) == expected
        for view in amina.rooms.values():
            said = [int(seen.body) for seen in view.messages.values()]
            assert said == sorted(said)
