"""Alarms about people's access: somebody reads in bulk, emergency access is open."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TIMESTAMP, UUID

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

_CODE = sa.Text(collation="C")


def upgrade() -> None:
    """Bring the schema one step up."""
    op.create_table(
        "access_alarm",
        sa.Column("id", UUID(as_uuid=False), nullable=False),
        sa.Column("kind", _CODE, nullable=False),
        sa.Column("principal", _CODE, nullable=False),
        sa.Column("class", _CODE, nullable=False),
        sa.Column("people", sa.Integer, nullable=True),
        sa.Column(
            "raised_at", TIMESTAMP(timezone=True), nullable=False, server_default=sa.text("now()")
        ),
        sa.Column("cleared_at", TIMESTAMP(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_access_alarm"),
        schema="hub",
    )
    op.create_index(
        "ix_access_alarm_open",
        "access_alarm",
        ["kind", "principal", "class"],
        unique=True,
        schema="hub",
        postgresql_where=sa.text("cleared_at is null"),
    )


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
