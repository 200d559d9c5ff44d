"""What our grammar leaves unread in a slot is read by dateparser, and always asked about."""

from datetime import date, time

import pytest

from commands.language import Doubt, Purpose, Reason, When, read_when
from storage.moments import Due
from tests.commands.language.cases import ZONE, said_at

NOW = said_at("2026-11-24T09:05")
FIFTH = date(2026, 12, 5)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("December 5, 2026", None),
        ("December 5", None),
        ("5-déc-26", None),
        ("5 12 2026", None),
        ("Dec 5th 2026 3pm", time(15)),
        ("2026-12-05T14:00:00Z", time(15)),
    ],
)
def test_other_form_is_asked_about(text: str, hour: time | None) -> None:
    when = read_when(text, NOW, ZONE, purpose=Purpose.DEADLINE)

    assert when == When(doubt=Doubt(Reason.UNSURE, text, (Due(FIFTH, hour, ZONE),)))


@pytest.mark.parametrize(
    "text",
    ["patate", "42", "Mr May", "12 rue", "1000 euros", "12/2026", "10 5", "June 2020", "salle 12"],
)
def test_what_is_no_date_stays_unread(text: str) -> None:
    assert read_when(text, NOW, ZONE, purpose=Purpose.DEADLINE) == When(unread=text)


@pytest.mark.parametrize("text", ["December 5, 2020", "5-déc-20"])
def test_past_date_is_not_proposed(text: str) -> None:
    assert read_when(text, NOW, ZONE, purpose=Purpose.MOMENT) == When(unread=text)


def test_what_our_grammar_reads_is_ours() -> None:
    when = read_when("lundi salle 12", NOW, ZONE, purpose=Purpose.DEADLINE)

    assert when == When(Due(date(2026, 11, 30), None, ZONE), unread="Salle 12")
