"""Outcomes by key are lists of pairs: what became of many rows is told in their order."""

from alembic import op

revision = "0068"
down_revision = "0066"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step up."""
    op.execute(
        """
        update hub.idempotency set outcome = (
            select coalesce(jsonb_agg(jsonb_build_array(one.key, one.value)), '[]')
            from jsonb_each(outcome) one)
        where jsonb_typeof(outcome) = 'object'
        """
    )


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
