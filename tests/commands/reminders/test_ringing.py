"""Rings: once each, late with the reason, and not where nobody hears."""

from datetime import datetime, timedelta

from storage.accounts import OutageKind
from storage.ids import RoomId, UserId
from storage.rooms import Membership
from tests.team import BOT, Team

NBSP = "\u00a0"


def test_ring_says_why_it_is_late(team: Team) -> None:
    luc, direct = alone(team)
    team.says(luc, direct, "rappelle-moi à 10h d'appeler la préfecture")
    outage(team, OutageKind.STOPPED, minutes=(45, 96))
    team.now += timedelta(minutes=97)

    team.rings()

    assert plain(team.answer) == (
        "Rappel de 10 h, envoyé à 10 h 42 : appeler la préfecture\n"
        "J’étais à l’arrêt de 9 h 50 à 10 h 41, c’est de mon fait.\n"
        "✅ fait · ⏰ dans 1 h"
    )


def test_ring_late_by_the_homeserver_is_no_fault_of_ours(team: Team) -> None:
    luc, direct = alone(team)
    team.says(luc, direct, "rappelle-moi à 10h de signer")
    outage(team, OutageKind.UNREACHABLE, minutes=(45, 96))
    team.now += timedelta(minutes=97)

    team.rings()

    assert plain(team.answer).splitlines()[1] == (
        "La messagerie ne répondait pas de 9 h 50 à 10 h 41."
    )


def test_ring_of_another_day_says_both_days(team: Team) -> None:
    luc, direct = alone(team)
    team.says(luc, direct, "rappelle-moi chaque jour à 10h de signer")
    outage(team, OutageKind.STOPPED, minutes=(45, 3 * 24 * 60))
    team.now += timedelta(days=3, minutes=1)

    assert team.rings() == 1

    assert plain(team.answer) == (
        "Rappel du mardi 24 novembre 2026 à 10 h : signer\n"
        "J’étais à l’arrêt du mardi 24 novembre 2026 à 9 h 50"
        " au vendredi 27 novembre 2026 à 9 h 05, c’est de mon fait.\n"
        "2 autres rappels, tombés entre-temps, n’ont pas sonné.\n"
        "✅ fait · ⏰ dans 1 h"
    )


def test_ring_a_minute_late_says_nothing_of_it(team: Team) -> None:
    luc, direct = alone(team)
    team.says(luc, direct, "rappelle-moi à 10h de signer")
    team.now += timedelta(minutes=56, seconds=59)

    team.rings()

    assert plain(team.answer).splitlines()[0] == "Rappel de 10 h : signer"


def test_several_people_each_hear_it_once(team: Team) -> None:
    amina, room = company(team, "luc", "zoe")
    team.says(amina, room, "!rappelle à @luc:ville.test @zoe:ville.test à 10h de signer")
    team.now += timedelta(minutes=55)

    assert [team.rings(), team.rings()] == [2, 0]


def test_what_repeats_rings_again_the_next_day(team: Team) -> None:
    luc, direct = alone(team)
    team.says(luc, direct, "rappelle-moi chaque jour à 10h de signer")
    rung = []
    for _ in range(5):
        team.now += timedelta(days=1)
        rung.append(team.rings())

    assert rung == [1, 1, 1, 1, 1]


def test_what_repeats_keeps_its_hour_across_summer_time(team: Team) -> None:
    team.now = datetime.fromisoformat("2027-03-26T08:00:00+00:00")
    luc, direct = alone(team)
    team.says(luc, direct, "rappelle-moi chaque jour à 10h de signer")

    assert [first_line(team, f"2027-03-{day}") for day in ("26T09", "27T09", "28T08", "29T08")] == [
        "Rappel de 10 h : signer"
    ] * 4


def test_what_repeats_keeps_its_hour_across_winter_time(team: Team) -> None:
    team.now = datetime.fromisoformat("2027-10-29T07:00:00+00:00")
    luc, direct = alone(team)
    team.says(luc, direct, "rappelle-moi chaque jour à 10h de signer")

    assert [first_line(team, f"2027-10-{day}") for day in ("29T08", "30T08", "31T09")] == [
        "Rappel de 10 h : signer"
    ] * 3


def test_two_rings_of_a_second_are_two_messages(team: Team) -> None:
    luc, direct = alone(team)
    team.says(luc, direct, "rappelle-moi à 10h de signer")
    team.says(luc, direct, "rappelle-moi à 10h de téléphoner")
    team.now += timedelta(minutes=55)
    before = set(team.shown)

    team.rings()

    bodies = [plain(shown.body) for key, shown in team.shown.items() if key not in before]
    assert [body.splitlines()[0] for body in bodies] == [
        "Rappel de 10 h : signer",
        "Rappel de 10 h : téléphoner",
    ]


def test_room_that_we_left_hears_nothing_and_resumes(team: Team) -> None:
    amina, room = company(team)
    team.says(amina, room, "!rappelle au salon chaque jour à 10h : point")
    membership(team, room, Membership.LEAVE)
    team.now += timedelta(minutes=55)
    before = len(team.shown)
    team.rings()
    assert len(team.shown) == before

    membership(team, room, Membership.JOIN)
    team.now += timedelta(days=1)
    team.rings()

    assert plain(team.answer).splitlines()[0] == "Rappel de 10 h : point"


def test_who_left_every_room_hears_nothing(team: Team) -> None:
    amina, room = company(team, "luc")
    team.says(amina, room, "!rappelle à @luc:ville.test à 10h de signer")
    with team.work() as work:
        luc = work.people.known(UserId("@luc:ville.test")).key
        row = work.rooms.by_id(room)
        assert row is not None
        work.rooms.set_member(row.key, luc, Membership.LEAVE, None)
    team.now += timedelta(minutes=55)
    before = len(team.shown)

    team.rings()

    assert len(team.shown) == before


def test_room_ring_notifies_the_room(team: Team) -> None:
    amina, room = company(team)
    team.says(amina, room, "!rappelle au salon à 10h : point")
    team.now += timedelta(minutes=55)

    team.rings()

    assert team.answers[0].mentions == {"room": True}


def test_room_ring_put_off_rings_for_one_alone(team: Team) -> None:
    amina, room = company(team, "luc")
    team.says(amina, room, "!rappelle au salon à 10h : point")
    team.now += timedelta(minutes=55)
    team.rings()
    ring = team.answers[0]

    team.taps(UserId("@luc:ville.test"), room, ring.event, "⏰")
    assert plain(ring.body).splitlines()[1] == (
        "De nouveau pour Luc : mardi 24 novembre 2026 à 11 h"
    )
    team.now += timedelta(hours=1)

    assert team.rings() == 1
    assert team.answers[-1].person is not None


def test_deleted_message_takes_its_ring_with_it(team: Team) -> None:
    luc, direct = alone(team)
    asked = team.says(luc, direct, "rappelle-moi à 10h de signer")
    team.deletes(luc, direct, asked)
    team.now += timedelta(hours=1)

    assert team.rings() == 0


def test_edited_message_rings_at_its_new_hour_alone(team: Team) -> None:
    luc, direct = alone(team)
    asked = team.says(luc, direct, "rappelle-moi à 10h de signer")
    team.edits(luc, direct, asked, "rappelle-moi à 11h de signer")
    team.now += timedelta(hours=1)
    early = team.rings()
    team.now += timedelta(hours=1)

    assert [early, team.rings()] == [0, 1]


def alone(team: Team) -> tuple[UserId, RoomId]:
    luc = team.person("@luc:ville.test", "Luc Martin")
    return luc, team.direct(luc)


def company(team: Team, *others: str) -> tuple[UserId, RoomId]:
    """Open a room that Amina moderates."""
    amina = team.person("@amina:ville.test", "Amina Diallo")
    people = [team.person(f"@{name}:ville.test", f"{name.title()} X") for name in others]
    return amina, team.room("Finances", amina, *people, moderators=[amina])


def outage(team: Team, kind: OutageKind, *, minutes: tuple[int, int]) -> None:
    with team.work() as work:
        account = work.accounts.of(BOT)
        assert account is not None
        begin, end = (team.now + timedelta(minutes=each) for each in minutes)
        work.accounts.begin_outage(account.key, kind, begin).end = end


def membership(team: Team, room: RoomId, membership: Membership) -> None:
    with team.work() as work:
        row = work.rooms.by_id(room)
        assert row is not None
        row.membership = membership


def first_line(team: Team, hour: str) -> str:
    """Let the clock say an hour in UTC, and give what then rings, nothing a minute before."""
    team.now = datetime.fromisoformat(f"{hour}:00:00+00:00") - timedelta(minutes=1)
    assert team.rings() == 0
    team.now += timedelta(minutes=1)
    assert team.rings() == 1
    return plain(team.answer).splitlines()[0]


def plain(text: str) -> str:
    return text.replace(NBSP, " ")
