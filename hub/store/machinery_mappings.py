"""Tables of mappings before they are versions: the open draft of a stream, and its examples."""

from typing import Any

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
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP, UUID

_CODE = Text(collation="C")


def _changed_at() -> Column[Any]:
    moment = TIMESTAMP(timezone=True)
    return Column("changed_at", moment, nullable=False, server_default=text("now()"))


def mapping_tables(m: MetaData) -> dict[str, Table]:
    """A stream has one open draft at most; what was drafted before stays on the record."""
    draft = Table(
        "mapping_draft",
        m,
        Column("id", UUID(as_uuid=False), primary_key=True),
        Column("stream_id", Integer, ForeignKey("hub.stream.id"), nullable=False),
        Column("state", _CODE, nullable=False),
        Column("hash", _CODE, nullable=False),
        Column("document", JSONB, nullable=False),
        Column("base", Integer),
        Column("author", _CODE, nullable=False),
        Column("reason", _CODE),
        # Numbers of the last preview, never values.
        Column("effect", JSONB),
        Column("approved_by", _CODE),
        Column("version", Integer),
        _changed_at(),
        Index(
            "ix_mapping_draft_open",
            "stream_id",
            unique=True,
            postgresql_where=text("state in ('draft', 'previewed', 'approved')"),
        ),
    )
    example = Table(
        "mapping_example",
        m,
        Column("id", UUID(as_uuid=False), primary_key=True),
        Column("stream_id", Integer, ForeignKey("hub.stream.id"), nullable=False),
        Column("name", _CODE, nullable=False),
        Column("body", LargeBinary, nullable=False),
        Column("author", _CODE, nullable=False),
        _changed_at(),
        UniqueConstraint("stream_id", "name"),
    )
    return {"mapping_draft": draft, "mapping_example": example}
