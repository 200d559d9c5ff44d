"""`beffroi status`: whether the bot runs, and what it leaves undone."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.backup import latest
from bot.backup.archive import made_at
from bot.cli.holder import is_running
from bot.cli.settings import settings_of
from bot.cli.state import State, clock_of, state_of
from bot.cli.words import Words, words
from bot.cli.writing import moment, size


@dataclass(frozen=True, slots=True)
class Status:
    """All that is told."""

    running: bool
    state: State | None
    backup: Path | None
    zone: str

    @property
    def crashed(self) -> bool:
        """Whether the last run ended without having stopped in good order."""
        state = self.state
        return (
            not self.running
            and state is not None
            and state.started_at is not None
            and state.stopped_at is None
        )

    @property
    def problem(self) -> bool:
        """Whether somebody should look."""
        return not self.running or self.state is None or bool(self.state.overdue)


def status(configuration: Path | None, *, as_json: bool) -> int:
    """Tell it all; 1 where the bot does not run or a nudge is overdue."""
    settings = settings_of(configuration)
    found = Status(
        running=is_running(settings),
        state=state_of(settings, clock_of(settings).now()),
        backup=latest(settings.backup_folder),
        zone=settings.organisation.timezone,
    )
    say = words(settings.organisation.language)
    lines = [json.dumps(_object(found))] if as_json else _lines(found, say)
    sys.stdout.writelines(f"{each}\n" for each in lines)
    return 1 if found.problem else 0


def _object(found: Status) -> dict[str, Any]:
    values = asdict(found.state) if found.state else {}
    return {
        "running": found.running,
        "crashed": found.crashed,
        **{key: _plain(value) for key, value in values.items()},
        "last_backup": str(found.backup) if found.backup else None,
        "last_backup_at": made_at(found.backup).isoformat() if found.backup else None,
    }


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value


def _lines(found: Status, say: Words) -> Iterator[str]:
    state = found.state
    yield _standing(found, say)
    if state is None:
        return
    if state.seen_at is not None:
        yield say("status-sync", at=moment(state.seen_at, found.zone, say))
    yield say("status-rooms", count=state.rooms)
    yield say("status-waiting", count=state.waiting)
    yield say("status-aside", count=state.aside)
    yield say("status-overdue", count=state.overdue)
    yield say("status-size", size=size(state.size, say))
    if found.backup is None:
        yield say("status-no-backup")
    else:
        yield say("status-backup", at=moment(made_at(found.backup), found.zone, say))


def _standing(found: Status, say: Words) -> str:
    state = found.state
    if state is None or state.started_at is None:
        return say("status-running-new" if found.running else "status-never")
    if found.running:
        return say("status-running", since=moment(state.started_at, found.zone, say))
    if found.crashed:
        seen = state.seen_at or state.started_at
        return say("status-crashed", seen=moment(seen, found.zone, say))
    stopped = state.stopped_at or state.started_at
    return say("status-stopped", since=moment(stopped, found.zone, say))
