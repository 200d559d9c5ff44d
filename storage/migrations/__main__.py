"""Checks the migrations against the models, runs them, drafts the next one."""

import sys
from argparse import ArgumentParser, Namespace

from sqlalchemy import Engine

from storage.database import connect
from storage.migrations import revisions, upgrade


def main() -> int:
    """Answer `check [URL]`, `upgrade URL` and `revision MESSAGE`."""
    parser = ArgumentParser(prog="python -m storage.migrations", description=__doc__)
    actions = parser.add_subparsers(dest="action", required=True)
    check = actions.add_parser("check", help="exit 1 where migrations and models differ")
    check.add_argument("url", nargs="?", default="sqlite://", help="an empty database")
    actions.add_parser("upgrade", help="bring a database to the head").add_argument("url")
    revision = actions.add_parser("revision", help="write the next revision from the models")
    revision.add_argument("message")
    arguments = parser.parse_args()
    engine = connect(getattr(arguments, "url", "sqlite://"))
    try:
        return _act(arguments, engine)
    finally:
        engine.dispose()


def _act(arguments: Namespace, engine: Engine) -> int:
    upgrade(engine)
    if arguments.action == "check":
        return _check(engine)
    if arguments.action == "revision":
        from storage.migrations.writing import draft

        sys.stdout.write(f"{draft(engine, arguments.message)}\n")
    return 0


def _check(engine: Engine) -> int:
    from storage.migrations.running import differences

    found = differences(engine)
    for difference in found:
        sys.stderr.write(f"{difference}\n")
    if found:
        sys.stderr.write('python -m storage.migrations revision "what changed"\n')
    return 1 if found or not revisions() else 0


if __name__ == "__main__":
    sys.exit(main())
