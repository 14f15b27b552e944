"""The reading role sees when something changed: a remembered count holds until then."""

from alembic import op

revision = "0036"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step up; which rows changed stays unreadable."""
    op.execute("grant select (xid, entity) on hub.outbox to hub_reader")


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
