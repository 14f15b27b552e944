"""Edits of one's own data that wait until somebody approves them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TIMESTAMP, UUID

revision = "0063"
down_revision = "0056"
branch_labels = None
depends_on = None

_CODE = sa.Text(collation="C")


def upgrade() -> None:
    """Bring the schema one step up."""
    op.create_table(
        "own_edit",
        sa.Column("id", UUID(as_uuid=False), nullable=False),
        sa.Column("employee_id", UUID(as_uuid=False), nullable=False),
        sa.Column("entity", _CODE, nullable=False),
        sa.Column("row_id", UUID(as_uuid=False), nullable=False),
        sa.Column("fields", ARRAY(_CODE), nullable=False),
        sa.Column("seen", JSONB, nullable=False),
        sa.Column("reason", _CODE, nullable=False),
        sa.Column("asked_by", _CODE, nullable=False),
        sa.Column(
            "asked_at", TIMESTAMP(timezone=True), nullable=False, server_default=sa.text("now()")
        ),
        sa.Column("state", _CODE, nullable=False, server_default=sa.text("'waiting'")),
        sa.Column("decided_by", _CODE),
        sa.Column("decided_at", TIMESTAMP(timezone=True)),
        sa.Column("decided_for", _CODE),
        sa.PrimaryKeyConstraint("id", name="pk_own_edit"),
        schema="hub",
    )
    op.create_index("ix_own_edit_state_id", "own_edit", ["state", "id"], schema="hub")
    op.create_index("ix_own_edit_employee_id", "own_edit", ["employee_id"], schema="hub")
    op.create_table(
        "own_edit_cell",
        sa.Column("edit_id", UUID(as_uuid=False), nullable=False),
        sa.Column("field", _CODE, nullable=False),
        sa.Column("value", sa.LargeBinary),
        sa.PrimaryKeyConstraint("edit_id", "field", name="pk_own_edit_cell"),
        sa.ForeignKeyConstraint(
            ["edit_id"], ["hub.own_edit.id"], name="fk_own_edit_cell_edit_id_own_edit"
        ),
        schema="hub",
    )


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
