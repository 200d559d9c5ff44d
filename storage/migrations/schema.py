"""What the migrations aim at: the metadata of every model, and how types are compared."""

import importlib
import pkgutil
from typing import TYPE_CHECKING, Any

from sqlalchemy.types import TypeDecorator

import storage
from storage.database import JsonColumn, Model

if TYPE_CHECKING:
    from alembic.autogenerate.api import AutogenContext


def import_models() -> None:
    """Import every model, so that the metadata is whole: to compare, never to migrate."""
    for module in pkgutil.iter_modules(storage.__path__):
        if not module.ispkg:
            importlib.import_module(f"storage.{module.name}")


def options() -> dict[str, Any]:
    """Give Alembic's options, the same for migrating, comparing and writing."""
    return {
        "target_metadata": Model.metadata,  # its naming convention serves while migrating too
        "render_as_batch": True,  # SQLite alters a table by writing it anew
        "compare_type": True,
        "render_item": render_item,
        "transactional_ddl": True,  # SQLite's too: we begin and commit ourselves
    }


def render_item(kind: str, item: object, context: "AutogenContext") -> str | bool:
    """Write our own types as what they are in the database: a revision outlives our code."""
    if kind != "type":
        return False
    if isinstance(item, JsonColumn):
        context.imports.add("from sqlalchemy.dialects import postgresql")
        return 'sa.JSON().with_variant(postgresql.JSONB(), "postgresql")'
    if isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    return False
