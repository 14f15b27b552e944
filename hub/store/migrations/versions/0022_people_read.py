"""Who looked at whom: an index of the people that entries about reading name."""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step up."""
    op.execute(
        """
        create index ix_audit_people on hub.audit using gin (
            jsonb_path_query_array(detail, '$."read"[*]."people"[*]'::jsonpath)
        ) where action = 'people.read'
        """
    )
