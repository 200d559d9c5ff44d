"""Completes a revision that Alembic has drafted."""

import sys
from collections.abc import Iterable
from pathlib import Path
from shutil import which
from subprocess import run

from alembic import command
from alembic.operations import ops
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, ForeignKeyConstraint

from storage.migrations import VERSIONS, revisions
from storage.migrations.running import configuration
from storage.migrations.schema import import_models


def draft(engine: Engine, message: str) -> Path:
    """Write the next revision, numbered and formatted, from a database at the head."""
    import_models()
    number = f"{len(revisions()) + 1:04d}"
    with engine.begin() as connection:
        command.revision(
            configuration(connection),
            message=f"{message[0].upper()}{message[1:]}",
            autogenerate=True,
            rev_id=number,
            process_revision_directives=complete,
        )
    revisions.cache_clear()
    path = next(VERSIONS.glob(f"{number}_*.py"))
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "# ###" not in line), encoding="utf-8")
    ruff = which("ruff", path=Path(sys.executable).parent)
    if ruff is not None:
        for arguments in (["check", "--fix", "--quiet"], ["format", "--quiet"]):
            run([ruff, *arguments, str(path)], check=False, capture_output=True)  # noqa: S603 - our own file
    return path


def complete(
    _context: MigrationContext,
    _revision: object,
    directives: list[ops.MigrationScript],
) -> None:
    """Add at the end the foreign keys that close a circle: Alembic leaves them out."""
    for directive in directives:
        if directive.upgrade_ops is not None:
            late = list(_late(directive.upgrade_ops.ops))
            directive.upgrade_ops.ops.extend(late)
            if directive.downgrade_ops is not None:
                drops = [_dropped(batch) for batch in late]
                directive.downgrade_ops.ops[:0] = drops


def _late(operations: Iterable[ops.MigrateOperation]) -> Iterable[ops.ModifyTableOps]:
    for operation in list(operations):
        if not isinstance(operation, ops.CreateTableOp):
            continue
        circular = [
            item
            for item in operation.columns
            if isinstance(item, ForeignKeyConstraint) and item.use_alter
        ]
        # `remove` would compare columns, which builds SQL instead of answering
        operation.columns = [
            item for item in operation.columns if all(item is not each for each in circular)
        ]
        for constraint in circular:
            added = ops.CreateForeignKeyOp.from_constraint(constraint)
            added.kw.pop("use_alter", None)
            yield ops.ModifyTableOps(operation.table_name, [added], schema=None)


def _dropped(batch: ops.ModifyTableOps) -> ops.ModifyTableOps:
    return ops.ModifyTableOps(
        batch.table_name, [operation.reverse() for operation in batch.ops], schema=None
    )
