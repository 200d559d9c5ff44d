"""A bare expression is a span of the calendar."""

from datetime import datetime
from typing import Any

import pytest

from commands.language import explain_dates
from tests.commands.language.cases import ZONE, expressions

_NOTHING = {"start": None, "end": None, "grain": None, "rrule": None}


@pytest.mark.parametrize(("now", "case"), expressions())
def test_expression(now: datetime, case: dict[str, Any]) -> None:
    fields = {key: value for key, value in case.items() if key != "text"}

    assert explain_dates(case["text"], now, ZONE) == {**_NOTHING, **fields}
