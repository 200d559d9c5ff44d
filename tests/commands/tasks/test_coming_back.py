"""Put out of a room and asked back: its cards are true again, and taps are seen."""

import pytest

from commands import rooms as rows
from commands.incoming import Arrival
from commands.rooms import Entrance, Facts, Presence
from storage.ids import EventId
from storage.messages import Message, Subject
from storage.outbox import Act, Outgoing, State, Urgency
from storage.rooms import Membership
from tests.office import Office, plain
from tests.team import BOT, Shown


def put_out(office: Office) -> None:
    """Let the bot be kicked out of *Finances*."""
    with office.team.work() as work:
        room = work.rooms.by_id(office.finances)
        assert room is not None
        rows.left(work, room, office.team.now)


def asked_back(office: Office) -> None:
    """Let the bot be invited again, and come in."""
    people = (office.amina, office.luc, office.zoe, BOT)
    facts = Facts(members={user: Presence(Membership.JOIN, None) for user in people})
    now = office.team.now
    with office.team.work() as work:
        rows.entered(work, office.finances, facts, Entrance(EventId("$back"), now), now)
    office.team.handle(Arrival("event:$back", now, office.finances, office.amina))


def asked(office: Office) -> Shown:
    """Let a task be asked for; give its card."""
    office.says(office.luc, "!tâche Saler la côte")
    return office.team.answers[0]


def test_tap_on_a_card_from_before_is_seen(office: Office) -> None:
    card = asked(office)
    put_out(office)
    asked_back(office)

    office.taps(office.luc, "✅", card)

    assert plain(card.body).startswith("✅ Tâche 1 :")


def test_change_meanwhile_is_shown_on_coming_back(office: Office) -> None:
    card = asked(office)
    put_out(office)

    office.says(office.luc, "fait 1", office.alone)
    meanwhile = card.body
    asked_back(office)

    assert plain(meanwhile).startswith("☐ Tâche 1 :")
    assert plain(card.body).startswith("✅ Tâche 1 :")
    assert card.taps == ["↩️"]


def test_card_that_is_true_still_is_left_alone(office: Office) -> None:
    card = asked(office)
    put_out(office)

    asked_back(office)

    assert not card.edited


@pytest.mark.parametrize("act", [Act.EDIT, Act.REACTION])
def test_what_never_left_is_sent_anew(office: Office, act: Act) -> None:
    card = asked(office)
    with office.team.work() as work:
        (message,) = work.messages.live_cards(Subject("task", 1))
        work.outbox.add(unsent(work.account, message, act))
    put_out(office)

    asked_back(office)

    assert card.edited
    assert card.taps.count("✅") == (2 if act is Act.REACTION else 1)


def test_card_that_never_left_is_no_card(office: Office) -> None:
    asked(office)
    with office.team.work() as work:
        (message,) = work.messages.live_cards(Subject("task", 1))
        work.outbox.add(unsent(work.account, message, Act.MESSAGE))
    put_out(office)

    asked_back(office)

    with office.team.work() as work:
        assert work.messages.live_cards(Subject("task", 1)) == []


def unsent(account: int, message: Message, act: Act) -> Outgoing:
    """Queue something about a card."""
    return Outgoing(
        account=account,
        room=message.room,
        lane=f"room:{message.room}",
        act=act,
        urgency=Urgency.ANSWER,
        state=State.PENDING,
        message=message.key,
        transaction_id="unsent",
        payload={"key": "✅"},
        queued_at=message.at,
    )
