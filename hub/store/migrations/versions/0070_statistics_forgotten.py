"""Answers about groups are forgotten after a time; how they cut people is not."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import UUID

revision = "0070"
down_revision = "0069"
branch_labels = None
depends_on = None

_CODE = sa.Text(collation="C")


def upgrade() -> None:
    """Bring the schema one step up."""
    op.create_table(
        "statistic_floor",
        sa.Column("measure", _CODE, nullable=False),
        sa.Column("month", _CODE, nullable=False),
        sa.PrimaryKeyConstraint("measure", name="pk_statistic_floor"),
        schema="hub",
    )
    op.create_table(
        "statistic_piece",
        sa.Column("measure", _CODE, nullable=False),
        sa.Column("person_id", UUID(as_uuid=False), nullable=False),
        sa.Column("given", sa.Integer),
        sa.Column("people", sa.Integer, nullable=False),
        sa.Column("always", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("measure", "person_id", name="pk_statistic_piece"),
        schema="hub",
    )


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
