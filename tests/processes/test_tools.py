"""What `make` and a start run as programs: the migrations and the example configuration."""

import subprocess
import sys
from pathlib import Path

from bot.config.example import example
from storage.database import connect
from storage.migrations import Standing, standing, upgrade
from town.folders import ROOT


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python on our sources."""
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, check=False, capture_output=True, text=True
    )


def test_standing_is_told_without_alembic(empty_database_url: str) -> None:
    engine = connect(empty_database_url)
    upgrade(engine)
    engine.dispose()
    program = (
        "import sys; from storage.database import connect; from storage.migrations import standing"
        f"; connection = connect({empty_database_url!r}).connect()"
        "; print(standing(connection).value, 'alembic' in sys.modules)"
    )

    done = python("-c", program)

    assert (done.returncode, done.stdout) == (0, "current False\n")


def test_checking_the_migrations_passes() -> None:
    done = python("-m", "storage.migrations", "check")

    assert (done.returncode, done.stderr) == (0, "")


def test_upgrading_builds_a_file(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/beffroi.db"

    done = python("-m", "storage.migrations", "upgrade", address)

    engine = connect(address)
    with engine.connect() as connection:
        stands = standing(connection)
    engine.dispose()
    assert (done.returncode, stands) == (0, Standing.CURRENT)


def test_a_stale_example_is_refused(tmp_path: Path) -> None:
    stale = tmp_path / "config.example.toml"
    stale.write_text(example() + "# more\n")

    done = python("-m", "bot.config", "--check", str(stale))

    assert done.returncode == 1
    assert "python -m bot.config --write" in done.stderr
