"""Own edits are found by person and state, in their order."""

from alembic import op

revision = "0071"
down_revision = "0070"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step up."""
    op.create_index(
        "ix_own_edit_employee_id_state_id",
        "own_edit",
        ["employee_id", "state", "id"],
        schema="hub",
    )
    op.drop_index("ix_own_edit_employee_id", "own_edit", schema="hub")


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
