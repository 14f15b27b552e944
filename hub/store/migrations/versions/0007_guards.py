"""Trusted documents, and the points that consumers have spent."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step up."""
    op.create_table(
        "trusted_document",
        sa.Column("client", sa.Text(collation="C"), nullable=False),
        sa.Column("id", sa.Text(collation="C"), nullable=False),
        sa.Column("document", sa.Text(collation="C"), nullable=False),
        sa.Column("name", sa.Text(collation="C"), nullable=False),
        sa.Column(
            "loaded_at",
            postgresql.TIMESTAMP(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("loaded_by", sa.Text(collation="C"), nullable=False),
        sa.PrimaryKeyConstraint("client", "id", name=op.f("pk_trusted_document")),
        schema="hub",
    )
    op.execute("grant select on hub.trusted_document to hub_reader")
    op.create_table(
        "points",
        sa.Column("consumer", sa.Text(collation="C"), nullable=False),
        sa.Column("minute", sa.BigInteger(), nullable=False),
        sa.Column("spent", sa.BigInteger(), nullable=False),
        sa.Column("lease", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("consumer", name=op.f("pk_points")),
        schema="hub",
        prefixes=["UNLOGGED"],
    )


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
