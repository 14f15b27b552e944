"""Pairs of rows that may be one person, and the merges that were made of them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TIMESTAMP, UUID

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None

_CODE = sa.Text(collation="C")


def upgrade() -> None:
    """Bring the schema one step up."""
    op.create_table(
        "identity_pair",
        _id("first_id"),
        _id("second_id"),
        _text("grade"),
        _text("state"),
        sa.Column("score", sa.Integer, nullable=False),
        sa.Column("evidence", ARRAY(_CODE), nullable=False),
        _moment("found_at", now=True),
        _text("assignee", null=True),
        _text("comment", null=True),
        _text("decided_by", null=True),
        _moment("decided_at", now=False),
        _text("reason", null=True),
        sa.PrimaryKeyConstraint("first_id", "second_id", name="pk_identity_pair"),
        schema="hub",
    )
    op.create_index(
        "ix_identity_pair_state", "identity_pair", ["state", "grade", "score"], schema="hub"
    )
    op.create_table(
        "identity_merge",
        _id("id"),
        _id("survivor_id"),
        _id("merged_id"),
        _text("merged_by"),
        _moment("merged_at", now=True),
        _text("reason"),
        sa.Column("moved", JSONB, nullable=False),
        _text("undone_by", null=True),
        _moment("undone_at", now=False),
        _text("undone_reason", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_identity_merge"),
        schema="hub",
    )
    op.create_index(
        "ix_identity_merge_merged_id",
        "identity_merge",
        ["merged_id"],
        unique=True,
        schema="hub",
        postgresql_where=sa.text("undone_at is null"),
    )
    op.create_index(
        "ix_identity_merge_survivor_id", "identity_merge", ["survivor_id"], schema="hub"
    )


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
