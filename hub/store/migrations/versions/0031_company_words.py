"""Departments that others follow, their aliases, changes and parts; terms that were edited."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP, UUID

revision = "0031"
down_revision = "0029"
branch_labels = None
depends_on = None

_CODE = sa.Text(collation="C")


def upgrade() -> None:
    """Bring the schema one step up."""
    for table in ("department", "department_history"):
        column = sa.Column("merged_into_id", UUID(as_uuid=False), nullable=True)
        op.add_column(table, column, schema="hub")
    op.create_index("ix_department_merged_into_id", "department", ["merged_into_id"], schema="hub")
    op.create_table(
        "department_change",
        _id("id"),
        _id("department_id"),
        _text("kind"),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("document", JSONB, nullable=False),
        _text("state"),
        _text("error", null=True),
        _text("author"),
        _text("reason"),
        _moment("planned_at"),
        _moment("done_at", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_department_change"),
        schema="hub",
    )
    op.create_index(
        "ix_department_change_due",
        "department_change",
        ["day"],
        schema="hub",
        postgresql_where=sa.text("state = 'planned'"),
    )
    op.create_index(
        "ix_department_change_department_id", "department_change", ["department_id"], schema="hub"
    )
    op.create_table(
        "department_alias",
        _id("id"),
        _id("department_id"),
        _text("value"),
        _text("system"),
        _text("author"),
        _text("reason"),
        _moment("at"),
        sa.PrimaryKeyConstraint("id", name="pk_department_alias"),
        sa.UniqueConstraint("value", "system", name="uq_department_alias_value_system"),
        schema="hub",
    )
    op.create_index(
        "ix_department_alias_department_id", "department_alias", ["department_id"], schema="hub"
    )
    op.create_table(
        "department_part",
        _id("department_id"),
        _id("employee_id"),
        _id("successor_id"),
        sa.PrimaryKeyConstraint("department_id", "employee_id", name="pk_department_part"),
        schema="hub",
    )
    op.create_table(
        "term_edit",
        _text("vocabulary"),
        _text("code"),
        sa.Column("document", JSONB, nullable=False),
        _text("author"),
        _text("reason"),
        _moment("at"),
        sa.PrimaryKeyConstraint("vocabulary", "code", name="pk_term_edit"),
        schema="hub",
    )


def _id(name: str) -> sa.Column[object]:
    return sa.Column(name, UUID(as_uuid=False), nullable=False)


def _text(name: str, *, null: bool = False) -> sa.Column[object]:
    return sa.Column(name, _CODE, nullable=null)


def _moment(name: str, *, null: bool = False) -> sa.Column[object]:
    default = None if null else sa.text("now()")
    return sa.Column(name, TIMESTAMP(timezone=True), nullable=null, server_default=default)


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
