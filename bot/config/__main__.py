"""Writes the example configuration, or checks that it is up to date."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from bot.config.example import example


def main() -> int:
    """Answer `--check FILE` and `--write FILE`, for those who work on the sources."""
    parser = ArgumentParser(prog="python -m bot.config", description=__doc__)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--check", type=Path, metavar="FILE", help="exit 1 where it is out of date")
    what.add_argument("--write", type=Path, metavar="FILE", help="write it anew")
    arguments = parser.parse_args()
    if arguments.write is not None:
        arguments.write.write_text(example(), encoding="utf-8")
        return 0
    path: Path = arguments.check
    if path.exists() and path.read_text(encoding="utf-8") == example():
        return 0
    sys.stderr.write(f"{path} is out of date: python -m bot.config --write {path}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
