"""Nudges: planning twice is one, what has rung stays rung, a silence holds and lets go."""

from datetime import datetime, timedelta

from storage.ids import PersonKey, RoomKey
from storage.messages import Subject
from storage.moments import LocalMoment
from storage.nudges import SILENCE, Nudge, NudgeState, Planned, written
from storage.work import UnitOfWork
from tests.team import TUESDAY, Team

SUBJECT = Subject("reminder", 3)
NINE = LocalMoment(datetime(2026, 11, 25, 9), "Europe/Paris")
TEN = LocalMoment(datetime(2026, 11, 25, 10), "Europe/Paris")


def test_planning_twice_is_one_nudge(team: Team) -> None:
    luc = somebody(team)
    wanted = [Planned("reminder", SUBJECT, NINE, person=luc)]

    for _ in range(2):
        with team.work() as work:
            work.nudges.plan(SUBJECT, wanted)

    with team.work() as work:
        assert [nudge.state for nudge in due(work)] == [NudgeState.PLANNED]


def test_planning_within_one_transaction_is_one_nudge(team: Team) -> None:
    wanted = [Planned("reminder", SUBJECT, NINE, person=somebody(team))]

    with team.work() as work:
        work.nudges.plan(SUBJECT, wanted)
        work.nudges.plan(SUBJECT, wanted)

    with team.work() as work:
        assert len(due(work)) == 1


def test_cancelled_nudge_is_revived(team: Team) -> None:
    wanted = [Planned("reminder", SUBJECT, NINE, person=somebody(team))]
    with team.work() as work:
        work.nudges.plan(SUBJECT, wanted)
        work.nudges.plan(SUBJECT, [])
        assert due(work) == []

    with team.work() as work:
        work.nudges.plan(SUBJECT, wanted)

        assert len(due(work)) == 1


def test_what_has_rung_never_rings_again(team: Team) -> None:
    wanted = [Planned("reminder", SUBJECT, NINE, person=somebody(team))]
    with team.work() as work:
        work.nudges.plan(SUBJECT, wanted)
    with team.work() as work:
        (nudge,) = due(work)
        nudge.state, nudge.rung_at = NudgeState.RUNG, NINE.utc

    with team.work() as work:
        work.nudges.plan(SUBJECT, wanted)

        assert due(work) == []


def test_silence_holds_and_its_end_lets_go(team: Team) -> None:
    luc = somebody(team)
    with team.work() as work:
        work.nudges.plan(SUBJECT, [Planned("reminder", SUBJECT, NINE, person=luc)])
        work.settings.choose(SILENCE, written(TEN.utc), person=luc)

    with team.work() as work:
        assert work.nudges.due(NINE.utc) == []
        assert len(work.nudges.held_for(NINE.utc, person=luc)) == 1
        assert work.nudges.next_due(NINE.utc) == TEN.utc
        assert work.nudges.overdue(NINE.utc + timedelta(minutes=30)) == 0
        assert len(work.nudges.due(TEN.utc)) == 1


def test_silence_of_one_holds_nobody_elses(team: Team) -> None:
    luc, zoe = somebody(team), somebody(team, "@zoe:ville.test")
    with team.work() as work:
        planned = [Planned("reminder", SUBJECT, NINE, person=each) for each in (luc, zoe)]
        work.nudges.plan(SUBJECT, planned)
        work.settings.choose(SILENCE, written(TEN.utc), person=luc)

    with team.work() as work:
        assert [nudge.person for nudge in work.nudges.due(NINE.utc)] == [zoe]


def test_silence_of_a_room_holds_what_rings_there(team: Team) -> None:
    luc = team.person("@luc:ville.test", "Luc Martin")
    room_id = team.room("Finances", luc)
    with team.work() as work:
        room = work.rooms.by_id(room_id)
        assert room is not None
        key: RoomKey = room.key
        work.nudges.plan(SUBJECT, [Planned("reminder", SUBJECT, NINE, room=key)])
        work.settings.choose(SILENCE, written(TEN.utc), room=key)

    with team.work() as work:
        assert work.nudges.due(NINE.utc) == []
        assert len(work.nudges.held_for(NINE.utc, room=key)) == 1


def test_silence_taken_back_holds_nothing(team: Team) -> None:
    luc = somebody(team)
    with team.work() as work:
        work.nudges.plan(SUBJECT, [Planned("reminder", SUBJECT, NINE, person=luc)])
        work.settings.choose(SILENCE, written(TEN.utc), person=luc)
    with team.work() as work:
        work.settings.choose(SILENCE, None, person=luc)

    with team.work() as work:
        assert len(work.nudges.due(NINE.utc)) == 1


def test_next_due_is_the_earliest(team: Team) -> None:
    luc = somebody(team)
    with team.work() as work:
        assert work.nudges.next_due(TUESDAY) is None
        planned = [Planned("reminder", SUBJECT, each, person=luc) for each in (TEN, NINE)]
        work.nudges.plan(SUBJECT, planned)

        assert work.nudges.earliest == NINE.utc
        work.flush()
        assert work.nudges.next_due(TUESDAY) == NINE.utc


def somebody(team: Team, user: str = "@luc:ville.test") -> PersonKey:
    user_id = team.person(user, "Quelqu’un")
    with team.work() as work:
        return work.people.known(user_id).key


def due(work: UnitOfWork) -> list[Nudge]:
    work.flush()
    return list(work.nudges.due(NINE.utc + timedelta(days=1)))
