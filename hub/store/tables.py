"""Tables, derived from the model. The migrations equal them; a test holds both together.

Every entity has a table of its current rows, a `_history` table of superseded images with the
same columns, and Employee a private table beside it for its restricted classes. The tables of the
mechanism (records, runs, quarantine, …) stand in `machinery`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Computed,
    Date,
    DefaultClause,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    PrimaryKeyConstraint,
    Table,
    Text,
    Time,
    text,
)
from sqlalchemy.dialects.postgresql import DATERANGE, JSONB, TIMESTAMP, TSTZRANGE, TSVECTOR, UUID
from sqlalchemy.types import TypeEngine

from hub.schema.model import EntitySpec, Field, Model
from hub.store.machinery import ROOM, Machinery, machinery

SCHEMA = "hub"
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}
CODE_TEXT = Text(collation="C")
NOT_PLAIN = r'["\\\x01-\x1f]'
"""What JSON escapes, as a regular expression of Postgres."""

SQL_TYPES: Mapping[str, TypeEngine[Any]] = {
    "text": CODE_TEXT,
    "date": Date(),
    "bigint": BigInteger(),
    "integer": Integer(),
    "numeric": Numeric(),
    "boolean": Boolean(),
    "timestamptz": TIMESTAMP(timezone=True),
    "time": Time(),
    "uuid": UUID(as_uuid=False),
    "bytea": LargeBinary(),
}


@dataclass(frozen=True)
class Tables:
    """All tables of one model."""

    model: Model
    metadata: MetaData
    main: Mapping[str, Table]
    """Entity name → its current rows."""
    private: Mapping[str, Table]
    """Entity name → restricted classes beside it."""
    history: Mapping[str, Table]
    """Table name → table of its superseded images."""
    machinery: Machinery

    def of(self, spec: EntitySpec, one: Field) -> Table:
        """The table in which a field lies."""
        return self.private[spec.name] if spec.is_private(one) else self.main[spec.name]


@lru_cache(maxsize=4)
def tables(model: Model) -> Tables:
    """Derive the tables of a model; once for each, as nobody changes them."""
    metadata = MetaData(schema=SCHEMA, naming_convention=NAMES)
    main: dict[str, Table] = {}
    private: dict[str, Table] = {}
    history: dict[str, Table] = {}
    for spec in model:
        main[spec.name] = _main(metadata, spec)
        history[spec.table] = _history(metadata, f"{spec.table}_history", _main_columns(spec))
        _index_history(history[spec.table], spec)
        if spec.private:
            name = f"{spec.table}_private"
            columns = _private_columns(spec, key=True)
            private[spec.name] = Table(name, metadata, *columns, **ROOM)
            _index_private(private[spec.name], spec)
            history[name] = _history(metadata, f"{name}_history", _private_columns(spec, key=False))
    return Tables(model, metadata, main, private, history, machinery(metadata))


def field_columns(one: Field) -> list[str]:
    """Names of the columns in which a field lies."""
    return [f"{one.column}{column.suffix}" for column in one.kind.columns]


def _columns(fields: Iterable[Field]) -> list[Column[Any]]:
    return [
        Column(f"{one.column}{column.suffix}", SQL_TYPES[column.sql])
        for one in fields
        for column in one.kind.columns
    ]


def _main_columns(spec: EntitySpec, *, key: bool = False) -> list[Column[Any]]:
    public = [one for one in spec.fields.values() if not spec.is_private(one)]
    columns: list[Column[Any]] = [
        Column("id", UUID(as_uuid=False), primary_key=key, nullable=False),
        *_columns(public),
        Column("version", Integer, nullable=False),
        Column("recorded", TSTZRANGE, nullable=False),
        Column("pending", JSONB),
        Column("closed_at", TIMESTAMP(timezone=True)),
    ]
    if spec.timeline:
        period = Computed("daterange(effective_from, effective_to, '[]')", persisted=True)
        columns.append(Column("valid", DATERANGE, period))
    if not spec.owned:
        # How often each group of fields with an audience of its own changed: {"JOB": 3}.
        columns.append(Column("changes", JSONB))
    if spec.owned:
        columns += [
            Column("stream_id", Integer, nullable=False),
            Column("record_key", CODE_TEXT, nullable=False),
            Column("row_key", CODE_TEXT, nullable=False),
            Column("mapping_version", Integer, nullable=False),
            Column("content_hash", LargeBinary, nullable=False),
        ]
    if spec.subject == "self":
        columns.append(Column("search", TSVECTOR))
    return columns


def plain_fields(spec: EntitySpec) -> list[str]:
    """Columns of the row whose text an answer quotes; the company's own may come and go."""
    return [
        f"{one.column}{one.kind.main.suffix}"
        for one in spec.fields.values()
        if one.kind.main.sql == "text" and not spec.is_private(one) and not one.custom
    ]


def _plain(spec: EntitySpec) -> list[Column[Any]]:
    """Whether no text of the row needs escaping in JSON, kept by Postgres with the row.

    Escaping costs more than all else of a cell, and hardly any text needs it.
    """
    whole = " || ".join(f"coalesce({name}, '')" for name in plain_fields(spec))
    if not whole:
        return []
    return [Column("plain", Boolean, Computed(f"{whole} !~ '{NOT_PLAIN}'", persisted=True))]


def _private_columns(spec: EntitySpec, *, key: bool) -> list[Column[Any]]:
    hidden = [one for one in spec.fields.values() if spec.is_private(one)]
    return [
        Column("id", UUID(as_uuid=False), primary_key=key, nullable=False),
        *_columns(hidden),
        Column("version", Integer, nullable=False),
        Column("recorded", TSTZRANGE, nullable=False),
    ]


def _history(metadata: MetaData, name: str, columns: list[Column[Any]]) -> Table:
    return Table(name, metadata, *columns, PrimaryKeyConstraint("id", "version"))


def _index_history(table: Table, spec: EntitySpec) -> None:
    """Images by what they hang on, and people's by name and number; a row's own come by the key."""
    for one in spec.fields.values():
        # a post says who manages a person, though no list of its own hangs there
        if one.reverse or (spec.name, one.name) == ("Assignment", "manager"):
            Index(None, table.c[f"{one.column}_id"])
    if spec.subject == "self":
        Index(None, table.c.legal_name_sort, table.c.id)
    if "number" in table.c and (spec.timeline or spec.subject == "self"):
        Index(None, table.c.number)


def _main(metadata: MetaData, spec: EntitySpec) -> Table:
    columns = [*_main_columns(spec, key=True), *_plain(spec)]
    table = Table(spec.table, metadata, *columns, **({} if spec.owned else ROOM))
    if spec.owned:
        # What millions of new rows have alike is not sent and read for each of them.
        table.c.version.server_default = DefaultClause(text("1"))
        table.c.recorded.server_default = DefaultClause(text("tstzrange(now(), null)"))
    for one in spec.fields.values():
        if one.kind.target and not spec.is_private(one) and one.name != spec.subject:
            # People who hang on a row, in the order in which lists show them.
            people = spec.subject == "self" and one.reverse is not None
            order = [table.c.legal_name_sort, table.c.id] if people else []
            Index(None, table.c[f"{one.column}_id"], *order)
    if spec.subject and spec.subject != "self":
        _index_subject(table, spec)
    if spec.owned:
        Index(None, table.c.stream_id, table.c.record_key, table.c.row_key, unique=True)
    if spec.subject == "self":
        _index_employee(table)
    elif spec.unique and spec.subject is None:
        keys = [spec[name] for name in spec.unique]
        Index(None, *(table.c[f"{one.column}{one.kind.main.suffix}"] for one in keys))
    return table


def _index_subject(table: Table, spec: EntitySpec) -> None:
    """Rows of one employee in the order in which lists show them."""
    title = spec.fields.get(spec.title)
    order = [table.c.id] if title is None else [table.c[title.column], table.c.id]
    Index(None, table.c[f"{spec.subject}_id"], *order)
    if spec.owned:
        Index(None, *order)
    if "number" in table.c:
        Index(None, table.c.number)
    for one in spec.fields.values():
        if "_index" in {column.suffix for column in one.kind.columns}:
            Index(None, table.c[f"{one.column}_index"])


def _index_employee(table: Table) -> None:
    for columns in (
        ("legal_name_sort", "id"),
        ("number", "id"),
        ("status", "legal_name_sort", "id"),
        ("hire_date", "id"),
    ):
        Index(None, *(table.c[name] for name in columns))
    Index(None, table.c.work_email)
    Index(
        "uq_employee_work_email",
        table.c.work_email,
        unique=True,
        postgresql_where=text("closed_at is null"),
    )
    Index("ix_employee_search", table.c.search, postgresql_using="gin")


def _index_private(table: Table, spec: EntitySpec) -> None:
    for one in spec.fields.values():
        if spec.is_private(one) and "_index" in {column.suffix for column in one.kind.columns}:
            Index(None, table.c[f"{one.column}_index"])
