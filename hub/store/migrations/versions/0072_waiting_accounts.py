"""Accounts of other systems and the people who they may be: found, joined, never theirs."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, TIMESTAMP, UUID

revision = "0072"
down_revision = "0071"
branch_labels = None
depends_on = None

_CODE = sa.Text(collation="C")


def upgrade() -> None:
    """Bring the schema one step up."""
    op.create_table(
        "identity_account",
        sa.Column("id", UUID(as_uuid=False), nullable=False),
        sa.Column("stream_id", sa.Integer, nullable=False),
        sa.Column("row_key", _CODE, nullable=False),
        sa.Column("employee_id", UUID(as_uuid=False), nullable=False),
        sa.Column("grade", _CODE, nullable=False),
        sa.Column("state", _CODE, nullable=False),
        sa.Column("score", sa.Integer, nullable=False),
        sa.Column("evidence", ARRAY(_CODE), nullable=False),
        sa.Column(
            "found_at", TIMESTAMP(timezone=True), nullable=False, server_default=sa.text("now()")
        ),
        sa.Column("decided_by", _CODE),
        sa.Column("decided_at", TIMESTAMP(timezone=True)),
        sa.Column("reason", _CODE),
        sa.PrimaryKeyConstraint("id", name="pk_identity_account"),
        sa.UniqueConstraint(
            "stream_id", "row_key", "employee_id",
            name="uq_identity_account_stream_id_row_key_employee_id",
        ),
        schema="hub",
    )  # fmt: skip
    op.create_index(
        "ix_identity_account_state", "identity_account", ["state", "score"], schema="hub"
    )
    op.create_index(
        "ix_identity_account_employee_id", "identity_account", ["employee_id"], schema="hub"
    )


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
