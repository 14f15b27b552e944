"""Whose row has everything of an employee who was merged: old ids go on meaning somebody."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import UUID

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step up."""
    op.create_table(
        "identity_survivor",
        sa.Column("merged_id", UUID(as_uuid=False), nullable=False),
        sa.Column("survivor_id", UUID(as_uuid=False), nullable=False),
        sa.PrimaryKeyConstraint("merged_id", name="pk_identity_survivor"),
        schema="hub",
    )
    op.execute("grant select on hub.identity_survivor to hub_reader")


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
