"""What becomes of the rows, on both databases: the mirror writes them, no server needed."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from commands import rooms as rows
from commands.organisation import Organisation
from commands.rooms import Entrance, Facts, Invitation, Presence
from storage.database import connect
from storage.ids import EventId, RoomId, UserId
from storage.rooms import Membership, Room
from storage.work import UnitOfWork

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ME, AMINA, LUC = UserId("@b:ville.test"), UserId("@amina:ville.test"), UserId("@luc:ailleurs.test")
PLACE, NEW_PLACE = RoomId("!place:ville.test"), RoomId("!nouvelle")
ENTRANCE = Entrance(EventId("$in"), NOW)


class Rows:
    """One account's rows; each `transaction` is committed."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        with UnitOfWork.begun(engine, 0) as work:
            self._account = work.accounts.add(ME).key

    @contextmanager
    def transaction(self) -> Iterator[UnitOfWork]:
        """Work on the rows, as the worker does."""
        with UnitOfWork.begun(self._engine, self._account) as work:
            yield work


@pytest.fixture
def house(database_url: str) -> Iterator[Rows]:
    """An empty, migrated database."""
    engine = connect(database_url)
    yield Rows(engine)
    engine.dispose()


def people(*present: UserId, **columns: object) -> Facts:
    """Describe a room where these people are."""
    joined = {user: Presence(Membership.JOIN, user[1:4]) for user in present}
    return Facts(columns, joined)


def enter(work: UnitOfWork, *present: UserId, room: RoomId = PLACE, **columns: object) -> Room:
    """Come into a room where these people are."""
    return rows.entered(work, room, people(ME, *present, **columns), ENTRANCE, NOW)


def who(work: UnitOfWork, room: Room) -> list[str]:
    """List who is in a room."""
    members = work.rooms.members(room.key)
    people_there = work.people.by_keys(member.person for member in members)
    return sorted(str(person.user_id) for person in people_there.values())


def test_room_is_mirrored_whole(house: Rows) -> None:
    with house.transaction() as work:
        enter(work, AMINA, LUC, power_levels={"users": {AMINA: 100}}, version="12")

    with house.transaction() as work:
        room = work.rooms.by_id(PLACE)
        assert room is not None
        assert (room.complete, room.joined_event, room.invited_at) == (True, "$in", NOW)
        assert who(work, room) == sorted([ME, AMINA, LUC])
        assert (room.power_of(AMINA), room.power_of(LUC)) == (100, 0)


def test_refreshing_tells_who_has_gone(house: Rows) -> None:
    with house.transaction() as work:
        room = enter(work, AMINA, LUC)
        rows.refreshed(work, room, people(ME, AMINA))

    with house.transaction() as work:
        luc = work.people.known(LUC)
        assert who(work, room) == sorted([ME, AMINA])
        assert not work.rooms.holds(room.key, luc.key)


@pytest.mark.parametrize(
    ("inviter", "organisation", "accepted"),
    [
        (AMINA, Organisation(admins=(), domains=("ville.test",)), True),
        (LUC, Organisation(admins=(), domains=("ville.test",)), False),
        (LUC, Organisation(admins=(LUC,), domains=("ville.test",)), True),
        (LUC, Organisation(admins=(), space=PLACE), True),
        (AMINA, Organisation(admins=(), space=NEW_PLACE), False),
    ],
    ids=["domain", "stranger", "admin", "the Space itself", "Space unknown"],
)
def test_invitation_is_welcome_from_the_organisation(
    house: Rows, inviter: UserId, organisation: Organisation, *, accepted: bool
) -> None:
    invitation = Invitation(PLACE, inviter, None, direct=True, name="Place")

    with house.transaction() as work:
        room = rows.invited(work, invitation, NOW)
        assert rows.welcome(work, room, organisation) is accepted
        assert (room.membership, room.is_direct) == (Membership.INVITE, True)


def test_direct_message_is_whose_it_is(house: Rows) -> None:
    with house.transaction() as work:
        rows.invited(work, Invitation(PLACE, AMINA, None, direct=True, name=None), NOW)
        room = enter(work, AMINA)
        assert (room.is_direct, work.people.known(AMINA).direct_room) == (True, room.key)

        rows.changed(work, room, people(LUC))

        assert (room.is_direct, work.people.known(AMINA).direct_room) == (False, None)


def test_room_is_deserted_once_somebody_was_there(house: Rows) -> None:
    with house.transaction() as work:
        just_opened = enter(work)
        left = enter(work, LUC, room=NEW_PLACE)
        rows.changed(work, left, Facts(members={LUC: Presence(Membership.LEAVE, None)}))
        work.flush()

        assert work.rooms.deserted(work.account) == [left]
        assert just_opened.complete


def test_left_room_knows_nobody_until_it_is_entered_again(house: Rows) -> None:
    with house.transaction() as work:
        room = enter(work, AMINA)
        rows.left(work, room, NOW)

    with house.transaction() as work:
        again = work.rooms.by_id(PLACE)
        assert again is not None
        assert (again.membership, again.left_at, again.complete) == (Membership.LEAVE, NOW, False)
        assert who(work, again) == []
        back = enter(work, AMINA)
        assert (back.key, back.left_at, who(work, back)) == (room.key, None, sorted([ME, AMINA]))


def test_moved_room_takes_in_the_one_it_was_taken_for(house: Rows) -> None:
    with house.transaction() as work:
        old = enter(work, AMINA, LUC)
        old.replaced_by = NEW_PLACE
        stranger = enter(work, AMINA, room=NEW_PLACE)
        work.people.known(AMINA).direct_room = stranger.key
        work.flush()
        stranger_key = stranger.key

        moved = rows.moved(work, old, NEW_PLACE)
        rows.entered(work, NEW_PLACE, people(ME, AMINA), ENTRANCE, NOW)

    with house.transaction() as work:
        assert work.rooms.by_id(PLACE) is None
        room = work.rooms.by_id(NEW_PLACE)
        assert room is not None
        assert (room.key, room.complete, room.replaced_by) == (moved.key, True, None)
        assert room.key != stranger_key
        assert who(work, room) == sorted([ME, AMINA])
        assert work.people.known(AMINA).direct_room == room.key


def test_tombstone_makes_an_invitation_welcome_from_anybody(house: Rows) -> None:
    with house.transaction() as work:
        enter(work, AMINA).replaced_by = NEW_PLACE
        work.flush()
        room = rows.invited(work, Invitation(NEW_PLACE, LUC, None, direct=False, name=None), NOW)

        assert rows.welcome(work, room, Organisation(admins=(), domains=("ville.test",)))
