"""Tables of what people decide about records that could not land, and about who is who."""

from typing import Any

from sqlalchemy import (
    ARRAY,
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


def record_tables(m: MetaData) -> dict[str, Table]:
    """A decision holds for the very bytes that it was made about: what comes anew is looked at."""
    decision = Table(
        "record_decision",
        m,
        Column("stream_id", Integer, ForeignKey("hub.stream.id"), primary_key=True),
        # Of the record's body, as `raw_record.hash`.
        Column("hash", LargeBinary, primary_key=True),
        # open, dismissed.
        Column("state", _CODE, nullable=False),
        # {path: value or null} as JSON, sealed under `subject`; null: nothing is corrected.
        Column("corrections", LargeBinary),
        Column("subject", UUID(as_uuid=False), nullable=False),
        Column("reason", _CODE),
        Column("assignee", _CODE),
        Column("comment", _CODE),
        Column("noted_by", _CODE, nullable=False),
        Column("noted_at", TIMESTAMP(timezone=True), nullable=False, server_default=text("now()")),
    )
    return {"record_decision": decision, **_identity(m)}


def _identity(m: MetaData) -> dict[str, Table]:
    """Pairs of rows that may be one person, and the merges that were made of them."""
    pair = Table(
        "identity_pair",
        m,
        # Two employees, the smaller id first.
        Column("first_id", UUID(as_uuid=False), primary_key=True),
        Column("second_id", UUID(as_uuid=False), primary_key=True),
        # certain or review.
        Column("grade", _CODE, nullable=False),
        # open, merged, apart (decided to be two people), gone (nothing speaks for it any more).
        Column("state", _CODE, nullable=False),
        Column("score", Integer, nullable=False),
        Column("evidence", ARRAY(_CODE), nullable=False),
        _moment("found_at", now=True),
        Column("assignee", _CODE),
        Column("comment", _CODE),
        Column("decided_by", _CODE),
        _moment("decided_at", now=False),
        Column("reason", _CODE),
        Index("ix_identity_pair_state", "state", "grade", "score"),
    )
    merge = Table(
        "identity_merge",
        m,
        Column("id", UUID(as_uuid=False), primary_key=True),
        Column("survivor_id", UUID(as_uuid=False), nullable=False),
        Column("merged_id", UUID(as_uuid=False), nullable=False),
        Column("merged_by", _CODE, nullable=False),
        _moment("merged_at", now=True),
        Column("reason", _CODE, nullable=False),
        # Which records and rows went over, so that the very same go back.
        Column("moved", JSONB, nullable=False),
        Column("undone_by", _CODE),
        _moment("undone_at", now=False),
        Column("undone_reason", _CODE),
        Index(
            "ix_identity_merge_merged_id",
            "merged_id",
            unique=True,
            postgresql_where=text("undone_at is null"),
        ),
        Index(None, "survivor_id"),
        Index("ix_identity_merge_merged", "merged_id"),
        Index("ix_identity_merge_standing", "id", postgresql_where=text("undone_at is null")),
    )
    # Follows from the merges that stand: who has been merged → whose row has everything by now.
    survivor = Table(
        "identity_survivor",
        m,
        Column("merged_id", UUID(as_uuid=False), primary_key=True),
        Column("survivor_id", UUID(as_uuid=False), nullable=False),
    )
    account = Table(
        "identity_account",
        m,
        Column("id", UUID(as_uuid=False), primary_key=True),
        # An account of another system: the key of the row that its record makes.
        Column("stream_id", Integer, nullable=False),
        Column("row_key", _CODE, nullable=False),
        Column("employee_id", UUID(as_uuid=False), nullable=False),
        # certain or review.
        Column("grade", _CODE, nullable=False),
        # open, joined (it is theirs), apart (it never is), gone (nothing speaks for it any more).
        Column("state", _CODE, nullable=False),
        Column("score", Integer, nullable=False),
        Column("evidence", ARRAY(_CODE), nullable=False),
        _moment("found_at", now=True),
        Column("decided_by", _CODE),
        _moment("decided_at", now=False),
        Column("reason", _CODE),
        UniqueConstraint("stream_id", "row_key", "employee_id"),
        Index("ix_identity_account_state", "state", "score"),
        Index(None, "employee_id"),
    )
    return {
        "identity_pair": pair,
        "identity_merge": merge,
        "identity_survivor": survivor,
        "identity_account": account,
    }


def _moment(name: str, *, now: bool) -> Column[Any]:
    default = text("now()") if now else None
    return Column(name, TIMESTAMP(timezone=True), nullable=not now, server_default=default)
