"""Answers about groups are remembered: later ones are held against them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, TIMESTAMP, UUID

revision = "0064"
down_revision = "0063"
branch_labels = None
depends_on = None

_CODE = sa.Text(collation="C")


def upgrade() -> None:
    """Bring the schema one step up."""
    op.create_table(
        "statistic",
        sa.Column("measure", _CODE, nullable=False),
        sa.Column("month", _CODE, nullable=False),
        sa.Column("department_id", UUID(as_uuid=False), nullable=False),
        sa.Column("people", ARRAY(UUID(as_uuid=False)), nullable=False),
        sa.Column("given", ARRAY(UUID(as_uuid=False)), nullable=False),
        sa.Column("values", sa.BigInteger, nullable=False),
        sa.Column("total", sa.Numeric, nullable=False),
        sa.Column("asked_by", _CODE, nullable=False),
        sa.Column(
            "asked_at", TIMESTAMP(timezone=True), nullable=False, server_default=sa.text("now()")
        ),
        sa.PrimaryKeyConstraint("measure", "month", "department_id", name="pk_statistic"),
        schema="hub",
    )


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
