"""What admins are told: in words of theirs, of what they may know."""

import pytest

from commands.incoming import Notice
from storage.ids import RoomId, UserId
from tests.commands.speech.conftest import Square


def told(square: Square, **details: int) -> str:
    """Give what Amina, who administers, is told of a message that could not leave."""
    values = tuple((name, str(key)) for name, key in details.items())
    notice = Notice("undeliverable:1", square.team.now, "undeliverable", values)
    square.team.handle(notice)
    return square.heard.rpartition("\n---\n")[2]


def key_of(square: Square, room: RoomId) -> int:
    with square.team.work() as work:
        row = work.rooms.by_id(room)
        assert row is not None
        return row.key


def person_of(square: Square, user: UserId) -> int:
    with square.team.work() as work:
        return work.people.known(user).key


def test_admin_is_told_which_room(square: Square) -> None:
    assert told(square, room=key_of(square, square.room)) == (
        "Un message n’a pas pu partir vers le salon Finances. "
        "Vérifiez que j’y suis encore et que je peux y écrire."
    )


@pytest.mark.parametrize("by", ["person", "room"])
def test_admin_is_told_for_whom(square: Square, by: str) -> None:
    keys = {"person": person_of(square, square.luc), "room": key_of(square, square.alone)}

    assert told(square, **{by: keys[by]}) == (
        "Un message pour Luc n’a pas pu partir. "
        "Proposez-lui d’accepter mon invitation, ou de m’écrire."
    )


def test_admin_learns_of_no_room_they_are_not_in(square: Square) -> None:
    secret = square.team.room("Réorganisation", square.zoe)

    assert told(square, room=key_of(square, secret)) == (
        "Un message n’a pas pu partir. Dites « beffroi status » sur le serveur."
    )


def test_admin_learns_of_no_guest_they_do_not_meet(square: Square) -> None:
    paul = square.team.person("@paul:ailleurs.test", "Paul Durand")

    assert "Paul" not in told(square, person=person_of(square, paul))
