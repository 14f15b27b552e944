"""What people noted about words that did not map."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TIMESTAMP

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

CODE = sa.Text(collation="C")


def upgrade() -> None:
    """Bring the schema one step up."""
    op.create_table(
        "queue_note",
        sa.Column("word", sa.LargeBinary, nullable=False),
        sa.Column("stream_id", sa.Integer, nullable=False),
        sa.Column("state", CODE, nullable=False),
        sa.Column("assignee", CODE, nullable=True),
        sa.Column("comment", CODE, nullable=True),
        sa.Column("noted_by", CODE, nullable=False),
        sa.Column(
            "noted_at",
            TIMESTAMP(timezone=True),
            nullable=False,
            server_default=sa.text("now()"),
        ),
        sa.PrimaryKeyConstraint("word", name="pk_queue_note"),
        sa.ForeignKeyConstraint(
            ["stream_id"], ["hub.stream.id"], name="fk_queue_note_stream_id_stream"
        ),
        schema="hub",
    )
