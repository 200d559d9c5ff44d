"""Words the help of a command, and what is wrong with a command line, in our own language."""

from collections.abc import Iterator
from difflib import get_close_matches
from textwrap import wrap
from typing import Any

from bot.cli.words import words

WIDTH = 88


def show(command: Any, context: Any) -> str:  # noqa: ANN401 - typer keeps its click to itself
    """Give the whole help of a command, or of `beffroi` itself."""
    return "\n".join(_sections(command, context)) + "\n"


def _sections(command: Any, context: Any) -> Iterator[str]:  # noqa: ANN401
    say = words()
    commands = getattr(command, "commands", {})
    rest = [say("word-command")] if commands else []
    usage = " ".join([context.command_path, *map(_usage, command.params), *rest])
    yield say("help-usage", usage=usage)
    yield ""
    yield from wrap(command.help or "", WIDTH)
    if commands:
        yield ""
        yield say("help-commands")
        yield from _table([(name, each.help) for name, each in commands.items()])
    yield ""
    yield say("help-options")
    options = [(_names(param), param.help) for param in command.params]
    yield from _table([*options, ("--help", say("help-help"))])


def _usage(param: Any) -> str:  # noqa: ANN401
    return f"[{_names(param).split(', ')[-1]}]"


def _names(param: Any) -> str:  # noqa: ANN401
    names = sorted(param.opts, key=len) if param.param_type_name == "option" else []
    shown = [] if getattr(param, "is_flag", False) else [param.metavar or ""]
    return " ".join(filter(None, [", ".join(names), *shown]))


def _table(rows: list[tuple[str, str]]) -> Iterator[str]:
    width = max(len(name) for name, _ in rows) + 4
    for name, meaning in rows:
        lines = wrap(meaning, WIDTH - width) or [""]
        yield f"  {name:{width - 2}}{lines[0]}"
        yield from (" " * width + line for line in lines[1:])


def near(word: str, known: list[str]) -> str:
    """Find the word that was meant, if one is near."""
    found = get_close_matches(word, known, n=1)
    return found[0] if found else ""
