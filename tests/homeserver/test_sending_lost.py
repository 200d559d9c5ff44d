"""What was committed and never handed to the sender leaves without a restart."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio
from sqlalchemy import Connection, Engine, event

from bot.answering import House
from bot.clock import SystemClock
from bot.dispatch import Dispatcher
from bot.posting import Identity
from bot.scheduler import Scheduler
from bot.worker import StoreFault
from commands.incoming import Notice
from commands.organisation import Organisation
from storage.ids import PersonKey, UserId
from storage.members import Membership
from storage.messages import Subject
from storage.moments import LocalMoment
from storage.nudges import Nudge, NudgeState, Planned
from storage.outbox import State
from storage.reminders import Reminder
from storage.work import UnitOfWork
from tests.bot.sending.bench import Bench, bench_for
from tests.bot.sending.office import Letter
from tests.fixtures import Newcomer
from town.synapse import Synapse


@dataclass
class Desk:
    """A sender at work, and the dispatcher before it."""

    bench: Bench
    dispatcher: Dispatcher
    scheduler: Scheduler

    def crash_notice(self) -> Notice:
        """Something to tell Amina."""
        return Notice("crash:1:1", self.bench.office.clock.now(), "crash")

    async def told(self, words: str) -> list[str]:
        """Wait for words in Amina's direct message, then for all that is queued; give them all."""
        amina, office = self.bench.amina, self.bench.office

        def seen() -> list[str]:
            return [
                each.body
                for room in amina.rooms
                for each in amina.messages(room)
                if each.sender == office.user_id and words in each.body
            ]

        await amina.until(seen)
        await office.done()
        return seen()


@pytest_asyncio.fixture
async def desk(synapse: Synapse, database_url: str, newcomer: Newcomer) -> AsyncIterator[Desk]:
    """A dispatcher whose admin is Amina."""
    account = await synapse.register(synapse.fresh_localpart("Beffroi"))
    amina = await newcomer("Amina")
    async with bench_for(synapse.url, database_url, account, amina) as bench:
        office = bench.office
        await office.sender.settle()
        row = await office.does(lambda work: work.accounts.by_key(work.account))
        identity = Identity(row.key, row.user_id, account.device_id, row.secret)
        organisation = Organisation(admins=(UserId(amina.user_id),), domains=(synapse.server_name,))
        house = House(organisation, identity)
        dispatcher = Dispatcher(office.worker, lambda: house, office.sender, lambda: None)
        yield Desk(bench, dispatcher, Scheduler(dispatcher, office.worker, office.clock))


def lose_an_acknowledgement(engine: Engine) -> None:
    """Let the next commit be made, and the connection be gone before it is told."""

    def lost(connection: Connection) -> None:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.commit()
        driver.close()

    event.listen(engine, "commit", lost, once=True)


async def test_answer_whose_commit_was_not_acknowledged_leaves_once(desk: Desk) -> None:
    notice = desk.crash_notice()
    lose_an_acknowledgement(desk.bench.office.engine)
    with pytest.raises(StoreFault):
        await desk.dispatcher.handle(notice)

    await desk.dispatcher.handle(notice)

    assert len(await desk.told("Je me suis arrêté sans prévenir")) == 1


async def test_ring_whose_commit_was_not_acknowledged_leaves_at_the_next_look(desk: Desk) -> None:
    office = desk.bench.office
    await desk.scheduler.look()
    nudge = await office.does(lambda work: plan_ring(work, desk.bench, "Arroser"))
    desk.scheduler.wake()
    lose_an_acknowledgement(office.engine)
    with pytest.raises(StoreFault):
        await desk.dispatcher.ring(office.clock.now())

    await desk.scheduler.look()

    assert await office.does(lambda work: state_of(work, nudge)) == NudgeState.RUNG
    assert len(await desk.told("Arroser")) == 1


async def test_what_nobody_handed_over_is_found_and_what_is_known_is_not_sent_again(
    desk: Desk,
) -> None:
    office, room = desk.bench.office, desk.bench.room
    await office.write(Letter("une", room))
    await office.queue(Letter("deux", room))

    await office.sender.catch_up()
    await office.sender.catch_up()
    await office.done()

    assert await office.states() == [State.SENT, State.SENT]
    await desk.bench.sees(lambda seen: seen.body == "une")
    assert sorted(desk.bench.said()) == ["deux", "une"]


async def test_fault_in_what_is_planned_stops_no_other_ring(desk: Desk) -> None:
    office = desk.bench.office
    bad = await office.does(lambda work: plan_ring(work, desk.bench, "Perdu"))
    good = await office.does(lambda work: plan_ring(work, desk.bench, "Arroser"))
    await office.does(lambda work: lose_zone(work, bad))

    rung = await desk.dispatcher.ring(office.clock.now())

    assert rung == 2
    assert len(await desk.told("Arroser")) == 1
    assert await office.does(lambda work: state_of(work, bad)) == NudgeState.RUNG
    assert await office.does(lambda work: work.inbox.holds(f"nudge:{identity_of(work, bad)}"))
    assert await office.does(lambda work: state_of(work, good)) == NudgeState.RUNG
    assert await desk.dispatcher.ring(office.clock.now()) == 0


def plan_ring(work: UnitOfWork, bench: Bench, title: str) -> int:
    """Plan a reminder of Amina's that is due now; give its nudge."""
    amina: PersonKey = work.people.known(UserId(bench.amina.user_id)).key
    moment = LocalMoment.at(SystemClock().now(), "Europe/Paris")
    work.rooms.set_member(bench.room, amina, Membership.JOIN, "Amina")
    reminder = work.reminders.add(
        Reminder(
            title=title,
            author=amina,
            room=bench.room,
            created_at=moment.utc,
            first_local=moment.local,
            zone=moment.zone,
        )
    )
    work.reminders.ring_for(reminder, [amina], moment.utc)
    work.flush()
    subject = Subject("reminder", reminder.number)
    planned = Planned("reminder", subject, moment, person=amina)
    work.nudges.plan(subject, [planned])
    work.flush()
    return next(n.key for n in work.nudges.due(moment.utc) if n.subject == subject)


def lose_zone(work: UnitOfWork, nudge: int) -> None:
    """Let a reminder stand in a place that is on no map: nothing can be planned or said of it."""
    row = work.nudges.by_key(nudge)
    assert row is not None
    reminder = work.reminders.numbered(row.subject_key)
    assert reminder is not None
    reminder.zone = row.zone = "Europe/Ys"


def state_of(work: UnitOfWork, nudge: int) -> NudgeState:
    """Tell where a nudge stands."""
    return the_nudge(work, nudge).state


def identity_of(work: UnitOfWork, nudge: int) -> str:
    """Tell the key of a nudge."""
    return the_nudge(work, nudge).identity


def the_nudge(work: UnitOfWork, nudge: int) -> Nudge:
    """Read a nudge."""
    row = work.nudges.by_key(nudge)
    assert row is not None
    return row
