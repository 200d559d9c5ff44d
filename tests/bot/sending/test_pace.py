"""How much may be on its way, and what a limit teaches."""

import pytest

from bot.sending.limit import Limit
from bot.sending.pace import ANSWERS, ATTENTION, ATTENTIVE, IDLE, QUIET, Pace
from bot.sending.trouble import Trouble
from storage.outbox import Urgency

ANSWER, NUDGE, BUTTON = Urgency.ANSWER, Urgency.NUDGE, Urgency.BUTTON


class Hands:
    """The hands of a clock, moved by the test."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def pace(hands: Hands) -> Pace:
    return Pace(Limit(None), hands)


def leave(pace: Pace, urgency: Urgency, count: int) -> None:
    for _ in range(count):
        pace.leaves(urgency)


def test_nudges_have_twenty_places(pace: Pace) -> None:
    leave(pace, NUDGE, IDLE - 1)
    assert pace.least() is BUTTON

    pace.leaves(NUDGE)

    assert pace.least() is ANSWER


def test_nudges_make_way_while_people_are_answered(pace: Pace, hands: Hands) -> None:
    leave(pace, NUDGE, ATTENTIVE)
    pace.attend()
    assert pace.least() is ANSWER

    hands.seconds += ATTENTION

    assert pace.least() is BUTTON


def test_one_button_at_a_time_while_people_are_answered(pace: Pace) -> None:
    pace.leaves(ANSWER)
    assert pace.least() is BUTTON

    pace.leaves(BUTTON)

    assert pace.least() is NUDGE


def test_answers_are_bounded_too(pace: Pace) -> None:
    leave(pace, ANSWER, ANSWERS)
    assert pace.least() is None

    pace.is_back(ANSWER)

    assert pace.least() is BUTTON


def test_nothing_leaves_while_held(pace: Pace) -> None:
    pace.hold()
    pace.hold()
    pace.release()
    assert pace.least() is None

    pace.release()

    assert pace.least() is BUTTON


def test_one_parcel_probes_after_an_outage(pace: Pace) -> None:
    pace.probing = True
    assert pace.least() is BUTTON

    pace.leaves(ANSWER)

    assert pace.least() is None


def test_refusal_makes_it_tight_and_one_by_one(pace: Pace, hands: Hands) -> None:
    pace.refused(hands(), 5.0)

    assert pace.tight
    assert pace.least() is BUTTON
    pace.leaves(NUDGE)
    assert pace.least() is None


def test_fast_limit_is_tight_for_a_minute_only(pace: Pace, hands: Hands) -> None:
    pace.refused(hands(), 0.05)
    assert pace.tight

    hands.seconds += QUIET

    assert not pace.tight


def test_limit_is_measured_from_the_last_event_taken() -> None:
    limit = Limit(None)
    limit.refused(10.0, 3.0)
    limit.sent(13.0)

    limit.refused(13.5, 4.5)

    assert limit.interval == pytest.approx(5.0)
    assert limit.events_per_second == pytest.approx(0.2)
    assert limit.slow


def test_limit_stands_while_it_is_kept() -> None:
    limit = Limit(0.2)

    for number in range(100):
        limit.sent(number * 5.0)

    assert limit.slow


def test_limit_is_forgotten_once_more_was_sent_than_it_allows() -> None:
    limit = Limit(0.2)

    for number in range(20):
        limit.sent(number * 0.1)

    assert limit.events_per_second is None
    assert not limit.slow


def test_everyone_waits_longer_and_longer_during_an_outage() -> None:
    trouble = Trouble()

    waits = [trouble.failed(f"room:{n}", held=False).everyone for n in range(8)]

    assert waits[0] < 2 < waits[2] < 10
    assert all(30 <= wait <= 36 for wait in waits[6:])
    trouble.passed("room:9")
    assert trouble.failed("room:0", held=False).everyone == 0


def test_lane_that_fails_where_others_pass_waits_alone() -> None:
    trouble = Trouble()
    first = trouble.failed("room:1", held=False)
    trouble.passed("room:2")

    second = trouble.failed("room:1", held=False)

    assert first.everyone > 0
    assert second.everyone == 0
    assert second.lane > 0


def test_failing_lane_lets_others_probe_first() -> None:
    wait = Trouble().failed("room:1", held=False)

    assert wait.lane > wait.everyone
