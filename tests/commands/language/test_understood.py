"""What docs/francais.md shows of what is understood is what is read, and is up to date."""

import pytest

from tests.commands.language.understood import DOCUMENT, document_with, examples, read, section


@pytest.mark.parametrize("group", examples())
def test_example_is_read_as_shown(group: str) -> None:
    said = examples()[group]

    assert {text: read(group, text) for text in said} == said


def test_document_shows_every_example() -> None:
    text = DOCUMENT.read_text("utf-8")

    assert text == document_with(text, section())
    assert section() in text
