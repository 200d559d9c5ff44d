"""The limit alone: what the bench holds the bot's answers against."""

from bench.bucket import earliest


def test_ten_leave_at_once_then_one_every_five_seconds() -> None:
    asked = {str(number): 0.0 for number in range(13)}

    assert sorted(earliest(asked, {}).values()) == [0.0] * 10 + [5.0, 10.0, 15.0]


def test_what_leaked_away_is_free_again_up_to_the_burst() -> None:
    asked = {str(number): 0.0 for number in range(10)}
    asked |= {f"later {number}": 500.0 for number in range(11)}

    allowed = earliest(asked, {})

    assert sorted(allowed.values()) == [0.0] * 10 + [500.0] * 10 + [505.0]


def test_bucket_leaks_between_two_events() -> None:
    asked = {str(number): 0.0 for number in range(11)} | {"later": 7.0}

    # The eleventh left at 5 s; two seconds later, three fifths of an event are still too much.
    assert earliest(asked, {})["later"] == 10.0


def test_answer_overtakes_reminders_that_wait() -> None:
    due = {str(number): 0.0 for number in range(12)}

    assert earliest({"answer": 1.0}, due) == {"answer": 5.0}


def test_reminder_that_left_makes_an_answer_wait() -> None:
    due = {str(number): 0.0 for number in range(10)}

    assert earliest({"answer": 1.0}, due) == {"answer": 5.0}


def test_what_was_sent_before_counts() -> None:
    assert earliest({"answer": 10.0}, {}, sent_before=[10.0] * 10) == {"answer": 15.0}
