"""The example configuration, written from the settings and their texts."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from textwrap import wrap

from bot.cli.words import Words, words
from bot.config.keys import Key, known_keys, written
from commands.language import Language

WIDTH = 88


def example(language: Language = "fr") -> str:
    """Write the whole file: required keys as they are, the others behind a `#`."""
    values = {key.name: key.example for key in known_keys() if key.required}
    return "\n".join(_lines(values, words(language))) + "\n"


def filled(values: Mapping[str, object], language: Language = "fr") -> str:
    """Write the same file for one town hall: its values as they are, all else behind a `#`."""
    lines = {name: f"{name.partition('.')[2]} = {written(value)}" for name, value in values.items()}
    return "\n".join(_lines(lines, words(language))) + "\n"


def _lines(values: Mapping[str, str], say: Words) -> Iterator[str]:
    yield from _comment(say("example-head"))
    for section, keys in groupby(known_keys(), key=lambda key: key.section):
        yield ""
        yield from _comment(say(f"section-{section}"))
        yield f"[{section}]"
        for key in keys:
            yield ""
            yield from _explained(key, values, say)


def _explained(key: Key, values: Mapping[str, str], say: Words) -> Iterator[str]:
    meaning = say(f"setting-{key.message}")
    yield from _comment(f"{meaning[0].upper()}{meaning[1:]}.")
    if say.has(f"setting-{key.message}.more"):
        yield from _comment(say(f"setting-{key.message}.more"))
    yield values.get(key.name) or f"# {key.example}"


def _comment(text: str) -> Iterator[str]:
    """Write a paragraph a line of the text, each behind a `#`."""
    for paragraph in text.splitlines():
        yield from (f"# {line}" for line in wrap(paragraph, WIDTH, break_on_hyphens=False))
