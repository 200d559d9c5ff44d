"""`beffroi demo`: a day in a town hall, played from the sources."""

import subprocess
import sys
from importlib.util import find_spec

from bot.cli.problems import Problem


def demo(*, once: bool) -> int:
    """Run the demo package, which stands in the sources and not in an installation."""
    if find_spec("demo") is None or find_spec("town") is None:
        raise Problem(sentence="demo-absent")
    arguments = [sys.executable, "-m", "demo", *(["--once"] if once else [])]
    return subprocess.run(arguments, check=False).returncode  # noqa: S603 - our own package
