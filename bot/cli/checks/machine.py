"""Whether the configuration keeps its secrets, and whether the service is well written."""

import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path
from shutil import which

from bot.cli.checks.finding import Finding, bad, good, notice
from bot.config import Settings

UNITS = (Path("/etc/systemd/system"), Path("/usr/lib/systemd/system"), Path("/lib/systemd/system"))
UNIT = "beffroi.service"
OTHERS = stat.S_IROTH | stat.S_IWOTH | stat.S_IWGRP


def check_files(path: Path, settings: Settings) -> Iterator[Finding]:
    """Look who may read the files that hold secrets."""
    yield good("check-configuration", file=str(path))
    written = [settings.homeserver.password_file, settings.homeserver.token_file]
    named = [settings.path(each) for each in (*written, settings.storage.password_file) if each]
    database = settings.database_file
    for file in (path, *named, *filter(None, [database])):
        if file.exists() and file.stat().st_mode & OTHERS:
            yield notice("check-file-open", f"chmod 600 {file}", file=str(file))


def check_unit() -> Iterator[Finding]:
    """Let systemd read the unit, where both are there."""
    program = which("systemd-analyze")
    unit = next((folder / UNIT for folder in UNITS if (folder / UNIT).exists()), None)
    if program is None or unit is None:
        return
    done = subprocess.run(  # noqa: S603 - systemd's own program, on its own file
        [program, "verify", str(unit)], check=False, capture_output=True, text=True
    )
    if done.returncode == 0:
        yield good("check-unit", file=str(unit))
    else:
        said = done.stderr.strip().splitlines()
        yield bad("check-unit-wrong", file=str(unit), detail=said[0] if said else "")
