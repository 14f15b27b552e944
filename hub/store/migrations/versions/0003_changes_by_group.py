"""Counters of changes by group of fields, beside every row that can be edited."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = (
    *("employee", "employment", "assignment", "department"),
    *("legal_entity", "location", "education", "course"),
)


def upgrade() -> None:
    """Bring the schema one step up; a row without counters has not changed since."""
    for table in TABLES:
        for name in (table, f"{table}_history"):
            column = sa.Column("changes", postgresql.JSONB(), nullable=True)
            op.add_column(name, column, schema="hub")
