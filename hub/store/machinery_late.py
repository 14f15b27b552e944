"""Late changes: what a system says of a closed pay period, until somebody decides about it."""

from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, text
from sqlalchemy.dialects.postgresql import TIMESTAMP, UUID

_CODE = Text(collation="C")
_OPEN = "state = 'open'"


def late_tables(m: MetaData) -> dict[str, Table]:
    """A row has one open change at most: what its record says last."""
    late = Table(
        "late_change",
        m,
        Column("id", UUID(as_uuid=False), primary_key=True),
        Column("stream_id", Integer, ForeignKey("hub.stream.id"), nullable=False),
        Column("record_key", _CODE, nullable=False),
        Column("entity", _CODE, nullable=False),
        Column("row_key", _CODE, nullable=False),
        # The row as it stands; none for one that would be new.
        Column("row_id", UUID(as_uuid=False)),
        Column("subject", UUID(as_uuid=False), nullable=False),
        Column("kind", _CODE, nullable=False),
        Column("period", _CODE, nullable=False),
        Column("payroll_run_id", UUID(as_uuid=False), nullable=False),
        # Of the record's body; none where the record is gone.
        Column("hash", LargeBinary),
        Column("state", _CODE, nullable=False, server_default=text("'open'")),
        _moment("noticed_at", now=True),
        Column("noticed_run", UUID(as_uuid=False)),
        _moment("decided_at", now=False),
        Column("decided_by", _CODE),
        Column("reason", _CODE),
        Index(
            "ix_late_change_open",
            *("stream_id", "record_key", "entity", "row_key"),
            unique=True,
            postgresql_where=text(_OPEN),
        ),
        Index("ix_late_change_state_id", "state", "id"),
    )
    return {"late_change": late}


def _moment(name: str, *, now: bool) -> Column[Any]:
    default = text("now()") if now else None
    return Column(name, TIMESTAMP(timezone=True), nullable=not now, server_default=default)
