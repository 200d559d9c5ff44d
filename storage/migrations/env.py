"""What Alembic runs for every command: on the connection it was handed, in its transaction."""

from alembic import context

from storage.migrations.schema import options

_config = context.config
_connection = _config.attributes["connection"]

context.configure(
    connection=_connection,
    **options(),
)
context.run_migrations()
