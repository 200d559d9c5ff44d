"""`beffroi restore`: a backup in the place of the database, which is kept aside."""

from pathlib import Path

from bot.backup import Backup, Restored, latest, verify
from bot.backup import restore as put_back
from bot.backup.archive import Progress
from bot.cli.console import confirm, line, progress
from bot.cli.holder import while_stopped
from bot.cli.problems import Problem
from bot.cli.settings import settings_of
from bot.cli.state import clock_of
from bot.cli.words import Words, words
from bot.cli.writing import moment, size
from bot.config import Settings
from bot.opening import faults_named


def restore(file: Path | None, configuration: Path | None, *, confirmed: bool) -> int:
    """Explain, ask, put back, and tell what comes next."""
    settings = settings_of(configuration)
    say = words(settings.organisation.language)
    backup = _chosen(file, settings)
    _explain(backup, settings, say)
    if not confirmed and not confirm(say("restore-question"), say):
        line(say("restore-declined"))
        return 0
    with progress(say("restore-progress")) as told, faults_named():
        restored = while_stopped(settings, lambda: _put_back(backup, settings, told))
    line(say("restore-done", rows=restored.backup.rows))
    if restored.aside is not None:
        line(say("restore-aside", file=str(restored.aside)))
    line(say("restore-next"))
    return 0


def _put_back(backup: Backup, settings: Settings, told: Progress) -> Restored:
    now = clock_of(settings).now()
    return put_back(backup.path, settings.database_url, settings.backup_folder, now, told)


def _chosen(file: Path | None, settings: Settings) -> Backup:
    """Take the file that was named, by its path or by its name in the folder; else the newest."""
    folder = settings.backup_folder
    if file is None:
        newest = latest(folder)
        if newest is None:
            raise Problem(sentence="restore-none", folder=str(folder))
        return verify(newest)
    return verify(file if file.exists() else folder / file)


def _explain(backup: Backup, settings: Settings, say: Words) -> None:
    made = moment(backup.at, settings.organisation.timezone, say)
    line(say("restore-what", file=str(backup.path), at=made, rows=backup.rows))
    line(say("restore-size", size=size(backup.size, say)))
    line(say("restore-present"))
    line(say("restore-replay", at=made))
