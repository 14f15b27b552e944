"""Mapped records keep their own time of change, and the fields of which the newest word wins."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, TIMESTAMP

revision = "0074"
down_revision = "0072"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step up."""
    op.add_column("mapped_record", sa.Column("changed_at", TIMESTAMP(timezone=True)), schema="hub")
    op.add_column("mapped_record", sa.Column("newest", ARRAY(sa.Text(collation="C"))), schema="hub")


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
