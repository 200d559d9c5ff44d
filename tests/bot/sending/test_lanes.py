"""Whose turn it is."""

from bot.sending.lanes import Lanes
from bot.sending.parcel import Parcel
from storage.ids import PersonKey
from storage.outbox import Act, Urgency
from tests.bot.sending.parcels import parcel

ANSWER, NUDGE, BUTTON = Urgency.ANSWER, Urgency.NUDGE, Urgency.BUTTON
MESSAGE, EDIT, REACTION, REDACTION = Act.MESSAGE, Act.EDIT, Act.REACTION, Act.REDACTION


def queued(*parcels: Parcel) -> Lanes:
    """Queue parcels, each in the lane it names."""
    lanes = Lanes()
    for each in parcels:
        lanes.add(each, each.lane)
    return lanes


def order(lanes: Lanes, least: Urgency = BUTTON) -> list[int]:
    """Take everything, one after the other."""
    keys = []
    while (taken := lanes.take(least)) is not None:
        each, lane = taken
        keys.append(each.key)
        lanes.forget(each)
        lanes.free(lane)
    return keys


def test_lane_sends_answers_then_nudges_then_buttons() -> None:
    lanes = queued(
        parcel(1, REACTION, BUTTON, key="✅"),
        parcel(2, MESSAGE, NUDGE),
        parcel(3),
        parcel(4, MESSAGE, NUDGE),
        parcel(5),
    )

    assert order(lanes) == [3, 5, 2, 4, 1]


def test_lane_sends_one_at_a_time_and_others_beside_it() -> None:
    lanes = queued(parcel(1), parcel(2), parcel(3, room=2))

    taken = [lanes.take(BUTTON), lanes.take(BUTTON), lanes.take(BUTTON)]

    assert [each[0].key if each else None for each in taken] == [1, 3, None]
    lanes.free("room:1")
    assert order(lanes) == [2]


def test_only_what_is_urgent_enough_leaves() -> None:
    lanes = queued(parcel(1, MESSAGE, NUDGE), parcel(2, MESSAGE, BUTTON, room=2), parcel(3, room=3))

    assert order(lanes, ANSWER) == [3]
    assert order(lanes, NUDGE) == [1]


def test_parcel_given_back_keeps_its_place() -> None:
    lanes = queued(parcel(1), parcel(2))
    taken = lanes.take(BUTTON)
    assert taken is not None

    lanes.give_back(*taken)

    assert lanes.take(BUTTON) is None
    lanes.free("room:1")
    assert order(lanes) == [1, 2]


def test_newer_edit_replaces_an_older_one() -> None:
    lanes = queued(parcel(1, EDIT, message=7))

    pointless = lanes.add(parcel(2, EDIT, NUDGE, message=7), "room:1")

    assert [each.key for each in pointless] == [1]
    assert order(lanes) == [2]


def test_edit_on_its_way_is_not_replaced() -> None:
    lanes = queued(parcel(1, EDIT, message=7))
    lanes.take(BUTTON)

    assert lanes.add(parcel(2, EDIT, message=7), "room:1") == []


def test_message_goes_before_what_edits_it_whatever_its_urgency() -> None:
    lanes = queued(parcel(1, MESSAGE, NUDGE, message=6), parcel(2, MESSAGE, NUDGE, message=7))

    lanes.add(parcel(3, EDIT, message=7), "room:1")

    assert order(lanes) == [2, 3, 1]


def test_message_given_back_stays_before_its_edit() -> None:
    lanes = queued(parcel(1, MESSAGE, NUDGE, message=7))
    taken = lanes.take(BUTTON)
    assert taken is not None
    lanes.add(parcel(2, EDIT, message=7), "room:1")

    lanes.give_back(*taken)
    lanes.free("room:1")

    assert order(lanes) == [1, 2]


def test_edit_joins_the_lane_where_its_message_waits() -> None:
    lanes = queued(parcel(1, room=None, person=4, message=7))

    lanes.add(parcel(2, EDIT, message=7), "room:1")

    lanes.take(BUTTON)
    assert lanes.take(BUTTON) is None


def test_reaction_no_longer_wanted_is_neither_put_nor_taken_off() -> None:
    lanes = queued(parcel(1, REACTION, BUTTON, message=7, key="✅"))

    pointless = lanes.add(parcel(2, REDACTION, BUTTON, message=7, seed="✅"), "room:1")

    assert [each.key for each in pointless] == [1, 2]
    assert len(lanes) == 0


def test_reaction_that_may_be_there_is_put_then_taken_off() -> None:
    lanes = Lanes()
    lanes.add(parcel(1, REACTION, BUTTON, message=7, key="✅"), "room:1", doubtful=True)

    pointless = lanes.add(parcel(2, REDACTION, ANSWER, message=7, seed="✅"), "room:1")

    assert pointless == []
    assert order(lanes) == [1, 2]


def test_deleted_message_is_neither_edited_nor_reacted_to() -> None:
    lanes = queued(parcel(1, EDIT, message=7), parcel(2, REACTION, BUTTON, message=7, key="✅"))

    pointless = lanes.add(parcel(3, REDACTION, message=7), "room:1")

    assert [each.key for each in pointless] == [1, 2]
    assert order(lanes) == [3]


def test_person_s_lane_moves_behind_what_waits_in_the_direct_message() -> None:
    lanes = queued(
        parcel(1, room=None, person=4),
        parcel(2, room=9),
        parcel(3, room=None, person=4),
        parcel(4, MESSAGE, NUDGE, room=9),
    )

    lanes.move(PersonKey(4), "person:4", "room:9")

    assert order(lanes) == [1, 2, 3, 4]


def test_thousands_of_people_move_in_little_time() -> None:
    lanes = queued(*(parcel(n, room=None, person=n) for n in range(5_000)))

    for number in range(5_000):
        lanes.move(PersonKey(number), f"person:{number}", f"room:{number}")

    assert order(lanes) == list(range(5_000))


def test_removed_parcel_is_not_sent() -> None:
    lanes = queued(parcel(1), parcel(2), parcel(3))

    removed = lanes.remove(1)

    assert removed is not None
    assert lanes.remove(9) is None
    assert order(lanes) == [2, 3]
