"""The way out: subscribers, deliveries, alarms; events that came in; runs that write."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TIMESTAMP, UUID

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

_CODE = sa.Text(collation="C")
_OPEN = sa.text("state = 'waiting'")


def upgrade() -> None:
    """Bring the schema one step up; entries of the outbox that are there have been seen by all."""
    op.add_column("outbox", sa.Column("xid", sa.BigInteger, nullable=True), schema="hub")
    op.execute(
        "alter table hub.outbox alter column xid set default ((pg_current_xact_id())::text)::bigint"
    )
    op.create_index("ix_outbox_xid", "outbox", ["xid"], schema="hub")
    op.add_column(
        "run",
        sa.Column("kind", _CODE, nullable=False, server_default=sa.text("'pull'")),
        schema="hub",
    )
    op.add_column("connection", sa.Column("fresh_within", sa.Integer, nullable=True), schema="hub")
    op.add_column("connection", _moment("removed_at", now=False), schema="hub")
    op.create_table(
        "subscriber",
        sa.Column("id", UUID(as_uuid=False), nullable=False),
        sa.Column("kind", _CODE, nullable=False),
        sa.Column("name", _CODE, nullable=False),
        sa.Column("stream_id", sa.Integer, nullable=True),
        sa.Column("config", JSONB, nullable=False),
        sa.Column("secret", sa.LargeBinary, nullable=True),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("paused", sa.Boolean, nullable=False, server_default=sa.text("false")),
        sa.Column("error", JSONB, nullable=True),
        _moment("created_at"),
        sa.Column("created_by", _CODE, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_subscriber"),
        sa.ForeignKeyConstraint(
            ["stream_id"], ["hub.stream.id"], name="fk_subscriber_stream_id_stream"
        ),
        sa.UniqueConstraint("kind", "name", name="uq_subscriber_kind_name"),
        schema="hub",
    )
    _delivery()
    op.create_table(
        "alarm",
        sa.Column("id", UUID(as_uuid=False), nullable=False),
        sa.Column("connection_id", UUID(as_uuid=False), nullable=False),
        sa.Column("kind", _CODE, nullable=False),
        sa.Column("run_id", UUID(as_uuid=False), nullable=True),
        sa.Column("code", _CODE, nullable=True),
        _moment("raised_at"),
        _moment("cleared_at", now=False),
        sa.PrimaryKeyConstraint("id", name="pk_alarm"),
        sa.ForeignKeyConstraint(
            ["connection_id"], ["hub.connection.id"], name="fk_alarm_connection_id_connection"
        ),
        schema="hub",
    )
    op.create_index(
        "ix_alarm_open",
        "alarm",
        ["connection_id", "kind"],
        unique=True,
        schema="hub",
        postgresql_where=sa.text("cleared_at is null"),
    )
    op.create_table(
        "received_event",
        sa.Column("connection_id", UUID(as_uuid=False), nullable=False),
        sa.Column("id", _CODE, nullable=False),
        _moment("at"),
        sa.PrimaryKeyConstraint("connection_id", "id", name="pk_received_event"),
        schema="hub",
    )


def _delivery() -> None:
    op.create_table(
        "delivery",
        sa.Column("id", UUID(as_uuid=False), nullable=False),
        sa.Column("subscriber_id", UUID(as_uuid=False), nullable=False),
        sa.Column("entity", _CODE, nullable=False),
        sa.Column("row_id", UUID(as_uuid=False), nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("groups", ARRAY(_CODE), nullable=True),
        sa.Column("state", _CODE, nullable=False),
        sa.Column("action", _CODE, nullable=True),
        sa.Column("uncertain", sa.Boolean, nullable=False, server_default=sa.text("false")),
        sa.Column("attempts", sa.Integer, nullable=False, server_default=sa.text("0")),
        _moment("run_at"),
        sa.Column("error", _CODE, nullable=True),
        sa.Column("receipt", JSONB, nullable=True),
        _moment("created_at"),
        _moment("finished_at", now=False),
        sa.PrimaryKeyConstraint("id", name="pk_delivery"),
        sa.ForeignKeyConstraint(
            ["subscriber_id"], ["hub.subscriber.id"], name="fk_delivery_subscriber_id_subscriber"
        ),
        schema="hub",
    )
    for name, columns, unique in (
        ("ix_delivery_open", ["subscriber_id", "row_id"], True),
        ("ix_delivery_due", ["subscriber_id", "run_at"], False),
    ):
        op.create_index(
            name, "delivery", columns, unique=unique, schema="hub", postgresql_where=_OPEN
        )
    op.create_index(
        "ix_delivery_subscriber_id_id", "delivery", ["subscriber_id", "id"], schema="hub"
    )


def _moment(name: str, *, now: bool = True) -> sa.Column[object]:
    default = sa.text("now()") if now else None
    return sa.Column(name, TIMESTAMP(timezone=True), nullable=not now, server_default=default)


def downgrade() -> None:
    """There is no way back: restore a backup instead."""
    raise NotImplementedError
