"""Late changes: what a system says of a closed pay period, and how many a run met."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TIMESTAMP, UUID

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

_CODE = sa.Text(collation="C")


def upgrade() -> None:
    """Bring the schema one step up."""
    op.create_table(
        "late_change",
        sa.Column("id", UUID(as_uuid=False), nullable=False),
        sa.Column("stream_id", sa.Integer, nullable=False),
        sa.Column("record_key", _CODE, nullable=False),
        sa.Column("entity", _CODE, nullable=False),
        sa.Column("row_key", _CODE, nullable=False),
        sa.Column("row_id", UUID(as_uuid=False), nullable=True),
        sa.Column("subject", UUID(as_uuid=False), nullable=False),
        sa.Column("kind", _CODE, nullable=False),
        sa.Column("period", _CODE, nullable=False),
        sa.Column("payroll_run_id", UUID(as_uuid=False), nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=True),
        sa.Column("state", _CODE, nullable=False, server_default=sa.text("'open'")),
        _moment("noticed_at", now=True),
        sa.Column("noticed_run", UUID(as_uuid=False), nullable=True),
        _moment("decided_at", now=False),
        sa.Column("decided_by", _CODE, nullable=True),
        sa.Column("reason", _CODE, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_late_change"),
        sa.ForeignKeyConstraint(
            ["stream_id"], ["hub.stream.id"], name="fk_late_change_stream_id_stream"
        ),
        schema="hub",
    )
    op.create_index(
        "ix_late_change_open",
        "late_change",
        ["stream_id", "record_key", "entity", "row_key"],
        unique=True,
        schema="hub",
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_index("ix_late_change_state_id", "late_change", ["state", "id"], schema="hub")
    op.add_column(
        "run_stream",
        sa.Column("late", sa.BigInteger, nullable=False, server_default=sa.text("0")),
        schema="hub",
    )


def _moment(name: str, *, now: bool) -> sa.Column[object]:
    default = sa.text("now()") if now else None
    return sa.Column(name, TIMESTAMP(timezone=True), nullable=not now, server_default=default)


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
