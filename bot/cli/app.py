"""What may follow `beffroi`: every command with its options, and its help in French."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from bot.cli.help import show
from bot.cli.problems import USAGE, guarded
from bot.cli.usage import UnknownCommand, told
from bot.cli.words import words

say = words()
PROGRAM = "beffroi"


Doing = Callable[[], int]
"""What a command line asks for: done once typer has read it, so that its errors stay its own."""


class _Group(TyperGroup):
    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - typer's own click
        formatter.write(show(self, ctx))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - the same
        if not args[0].startswith("-") and args[0] not in self.commands:
            raise UnknownCommand(args[0], list(self.commands))
        return super().resolve_command(ctx, args)


class _Command(TyperCommand):
    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - typer's own click
        formatter.write(show(self, ctx))


app = typer.Typer(
    cls=_Group,
    add_completion=False,
    help=say("help-beffroi"),
    pretty_exceptions_enable=False,
)

Configuration = Annotated[
    Path | None, typer.Option("--config", "-c", help=say("help-config"), metavar=say("word-file"))
]
AsJson = Annotated[bool, typer.Option("--json", help=say("help-json"))]


def _command(name: str) -> Callable[[Callable[..., Doing]], Callable[..., Doing]]:
    return app.command(name, cls=_Command, help=say(f"help-{name}"))


@_command("init")
def _init(config: Configuration = None) -> Doing:
    from bot.cli.init import init

    return partial(init, config)


@_command("run")
def _run(config: Configuration = None) -> Doing:
    from bot.cli.run import run

    return partial(run, config)


@_command("check")
def _check(config: Configuration = None) -> Doing:
    from bot.cli.check import check

    return partial(check, config)


@_command("status")
def _status(config: Configuration = None, as_json: AsJson = False) -> Doing:
    from bot.cli.status import status

    return partial(status, config, as_json=as_json)


@_command("backup")
def _backup(config: Configuration = None) -> Doing:
    from bot.cli.backup import backup

    return partial(backup, config)


@_command("restore")
def _restore(
    file: Annotated[
        Path | None, typer.Argument(help=say("help-restore-file"), metavar=say("word-file"))
    ] = None,
    config: Configuration = None,
    yes: Annotated[bool, typer.Option("--yes", help=say("help-yes"))] = False,
) -> Doing:
    from bot.cli.restore import restore

    return partial(restore, file, config, confirmed=yes)


@_command("demo")
def _demo(once: Annotated[bool, typer.Option("--once", help=say("help-once"))] = False) -> Doing:
    from bot.cli.demo import demo

    return partial(demo, once=once)


@_command("explain")
def _explain(
    as_json: AsJson = False,
    now: Annotated[
        str | None, typer.Option(help=say("help-now"), metavar=say("word-moment"))
    ] = None,
    timezone: Annotated[
        str, typer.Option(help=say("help-timezone"), metavar=say("word-zone"))
    ] = "Europe/Paris",
    dates: Annotated[bool, typer.Option("--dates", help=say("help-dates"))] = False,
) -> Doing:
    from bot.cli.explain import explain

    return partial(explain, as_json=as_json, now=now, timezone=timezone, dates=dates)


def obey(arguments: Sequence[str]) -> int:
    """Do what a command line asks; give the exit code."""
    return guarded(lambda: _obey(list(arguments)))


def _obey(arguments: list[str]) -> int:
    try:
        asked = get_command(app).main(
            arguments or ["--help"], prog_name=PROGRAM, standalone_mode=False
        )
    except Exception as error:
        lines = told(error, PROGRAM)
        if lines is None:
            raise
        typer.echo(lines, err=True)
        return USAGE
    # A number where help was shown
    return asked() if callable(asked) else int(asked or 0)
