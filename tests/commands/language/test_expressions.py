"""A bare expression is a span of the calendar."""

from typing import Any

import pytest

from commands.language import explain_dates
from tests.commands.language.cases import ZONE, Group, expressions

_NOTHING: dict[str, Any] = {"start": None, "end": None, "grain": None, "rrule": None}


@pytest.mark.parametrize("group", expressions(), ids=str)
def test_expressions(group: Group) -> None:
    found = {text: explain_dates(text, group.said_at, ZONE) for text in group.sentences}

    assert found == {text: {**_NOTHING, **span} for text, span in group.sentences.items()}
