"""Events are read for what they are, and hostile ones are nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.matrix.facts import read_facts
from bot.matrix.shape import objects
from bot.matrix.wire import Json
from commands.incoming import Edit, Incoming, Message, Reaction, Redaction, Unreadable
from storage.ids import EventId
from tests.bot.matrix.reading import LUC, ME, NOW, ROOM, STAMP, event, read, text

AT = NOW - timedelta(seconds=3)
SAID = Message("event:$e", AT, ROOM, LUC, EventId("$e"), "tâche Budget")


def test_text_message_is_read() -> None:
    assert read(event(text("tâche Budget"))) == SAID


def test_mentions_are_read_once_each() -> None:
    mentions = {"user_ids": [ME, LUC, ME, "luc", 3, None]}

    said = read(event(text("tâche Budget", **{"m.mentions": mentions})))

    assert said == replace(SAID, mentions=(ME, LUC))


@pytest.mark.parametrize("kind", ["m.notice", "m.emote", "m.image", "m.file", "x", 7])
def test_what_nobody_typed_is_nothing(kind: object) -> None:
    assert read(event({"msgtype": kind, "body": "tâche Budget"})) is None


def test_our_own_event_is_nothing() -> None:
    assert read(event(text("tâche Budget"), sender=ME)) is None


def test_reply_is_read_without_its_quotation() -> None:
    relation = {"m.in_reply_to": {"event_id": "$parent"}}
    quoting = "> <@zoe:ville.test> il faut relancer\n> l'architecte\n\ntâche Budget"

    said = read(event(text(quoting, **{"m.relates_to": relation})))

    assert said == replace(SAID, reply_to=EventId("$parent"))


def test_quotation_of_ones_own_is_kept_where_nothing_is_answered() -> None:
    assert read(event(text("> citation"))) == replace(SAID, text="> citation")


def test_thread_fallback_is_no_reply() -> None:
    relation = {
        "rel_type": "m.thread",
        "event_id": "$root",
        "is_falling_back": True,
        "m.in_reply_to": {"event_id": "$latest"},
    }

    falling_back = read(event(text("tâche Budget", **{"m.relates_to": relation})))
    answering = read(
        event(text("tâche Budget", **{"m.relates_to": relation | {"is_falling_back": False}}))
    )

    assert falling_back == replace(SAID, thread=EventId("$root"))
    assert answering == replace(SAID, thread=EventId("$root"), reply_to=EventId("$latest"))


def test_edit_is_read_from_its_new_content() -> None:
    content = text("* tâche Budget 2027") | {
        "m.new_content": text("tâche Budget 2027", **{"m.mentions": {"user_ids": [ME]}}),
        "m.relates_to": {"rel_type": "m.replace", "event_id": "$e0"},
    }

    assert read(event(content)) == Edit(
        "event:$e", AT, ROOM, LUC, EventId("$e"), EventId("$e0"), "tâche Budget 2027", (ME,)
    )


@pytest.mark.parametrize("key", ["↩️", "↩", " ↩️\u200b"])
def test_reaction_is_read_without_its_variation_selector(key: str) -> None:
    relation = {"rel_type": "m.annotation", "event_id": "$card", "key": key}

    reaction = read(event({"m.relates_to": relation}, "m.reaction"))

    assert reaction == Reaction("event:$e", AT, ROOM, LUC, EventId("$e"), EventId("$card"), "↩")


@pytest.mark.parametrize("key", ["", " ", "\ufe0f", "x" * 200, 3, None, ["✅"]])
def test_reaction_with_no_key_is_nothing(key: object) -> None:
    relation = {"rel_type": "m.annotation", "event_id": "$card", "key": key}

    assert read(event({"m.relates_to": relation}, "m.reaction")) is None


@pytest.mark.parametrize(
    ("inner", "outer"), [("$t", None), (None, "$t"), ("$t", "$t")], ids=["v11", "v10", "both"]
)
def test_redaction_is_read_from_either_place(inner: str | None, outer: str | None) -> None:
    redaction = read(event({"redacts": inner}, "m.room.redaction", redacts=outer))

    assert redaction == Redaction("event:$e", AT, ROOM, LUC, EventId("$e"), EventId("$t"))


def test_redaction_that_names_two_targets_is_nothing() -> None:
    assert read(event({"redacts": "$one"}, "m.room.redaction", redacts="$other")) is None


def test_encrypted_event_is_unreadable() -> None:
    encrypted = read(event({"algorithm": "m.megolm.v1.aes-sha2"}, "m.room.encrypted"))

    assert encrypted == Unreadable("event:$e", AT, ROOM, LUC)


def test_state_event_is_no_message() -> None:
    assert read(event(text("tâche Budget"), state_key="")) is None


def test_future_time_stamp_is_now() -> None:
    said = read(event(text("tâche Budget"), origin_server_ts=STAMP + 86_400_000))

    assert said == replace(SAID, at=NOW)


@pytest.mark.parametrize("stamp", [None, "1", 1.5, True, -1, 10**18, [], 1e300])
def test_bad_time_stamp_makes_it_nothing(stamp: object) -> None:
    assert read(event(text("tâche Budget"), origin_server_ts=stamp)) is None


@pytest.mark.parametrize("field", ["event_id", "sender"])
@pytest.mark.parametrize("value", [None, 3, "", "x", "$", "@", "$a b", "$a\n", "$" + "x" * 300, {}])
def test_bad_identity_makes_it_nothing(field: str, value: object) -> None:
    assert read(event(text("tâche Budget")) | {field: value}) is None


@pytest.mark.parametrize("content", [None, [], "x", 3, {}, text("x") | {"body": ["x"]}])
def test_bad_content_makes_it_nothing(content: object) -> None:
    assert read(event(content)) is None


def test_unseen_characters_are_left_out() -> None:
    hidden = "tâ\u200bche\u202e Bud\x00get\ud800\r\n\u2066fin\ufeff"

    assert read(event(text(hidden))) == replace(SAID, text="tâche Budget\nfin")


def test_emoji_made_of_several_stays_whole() -> None:
    assert read(event(text("👩‍🚒 ok"))) == replace(SAID, text="👩‍🚒 ok")


def test_sixty_kilobytes_are_read() -> None:
    long = "mot " * 15_000

    assert read(event(text(long))) == replace(SAID, text=long)


json_values = some.recursive(
    some.none()
    | some.booleans()
    | some.integers()
    | some.floats(allow_nan=False)
    | some.text(max_size=12)
    | some.sampled_from(["$e", "@luc:ville.test", "m.text", "m.replace", "m.thread", "join"]),
    lambda inner: (
        some.lists(inner, max_size=3)
        | some.dictionaries(
            some.sampled_from(
                ["body", "msgtype", "m.relates_to", "event_id", "key", "rel_type", "membership"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
kinds = some.sampled_from(
    [
        "m.room.message",
        "m.reaction",
        "m.room.redaction",
        "m.room.encrypted",
        "m.room.member",
        "m.room.power_levels",
        "m.room.create",
        "m.room.name",
        "m.room.tombstone",
    ]
)


@given(
    raw=some.fixed_dictionaries(
        {"type": kinds | json_values, "content": json_values},
        optional={
            "event_id": some.just("$e") | json_values,
            "sender": some.just(LUC) | json_values,
            "origin_server_ts": some.just(STAMP) | json_values,
            "redacts": json_values,
            "state_key": some.just("") | some.just(LUC) | json_values,
            "unsigned": json_values,
        },
    )
)
def test_no_event_breaks_the_reading(raw: Json) -> None:
    incoming = read(raw)

    assert incoming is None or isinstance(incoming, Incoming)
    read_facts(objects([raw]))
