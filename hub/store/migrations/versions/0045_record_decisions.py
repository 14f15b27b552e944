"""What people decide about records that could not land."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TIMESTAMP, UUID

revision = "0045"
down_revision = "0040"
branch_labels = None
depends_on = None

_CODE = sa.Text(collation="C")


def upgrade() -> None:
    """Bring the schema one step up."""
    op.create_table(
        "record_decision",
        sa.Column("stream_id", sa.Integer, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Column("state", _CODE, nullable=False),
        sa.Column("corrections", sa.LargeBinary, nullable=True),
        sa.Column("subject", UUID(as_uuid=False), nullable=False),
        sa.Column("reason", _CODE, nullable=True),
        sa.Column("assignee", _CODE, nullable=True),
        sa.Column("comment", _CODE, nullable=True),
        sa.Column("noted_by", _CODE, nullable=False),
        sa.Column(
            "noted_at",
            TIMESTAMP(timezone=True),
            nullable=False,
            server_default=sa.text("now()"),
        ),
        sa.PrimaryKeyConstraint("stream_id", "hash", name="pk_record_decision"),
        sa.ForeignKeyConstraint(
            ["stream_id"], ["hub.stream.id"], name="fk_record_decision_stream_id_stream"
        ),
        schema="hub",
    )


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
