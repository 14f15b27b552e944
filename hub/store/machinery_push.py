"""Tables of the way out: who gets what changed, what is on its way, alarms, events that came in."""

from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP, UUID

_CODE = Text(collation="C")
OPEN = "state = 'waiting'"


def _moment(name: str, *, now: bool = True) -> Column[Any]:
    default = text("now()") if now else None
    return Column(name, TIMESTAMP(timezone=True), nullable=not now, server_default=default)


def push_tables(m: MetaData) -> dict[str, Table]:
    """A row has one open delivery to a subscriber at most: that keeps its order."""
    subscriber = Table(
        "subscriber",
        m,
        Column("id", UUID(as_uuid=False), primary_key=True),
        Column("kind", _CODE, nullable=False),
        Column("name", _CODE, nullable=False),
        # Of write-back: the stream that is written.
        Column("stream_id", Integer, ForeignKey("hub.stream.id")),
        Column("config", JSONB, nullable=False),
        Column("secret", LargeBinary),
        # Transactions below this one have been looked through (`outbox.xid`).
        Column("position", BigInteger, nullable=False),
        Column("paused", Boolean, nullable=False, server_default=text("false")),
        # Why nothing is delivered: codes and names, never values of people.
        Column("error", JSONB),
        _moment("created_at"),
        Column("created_by", _CODE, nullable=False),
        # The secret of before signs beside the new one until then.
        Column("secret_before", LargeBinary),
        _moment("before_until", now=False),
        UniqueConstraint("kind", "name"),
    )
    delivery = Table(
        "delivery",
        m,
        Column("id", UUID(as_uuid=False), primary_key=True),
        Column("subscriber_id", UUID(as_uuid=False), ForeignKey(subscriber.c.id), nullable=False),
        Column("entity", _CODE, nullable=False),
        Column("row_id", UUID(as_uuid=False), nullable=False),
        # The latest entry of the outbox that it covers.
        Column("seq", BigInteger, nullable=False),
        Column("groups", ARRAY(_CODE)),
        Column("state", _CODE, nullable=False),
        Column("action", _CODE),
        # It was begun, and what became of it is not known.
        Column("uncertain", Boolean, nullable=False, server_default=text("false")),
        Column("attempts", Integer, nullable=False, server_default=text("0")),
        _moment("run_at"),
        Column("error", _CODE),
        Column("receipt", JSONB),
        _moment("created_at"),
        _moment("finished_at", now=False),
        Index(
            "ix_delivery_open", "subscriber_id", "row_id", unique=True, postgresql_where=text(OPEN)
        ),
        Index("ix_delivery_due", "subscriber_id", "run_at", postgresql_where=text(OPEN)),
        Index(None, "subscriber_id", "id"),
    )
    alarm = Table(
        "alarm",
        m,
        Column("id", UUID(as_uuid=False), primary_key=True),
        Column(
            "connection_id", UUID(as_uuid=False), ForeignKey("hub.connection.id"), nullable=False
        ),
        Column("kind", _CODE, nullable=False),
        Column("run_id", UUID(as_uuid=False)),
        Column("code", _CODE),
        _moment("raised_at"),
        _moment("cleared_at", now=False),
        Index(
            "ix_alarm_open",
            "connection_id",
            "kind",
            unique=True,
            postgresql_where=text("cleared_at is null"),
        ),
    )
    event = Table(
        "received_event",
        m,
        Column("connection_id", UUID(as_uuid=False), primary_key=True),
        Column("id", _CODE, primary_key=True),
        _moment("at"),
    )
    return {"subscriber": subscriber, "delivery": delivery, "alarm": alarm, "received_event": event}
