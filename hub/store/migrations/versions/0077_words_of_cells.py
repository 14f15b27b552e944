"""Cells that wait name the word of the queue that they wait with."""

import sqlalchemy as sa
from alembic import op

revision = "0077"
down_revision = "0075"
branch_labels = None
depends_on = None
_UNMAPPED = "state = 'open' and code = 'UNMAPPED'"


def upgrade() -> None:
    """Bring the schema one step up; words of old cells are named when the queue is read."""
    op.add_column("quarantine", sa.Column("word", sa.LargeBinary()), schema="hub")
    op.create_index(
        "ix_quarantine_word",
        "quarantine",
        ["word"],
        schema="hub",
        postgresql_where=sa.text(_UNMAPPED),
    )
    op.create_index(
        "ix_quarantine_unnamed",
        "quarantine",
        ["id"],
        schema="hub",
        postgresql_where=sa.text(f"{_UNMAPPED} and raw is not null and word is null"),
    )


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
