"""The systemd units: read without a remark, and they allow what the bot does."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from configparser import ConfigParser, Error
from pathlib import Path

import pytest

from town.folders import ROOT

UNITS = sorted(path.name for path in (ROOT / "deploy").iterdir())
INSTALLED = "/opt/beffroi/bin/beffroi"
ANALYZE = shutil.which("systemd-analyze")

KEYS = {
    "Unit": "Description Wants After",
    "Install": "WantedBy",
    "Timer": "OnCalendar RandomizedDelaySec Persistent",
    "Service": """
        Type User Group ExecStart Restart RestartSec TimeoutStopSec RestartPreventExitStatus
        StateDirectory StateDirectoryMode ConfigurationDirectory WorkingDirectory UMask
        ProtectSystem ProtectHome PrivateTmp PrivateDevices ProtectClock ProtectHostname
        ProtectControlGroups ProtectKernelLogs ProtectKernelModules ProtectKernelTunables
        ProtectProc ProcSubset NoNewPrivileges RestrictAddressFamilies RestrictNamespaces
        RestrictRealtime RestrictSUIDSGID LockPersonality CapabilityBoundingSet
        AmbientCapabilities RemoveIPC SystemCallArchitectures SystemCallFilter
        SystemCallErrorNumber
    """,
}
"""What systemd.unit(5), .service(5), .timer(5) and .exec(5) know, of what our units say."""


def our_remarks(unit: Path) -> str:
    """Read a unit as systemd would, as far as the spelling of its keys goes."""
    parser = ConfigParser(strict=False, interpolation=None, delimiters="=", comment_prefixes="#")
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # case counts there
    try:
        parser.read(unit)
    except Error as error:
        return str(error)
    said = {(section, key) for section in parser.sections() for key in parser[section]}
    known = {(section, key) for section, keys in KEYS.items() for key in keys.split()}
    return "\n".join(f"{section}: {key}" for section, key in sorted(said - known))


def remarks_of_systemd(unit: Path) -> str:
    """Ask systemd itself."""
    done = subprocess.run(
        [ANALYZE or "", "verify", unit], check=False, capture_output=True, text=True
    )
    return done.stderr or "it is refused" * done.returncode


READERS = [our_remarks, *([remarks_of_systemd] if ANALYZE else [])]
"""systemd is not on every machine."""


@pytest.fixture
def deployed(tmp_path: Path) -> Path:
    """The units, starting a program that is there."""
    for unit in UNITS:
        written = (ROOT / "deploy" / unit).read_text().replace(INSTALLED, sys.executable)
        (tmp_path / unit).write_text(written)
    return tmp_path


@pytest.mark.parametrize("remarks", READERS)
@pytest.mark.parametrize("name", UNITS)
def test_unit_is_read_without_a_remark(
    name: str, remarks: Callable[[Path], str], deployed: Path
) -> None:
    assert remarks(deployed / name) == ""


@pytest.mark.parametrize("remarks", READERS)
def test_misspelt_key_is_remarked(remarks: Callable[[Path], str], deployed: Path) -> None:
    unit = deployed / "beffroi.service"
    unit.write_text(unit.read_text().replace("ProtectSystem=", "ProtectSytem="))

    assert "ProtectSytem" in remarks(unit)


def test_the_service_restarts_and_is_walled_in() -> None:
    unit = (ROOT / "deploy" / "beffroi.service").read_text().splitlines()

    for line in ("Restart=on-failure", "ProtectSystem=strict", "StateDirectory=beffroi"):
        assert line in unit
