"""Who may do what with a reminder; what is hidden is unknown, in the same words."""

from datetime import timedelta

import pytest

from storage.ids import RoomId, UserId
from tests.team import Team

AMINA, LUC, ZOE = (UserId(f"@{name}:ville.test") for name in ("amina", "luc", "zoe"))
PAUL = UserId("@paul:ailleurs.test")

UNKNOWN = "Je ne trouve pas de rappel 1 ici. Dites « mes rappels »."
UNKNOWN_IN_ROOM = UNKNOWN.replace("« ", "« !")

CHANGES = (
    "annuler le rappel 1",
    "supprimer le rappel 1",
    "reporter le rappel 1 à lundi 10h",
    "sauter le rappel 1",
    "fait le rappel 1",
)


@pytest.fixture
def room(team: Team) -> RoomId:
    for user, name in ((AMINA, "Amina Diallo"), (LUC, "Luc Martin"), (ZOE, "Zoé Petit")):
        team.person(user, name)
    team.person(PAUL, "Paul Durand")
    return team.room("Finances", AMINA, LUC, PAUL, moderators=[AMINA])


@pytest.mark.parametrize("change", [*CHANGES, "rappel 1", "rejoindre le rappel 1"])
def test_hidden_reminder_is_unknown(team: Team, room: RoomId, change: str) -> None:
    team.says(LUC, room, "!rappelle-moi demain 9h de signer")

    team.says(ZOE, team.direct(ZOE), change)

    assert plain(team.answer) == UNKNOWN


@pytest.mark.parametrize("change", CHANGES)
def test_reminder_of_another_is_theirs_to_change(team: Team, room: RoomId, change: str) -> None:
    team.says(LUC, room, "!rappelle-moi demain 9h de signer")

    team.says(AMINA, room, f"!{change}")

    assert plain(team.answer).startswith("Le rappel 1 revient à Luc.")


def test_whom_it_rings_for_may_change_it(team: Team, room: RoomId) -> None:
    team.says(AMINA, room, "!rappelle à @luc:ville.test demain 9h de signer")

    team.says(LUC, room, "!annuler le rappel 1")

    assert plain(team.answer).startswith("Rappel 1 annulé : signer.")


def test_moderator_changes_a_rooms_reminder(team: Team, room: RoomId) -> None:
    with team.work() as work:
        row = work.rooms.by_id(room)
        assert row is not None
        row.power_levels = {"users": {AMINA: 100, LUC: 50}}
    team.says(LUC, room, "!rappelle au salon demain 9h : point")

    team.says(AMINA, room, "!annuler le rappel 1")

    assert plain(team.answer).startswith("Rappel 1 annulé : point.")


def test_member_of_a_room_reminds_it_not(team: Team, room: RoomId) -> None:
    team.says(LUC, room, "!rappelle au salon demain 9h : point")

    assert plain(team.answer) == "Cette demande revient à la modération : Amina."


def test_creator_of_a_version_12_room_reminds_it(team: Team, room: RoomId) -> None:
    with team.work() as work:
        row = work.rooms.by_id(room)
        assert row is not None
        row.version, row.creators, row.power_levels = "12", [LUC], {"users": {}}

    team.says(LUC, room, "!rappelle au salon demain 9h : point")

    assert plain(team.answer).startswith("Rappel noté pour le salon : point")


def test_guest_loses_sight_of_a_room_they_left(team: Team, room: RoomId) -> None:
    direct = team.direct(PAUL)
    team.says(PAUL, room, "!rappelle-moi demain 9h de signer")
    with team.work() as work:
        row, paul = work.rooms.by_id(room), work.people.by_user(PAUL)
        assert row is not None
        assert paul is not None
        member = work.rooms.member(row.key, paul.key)
        assert member is not None
        member.membership = type(member.membership).LEAVE

    team.says(PAUL, direct, "rappel 1")
    hidden = plain(team.answer)
    team.says(PAUL, direct, "mes rappels")
    listed = plain(team.answer)
    team.now += timedelta(days=1)
    before = len(team.shown)
    team.rings()

    assert hidden == UNKNOWN
    assert listed.startswith("Aucun rappel à venir.")
    assert len(team.shown) == before


def test_ring_of_another_cannot_be_answered(team: Team, room: RoomId) -> None:
    team.says(LUC, room, "!rappelle-moi à 10h de signer")
    team.now += timedelta(minutes=55)
    team.rings()
    ring = team.answers[-1]

    team.taps(AMINA, room, ring.event, "✅")

    assert plain(ring.body).startswith("Rappel de 10 h : signer")
    assert [plain(each.body) for each in team.answers] == [UNKNOWN_IN_ROOM]


def test_anybody_in_the_room_answers_its_ring(team: Team, room: RoomId) -> None:
    team.says(AMINA, room, "!rappelle au salon à 10h : point")
    team.now += timedelta(minutes=55)
    team.rings()
    ring = team.answers[0]

    team.taps(LUC, room, ring.event, "✅")

    assert plain(ring.body) == (
        "✅ Rappel de 10 h : point\nFait par Luc, mardi 24 novembre 2026 à 10 h"
    )


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("annuler le rappel 1", "Rappel 1 annulé. Dites « annuler » pour le rétablir."),
        (
            "reporter le rappel 1 à lundi 10h",
            (
                "Rappel 1 reporté au lundi 30 novembre 2026 à 10 h. "
                "Dites « annuler » pour y revenir."
            ),
        ),
        (
            "reporter le rappel 1 à chaque lundi 10h",
            (
                "Rappel 1 désormais chaque lundi à 10 h\n"
                "Première fois : lundi 30 novembre 2026 à 10 h"
            ),
        ),
        (
            "sauter le rappel 1",
            (
                "Rappel 1 sauté le mercredi 25 novembre 2026\n"
                "Prochain : jeudi 26 novembre 2026 à 9 h"
            ),
        ),
        (
            "fait le rappel 1",
            (
                "Rappel 1 sauté le mercredi 25 novembre 2026\n"
                "Prochain : jeudi 26 novembre 2026 à 9 h"
            ),
        ),
    ],
)
def test_title_is_said_in_no_other_room(team: Team, room: RoomId, change: str, said: str) -> None:
    other = team.room("Voirie", LUC, ZOE)
    team.says(LUC, room, "!rappelle-moi chaque jour à 9h de négocier en secret")

    team.says(LUC, other, f"!{change}")
    changed = plain(team.answer)
    team.says(LUC, other, "!annuler")

    assert changed == said
    assert plain(team.answer) == "C’est annulé pour le rappel 1."


def test_title_of_what_is_finished_is_said_in_no_other_room(team: Team, room: RoomId) -> None:
    other = team.room("Voirie", LUC, ZOE)
    team.says(LUC, room, "!rappelle-moi demain 9h de négocier en secret")

    team.says(LUC, other, "!fait le rappel 1")

    assert plain(team.answer) == "Rappel 1 fait. Dites « annuler » pour le rétablir."


def test_title_is_said_alone(team: Team, room: RoomId) -> None:
    team.says(LUC, room, "!rappelle-moi demain 9h de signer")

    team.says(LUC, team.direct(LUC), "annuler le rappel 1")

    assert plain(team.answer).startswith("Rappel 1 annulé : signer.")


def test_guest_knows_only_the_room_they_are_in(team: Team, room: RoomId) -> None:
    other = team.room("Chantier", LUC, PAUL)
    team.says(AMINA, room, "!rappelle au salon demain 9h : point")

    team.says(PAUL, other, "!rappel 1")
    elsewhere = plain(team.answer)
    team.says(PAUL, team.direct(PAUL), "rappel 1")

    assert elsewhere == UNKNOWN_IN_ROOM
    assert plain(team.answer).startswith("Rappel 1 : point")


def test_refusal_names_moderators_of_a_rooms_reminder(team: Team, room: RoomId) -> None:
    with team.work() as work:
        row = work.rooms.by_id(room)
        assert row is not None
        row.power_levels = {"users": {AMINA: 100, LUC: 50}}
    team.says(LUC, room, "!rappelle au salon demain 9h : point")

    team.says(PAUL, room, "!annuler le rappel 1")

    assert plain(team.answer) == (
        "Le rappel 1 revient à Luc, ou à la modération : Amina. "
        "Demandez un rappel à part : « !rappelle-moi … »."
    )


def test_refusal_elsewhere_names_nobody(team: Team, room: RoomId) -> None:
    other = team.room("Voirie", AMINA, ZOE)
    team.says(LUC, room, "!rappelle-moi demain 9h de signer")

    team.says(AMINA, other, "!annuler le rappel 1")

    assert plain(team.answer) == (
        "Le rappel 1 revient à d’autres personnes. "
        "Pour savoir qui : « rappel 1 » en message direct."
    )


def test_removed_reminder_comes_back_in_reply_to_its_note(team: Team, room: RoomId) -> None:
    team.says(LUC, room, "!rappelle-moi demain 9h de signer")
    note = team.answers[0]
    team.says(LUC, room, "!annuler le rappel 1")

    team.says(LUC, room, "annuler", reply_to=note.event)

    assert plain(team.answer) == "Rappel 1 rétabli : signer, mercredi 25 novembre 2026 à 9 h"
