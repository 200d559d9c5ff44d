"""The house."""

# ruff: noqa: PLR0915 - one function a revision, however many tables

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0001"
down_revision: str | None = None
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "accounts",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("device_id", sa.String(), nullable=True),
        sa.Column("access_token", sa.String(), nullable=True),
        sa.Column("sync_token", sa.String(), nullable=True),
        sa.Column("filter_id", sa.String(), nullable=True),
        sa.Column("secret", sa.String(), nullable=False),
        sa.Column("looked_around", sa.Boolean(), nullable=False),
        sa.Column("epoch", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("holder", sa.String(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("replay_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("events_per_second", sa.Double(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_accounts")),
        sa.UniqueConstraint("user_id", name=op.f("uq_accounts_user_id")),
    )
    op.create_table(
        "inbox",
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fault", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("origin", name=op.f("pk_inbox")),
    )
    op.create_table(
        "people",
        sa.Column("key", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("user_id", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("direct_room", sa.Integer(), nullable=True),
        sa.Column("welcomed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_people")),
        sa.UniqueConstraint("user_id", name=op.f("uq_people_user_id")),
    )
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_people_name"), ["name"], unique=False)

    op.create_table(
        "sequences",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("last", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_sequences")),
    )
    op.create_table(
        "outages",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("account", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("stopped", "unreachable", name="outagekind", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("begin", sa.DateTime(timezone=True), nullable=False),
        sa.Column("end", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account"], ["accounts.key"], name=op.f("fk_outages_account_accounts")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_outages")),
    )
    with op.batch_alter_table("outages", schema=None) as batch_op:
        batch_op.create_index("ix_outages_begin", ["account", "begin"], unique=False)

    op.create_table(
        "rooms",
        sa.Column("key", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("room_id", sa.String(), nullable=False),
        sa.Column("account", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "membership",
            sa.Enum(
                "join",
                "invite",
                "leave",
                "ban",
                "knock",
                name="membership",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("is_space", sa.Boolean(), nullable=False),
        sa.Column("is_direct", sa.Boolean(), nullable=False),
        sa.Column("encrypted", sa.Boolean(), nullable=False),
        sa.Column("encryption_told", sa.Boolean(), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column(
            "creators", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column(
            "power_levels", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column("access_rule", sa.String(), nullable=True),
        sa.Column("invited_by", sa.Integer(), nullable=True),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("joined_event", sa.String(), nullable=True),
        sa.Column("replaced_by", sa.String(), nullable=True),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("greeted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account"], ["accounts.key"], name=op.f("fk_rooms_account_accounts")
        ),
        sa.ForeignKeyConstraint(
            ["invited_by"], ["people.key"], name=op.f("fk_rooms_invited_by_people")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_rooms")),
        sa.UniqueConstraint("room_id", name=op.f("uq_rooms_room_id")),
    )
    op.create_table(
        "members",
        sa.Column("room", sa.Integer(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column(
            "membership",
            sa.Enum(
                "join",
                "invite",
                "leave",
                "ban",
                "knock",
                name="membership",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["people.key"], name=op.f("fk_members_person_people")),
        sa.ForeignKeyConstraint(["room"], ["rooms.key"], name=op.f("fk_members_room_rooms")),
        sa.PrimaryKeyConstraint("room", "person", name=op.f("pk_members")),
    )
    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.create_index("ix_members_person", ["person", "membership"], unique=False)

    op.create_table(
        "messages",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("event_id", sa.String(), nullable=True),
        sa.Column("room", sa.Integer(), nullable=True),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column(
            "role",
            sa.Enum(
                "card", "answer", "question", "nudge", name="role", native_enum=False, length=20
            ),
            nullable=False,
        ),
        sa.Column("subject_kind", sa.String(), nullable=True),
        sa.Column(
            "subject_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.Column("operation", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("root", sa.String(), nullable=False),
        sa.Column("taps", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column(
            "seeds", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("struck", sa.Boolean(), nullable=False),
        sa.Column("digest", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["people.key"], name=op.f("fk_messages_person_people")),
        sa.ForeignKeyConstraint(["room"], ["rooms.key"], name=op.f("fk_messages_room_rooms")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_messages")),
        sa.UniqueConstraint("event_id", name=op.f("uq_messages_event_id")),
    )
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_messages_operation"), ["operation"], unique=False)
        batch_op.create_index(batch_op.f("ix_messages_origin"), ["origin"], unique=False)
        batch_op.create_index(batch_op.f("ix_messages_room"), ["room"], unique=False)
        batch_op.create_index(batch_op.f("ix_messages_root"), ["root"], unique=False)
        batch_op.create_index("ix_messages_subject", ["subject_kind", "subject_key"], unique=False)

    op.create_table(
        "nudges",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("identity", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject_kind", sa.String(), nullable=False),
        sa.Column(
            "subject_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("room", sa.Integer(), nullable=True),
        sa.Column("local", sa.DateTime(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "planned", "rung", "cancelled", name="nudgestate", native_enum=False, length=20
            ),
            nullable=False,
        ),
        sa.Column("rung_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["people.key"], name=op.f("fk_nudges_person_people")),
        sa.ForeignKeyConstraint(["room"], ["rooms.key"], name=op.f("fk_nudges_room_rooms")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_nudges")),
        sa.UniqueConstraint("identity", name=op.f("uq_nudges_identity")),
    )
    with op.batch_alter_table("nudges", schema=None) as batch_op:
        batch_op.create_index("ix_nudges_due", ["state", "due_at"], unique=False)
        batch_op.create_index("ix_nudges_person", ["person", "state", "due_at"], unique=False)
        batch_op.create_index(
            "ix_nudges_subject", ["subject_kind", "subject_key", "state"], unique=False
        )

    op.create_table(
        "operations",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("room", sa.Integer(), nullable=True),
        sa.Column("command", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("root", sa.String(), nullable=False),
        sa.Column("undoes", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("standing", sa.Boolean(), nullable=False),
        sa.Column("subject_kind", sa.String(), nullable=True),
        sa.Column(
            "subject_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("reply", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=True),
        sa.Column("salt", sa.String(), nullable=True),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person"], ["people.key"], name=op.f("fk_operations_person_people")
        ),
        sa.ForeignKeyConstraint(["room"], ["rooms.key"], name=op.f("fk_operations_room_rooms")),
        sa.ForeignKeyConstraint(
            ["undoes"], ["operations.key"], name=op.f("fk_operations_undoes_operations")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_operations")),
    )
    with op.batch_alter_table("operations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_operations_origin"), ["origin"], unique=False)
        batch_op.create_index(batch_op.f("ix_operations_root"), ["root"], unique=False)
        batch_op.create_index(
            "ix_operations_standing", ["person", "room", "standing", "key"], unique=False
        )
        batch_op.create_index(
            "ix_operations_subject", ["subject_kind", "subject_key"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_operations_undoes"), ["undoes"], unique=False)

    op.create_table(
        "questions",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("room", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column(
            "options", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column("slot", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person"], ["people.key"], name=op.f("fk_questions_person_people")
        ),
        sa.ForeignKeyConstraint(["room"], ["rooms.key"], name=op.f("fk_questions_room_rooms")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_questions")),
    )
    with op.batch_alter_table("questions", schema=None) as batch_op:
        batch_op.create_index("ix_questions_open", ["person", "room", "answered_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_questions_origin"), ["origin"], unique=False)

    op.create_table(
        "reminders",
        sa.Column(
            "number",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("author", sa.Integer(), nullable=False),
        sa.Column("room", sa.Integer(), nullable=False),
        sa.Column("for_room", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_local", sa.DateTime(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=True),
        sa.Column(
            "except_days", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column("extra_local", sa.DateTime(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Integer(), nullable=True),
        sa.Column("source_event", sa.String(), nullable=True),
        sa.Column("source_author", sa.Integer(), nullable=True),
        sa.Column("rung_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["author"], ["people.key"], name=op.f("fk_reminders_author_people")
        ),
        sa.ForeignKeyConstraint(
            ["ended_by"], ["people.key"], name=op.f("fk_reminders_ended_by_people")
        ),
        sa.ForeignKeyConstraint(["room"], ["rooms.key"], name=op.f("fk_reminders_room_rooms")),
        sa.ForeignKeyConstraint(
            ["source_author"], ["people.key"], name=op.f("fk_reminders_source_author_people")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_reminders")),
    )
    with op.batch_alter_table("reminders", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reminders_author"), ["author"], unique=False)
        batch_op.create_index("ix_reminders_room", ["room", "for_room", "deleted"], unique=False)

    op.create_table(
        "settings",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("room", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.key"], name=op.f("fk_settings_person_people")),
        sa.ForeignKeyConstraint(["room"], ["rooms.key"], name=op.f("fk_settings_room_rooms")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_settings")),
        sa.UniqueConstraint(
            "person",
            "room",
            "name",
            name=op.f("uq_settings_person"),
            postgresql_nulls_not_distinct=True,
        ),
    )
    with op.batch_alter_table("settings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_settings_person"), ["person"], unique=False)
        batch_op.create_index(batch_op.f("ix_settings_room"), ["room"], unique=False)

    op.create_table(
        "tasks",
        sa.Column(
            "number",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("author", sa.Integer(), nullable=False),
        sa.Column("room", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_day", sa.Date(), nullable=True),
        sa.Column("due_time", sa.Time(), nullable=True),
        sa.Column("due_zone", sa.String(), nullable=True),
        sa.Column("due_utc", sa.DateTime(timezone=True), nullable=True),
        sa.Column("project", sa.String(), nullable=True),
        sa.Column("effort", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.Integer(), nullable=True),
        sa.Column("source_event", sa.String(), nullable=True),
        sa.Column("source_author", sa.Integer(), nullable=True),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["author"], ["people.key"], name=op.f("fk_tasks_author_people")),
        sa.ForeignKeyConstraint(["done_by"], ["people.key"], name=op.f("fk_tasks_done_by_people")),
        sa.ForeignKeyConstraint(["room"], ["rooms.key"], name=op.f("fk_tasks_room_rooms")),
        sa.ForeignKeyConstraint(
            ["source_author"], ["people.key"], name=op.f("fk_tasks_source_author_people")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_tasks")),
    )
    with op.batch_alter_table("tasks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tasks_author"), ["author"], unique=False)
        batch_op.create_index(batch_op.f("ix_tasks_project"), ["project"], unique=False)
        batch_op.create_index(
            "ix_tasks_room_open", ["room", "deleted", "done_at", "due_utc"], unique=False
        )
        batch_op.create_index("ix_tasks_source", ["source_event"], unique=False)

    op.create_table(
        "assignments",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("task", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person"], ["people.key"], name=op.f("fk_assignments_person_people")
        ),
        sa.ForeignKeyConstraint(["task"], ["tasks.number"], name=op.f("fk_assignments_task_tasks")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_assignments")),
        sa.UniqueConstraint("task", "person", name=op.f("uq_assignments_task")),
    )
    with op.batch_alter_table("assignments", schema=None) as batch_op:
        batch_op.create_index("ix_assignments_person", ["person", "deleted", "task"], unique=False)

    op.create_table(
        "changes",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "operation", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("column_name", sa.String(), nullable=False),
        sa.Column(
            "values", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["operation"], ["operations.key"], name=op.f("fk_changes_operation_operations")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_changes")),
    )
    with op.batch_alter_table("changes", schema=None) as batch_op:
        batch_op.create_index(
            "ix_changes_cell", ["table_name", "row_key", "column_name"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_changes_operation"), ["operation"], unique=False)

    op.create_table(
        "comments",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("task", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("author", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["author"], ["people.key"], name=op.f("fk_comments_author_people")),
        sa.ForeignKeyConstraint(["task"], ["tasks.number"], name=op.f("fk_comments_task_tasks")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_comments")),
    )
    with op.batch_alter_table("comments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_comments_task"), ["task"], unique=False)

    op.create_table(
        "outbox",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("account", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("room", sa.Integer(), nullable=True),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column(
            "act",
            sa.Enum(
                "message",
                "edit",
                "reaction",
                "redaction",
                "join",
                "leave",
                name="act",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("urgency", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "pending", "sent", "cancelled", "aside", name="state", native_enum=False, length=20
            ),
            nullable=False,
        ),
        sa.Column("message", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("operation", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("transaction_id", sa.String(), nullable=False),
        sa.Column("device_id", sa.String(), nullable=True),
        sa.Column(
            "payload", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=True
        ),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "search",
            sa.Enum("first", "only", name="search", native_enum=False, length=20),
            nullable=True,
        ),
        sa.Column("event_id", sa.String(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account"], ["accounts.key"], name=op.f("fk_outbox_account_accounts")
        ),
        sa.ForeignKeyConstraint(
            ["message"], ["messages.key"], name=op.f("fk_outbox_message_messages")
        ),
        sa.ForeignKeyConstraint(["person"], ["people.key"], name=op.f("fk_outbox_person_people")),
        sa.ForeignKeyConstraint(["room"], ["rooms.key"], name=op.f("fk_outbox_room_rooms")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_outbox")),
        sa.UniqueConstraint("transaction_id", name=op.f("uq_outbox_transaction_id")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_lane"), ["lane"], unique=False)
        batch_op.create_index(batch_op.f("ix_outbox_message"), ["message"], unique=False)
        batch_op.create_index(batch_op.f("ix_outbox_operation"), ["operation"], unique=False)
        batch_op.create_index("ix_outbox_waiting", ["state", "urgency", "key"], unique=False)

    op.create_table(
        "reminder_recipients",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reminder", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("once", sa.Boolean(), nullable=False),
        sa.Column("again", sa.DateTime(), nullable=True),
        sa.Column("rung_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person"], ["people.key"], name=op.f("fk_reminder_recipients_person_people")
        ),
        sa.ForeignKeyConstraint(
            ["reminder"],
            ["reminders.number"],
            name=op.f("fk_reminder_recipients_reminder_reminders"),
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_reminder_recipients")),
        sa.UniqueConstraint("reminder", "person", name=op.f("uq_reminder_recipients_reminder")),
    )
    with op.batch_alter_table("reminder_recipients", schema=None) as batch_op:
        batch_op.create_index(
            "ix_reminder_recipients_person", ["person", "deleted", "reminder"], unique=False
        )

    op.create_table(
        "ring_answers",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("nudge", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("again", sa.DateTime(), nullable=True),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["nudge"], ["nudges.key"], name=op.f("fk_ring_answers_nudge_nudges")
        ),
        sa.ForeignKeyConstraint(
            ["person"], ["people.key"], name=op.f("fk_ring_answers_person_people")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_ring_answers")),
        sa.UniqueConstraint("nudge", "person", name=op.f("uq_ring_answers_nudge")),
    )
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.create_foreign_key(
            "fk_people_direct_room_rooms", "rooms", ["direct_room"], ["key"]
        )


def downgrade() -> None:
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.drop_constraint("fk_people_direct_room_rooms", type_="foreignkey")

    op.drop_table("ring_answers")
    with op.batch_alter_table("reminder_recipients", schema=None) as batch_op:
        batch_op.drop_index("ix_reminder_recipients_person")

    op.drop_table("reminder_recipients")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index("ix_outbox_waiting")
        batch_op.drop_index(batch_op.f("ix_outbox_operation"))
        batch_op.drop_index(batch_op.f("ix_outbox_message"))
        batch_op.drop_index(batch_op.f("ix_outbox_lane"))

    op.drop_table("outbox")
    with op.batch_alter_table("comments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_comments_task"))

    op.drop_table("comments")
    with op.batch_alter_table("changes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_changes_operation"))
        batch_op.drop_index("ix_changes_cell")

    op.drop_table("changes")
    with op.batch_alter_table("assignments", schema=None) as batch_op:
        batch_op.drop_index("ix_assignments_person")

    op.drop_table("assignments")
    with op.batch_alter_table("tasks", schema=None) as batch_op:
        batch_op.drop_index("ix_tasks_source")
        batch_op.drop_index("ix_tasks_room_open")
        batch_op.drop_index(batch_op.f("ix_tasks_project"))
        batch_op.drop_index(batch_op.f("ix_tasks_author"))

    op.drop_table("tasks")
    with op.batch_alter_table("settings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_settings_room"))
        batch_op.drop_index(batch_op.f("ix_settings_person"))

    op.drop_table("settings")
    with op.batch_alter_table("reminders", schema=None) as batch_op:
        batch_op.drop_index("ix_reminders_room")
        batch_op.drop_index(batch_op.f("ix_reminders_author"))

    op.drop_table("reminders")
    with op.batch_alter_table("questions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_questions_origin"))
        batch_op.drop_index("ix_questions_open")

    op.drop_table("questions")
    with op.batch_alter_table("operations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_operations_undoes"))
        batch_op.drop_index("ix_operations_subject")
        batch_op.drop_index("ix_operations_standing")
        batch_op.drop_index(batch_op.f("ix_operations_root"))
        batch_op.drop_index(batch_op.f("ix_operations_origin"))

    op.drop_table("operations")
    with op.batch_alter_table("nudges", schema=None) as batch_op:
        batch_op.drop_index("ix_nudges_subject")
        batch_op.drop_index("ix_nudges_person")
        batch_op.drop_index("ix_nudges_due")

    op.drop_table("nudges")
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.drop_index("ix_messages_subject")
        batch_op.drop_index(batch_op.f("ix_messages_root"))
        batch_op.drop_index(batch_op.f("ix_messages_room"))
        batch_op.drop_index(batch_op.f("ix_messages_origin"))
        batch_op.drop_index(batch_op.f("ix_messages_operation"))

    op.drop_table("messages")
    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.drop_index("ix_members_person")

    op.drop_table("members")
    op.drop_table("rooms")
    with op.batch_alter_table("outages", schema=None) as batch_op:
        batch_op.drop_index("ix_outages_begin")

    op.drop_table("outages")
    op.drop_table("sequences")
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_people_name"))

    op.drop_table("people")
    op.drop_table("inbox")
    op.drop_table("accounts")
