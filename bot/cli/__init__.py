"""The command line: `beffroi run`, `beffroi check` and the others, one file a command."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Obey a command line and leave with its code, as `bot.cli.problems` numbers them.

    `run` as services start it takes a short cut: neither typer nor rich is imported, and
    the bot answers sooner.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    match given:
        case ["run"]:
            configuration = None
        case ["run", "--config", configuration] | ["run", "-c", configuration]:
            pass
        case _:
            from bot.cli.app import obey

            sys.exit(obey(given))
    from bot.importing import uncollected

    with uncollected():
        from bot.cli.problems import guarded
        from bot.cli.run import run

    sys.exit(guarded(lambda: run(configuration)))
