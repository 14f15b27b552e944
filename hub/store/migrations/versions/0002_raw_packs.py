"""Bodies of raw records lie in packs; a batch notes the keys that it has seen in one row."""

import sqlalchemy as sa
from alembic import op

from hub.store.scripts import script

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema one step up. A body that is kept becomes a pack of its own."""
    op.create_table(
        "raw_pack",
        sa.Column("id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("stream_id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("bodies", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_raw_pack")),
        schema="hub",
    )
    for statement in script("raw_packs.sql"):
        op.execute(statement)
    op.drop_table("run_seen", schema="hub")
    op.create_table(
        "run_seen",
        sa.Column("run_id", sa.UUID(as_uuid=False), nullable=False),
        sa.Column("stream_id", sa.Integer(), nullable=False),
        sa.Column("keys", sa.ARRAY(sa.Text(collation="C")), nullable=False),
        schema="hub",
        prefixes=["UNLOGGED"],
    )
    op.create_index(
        op.f("ix_run_seen_run_id_stream_id"),
        "run_seen",
        ["run_id", "stream_id"],
        unique=False,
        schema="hub",
    )


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
