"""Opens the database: made where there is none, migrated after a backup, refused where unsafe."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from bot.config import Settings
from storage.database import connect
from storage.migrations import Standing, standing, upgrade

log = structlog.get_logger()


class StorageObstacle(StrEnum):
    """Why the database cannot be used."""

    UNREACHABLE = "unreachable"
    FOREIGN = "foreign"
    """A newer version of Beffroi has written it."""

    UNFINISHED = "unfinished"
    """A restore was cut short, between two names."""

    NO_DRIVER = "no-driver"
    """PostgreSQL's driver is an extra, and it is not installed."""

    ABSENT = "absent"
    """There is no database yet, and this command makes none."""


class UnusableStorage(Exception):
    """The database cannot be used; `detail` is what its driver said."""

    def __init__(self, obstacle: StorageObstacle, detail: str = "") -> None:
        """Keep why."""
        super().__init__(f"{obstacle} {detail}".strip())
        self.obstacle = obstacle
        self.detail = detail


def bring_up_to_date(settings: Settings, engine: Engine, now: datetime) -> None:
    """Migrate where it is needed, after a backup. Whoever calls holds the account's lock."""
    with faults_named():
        with engine.connect() as connection:
            stands = standing(connection)
        if stands is Standing.FOREIGN:
            raise UnusableStorage(StorageObstacle.FOREIGN)
        if stands is Standing.BEHIND:
            _save(settings, now)
        if stands is not Standing.CURRENT:
            upgrade(engine)
            log.info("storage migrated", before=stands.value)


def engine_of(settings: Settings) -> Engine:
    """Give an engine; nothing is opened yet."""
    try:
        return connect(settings.database_url)
    except ModuleNotFoundError as error:
        raise UnusableStorage(StorageObstacle.NO_DRIVER) from error


@contextmanager
def faults_named() -> Iterator[None]:
    """Tell what a driver cannot do as a `UnusableStorage`."""
    try:
        yield
    except OperationalError as error:
        detail = str(error.orig).strip().splitlines()
        raise UnusableStorage(StorageObstacle.UNREACHABLE, detail[0] if detail else "") from error


def refuse_absent(settings: Settings) -> None:
    """Stop a command that reads: SQLite would make an empty database of a wrong address."""
    file = settings.database_file
    if file is not None and not file.exists():
        _refuse_unfinished(file)
        raise UnusableStorage(StorageObstacle.ABSENT, str(file))


def prepare_file(settings: Settings) -> None:
    """Make SQLite's file, for its owner's eyes only; nothing with PostgreSQL."""
    file = settings.database_file
    if file is None:
        return
    _refuse_unfinished(file)
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.touch(mode=0o600)
    except OSError as error:
        raise UnusableStorage(StorageObstacle.UNREACHABLE, f"{file}: {error.strerror}") from error


def _refuse_unfinished(file: Path) -> None:
    prepared = file.with_name(f"{file.name}.restoring")
    if not file.exists() and prepared.exists():
        raise UnusableStorage(StorageObstacle.UNFINISHED, str(prepared))


def _save(settings: Settings, now: datetime) -> None:
    from bot.backup import make

    made = make(settings.database_url, settings.backup_folder, now, keep=settings.backup.keep)
    log.info("backup made before migrating", file=made.path.name, rows=made.rows)
