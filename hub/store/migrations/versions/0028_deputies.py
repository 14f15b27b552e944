"""Deputies of managers for a time, emergency access by two people, grants that end at an hour."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, TIMESTAMP, UUID

revision = "0028"
down_revision = "0026"
branch_labels = None
depends_on = None

_CODE = sa.Text(collation="C")


def upgrade() -> None:
    """Bring the schema one step up."""
    op.add_column("access_grant", _moment("expires_at", null=True), schema="hub")
    op.add_column(
        "management",
        sa.Column("acting", sa.Boolean, nullable=False, server_default=sa.text("false")),
        schema="hub",
    )
    op.create_table(
        "delegation",
        _id("id"),
        _id("manager_id"),
        _id("deputy_id"),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("valid_to", sa.Date, nullable=False),
        sa.Column("given_by", _CODE, nullable=False),
        sa.Column("reason", _CODE, nullable=False),
        _moment("given_at", now=True),
        _moment("ended_at", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_delegation"),
        schema="hub",
    )
    for column in ("manager_id", "deputy_id"):
        op.create_index(f"ix_delegation_{column}", "delegation", [column], schema="hub")
    op.create_table(
        "emergency",
        _id("id"),
        _id("employee_id"),
        sa.Column("classes", ARRAY(_CODE), nullable=False),
        sa.Column("purpose", _CODE, nullable=False),
        _moment("asked_at", now=True),
        sa.Column("confirmed_by", _CODE, nullable=True),
        _moment("confirmed_at", null=True),
        sa.Column("grant_id", UUID(as_uuid=False), nullable=True),
        _moment("refused_at", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_emergency"),
        schema="hub",
    )


def _id(name: str) -> sa.Column[object]:
    return sa.Column(name, UUID(as_uuid=False), nullable=False)


def _moment(name: str, *, null: bool = False, now: bool = False) -> sa.Column[object]:
    default = sa.text("now()") if now else None
    return sa.Column(name, TIMESTAMP(timezone=True), nullable=null, server_default=default)


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
