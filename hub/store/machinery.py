"""Tables of the mechanism: connections, records, runs, quarantine, grants, audit, outbox."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Identity,
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

from hub.store.machinery_access import access_tables
from hub.store.machinery_audit import audit_tables
from hub.store.machinery_edits import edit_tables, statistic_tables
from hub.store.machinery_late import late_tables
from hub.store.machinery_mappings import mapping_tables
from hub.store.machinery_push import push_tables
from hub.store.machinery_quarantine import quarantine_tables
from hub.store.machinery_records import record_tables
from hub.store.machinery_signin import signin_tables
from hub.store.machinery_subject import subject_tables
from hub.store.machinery_truth import truth_tables
from hub.store.machinery_words import words_tables

CODE_TEXT = Text(collation="C")
ROOM: Final[Mapping[str, Any]] = MappingProxyType({"postgresql_with": {"fillfactor": 80}})
"""For tables whose rows are replaced: the next image of a row finds room in its page, and where no
indexed column changed no index is written for it."""


@dataclass(frozen=True)
class Machinery:
    """The tables by name."""

    connection: Table
    stream: Table
    mapping_version: Table
    mapping_draft: Table
    mapping_example: Table
    run: Table
    run_stream: Table
    run_seen: Table
    raw_pack: Table
    raw_columns: Table
    raw_record: Table
    raw_history: Table
    mapped_record: Table
    quarantine: Table
    queue_note: Table
    audit: Table
    audit_link: Table
    audit_checkpoint: Table
    outbox: Table
    access_grant: Table
    access_version: Table
    idempotency: Table
    job: Table
    state: Table
    usage: Table
    trusted_document: Table
    points: Table
    management: Table
    department_tree: Table
    term: Table
    account: Table
    account_invitation: Table
    account_factor: Table
    sign_in_failures: Table
    sign_in_begun: Table
    sign_in_session: Table
    token_revocation: Table
    machine_client: Table
    subscriber: Table
    delivery: Table
    alarm: Table
    received_event: Table
    late_change: Table
    department_change: Table
    department_alias: Table
    department_part: Table
    term_edit: Table
    delegation: Table
    emergency: Table
    access_alarm: Table
    record_decision: Table
    identity_pair: Table
    identity_merge: Table
    identity_survivor: Table
    identity_account: Table
    subject_hold: Table
    erasure: Table
    erasure_mark: Table
    erasure_blocked: Table
    conflict: Table
    conflict_decision: Table
    quality: Table
    own_edit: Table
    own_edit_cell: Table
    statistic: Table
    statistic_floor: Table
    statistic_piece: Table


def _uuid(name: str, *, key: bool = False, null: bool = False) -> Column[Any]:
    return Column(name, UUID(as_uuid=False), primary_key=key, nullable=null)


def _when(name: str, *, null: bool = False) -> Column[Any]:
    default = None if null else text("now()")
    return Column(name, TIMESTAMP(timezone=True), nullable=null, server_default=default)


def _text(name: str, *, key: bool = False, null: bool = False) -> Column[Any]:
    return Column(name, CODE_TEXT, primary_key=key, nullable=null)


def machinery(metadata: MetaData) -> Machinery:
    """Declare the tables of the mechanism."""
    return Machinery(
        **_sources(metadata),
        **_records(metadata),
        **quarantine_tables(metadata),
        **_trail(metadata),
        **audit_tables(metadata),
        **_access(metadata),
        **_guards(metadata),
        **_derived(metadata),
        **signin_tables(metadata),
        **push_tables(metadata),
        **late_tables(metadata),
        **words_tables(metadata),
        **access_tables(metadata),
        **record_tables(metadata),
        **subject_tables(metadata),
        **truth_tables(metadata),
        **edit_tables(metadata),
        **statistic_tables(metadata),
    )


def _sources(m: MetaData) -> dict[str, Table]:
    """Connections, their streams, mappings and runs."""
    connection = Table(
        "connection",
        m,
        _uuid("id", key=True),
        Column("name", CODE_TEXT, nullable=False, unique=True),
        _text("connector"),
        Column("config", JSONB, nullable=False),
        Column("secrets", LargeBinary),
        _text("schedule", null=True),
        Column("paused", Boolean, nullable=False, server_default=text("false")),
        _when("created_at"),
        _text("created_by"),
        # Seconds within which a run must have ended well; null: no target.
        Column("fresh_within", Integer),
        # Removed: its records are kept for provenance, and nothing asks it any more.
        _when("removed_at", null=True),
    )
    stream = Table(
        "stream",
        m,
        Column("id", Integer, Identity(), primary_key=True),
        Column("connection_id", UUID(as_uuid=False), ForeignKey(connection.c.id), nullable=False),
        _text("name"),
        _text("mode"),
        Column("cursor", JSONB),
        Column("mapping_version", Integer),
        Column("place", Integer, nullable=False, server_default=text("0")),
        UniqueConstraint("connection_id", "name"),
    )
    mapping_version = Table(
        "mapping_version",
        m,
        Column("stream_id", Integer, ForeignKey(stream.c.id), primary_key=True),
        Column("version", Integer, primary_key=True, autoincrement=False),
        _text("hash"),
        Column("document", JSONB, nullable=False),
        _text("author"),
        _text("reason", null=True),
        _when("published_at"),
        _text("approved_by", null=True),
        _when("retired_at", null=True),
    )
    run = Table(
        "run",
        m,
        _uuid("id", key=True),
        Column("connection_id", UUID(as_uuid=False), ForeignKey(connection.c.id), nullable=False),
        _text("state"),
        _text("operator"),
        _when("started_at"),
        _when("finished_at", null=True),
        Column("error", JSONB),
        Column("assessment", JSONB),
        _text("accepted_by", null=True),
        # `pull`, or what else worked on the connection: `write`, `event`.
        Column("kind", CODE_TEXT, nullable=False, server_default=text("'pull'")),
        Index(None, "connection_id", "started_at"),
        Index("ix_run_pulls", "connection_id", "id", postgresql_where=text("kind = 'pull'")),
    )
    counts = ("read", "inserted", "changed", "unchanged", "quarantined", "ignored", "deleted")
    run_stream = Table(
        "run_stream",
        m,
        Column("run_id", UUID(as_uuid=False), ForeignKey(run.c.id), primary_key=True),
        Column("stream_id", Integer, ForeignKey(stream.c.id), primary_key=True),
        *(
            Column(name, BigInteger, nullable=False, server_default=text("0"))
            for name in (*counts, "absent", "pending_cells", "landed_waiting", "late")
        ),
        Column("complete", Boolean, nullable=False, server_default=text("false")),
        Column("errors", JSONB),
    )
    run_seen = Table(
        "run_seen",
        m,
        _uuid("run_id"),
        Column("stream_id", Integer, nullable=False),
        Column("keys", ARRAY(CODE_TEXT), nullable=False),
        Index(None, "run_id", "stream_id"),
        prefixes=["UNLOGGED"],
    )
    return {
        "connection": connection,
        "stream": stream,
        "mapping_version": mapping_version,
        **mapping_tables(m),
        "run": run,
        "run_stream": run_stream,
        "run_seen": run_seen,
    }


def _raw_columns() -> list[Column[Any]]:
    return [
        _uuid("pack"),
        Column("place", Integer, nullable=False),
        Column("size", Integer, nullable=False),
        _uuid("subject"),
        Column("hash", LargeBinary, nullable=False),
        _when("received_at"),
    ]


def _records(m: MetaData) -> dict[str, Table]:
    """Outside records as they came (raw, sealed) and as we understood them (mapped).

    Bodies lie sealed in packs, end to end; a raw record says where its own lies.
    """
    raw_pack = Table(
        "raw_pack",
        m,
        _uuid("id", key=True),
        Column("stream_id", Integer, nullable=False),
        _uuid("run_id"),
        Column("bodies", LargeBinary, nullable=False),
    )
    raw_columns = Table(
        "raw_columns",
        m,
        _uuid("id", key=True),
        Column("stream_id", Integer, nullable=False, index=True),
        Column("size", Integer, nullable=False),
        Column("body", LargeBinary, nullable=False),
    )
    raw_record = Table(
        "raw_record",
        m,
        Column("stream_id", Integer, primary_key=True, autoincrement=False),
        _text("record_key", key=True),
        *_raw_columns(),
        _text("state"),
        Column("mapping_version", Integer, nullable=False),
        _when("closed_at", null=True),
        Index(
            "ix_raw_record_open",
            "stream_id",
            "record_key",
            postgresql_where=text("state in ('waiting', 'partial', 'rejected')"),
        ),
        **ROOM,
    )
    raw_history = Table(
        "raw_history",
        m,
        Column("stream_id", Integer, nullable=False),
        _text("record_key"),
        *_raw_columns(),
        Index(None, "stream_id", "record_key"),
    )
    mapped_record = Table(
        "mapped_record",
        m,
        Column("stream_id", Integer, primary_key=True, autoincrement=False),
        _text("entity", key=True),
        _text("row_key", key=True),
        _text("record_key"),
        _uuid("row_id"),
        Column("fields", JSONB, nullable=False),
        Column("pending", JSONB),
        Column("precedence", Integer, nullable=False),
        Column("mapping_version", Integer, nullable=False),
        Column("hash", LargeBinary, nullable=False),
        _when("recorded_at"),
        _when("closed_at", null=True),
        Column("closed_on", Date),
        # When the record changed by its own word, and the fields of which newer words go before it.
        _when("changed_at", null=True),
        Column("newest", ARRAY(Text(collation="C"))),
        Index(None, "row_id"),
        Index(None, "stream_id", "record_key"),
        **ROOM,
    )
    return {
        "raw_pack": raw_pack,
        "raw_columns": raw_columns,
        "raw_record": raw_record,
        "raw_history": raw_history,
        "mapped_record": mapped_record,
    }


def _trail(m: MetaData) -> dict[str, Table]:
    """What happened, for those who are told of it, and what the machinery remembers."""
    outbox = Table(
        "outbox",
        m,
        Column("seq", BigInteger, Identity(always=True), primary_key=True),
        _when("at"),
        _text("entity"),
        _uuid("batch"),
        Column("row_ids", ARRAY(UUID(as_uuid=False)), nullable=False),
        _text("origin"),
        # Groups of fields that changed (`Field.group`); null: rows that are new or closed.
        Column("groups", ARRAY(CODE_TEXT)),
        # The transaction that wrote it: below the oldest one under way, nothing more can come.
        Column(
            "xid",
            BigInteger,
            server_default=text("((pg_current_xact_id())::text)::bigint"),
            index=True,
        ),
    )
    idempotency = Table(
        "idempotency",
        m,
        _text("subject", key=True),
        _text("key", key=True),
        Column("request", LargeBinary, nullable=False),
        Column("outcome", JSONB, nullable=False),
        _when("at"),
    )
    job = Table(
        "job",
        m,
        _uuid("id", key=True),
        _text("kind"),
        Column("payload", JSONB, nullable=False),
        Column("dedupe", CODE_TEXT, nullable=False, unique=True),
        _when("run_at"),
        Column("attempts", Integer, nullable=False, server_default=text("0")),
        _when("leased_until", null=True),
        _text("last_error", null=True),
        Index(None, "run_at"),
    )
    state = Table("state", m, _text("key", key=True), Column("value", JSONB, nullable=False))
    usage = Table(
        "usage",
        m,
        Column("day", Date, primary_key=True),
        _text("client", key=True),
        _text("coordinate", key=True),
        Column("count", BigInteger, nullable=False),
    )
    return {
        "outbox": outbox,
        "idempotency": idempotency,
        "job": job,
        "state": state,
        "usage": usage,
    }


def _access(m: MetaData) -> dict[str, Table]:
    """HR grants and the version that the gate compares."""
    grant = Table(
        "access_grant",
        m,
        _uuid("id", key=True),
        _uuid("employee_id"),
        _text("role"),
        Column("classes", ARRAY(CODE_TEXT), nullable=False),
        _text("extent"),
        Column("extent_ids", ARRAY(UUID(as_uuid=False)), nullable=False),
        Column("valid_from", Date, nullable=False),
        Column("valid_to", Date),
        _text("granted_by"),
        _text("reason"),
        _when("revoked_at", null=True),
        # Of emergency access: to the second, within the last day.
        _when("expires_at", null=True),
        Index(None, "employee_id"),
    )
    version = Table(
        "access_version",
        m,
        _uuid("employee_id", key=True),
        Column("version", Integer, nullable=False),
    )
    return {"access_grant": grant, "access_version": version}


def _guards(m: MetaData) -> dict[str, Table]:
    """What may be asked by id, and what each consumer spent in its last minute."""
    document = Table(
        "trusted_document",
        m,
        _text("client", key=True),
        _text("id", key=True),
        _text("document"),
        _text("name"),
        _when("loaded_at"),
        _text("loaded_by"),
    )
    points = Table(
        "points",
        m,
        _text("consumer", key=True),
        Column("minute", BigInteger, nullable=False),
        Column("spent", BigInteger, nullable=False),
        Column("lease", BigInteger, nullable=False),
        prefixes=["UNLOGGED"],
    )
    return {"trusted_document": document, "points": points}


def _derived(m: MetaData) -> dict[str, Table]:
    """Kept by landing: who manages whom, the department tree, terms."""
    management = Table(
        "management",
        m,
        _uuid("manager_id", key=True),
        _uuid("employee_id", key=True),
        Column("direct", Boolean, nullable=False),
        # By a delegation alone: it gives rights, and changes nothing of who reports to whom.
        Column("acting", Boolean, nullable=False, server_default=text("false")),
        Index(None, "employee_id", "manager_id"),
    )
    department_tree = Table(
        "department_tree",
        m,
        _uuid("ancestor_id", key=True),
        _uuid("department_id", key=True),
        Column("depth", Integer, nullable=False),
        Index(None, "department_id", "ancestor_id"),
    )
    term = Table(
        "term",
        m,
        _text("vocabulary", key=True),
        _text("code", key=True),
        Column("rank", Integer),
        _text("label_en"),
        _text("label_zh"),
        _text("broader", null=True),
        Column("ancestors", ARRAY(CODE_TEXT), nullable=False),
        Column("active", Boolean, nullable=False),
        Column("codings", JSONB, nullable=False),
    )
    return {"management": management, "department_tree": department_tree, "term": term}
