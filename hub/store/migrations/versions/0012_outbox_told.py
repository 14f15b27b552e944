"""The outbox says what changed of its rows, and tells whoever listens that it grew."""

import sqlalchemy as sa
from alembic import op

from hub.store.scripts import script

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step up; entries that are there tell of rows as a whole."""
    texts = sa.ARRAY(sa.Text(collation="C"))
    op.add_column("outbox", sa.Column("groups", texts, nullable=True), schema="hub")
    for statement in script("outbox_told.sql"):
        op.execute(statement)
