"""What tests of the program share: a database to save, and where backups go."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from storage.database import connect


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A database at the head."""
    engine = connect(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where backups go."""
    return tmp_path / "backups"
