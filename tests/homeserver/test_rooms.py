"""Where the bot goes, what it mirrors of the rooms, and how it leaves."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from commands.catalogue import catalogue
from commands.incoming import Arrival, Incoming
from commands.organisation import Organisation
from storage.ids import RoomId, UserId
from storage.messages import Message as Sent
from storage.messages import Role, Subject
from storage.moments import LocalMoment
from storage.nudges import NudgeState
from storage.reminders import Reminder
from storage.rooms import Member, Membership, Room
from storage.work import UnitOfWork
from tests.fixtures import Newcomer
from tests.homeserver.conftest import ELSEWHERE, Hire
from tests.homeserver.ears import Ears
from tests.outbox import to_room


def arrival_in(room: str, handled: Iterable[Incoming]) -> Arrival | None:
    """Find the bot's arrival in a room."""
    return next((e for e in handled if isinstance(e, Arrival) and e.room == room), None)


async def arrives(bot: Ears, room: str) -> Room:
    """Wait until the bot has come into a room."""
    await bot.recorder.until(lambda: arrival_in(room, bot.recorder.handled))
    return await bot.room(room, whole)


def whole(room: Room) -> bool:
    return room.complete


def members_of(room: str) -> Callable[[UnitOfWork], dict[str, Membership]]:
    """Read who is in a room."""

    def read(work: UnitOfWork) -> dict[str, Membership]:
        row = work.rooms.by_id(RoomId(room))
        members = work.rooms.members(row.key) if row is not None else ()
        people = work.people.by_keys(member.person for member in members)
        return {str(people[each.person].user_id): each.membership for each in members}

    return read


async def test_invitation_of_an_agent_is_accepted(bot: Ears, newcomer: Newcomer) -> None:
    amina = await newcomer("Amina")

    room = await amina.create_room("Urbanisme", bot)

    row = await arrives(bot, room)
    assert (row.membership, row.name, row.is_direct) == (Membership.JOIN, "Urbanisme", False)
    arrival = arrival_in(room, bot.recorder.handled)
    assert arrival is not None
    assert arrival.inviter == amina.user_id


async def test_invitation_of_a_stranger_is_declined_with_a_reason(
    hire: Hire, newcomer: Newcomer
) -> None:
    bot, eve = await hire(ELSEWHERE), await newcomer("Eve")
    room = await eve.create_room("Piège", bot)

    await eve.sees_member(room, bot, "leave")

    assert eve.view(room).state["m.room.member", bot.user_id] == {
        "membership": "leave",
        "reason": "Cette invitation ne vient pas de la mairie.",
    }
    await bot.room(room, lambda row: row.membership == Membership.LEAVE)
    assert bot.recorder.handled == []


async def test_admin_from_elsewhere_may_invite(hire: Hire, newcomer: Newcomer) -> None:
    amina = await newcomer("Amina")
    admins = (UserId(amina.user_id),)
    bot = await hire(replace(ELSEWHERE, admins=admins))

    room = await amina.create_room("Urbanisme", bot)

    await arrives(bot, room)


async def test_member_of_the_space_may_invite(hire: Hire, newcomer: Newcomer) -> None:
    amina, luc = await newcomer("Amina"), await newcomer("Luc")
    space = await amina.create_space("Mairie")
    bot = await hire(Organisation(admins=(), space=RoomId(space)))
    await amina.invite(space, bot)
    row = await bot.room(space, whole)

    room = await amina.create_room("Urbanisme", bot)
    strange = await luc.create_room("Piège", bot)

    assert row.is_space
    await arrives(bot, room)
    await luc.sees_member(strange, bot, "leave")


async def test_direct_message_is_one_until_a_third_comes(bot: Ears, newcomer: Newcomer) -> None:
    amina, luc = await newcomer("Amina"), await newcomer("Luc")
    room = await amina.open_direct(bot)
    row = await arrives(bot, room)
    person = await bot.reads(lambda work: work.people.by_user(UserId(amina.user_id)))

    await amina.invite(room, luc)

    assert row.is_direct
    assert person is not None
    assert person.direct_room == row.key
    await bot.room(room, lambda row: not row.is_direct)
    after = await bot.reads(lambda work: work.people.by_key(person.key))
    assert after.direct_room is None


async def test_state_is_mirrored_as_it_changes(bot: Ears, newcomer: Newcomer) -> None:
    amina, luc = await newcomer("Amina"), await newcomer("Luc")
    room = await amina.create_room("Urbanisme", bot, luc)
    await luc.is_in(room)
    row = await arrives(bot, room)

    await amina.set_power(room, luc, 50)
    await amina.rename_room(room, "Voirie\u200b")
    await amina.encrypt_room(room)
    await amina.set_state(room, "im.vector.room.access_rules", {"rule": "restricted"})
    await bot.room(room, lambda row: row.access_rule == "restricted")

    row = await bot.room(room)
    assert (row.name, row.encrypted, row.version) == ("Voirie", True, "12")
    assert row.power_of(UserId(amina.user_id)) == float("inf")
    assert (row.power_of(UserId(luc.user_id)), row.moderated_by(UserId(luc.user_id))) == (50, True)
    assert await bot.reads(members_of(room)) == {
        amina.user_id: Membership.JOIN,
        luc.user_id: Membership.JOIN,
        bot.user_id: Membership.JOIN,
    }


async def test_creators_of_version_12_and_of_before(bot: Ears, newcomer: Newcomer) -> None:
    amina, luc = await newcomer("Amina"), await newcomer("Luc")
    more = {"creation_content": {"additional_creators": [luc.user_id]}}

    new = await arrives(bot, await amina.create_room("Neuf", bot, luc, options=more))
    old = await arrives(bot, await amina.create_room("Ancien", bot, luc, version="10"))

    assert new.creators == [amina.user_id, luc.user_id]
    assert new.power_of(UserId(luc.user_id)) == float("inf")
    assert old.creators == [amina.user_id]
    assert (old.power_of(UserId(amina.user_id)), old.power_of(UserId(luc.user_id))) == (100, 0)


async def test_what_was_said_before_the_invitation_is_no_request(
    bot: Ears, newcomer: Newcomer
) -> None:
    amina = await newcomer("Amina")
    room = await amina.create_room("Urbanisme")
    await amina.say(room, "avant")
    await bot.stop()
    await amina.invite(room, bot)
    for number in range(60):
        await amina.say(room, f"après {number}")

    await bot.start()

    await bot.recorder.hears("après 59")
    assert isinstance(bot.recorder.handled[0], Arrival)
    assert bot.recorder.texts == [f"après {number}" for number in range(60)]


async def test_bot_left_alone_leaves(bot: Ears, newcomer: Newcomer) -> None:
    amina = await newcomer("Amina")
    room = await amina.open_direct(bot)
    await arrives(bot, room)

    await amina.leave(room)

    row = await bot.room(room, lambda row: row.membership == Membership.LEAVE)
    assert row.left_at is not None
    assert await bot.client.joined_rooms() == []
    person = await bot.reads(lambda work: work.people.by_user(UserId(amina.user_id)))
    assert person is not None
    assert person.direct_room is None


async def test_room_that_put_the_bot_out_rests_until_it_is_invited_again(
    bot: Ears, newcomer: Newcomer
) -> None:
    amina = await newcomer("Amina")
    room = await amina.create_room("Urbanisme", bot)
    row = await arrives(bot, room)
    await bot.reads(lambda work: fill(work, row))

    await amina.say(room, "vite")
    await amina.kick(room, bot)
    await bot.room(room, lambda row: row.membership == Membership.LEAVE)

    assert bot.recorder.texts == ["vite"]
    assert await bot.reads(lambda work: resting(work, row)) == (
        NudgeState.CANCELLED,
        [],
        [],
        [],
    )

    await amina.invite(room, bot)
    await bot.room(room, whole)

    ring, *_ = await bot.reads(lambda work: resting(work, row))
    assert ring == NudgeState.PLANNED
    await amina.say(room, "de retour")
    await bot.recorder.hears("de retour")


async def test_upgraded_room_is_followed_with_what_belongs_to_it(
    bot: Ears, newcomer: Newcomer
) -> None:
    amina = await newcomer("Amina")
    room = await amina.create_room("Urbanisme", bot, version="10")
    row = await arrives(bot, room)
    await bot.reads(lambda work: fill(work, row))

    replacement = await amina.upgrade_room(room)
    await amina.invite(replacement, bot)

    moved = await bot.room(replacement, whole)
    assert (moved.key, moved.version, moved.replaced_by) == (row.key, "12", None)
    assert bot.recorder.told == ["moved"]
    ring, lanes, cards, members = await bot.reads(lambda work: resting(work, row))
    assert (ring, lanes, cards) == (NudgeState.PLANNED, [f"room:{row.key}"], [])
    assert len(members) == 2
    await amina.sees_member(room, bot, "leave")
    await amina.say(replacement, "par ici")
    await bot.recorder.hears("par ici")
    assert arrival_in(replacement, bot.recorder.handled) is None


async def test_replacement_entered_before_the_tombstone_is_merged(
    bot: Ears, newcomer: Newcomer
) -> None:
    amina = await newcomer("Amina")
    room = await amina.create_room("Urbanisme", bot)
    row = await arrives(bot, room)
    claim = {"creation_content": {"predecessor": {"room_id": room, "event_id": "$last"}}}
    replacement = await amina.create_room("Urbanisme", bot, options=claim)
    stranger = await arrives(bot, replacement)
    await bot.reads(lambda work: fill(work, stranger))

    await amina.set_state(room, "m.room.tombstone", {"replacement_room": replacement, "body": "là"})

    await bot.room(replacement, lambda found: found.key == row.key and found.complete)
    ring, lanes, cards, members = await bot.reads(lambda work: resting(work, row))
    assert (ring, lanes, cards) == (NudgeState.PLANNED, [f"room:{row.key}"], [])
    assert len(members) == 2
    assert await bot.reads(lambda work: work.rooms.by_id(RoomId(room))) is None


async def test_room_that_only_claims_to_replace_another_takes_nothing(
    bot: Ears, newcomer: Newcomer
) -> None:
    amina, eve = await newcomer("Amina"), await newcomer("Eve")
    room = await amina.create_room("Urbanisme", bot)
    row = await arrives(bot, room)

    claim = {"creation_content": {"predecessor": {"room_id": room, "event_id": "$last"}}}
    trap = await arrives(bot, await eve.create_room("Urbanisme", bot, options=claim))

    assert trap.key != row.key
    assert (await bot.room(room)).key == row.key


async def test_tombstone_that_names_a_stranger_moves_nothing(bot: Ears, newcomer: Newcomer) -> None:
    amina = await newcomer("Amina")
    room = await arrives(bot, await amina.create_room("Urbanisme", bot))
    other = await arrives(bot, await amina.create_room("Voirie", bot))

    tombstone = {"replacement_room": other.room_id, "body": "là"}
    await amina.set_state(room.room_id, "m.room.tombstone", tombstone)
    await bot.room(room.room_id, lambda row: row.replaced_by is not None)

    left = await bot.room(room.room_id, lambda row: row.replaced_by is None)
    assert left.key == room.key
    assert (await bot.room(other.room_id)).key == other.key


def fill(work: UnitOfWork, room: Room) -> None:
    """Put into a room what ends with it: a card kept true, an answer to send, a ring."""
    now = room.invited_at or datetime.min.replace(tzinfo=UTC)
    message = Sent(
        room=room.key,
        role=Role.CARD,
        subject_kind="task",
        subject_key=1,
        live=True,
        origin="event:$x",
        root="event:$x",
        language="fr",
        zone="Europe/Paris",
        at=now,
    )
    work.messages.add(message)
    work.flush()
    work.outbox.add(
        to_room(work.account, room.key, f"t{room.key}", now, message=message.key, payload={})
    )
    reminder = Reminder(
        title="point",
        author=room.invited_by,
        room=room.key,
        for_room=True,
        created_at=now,
        except_days=[],
    )
    reminder.first = LocalMoment.at(now + timedelta(days=1), "Europe/Paris")
    work.reminders.add(reminder)
    work.flush()
    plan = catalogue().cards["reminder"].plan
    assert plan is not None
    work.nudges.plan(Subject("reminder", reminder.number), plan(work, reminder.number, now))


def resting(
    work: UnitOfWork, room: Room
) -> tuple[NudgeState | None, list[str], list[Sent], list[Member]]:
    """Read what `fill` put there: the ring, what waits to be sent, live cards; and the members."""
    nudge = work.nudges.by_key(1)
    return (
        nudge.state if nudge is not None else None,
        [row.lane for row in work.outbox.waiting(work.account)],
        list(work.messages.live_cards(Subject("task", 1))),
        list(work.rooms.members(room.key)),
    )
