"""Drafts of mappings; versions say who approved them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP

revision = "0014"
down_revision = "0012"
branch_labels = None
depends_on = None

CODE = sa.Text(collation="C")


def upgrade() -> None:
    """Bring the schema one step up."""
    op.add_column("mapping_version", sa.Column("approved_by", CODE, nullable=True), schema="hub")
    op.create_table(
        "mapping_draft",
        sa.Column("stream_id", sa.Integer, nullable=False),
        sa.Column("state", CODE, nullable=False),
        sa.Column("hash", CODE, nullable=False),
        sa.Column("document", JSONB, nullable=False),
        sa.Column("author", CODE, nullable=False),
        sa.Column("note", CODE, nullable=True),
        sa.Column(
            "saved_at",
            TIMESTAMP(timezone=True),
            nullable=False,
            server_default=sa.text("now()"),
        ),
        sa.Column("approved_by", CODE, nullable=True),
        sa.PrimaryKeyConstraint("stream_id", name="pk_mapping_draft"),
        sa.ForeignKeyConstraint(
            ["stream_id"], ["hub.stream.id"], name="fk_mapping_draft_stream_id_stream"
        ),
        schema="hub",
    )
