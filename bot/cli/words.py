"""The command line's words, from commands/texts/<language>/cli.ftl, read strictly."""

from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

import commands
from commands.language import Language

Value = str | int | float

FRENCH: Language = "fr"


class Words:
    """The sentences of one language. A wrong one stops the program: it is our fault."""

    def __init__(self, language: Language) -> None:
        """Read the language's file, whole."""
        self.language = language
        texts = Path(commands.__file__).parent / "texts" / language / "cli.ftl"
        resource = FluentResource(texts.read_text(encoding="utf-8"))
        junk = [entry.content for entry in resource.body if isinstance(entry, ast.Junk)]
        if junk:
            message = f"{texts.name}, {language}: {junk[0]!r}"
            raise ValueError(message)
        self._bundle = FluentBundle([language], use_isolating=False)
        self._bundle.add_resource(resource)

    def __call__(self, key: str, /, **values: Value) -> str:
        """Give a sentence, `key` or `key.attribute`, filled with values."""
        name, _, attribute = key.partition(".")
        message = self._bundle.get_message(name)
        pattern = message.attributes[attribute] if attribute else message.value
        if pattern is None:
            raise LookupError(key)
        text, errors = self._bundle.format_pattern(pattern, dict(values))
        if errors:
            raise LookupError(key) from errors[0]
        return str(text)

    def has(self, key: str) -> bool:
        """Tell whether there is such a sentence."""
        name, _, attribute = key.partition(".")
        if not self._bundle.has_message(name):
            return False
        return not attribute or attribute in self._bundle.get_message(name).attributes


@cache
def words(language: Language = FRENCH) -> Words:
    """Give the words of a language, read once."""
    return Words(language)
