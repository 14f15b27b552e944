"""What could not land, and what people noted about the words that it waits with."""

from typing import Any, Final

from sqlalchemy import (
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
from sqlalchemy.dialects.postgresql import TIMESTAMP, UUID

_CODE: Final = Text(collation="C")
_UNMAPPED: Final = "state = 'open' and code = 'UNMAPPED'"
_UNNAMED: Final = f"{_UNMAPPED} and raw is not null and word is null"


def _now(name: str) -> Column[Any]:
    return Column(name, TIMESTAMP(timezone=True), nullable=False, server_default=text("now()"))


def quarantine_tables(m: MetaData) -> dict[str, Table]:
    """Cells and records that wait; a raw value lies sealed under whom it belongs to."""
    quarantine = Table(
        "quarantine",
        m,
        Column("id", UUID(as_uuid=False), primary_key=True),
        # Like raw records, without a foreign key: a stream that has records is never removed, and
        # a look at it for each of a million cells is not free.
        Column("stream_id", Integer, nullable=False),
        Column("record_key", _CODE, nullable=False),
        Column("entity", _CODE, nullable=False),
        Column("row_key", _CODE, nullable=False),
        Column("field", _CODE, nullable=False),
        Column("code", _CODE, nullable=False),
        Column("message", _CODE, nullable=False),
        Column("raw", LargeBinary),
        Column("subject", UUID(as_uuid=False)),
        Column("state", _CODE, nullable=False),
        _now("first_seen"),
        _now("last_seen"),
        Column("run_id", UUID(as_uuid=False)),
        # Which word of the queue it waits with; unmapped values have one (hub/store/queue.py).
        Column("word", LargeBinary),
        UniqueConstraint("stream_id", "record_key", "entity", "row_key", "field"),
        Index("ix_quarantine_open", "stream_id", "state", "code"),
        Index("ix_quarantine_word", "word", postgresql_where=text(_UNMAPPED)),
        Index("ix_quarantine_unnamed", "id", postgresql_where=text(_UNNAMED)),
        Index(
            "ix_quarantine_reason",
            *("stream_id", "entity", "field", "code", "id"),
            postgresql_where=text("state = 'open'"),
        ),
    )
    queue_note = Table(
        "queue_note",
        m,
        Column("word", LargeBinary, primary_key=True),
        Column("stream_id", Integer, ForeignKey("hub.stream.id"), nullable=False),
        Column("state", _CODE, nullable=False),
        Column("assignee", _CODE),
        Column("comment", _CODE),
        Column("noted_by", _CODE, nullable=False),
        _now("noted_at"),
    )
    return {"quarantine": quarantine, "queue_note": queue_note}
