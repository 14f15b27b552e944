"""Tables of what systems say differently, what was decided about it, and how good the data are."""

from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP, UUID

_CODE = Text(collation="C")


def truth_tables(m: MetaData) -> dict[str, Table]:
    """Conflicts follow from the mapped records; decisions stay."""
    return {**_conflicts(m), **_quality(m)}


def _conflicts(m: MetaData) -> dict[str, Table]:
    conflict = Table(
        "conflict",
        m,
        Column("row_id", UUID(as_uuid=False), primary_key=True),
        Column("entity", _CODE, primary_key=True),
        Column("field", _CODE, primary_key=True),
        # edit, precedence, order, freshness, newest: why the fold took the winner.
        Column("rule", _CODE, nullable=False),
        # Streams: whose value is shown, and who say something else.
        Column("winner", Integer, nullable=False),
        Column("against", ARRAY(Integer), nullable=False),
        # Keyed digests of all that is said, and of what is shown.
        Column("said", LargeBinary, nullable=False),
        Column("shown", LargeBinary, nullable=False),
        _moment("since", now=True),
        Index(None, "entity", "field"),
        Index(None, "since", "row_id", "field"),
    )
    decision = Table(
        "conflict_decision",
        m,
        Column("id", UUID(as_uuid=False), primary_key=True),
        Column("row_id", UUID(as_uuid=False), nullable=False),
        Column("entity", _CODE, nullable=False),
        Column("field", _CODE, nullable=False),
        # take (this value from now on) or keep (both are right until one changes).
        Column("kind", _CODE, nullable=False),
        # Of what is shown (take), of all that is said (keep): it holds as long as this is equal.
        Column("digest", LargeBinary, nullable=False),
        # What an edit of the hub said before it was taken, sealed; null: nothing.
        Column("before", LargeBinary),
        Column("reason", _CODE, nullable=False),
        Column("decided_by", _CODE, nullable=False),
        _moment("decided_at", now=True),
        Column("undone_by", _CODE),
        _moment("undone_at", now=False),
        Column("undone_reason", _CODE),
        Index(
            "ix_conflict_decision_standing",
            "row_id",
            "entity",
            "field",
            unique=True,
            postgresql_where=text("undone_at is null"),
        ),
    )
    return {"conflict": conflict, "conflict_decision": decision}


def _quality(m: MetaData) -> dict[str, Table]:
    quality = Table(
        "quality",
        m,
        Column("day", Date, primary_key=True),
        Column("entity", _CODE, primary_key=True),
        # company, department, system: what the rows are counted by.
        Column("part", _CODE, primary_key=True),
        # Id of the department or connection; of the company as a whole `all`.
        Column("of", _CODE, primary_key=True),
        Column("rows", BigInteger, nullable=False),
        # Employees whom the rows are about; 0 for rows about nobody.
        Column("people", BigInteger, nullable=False),
        # Rows of which a source was read in time.
        Column("fresh", BigInteger, nullable=False),
        # Field → how many rows have a value, wait for one, are in conflict, have a value whose
        # record has an age, and an old one: [1990, 3, 7, 1990, 20]. Older snapshots have three.
        Column("fields", JSONB, nullable=False),
        Index(None, "part", "day"),
    )
    return {"quality": quality}


def _moment(name: str, *, now: bool) -> Column[Any]:
    default = text("now()") if now else None
    return Column(name, TIMESTAMP(timezone=True), nullable=not now, server_default=default)
