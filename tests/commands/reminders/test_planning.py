"""What rings next: a pure function of the reminder, the same however often it is called."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from commands.reminders.planning import next_rings
from storage.ids import PersonKey, RoomKey
from storage.moments import LocalMoment, Repetition
from storage.nudges import Planned
from storage.reminders import Recipient, Reminder

PARIS = "Europe/Paris"
NOW = datetime(2026, 11, 24, 8, 5, tzinfo=UTC)
NINE = LocalMoment(datetime(2026, 11, 25, 9), PARIS)
LUC, ZOE = PersonKey(1), PersonKey(2)
ROOM = RoomKey(7)
DAILY = Repetition("FREQ=DAILY")


def test_reminder_rings_once_for_each() -> None:
    reminder = made(people=(LUC, ZOE))

    assert moments(next_rings(reminder)) == [(LUC, NINE), (ZOE, NINE)]


def test_what_rang_for_one_still_rings_for_the_other() -> None:
    reminder = made(people=(LUC, ZOE))
    reminder.recipients[0].rung_until = NINE.utc

    assert moments(next_rings(reminder)) == [(ZOE, NINE)]


def test_room_rings_in_the_room_and_for_who_joined() -> None:
    reminder = made(people=(LUC,), for_room=True)

    assert [(each.person, each.room) for each in next_rings(reminder)] == [
        (LUC, None),
        (None, ROOM),
    ]


def test_who_joins_late_hears_nothing_of_before() -> None:
    reminder = made(people=(LUC,), repetition=DAILY)
    reminder.recipients[0].since = NINE.utc + timedelta(days=2, hours=1)

    assert moments(next_rings(reminder)) == [(LUC, later(3))]


def test_several_missed_come_once() -> None:
    reminder = made(people=(LUC,), repetition=DAILY)
    assert moments(next_rings(reminder)) == [(LUC, NINE)]

    reminder.recipients[0].rung_until = NINE.utc + timedelta(days=3, hours=2)

    assert moments(next_rings(reminder)) == [(LUC, later(4))]


def test_excepted_day_and_put_off_ring() -> None:
    reminder = made(people=(LUC,), repetition=DAILY.without(NINE.day))
    reminder.extra_local = datetime(2026, 11, 25, 14)

    assert moments(next_rings(reminder)) == [(LUC, LocalMoment(datetime(2026, 11, 25, 14), PARIS))]


def test_ring_once_more_is_for_one_alone() -> None:
    reminder = made(people=(LUC, ZOE))
    for recipient in reminder.recipients:
        recipient.rung_until = NINE.utc
    reminder.recipients[0].again = datetime(2026, 11, 25, 10)

    assert moments(next_rings(reminder)) == [(LUC, LocalMoment(datetime(2026, 11, 25, 10), PARIS))]


def test_ring_once_more_of_a_room_joins_nobody() -> None:
    reminder = made(people=(LUC,), for_room=True, repetition=DAILY)
    reminder.recipients[0].once = True
    reminder.recipients[0].again = datetime(2026, 11, 24, 10)
    reminder.rung_until = NINE.utc

    assert [(each.person, each.moment) for each in next_rings(reminder)] == [
        (LUC, LocalMoment(datetime(2026, 11, 24, 10), PARIS)),
        (None, later(1)),
    ]


def test_removed_or_ended_reminder_rings_no_more() -> None:
    removed, ended = made(people=(LUC,)), made(people=(LUC,))
    removed.deleted = True
    ended.ended_at = NOW

    assert next_rings(removed) == next_rings(ended) == ()


@given(
    rang=st.integers(0, 24 * 400),
    again=st.none() | st.integers(0, 24 * 400),
    skipped=st.sets(st.integers(0, 400), max_size=5),
)
def test_nothing_is_planned_in_the_past_of_what_rang(
    rang: int, again: int | None, skipped: set[int]
) -> None:
    days = tuple(date(2026, 11, 24) + timedelta(days=each) for each in sorted(skipped))
    reminder = made(people=(LUC,), repetition=Repetition("FREQ=DAILY", days))
    recipient = reminder.recipients[0]
    recipient.rung_until = NOW + timedelta(hours=rang)
    if again is not None:
        recipient.again = datetime(2026, 11, 24, 10) + timedelta(hours=again)

    (planned,) = once = next_rings(reminder)

    assert planned.moment.utc > recipient.rung_until
    assert planned.moment.day not in days or planned.moment.local == recipient.again
    assert next_rings(reminder) == once


def made(
    *,
    people: tuple[PersonKey, ...],
    for_room: bool = False,
    repetition: Repetition | None = None,
) -> Reminder:
    reminder = Reminder(
        number=3,
        title="appeler la préfecture",
        author=LUC,
        room=ROOM,
        for_room=for_room,
        created_at=NOW,
        first=NINE,
        repetition=repetition,
        deleted=False,
    )
    reminder.recipients = [
        Recipient(reminder=3, person=person, since=NOW, once=False, deleted=False)
        for person in people
    ]
    return reminder


def moments(planned: object) -> list[tuple[PersonKey | None, LocalMoment]]:
    assert isinstance(planned, tuple)
    return [(each.person, each.moment) for each in planned if isinstance(each, Planned)]


def later(days: int) -> LocalMoment:
    return LocalMoment(NINE.local + timedelta(days=days), PARIS)
