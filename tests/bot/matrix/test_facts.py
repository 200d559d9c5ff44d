"""State is read for the facts the policy needs, and spoofed or malformed state says nothing."""

import pytest

from bot.matrix.facts import predecessor, read_facts
from bot.matrix.wire import Json
from commands.rooms import Facts, Presence
from storage.ids import RoomId, UserId
from storage.rooms import Membership

AMINA = UserId("@amina:ville.test")
LUC = UserId("@luc:ville.test")


def state(kind: str, content: object, key: object = "", sender: str = AMINA) -> Json:
    """Make a state event."""
    return {"type": kind, "content": content, "state_key": key, "sender": sender, "event_id": "$s"}


def columns(kind: str, content: object) -> dict[str, object]:
    """Read one state event's columns."""
    return dict(read_facts([state(kind, content)]).columns)


@pytest.mark.parametrize(
    ("content", "creators"),
    [
        ({"room_version": "12", "additional_creators": [LUC, 3, "x"]}, [AMINA, LUC]),
        ({"room_version": "12", "additional_creators": "x"}, [AMINA]),
        ({"room_version": "11", "creator": LUC}, [AMINA]),
        ({"room_version": "10", "creator": LUC}, [LUC]),
        ({"creator": LUC, "additional_creators": [AMINA]}, [LUC]),
    ],
)
def test_creators_follow_the_room_version(content: Json, creators: list[UserId]) -> None:
    read = columns("m.room.create", content)

    assert read["creators"] == creators
    assert read["version"] == content.get("room_version", "1")


def test_power_levels_keep_whole_numbers_alone() -> None:
    content = {
        "users": {LUC: 50, AMINA: "100", "@eve:x": "high", "@zoe:x": None, "\x00": 3},
        "users_default": "0",
        "redact": 60,
        "ban": [],
        "kick": True,
        "events": "x",
    }

    assert columns("m.room.power_levels", content) == {
        "power_levels": {
            "users": {LUC: 50, AMINA: 100},
            "users_default": 0,
            "redact": 60,
            "events": {},
            "notifications": {},
        }
    }


def test_members_are_read_with_clean_names() -> None:
    events = [
        state("m.room.member", {"membership": "join", "displayname": " Luc\u202e\n Petit "}, LUC),
        state("m.room.member", {"membership": "invite", "displayname": 3}, AMINA),
        state("m.room.member", {"membership": "king"}, "@eve:ville.test"),
        state("m.room.member", {"membership": ["join"]}, "@zoe:ville.test"),
        state("m.room.member", {"membership": "join"}, "nobody"),
    ]

    assert read_facts(events) == Facts(
        {}, {LUC: Presence(Membership.JOIN, "Luc Petit"), AMINA: Presence(Membership.INVITE, None)}
    )


def test_what_carries_no_state_key_is_no_state() -> None:
    spoofed = [
        {"type": "m.room.power_levels", "content": {"users": {LUC: 100}}, "sender": LUC},
        {"type": "m.room.member", "content": {"membership": "leave"}, "sender": AMINA},
        state("m.room.power_levels", {"users": {LUC: 100}}, key="other"),
        state("m.room.name", {"name": "Piège"}, key=None),
    ]

    assert read_facts(spoofed) == Facts({}, {})


def test_encryption_has_no_way_back() -> None:
    assert columns("m.room.encryption", {}) == {"encrypted": True}


@pytest.mark.parametrize(
    ("before", "room"),
    [({"room_id": "!old:x"}, RoomId("!old:x")), ({"room_id": 3}, None), ("x", None)],
)
def test_predecessor_is_read(before: object, room: RoomId | None) -> None:
    assert predecessor([state("m.room.create", {"predecessor": before})]) == room
