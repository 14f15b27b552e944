"""Drafts and examples of mappings; versions say who approved them and when they were retired."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014"
down_revision = "0012"
branch_labels = None
depends_on = None

_OPEN = "state in ('draft', 'previewed', 'approved')"


def upgrade() -> None:
    """Bring the schema one step up."""
    code = sa.Text(collation="C")
    moment = postgresql.TIMESTAMP(timezone=True)
    now = sa.text("now()")
    op.add_column("mapping_version", sa.Column("approved_by", code, nullable=True), schema="hub")
    op.add_column("mapping_version", sa.Column("retired_at", moment, nullable=True), schema="hub")
    op.create_table(
        "mapping_draft",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("stream_id", sa.Integer(), nullable=False),
        sa.Column("state", code, nullable=False),
        sa.Column("hash", code, nullable=False),
        sa.Column("document", postgresql.JSONB(), nullable=False),
        sa.Column("base", sa.Integer(), nullable=True),
        sa.Column("author", code, nullable=False),
        sa.Column("reason", code, nullable=True),
        sa.Column("effect", postgresql.JSONB(), nullable=True),
        sa.Column("approved_by", code, nullable=True),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("changed_at", moment, server_default=now, nullable=False),
        sa.ForeignKeyConstraint(
            ["stream_id"], ["hub.stream.id"], name=op.f("fk_mapping_draft_stream_id_stream")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mapping_draft")),
        schema="hub",
    )
    op.create_index(
        "ix_mapping_draft_open",
        "mapping_draft",
        ["stream_id"],
        unique=True,
        schema="hub",
        postgresql_where=sa.text(_OPEN),
    )
    op.create_table(
        "mapping_example",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("stream_id", sa.Integer(), nullable=False),
        sa.Column("name", code, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("author", code, nullable=False),
        sa.Column("changed_at", moment, server_default=now, nullable=False),
        sa.ForeignKeyConstraint(
            ["stream_id"], ["hub.stream.id"], name=op.f("fk_mapping_example_stream_id_stream")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mapping_example")),
        sa.UniqueConstraint("stream_id", "name", name=op.f("uq_mapping_example_stream_id_name")),
        schema="hub",
    )


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
