"""Alembic's entry: run the steps on the connection that was handed over."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=context.config.attributes.get("metadata"),
    include_schemas=True,
    include_name=lambda name, kind, _: kind != "schema" or name == "hub",
    version_table_schema="public",
    version_table="hub_version",
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
