"""`beffroi run`: the bot, until it is told to stop."""

from pathlib import Path

from bot.config import load
from bot.importing import hidden, uncollected


def run(configuration: Path | str | None = None) -> int:
    """Read the settings, set the log up and start."""
    settings = load(Path(configuration) if configuration else None)
    with uncollected(), hidden("rich"):
        from bot import logs
        from bot.app import run as run_app
    secrets = [secret.get_secret_value() for secret in settings.secrets()]
    logs.configure(settings.log.level, settings.log.format, secrets=secrets)
    run_app(settings)
    return 0
