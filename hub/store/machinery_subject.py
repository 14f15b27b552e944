"""Tables of the data subject's rights: legal holds, erasures, and who must not come back."""

from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import TIMESTAMP, UUID

_CODE = Text(collation="C")


def subject_tables(m: MetaData) -> dict[str, Table]:
    """What was decided about a person's data, and what keeps it so."""
    hold = Table(
        "subject_hold",
        m,
        Column("id", UUID(as_uuid=False), primary_key=True),
        Column("employee_id", UUID(as_uuid=False), nullable=False),
        Column("reason", _CODE, nullable=False),
        Column("placed_by", _CODE, nullable=False),
        _moment("placed_at", now=True),
        Column("released_by", _CODE),
        _moment("released_at", now=False),
        Column("released_for", _CODE),
        Index(None, "employee_id"),
    )
    return {"subject_hold": hold, **_erasures(m)}


def _erasures(m: MetaData) -> dict[str, Table]:
    erasure = Table(
        "erasure",
        m,
        Column("id", UUID(as_uuid=False), primary_key=True),
        Column("employee_id", UUID(as_uuid=False), nullable=False),
        # Classes that are gone; nothing of them comes in again while the erasure stands.
        Column("classes", ARRAY(_CODE), nullable=False),
        # Subject under whose keys lies what stays of the key groups that were erased.
        Column("heir_id", UUID(as_uuid=False), nullable=False),
        # Whose keys of which groups are to go; nobody's once they are gone.
        Column("subjects", ARRAY(UUID(as_uuid=False)), nullable=False),
        Column("groups", ARRAY(_CODE), nullable=False),
        Column("reason", _CODE, nullable=False),
        Column("actor", _CODE, nullable=False),
        _moment("at", now=True),
        # When the keys were gone, too.
        _moment("done_at", now=False),
        # Somebody let the person's data come in again.
        _moment("lifted_at", now=False),
        Column("lifted_by", _CODE),
        Column("lifted_for", _CODE),
        Index("ix_erasure_standing", "employee_id", postgresql_where=text("lifted_at is null")),
    )
    mark = Table(
        "erasure_mark",
        m,
        # Blind index of an account, an identity number, a name with a number, …
        Column("mark", LargeBinary, primary_key=True),
        Column("erasure_id", UUID(as_uuid=False), ForeignKey(erasure.c.id), primary_key=True),
    )
    blocked = Table(
        "erasure_blocked",
        m,
        Column("erasure_id", UUID(as_uuid=False), ForeignKey(erasure.c.id), primary_key=True),
        Column("stream_id", Integer, primary_key=True, autoincrement=False),
        # Records that did not land, and records of which a part did not.
        Column("records", BigInteger, nullable=False),
        Column("partial", BigInteger, nullable=False),
        _moment("last_at", now=True),
    )
    return {"erasure": erasure, "erasure_mark": mark, "erasure_blocked": blocked}


def _moment(name: str, *, now: bool) -> Column[Any]:
    default = text("now()") if now else None
    return Column(name, TIMESTAMP(timezone=True), nullable=not now, server_default=default)
