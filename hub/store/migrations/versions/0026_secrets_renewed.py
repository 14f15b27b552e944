"""Webhooks: the secret of before, which signs beside the new one for a while."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TIMESTAMP

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step up."""
    op.add_column("subscriber", sa.Column("secret_before", sa.LargeBinary), schema="hub")
    op.add_column("subscriber", sa.Column("before_until", TIMESTAMP(timezone=True)), schema="hub")


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
