"""Entries of the audit are found by who, what, of which entity and when, and by whom they name."""

from alembic import op

revision = "0056"
down_revision = "0053"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step up."""
    op.drop_index("ix_audit_at", table_name="audit", schema="hub")
    op.create_index("ix_audit_at_seq", "audit", ["at", "seq"], schema="hub")
    for column in ("actor", "action", "entity"):
        op.create_index(f"ix_audit_{column}_at_seq", "audit", [column, "at", "seq"], schema="hub")
    op.execute(
        """
        create index ix_audit_named on hub.audit using gin (
            jsonb_path_query_array(detail, '$.**?(@.type() == "string")'::jsonpath)
        ) where action <> 'people.read'
        """
    )
