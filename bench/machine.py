"""The machine that figures were measured on."""

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

from town.synapse import PYTHON


def machine() -> str:
    """Describe processor, cores, Python and Synapse in one line."""
    synapse = "import importlib.metadata as m; print(m.version('matrix-synapse'))"
    found = subprocess.run([PYTHON, "-c", synapse], capture_output=True, text=True, check=True)
    return ", ".join(
        [
            processor(),
            f"{len(os.sched_getaffinity(0))} cores",
            f"{platform.system()} {platform.release().split('-')[0]}",
            f"Python {platform.python_version()}",
            f"Synapse {found.stdout.strip()}",
            f"SQLAlchemy {version('SQLAlchemy')}",
        ]
    )


def processor() -> str:
    """Name the kind of processor."""
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()
