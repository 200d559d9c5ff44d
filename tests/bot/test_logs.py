"""The log tells what happened, and nobody's words or secrets."""

import io
import json
import logging
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from bot import logs


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What the log writes; logging is left as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    logs.configure("info", "json", secrets=["carillon"], stream=stream)
    yield stream
    structlog.reset_defaults()
    logging.captureWarnings(capture=False)
    root.handlers[:], root.level = handlers, level


def events(written: io.StringIO) -> list[dict[str, Any]]:
    """The events, one a line."""
    return [json.loads(line) for line in written.getvalue().splitlines()]


def test_an_event_is_one_line_of_json(written: io.StringIO) -> None:
    structlog.get_logger().info("migrated", revision="0001", rows=3)

    (event,) = events(written)
    assert event.pop("timestamp").endswith("Z")
    assert event == {"event": "migrated", "level": "info", "revision": "0001", "rows": 3}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("url", "postgresql://beffroi:hunter2@localhost/mairie"),
        ("error", "Authorization: Bearer hunter2"),
        ("error", 'refused: {"access_token": "hunter2"}'),
        ("error", "syt_YmVmZnJvaQ_hunter2hunter2"),
        ("access_token", "hunter2"),
        ("detail", {"password": "hunter2"}),
        ("details", ["token=hunter2"]),
        ("body", "hunter2"),
        ("title", "hunter2"),
        ("error", "[SQL: INSERT …]\n[parameters: ('hunter2', 3)]\n(Background …)"),
    ],
)
def test_what_nobody_should_read_is_struck(written: io.StringIO, key: str, value: object) -> None:
    structlog.get_logger().warning("fault", **{key: value})

    assert "hunter2" not in written.getvalue()
    assert logs.STRUCK in written.getvalue()


def test_the_installations_own_secrets_are_struck_anywhere(written: io.StringIO) -> None:
    structlog.get_logger().info("odd", where="le mot carillon au milieu")

    assert events(written)[0]["where"] == f"le mot {logs.STRUCK} au milieu"


def test_people_are_not_named(written: io.StringIO) -> None:
    structlog.get_logger().info("seen", who="@luc:ville.fr", also=["par @zoe:ville.fr:8448,"])

    assert "ville.fr" not in written.getvalue()


def test_a_traceback_is_kept_and_cleaned(written: io.StringIO) -> None:
    def fail() -> None:
        message = "token=hunter2"
        raise ValueError(message)

    try:
        fail()
    except ValueError:
        structlog.get_logger().exception("fault", reference="K7F")

    (event,) = events(written)
    assert "ValueError" in event["exception"]
    assert "hunter2" not in event["exception"].splitlines()[-1]


def test_other_libraries_are_heard_from_warning_on(written: io.StringIO) -> None:
    logging.getLogger("nio").info("chatter")
    logging.getLogger("nio").warning("token=%s refused", "hunter2")

    (event,) = events(written)
    assert (event["logger"], event["event"]) == ("nio", f"token={logs.STRUCK} refused")


def test_warnings_are_captured(written: io.StringIO) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=True)
        warnings.warn("old habits", stacklevel=1)

    assert "old habits" in written.getvalue()


def test_debug_is_silent_unless_asked(written: io.StringIO) -> None:
    structlog.get_logger().debug("detail")

    assert written.getvalue() == ""
