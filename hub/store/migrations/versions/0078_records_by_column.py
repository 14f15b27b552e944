"""Kept records lie beside their bodies by column, in blocks."""

import sqlalchemy as sa
from alembic import op

revision = "0078"
down_revision = "0077"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step up; blocks of what is there are made when they are missed."""
    op.create_table(
        "raw_columns",
        sa.Column("id", sa.UUID(as_uuid=False), primary_key=True),
        sa.Column("stream_id", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        schema="hub",
    )
    op.create_index("ix_raw_columns_stream_id", "raw_columns", ["stream_id"], schema="hub")
    # Packed and sealed already: Postgres need not try.
    op.execute("alter table hub.raw_columns alter column body set storage external")


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
