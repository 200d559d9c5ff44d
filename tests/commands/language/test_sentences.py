"""Every sentence of the TOML files means what they say, in every field."""

from typing import Any

import pytest

from commands.language import Language, explain
from tests.commands.language.cases import ZONE, Group, groups

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


@pytest.mark.parametrize("group", groups("fr"), ids=str)
def test_french_sentences(group: Group) -> None:
    found = {text: explain(text, group.said_at, ZONE) for text in group.sentences}

    assert found == _meant(group)


@pytest.mark.parametrize("group", groups("en"), ids=str)
def test_english_sentences(group: Group) -> None:
    found = {text: explain(text, group.said_at, ZONE, "en") for text in group.sentences}

    assert found == _meant(group)


def _meant(group: Group) -> dict[str, dict[str, Any]]:
    return {text: _expected(group.kind, fields) for text, fields in group.sentences.items()}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_questions_are_rare(language: Language) -> None:
    ordinary = [
        (text, group.said_at)
        for group in groups(language)
        if not group.kind.startswith(("doubts", "nothing"))
        for text, fields in group.sentences.items()
        if fields.get("intent") != "none"
    ]

    asked = [text for text, now in ordinary if explain(text, now, ZONE, language)["question"]]

    assert len(asked) <= len(ordinary) / 20
