"""`beffroi run`: the bot, until it is told to stop."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.config import load


def run(configuration: Path | str | None = None) -> int:
    """Read the settings, set the log up and start."""
    settings = load(Path(configuration) if configuration else None)
    with hidden("rich"):
        from bot import logs
    secrets = [secret.get_secret_value() for secret in settings.secrets()]
    logs.configure(settings.log.level, settings.log.format, secrets=secrets)
    from bot.app import run as run_app

    run_app(settings)
    return 0


@contextmanager
def hidden(module: str) -> Iterator[None]:
    """Let what is imported meanwhile do without a module.

    structlog draws tracebacks with rich where it finds it: 45 ms and 5 MB of a start that
    no log of ours needs.
    """
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment] # as Python says: it cannot be imported
    try:
        yield
    finally:
        del sys.modules[module]
