"""Legal holds, erasures, and the marks of who must not come back."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, TIMESTAMP, UUID

revision = "0050"
down_revision = "0047"
branch_labels = None
depends_on = None

_CODE = sa.Text(collation="C")


def upgrade() -> None:
    """Bring the schema one step up."""
    op.create_table(
        "subject_hold",
        _id("id"),
        _id("employee_id"),
        _text("reason"),
        _text("placed_by"),
        _moment("placed_at", now=True),
        _text("released_by", null=True),
        _moment("released_at", now=False),
        _text("released_for", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_subject_hold"),
        schema="hub",
    )
    op.create_index("ix_subject_hold_employee_id", "subject_hold", ["employee_id"], schema="hub")
    _erasures()


def _erasures() -> None:
    op.create_table(
        "erasure",
        _id("id"),
        _id("employee_id"),
        sa.Column("classes", ARRAY(_CODE), nullable=False),
        _id("heir_id"),
        sa.Column("subjects", ARRAY(UUID(as_uuid=False)), nullable=False),
        sa.Column("groups", ARRAY(_CODE), nullable=False),
        _text("reason"),
        _text("actor"),
        _moment("at", now=True),
        _moment("done_at", now=False),
        _moment("lifted_at", now=False),
        _text("lifted_by", null=True),
        _text("lifted_for", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_erasure"),
        schema="hub",
    )
    op.create_index(
        "ix_erasure_standing",
        "erasure",
        ["employee_id"],
        schema="hub",
        postgresql_where=sa.text("lifted_at is null"),
    )
    op.create_table(
        "erasure_mark",
        sa.Column("mark", sa.LargeBinary, nullable=False),
        _id("erasure_id"),
        sa.PrimaryKeyConstraint("mark", "erasure_id", name="pk_erasure_mark"),
        _of_erasure("erasure_mark"),
        schema="hub",
    )
    op.create_table(
        "erasure_blocked",
        _id("erasure_id"),
        sa.Column("stream_id", sa.Integer, nullable=False),
        sa.Column("records", sa.BigInteger, nullable=False),
        sa.Column("partial", sa.BigInteger, nullable=False),
        _moment("last_at", now=True),
        sa.PrimaryKeyConstraint("erasure_id", "stream_id", name="pk_erasure_blocked"),
        _of_erasure("erasure_blocked"),
        schema="hub",
    )


def _of_erasure(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["erasure_id"], ["hub.erasure.id"], name=f"fk_{table}_erasure_id"
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
