"""A command line that cannot be obeyed: which word, and which one was meant."""

from typing import Any

import typer

from bot.cli.help import near
from bot.cli.words import words

UsageError: type[Exception] = typer.BadParameter.__mro__[1]
"""What typer raises for every wrong command line; it gives this class no public name."""


class UnknownCommand(Exception):
    """There is no such command."""

    def __init__(self, word: str, known: list[str]) -> None:
        """Keep the word and the one that was meant."""
        super().__init__(word)
        self.word = word
        self.near = near(word, known)


def told(error: Exception, program: str) -> str | None:
    """Word a wrong command line; nothing where the error is of another kind."""
    say = words()
    if isinstance(error, UnknownCommand):
        if error.near:
            return say("usage-command-near", word=error.word, near=error.near)
        return say("usage-command", word=error.word)
    if not isinstance(error, UsageError):
        return None
    wrong: Any = error
    command = wrong.ctx.command_path if wrong.ctx else program
    option = getattr(wrong, "option_name", None)
    param: Any = getattr(wrong, "param", None)
    if option is not None and wrong.ctx is not None:
        return _option(option, command, wrong.ctx.command.params)
    if param is not None:
        option = param.opts[-1]
    if option is not None:
        return say("usage-value", option=option, command=command)
    return say("usage-other", command=command)


def _option(option: str, command: str, params: list[Any]) -> str:
    say = words()
    meant = near(option, [*(name for param in params for name in param.opts), "--help"])
    if meant and meant != option:
        return say("usage-option-near", option=option, near=meant)
    return say("usage-option", option=option, command=command)
