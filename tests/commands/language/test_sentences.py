"""Every sentence of the TOML files means what they say, in every field."""

from datetime import datetime
from typing import Any

import pytest

from commands.language import Language, explain
from tests.commands.language.cases import ZONE, sentences

_NOTHING_SAID: dict[str, Any] = {
    "title": None,
    "assignees": [],
    "due": None,
    "end": None,
    "duration_min": None,
    "rrule": None,
    "question": None,
    "alternatives": [],
}
_INTENTS = {"nothing": "none"}


def _expected(kind: str, fields: dict[str, Any]) -> dict[str, Any]:
    intent = fields.get("intent", _INTENTS.get(kind, kind))
    return {**_NOTHING_SAID, **fields, "intent": intent}


@pytest.mark.parametrize(("kind", "now", "text", "fields"), sentences("fr"))
def test_french_sentence(kind: str, now: datetime, text: str, fields: dict[str, Any]) -> None:
    assert explain(text, now, ZONE) == _expected(kind, fields)


@pytest.mark.parametrize(("kind", "now", "text", "fields"), sentences("en"))
def test_english_sentence(kind: str, now: datetime, text: str, fields: dict[str, Any]) -> None:
    assert explain(text, now, ZONE, "en") == _expected(kind, fields)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_questions_are_rare(language: Language) -> None:
    ordinary = [
        case
        for case in sentences(language)
        if not case[0].startswith(("doubts", "nothing")) and case[3].get("intent") != "none"
    ]

    asked = [text for _, now, text, _ in ordinary if explain(text, now, ZONE, language)["question"]]

    assert len(asked) <= len(ordinary) / 20
