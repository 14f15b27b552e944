"""Conflicts between systems, what was decided about them, and the quality of the data by day."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TIMESTAMP, UUID

revision = "0053"
down_revision = "0050"
branch_labels = None
depends_on = None

_CODE = sa.Text(collation="C")


def upgrade() -> None:
    """Bring the schema one step up."""
    op.create_table(
        "conflict",
        _id("row_id"),
        _text("entity"),
        _text("field"),
        _text("rule"),
        sa.Column("winner", sa.Integer, nullable=False),
        sa.Column("against", ARRAY(sa.Integer), nullable=False),
        sa.Column("said", sa.LargeBinary, nullable=False),
        sa.Column("shown", sa.LargeBinary, nullable=False),
        _moment("since", now=True),
        sa.PrimaryKeyConstraint("row_id", "entity", "field", name="pk_conflict"),
        schema="hub",
    )
    op.create_index("ix_conflict_entity_field", "conflict", ["entity", "field"], schema="hub")
    op.create_index(
        "ix_conflict_since_row_id_field", "conflict", ["since", "row_id", "field"], schema="hub"
    )
    op.create_table(
        "conflict_decision",
        _id("id"),
        _id("row_id"),
        _text("entity"),
        _text("field"),
        _text("kind"),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("before", sa.LargeBinary),
        _text("reason"),
        _text("decided_by"),
        _moment("decided_at", now=True),
        _text("undone_by", null=True),
        _moment("undone_at", now=False),
        _text("undone_reason", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_conflict_decision"),
        schema="hub",
    )
    op.create_index(
        "ix_conflict_decision_standing",
        "conflict_decision",
        ["row_id", "entity", "field"],
        unique=True,
        schema="hub",
        postgresql_where=sa.text("undone_at is null"),
    )
    op.create_table(
        "quality",
        sa.Column("day", sa.Date, nullable=False),
        _text("entity"),
        _text("part"),
        _text("of"),
        sa.Column("rows", sa.BigInteger, nullable=False),
        sa.Column("people", sa.BigInteger, nullable=False),
        sa.Column("fresh", sa.BigInteger, nullable=False),
        sa.Column("fields", JSONB, nullable=False),
        sa.PrimaryKeyConstraint("day", "entity", "part", "of", name="pk_quality"),
        schema="hub",
    )
    op.create_index("ix_quality_part_day", "quality", ["part", "day"], schema="hub")
    op.execute("grant select on hub.conflict, hub.conflict_decision to hub_reader")


def _id(name: str) -> sa.Column[str]:
    return sa.Column(name, UUID(as_uuid=False), nullable=False)


def _text(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, _CODE, nullable=null)


def _moment(name: str, *, now: bool) -> sa.Column[object]:
    default = sa.text("now()") if now else None
    return sa.Column(name, TIMESTAMP(timezone=True), nullable=not now, server_default=default)


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
