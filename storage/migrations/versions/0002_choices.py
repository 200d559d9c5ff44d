"""A choice is somebody's or a room's."""

from collections.abc import Sequence

from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("settings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_settings_person"))
        batch_op.drop_index(batch_op.f("ix_settings_room"))
        batch_op.drop_constraint(batch_op.f("uq_settings_person"), type_="unique")
        batch_op.create_unique_constraint(batch_op.f("uq_settings_person"), ["person", "name"])
        batch_op.create_unique_constraint(batch_op.f("uq_settings_room"), ["room", "name"])


def downgrade() -> None:
    with op.batch_alter_table("settings", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_settings_room"), type_="unique")
        batch_op.drop_constraint(batch_op.f("uq_settings_person"), type_="unique")
        batch_op.create_unique_constraint(
            batch_op.f("uq_settings_person"),
            ["person", "room", "name"],
            postgresql_nulls_not_distinct=True,
        )
        batch_op.create_index(batch_op.f("ix_settings_room"), ["room"], unique=False)
        batch_op.create_index(batch_op.f("ix_settings_person"), ["person"], unique=False)
