"""Indexes in the order of the office's lists: a page reads what it shows, however long the list."""

import sqlalchemy as sa
from alembic import op

revision = "0075"
down_revision = "0074"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step up."""
    for name, table, columns, where in (
        ("ix_run_pulls", "run", ["connection_id", "id"], "kind = 'pull'"),
        (
            "ix_quarantine_reason",
            "quarantine",
            ["stream_id", "entity", "field", "code", "id"],
            "state = 'open'",
        ),
        ("ix_identity_merge_standing", "identity_merge", ["id"], "undone_at is null"),
        ("ix_identity_merge_merged", "identity_merge", ["merged_id"], None),
        ("ix_department_change_day_id", "department_change", ["day", "id"], None),
        ("ix_department_change_state_day_id", "department_change", ["state", "day", "id"], None),
        ("ix_term_edit_at_vocabulary_code", "term_edit", ["at", "vocabulary", "code"], None),
        ("ix_term_edit_vocabulary_at_code", "term_edit", ["vocabulary", "at", "code"], None),
    ):
        op.create_index(
            name,
            table,
            columns,
            schema="hub",
            postgresql_where=None if where is None else sa.text(where),
        )


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
