"""`beffroi backup`: a verified copy of everything, made while the bot runs."""

from pathlib import Path

from bot.backup import make
from bot.cli.console import line, progress
from bot.cli.settings import settings_of
from bot.cli.state import clock_of
from bot.cli.words import words
from bot.cli.writing import size
from bot.opening import faults_named, refuse_absent


def backup(configuration: Path | None) -> int:
    """Make one, and say where it is."""
    settings = settings_of(configuration)
    say = words(settings.organisation.language)
    refuse_absent(settings)
    with progress(say("backup-progress")) as told, faults_named():
        made = make(
            settings.database_url,
            settings.backup_folder,
            clock_of(settings).now(),
            keep=settings.backup.keep,
            progress=told,
        )
    line(say("backup-made", file=str(made.path), size=size(made.size, say), rows=made.rows))
    return 0
