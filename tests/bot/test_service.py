"""The systemd units: systemd reads them without a remark, and they allow what the bot does."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from town.folders import ROOT

UNITS = sorted(path.name for path in (ROOT / "deploy").iterdir())
INSTALLED = "/opt/beffroi/bin/beffroi"


@pytest.mark.parametrize("name", UNITS)
def test_systemd_reads_the_unit_without_a_remark(name: str, tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd is not on this machine")
    for unit in UNITS:
        # It looks for the program, which is installed elsewhere on a real server
        written = (ROOT / "deploy" / unit).read_text().replace(INSTALLED, sys.executable)
        (tmp_path / unit).write_text(written)

    done = subprocess.run(
        [program, "verify", str(tmp_path / name)], check=False, capture_output=True, text=True
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_the_service_restarts_and_is_walled_in() -> None:
    unit = (ROOT / "deploy" / "beffroi.service").read_text().splitlines()

    for line in ("Restart=on-failure", "ProtectSystem=strict", "StateDirectory=beffroi"):
        assert line in unit
