"""Silence: what it holds, what it lets through, and how it is taken back."""

from datetime import timedelta

import pytest

from storage.ids import RoomId, UserId
from tests.team import Team


@pytest.fixture
def luc(team: Team) -> UserId:
    return team.person("@luc:ville.test", "Luc Martin")


@pytest.fixture
def direct(team: Team, luc: UserId) -> RoomId:
    return team.direct(luc)


def test_answers_are_not_held(team: Team, luc: UserId, direct: RoomId) -> None:
    team.says(luc, direct, "silence jusqu'à 14h")

    team.says(luc, direct, "mes rappels")

    assert team.answer.startswith("Aucun rappel")


def test_silence_that_is_undone_lets_ring_at_once(team: Team, luc: UserId, direct: RoomId) -> None:
    team.says(luc, direct, "rappelle-moi à 10h de signer")
    asked = team.says(luc, direct, "silence jusqu'à 14h")
    team.now += timedelta(hours=1)
    held = team.rings()

    team.deletes(luc, direct, asked)

    assert (held, team.rings()) == (0, 1)


def test_end_that_is_undone_holds_again(team: Team, luc: UserId, direct: RoomId) -> None:
    team.says(luc, direct, "silence jusqu'à 14h")
    team.says(luc, direct, "fin du silence")
    team.says(luc, direct, "annuler")
    team.says(luc, direct, "rappelle-moi à 10h de signer")
    team.now += timedelta(hours=1)

    assert team.rings() == 0


def test_several_missed_in_silence_come_once(team: Team, luc: UserId, direct: RoomId) -> None:
    team.says(luc, direct, "rappelle-moi chaque jour à 10h de signer")
    team.says(luc, direct, "silence jusqu'à vendredi 11h")
    rung = []
    for _ in range(4):
        team.now += timedelta(days=1)
        rung.append(team.rings())

    assert rung == [0, 0, 0, 1]


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("silence", "mercredi 25 novembre 2026 à 9 h"),
        ("silence 2h", "mardi 24 novembre 2026 à 11 h 05"),
        ("silence pendant 30 min", "mardi 24 novembre 2026 à 9 h 35"),
        ("silence 14h", "mardi 24 novembre 2026 à 14 h"),
        ("silence jusqu'à demain", "mercredi 25 novembre 2026 à 9 h"),
        ("silence jusqu'à lundi 8h", "lundi 30 novembre 2026 à 8 h"),
        ("silence 3 jours", "vendredi 27 novembre 2026 à 9 h"),
    ],
)
def test_silence_says_its_end_in_full(
    team: Team, luc: UserId, direct: RoomId, said: str, until: str
) -> None:
    team.says(luc, direct, said)

    assert team.answer.replace("\u00a0", " ").startswith(f"Silence jusqu’au {until}. ")


def test_silence_in_other_words_is_none(team: Team, luc: UserId, direct: RoomId) -> None:
    team.says(luc, direct, "silence radio de la mairie sur le dossier")

    assert not team.answer.startswith("Silence jusqu")


def test_moderator_asks_silence_for_themselves(team: Team, luc: UserId) -> None:
    amina = team.person("@amina:ville.test", "Amina Diallo")
    room = team.room("Finances", amina, luc, moderators=[amina])
    team.says(amina, room, "!rappelle au salon à 10h : point")
    team.says(amina, room, "!silence jusqu'à 14h")
    own = team.answer.replace("\u00a0", " ")
    team.now += timedelta(hours=1)

    assert own.startswith("Amina, silence jusqu’au mardi 24 novembre 2026 à 14 h.")
    assert team.rings() == 1


def test_moderator_ends_their_own_silence_alone(team: Team, luc: UserId) -> None:
    amina = team.person("@amina:ville.test", "Amina Diallo")
    room = team.room("Finances", amina, luc, moderators=[amina])
    team.says(amina, room, "!rappelle au salon à 10h : point")
    team.says(amina, room, "!silence du salon jusqu'à 14h")
    team.says(amina, room, "!fin du silence")
    own = team.answer.replace("\u00a0", " ")
    team.now += timedelta(hours=1)
    held = team.rings()

    team.says(amina, room, "!fin du silence du salon")
    ended = team.answer.replace("\u00a0", " ")
    team.now += timedelta(seconds=1)

    assert own.startswith("Amina, je ne garde aucun silence pour vous.")
    assert held == 0
    assert ended == "Fin du silence du salon. Un rappel arrive."
    assert team.rings() == 1


def test_end_of_a_rooms_silence_is_for_moderators(team: Team, luc: UserId) -> None:
    amina = team.person("@amina:ville.test", "Amina Diallo")
    room = team.room("Finances", amina, luc, moderators=[amina])

    team.says(luc, room, "!fin du silence du salon")

    assert team.answer.replace("\u00a0", " ") == "Cette demande revient à la modération : Amina."
