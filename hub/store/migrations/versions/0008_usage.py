"""Who uses which part of the graph."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step up."""
    op.create_table(
        "usage",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("client", sa.Text(collation="C"), nullable=False),
        sa.Column("coordinate", sa.Text(collation="C"), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("day", "client", "coordinate", name=op.f("pk_usage")),
        schema="hub",
    )


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
