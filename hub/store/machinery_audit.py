"""Tables of the audit: entries, one per batch and entity, their chain, signed checkpoints."""

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    Identity,
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
_MOMENT = TIMESTAMP(timezone=True)
_NAMED = "jsonb_path_query_array(detail, '$.**?(@.type() == \"string\")'::jsonpath)"
_PEOPLE_READ = 'jsonb_path_query_array(detail, \'$."read"[*]."people"[*]\'::jsonpath)'


def audit_tables(m: MetaData) -> dict[str, Table]:
    """What happened, found by who, what, of which entity, when, and by what an entry names."""
    audit = Table(
        "audit",
        m,
        Column("seq", BigInteger, Identity(always=True), primary_key=True),
        Column("at", _MOMENT, nullable=False, server_default=text("now()")),
        Column("actor", _CODE, nullable=False),
        Column("action", _CODE, nullable=False),
        Column("entity", _CODE, nullable=False),
        Column("batch", UUID(as_uuid=False), nullable=False),
        Column("run_id", UUID(as_uuid=False)),
        Column("rows", Integer, nullable=False),
        Column("reason", _CODE),
        Column("detail", JSONB),
        Index(None, "at", "seq"),
        Index(None, "actor", "at", "seq"),
        Index(None, "action", "at", "seq"),
        Index(None, "entity", "at", "seq"),
        # What an entry names, in whichever place of its detail.
        Index(
            "ix_audit_named",
            text(_NAMED),
            postgresql_using="gin",
            postgresql_where=text("action <> 'people.read'"),
        ),
        # Who looked at this person: the people of an entry about reading.
        Index(
            "ix_audit_people",
            text(_PEOPLE_READ),
            postgresql_using="gin",
            postgresql_where=text("action = 'people.read'"),
        ),
    )
    audit_link = Table(
        "audit_link",
        m,
        Column("position", BigInteger, primary_key=True, autoincrement=False),
        Column("seq", BigInteger, nullable=False, unique=True),
        Column("hash", LargeBinary, nullable=False),
    )
    audit_checkpoint = Table(
        "audit_checkpoint",
        m,
        Column("size", BigInteger, primary_key=True, autoincrement=False),
        Column("head", LargeBinary, nullable=False),
        Column("root", LargeBinary, nullable=False),
        Column("frontier", ARRAY(LargeBinary), nullable=False),
        Column("at", _MOMENT, nullable=False),
        Column("signature", LargeBinary, nullable=False),
    )
    return {"audit": audit, "audit_link": audit_link, "audit_checkpoint": audit_checkpoint}
