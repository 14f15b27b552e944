"""A database as a system: tables or SELECT statements as streams, whole or by a cursor column.

Incremental reading starts a little before the cursor (`overlap`), includes ties, and reads rows
whose cursor column is null every time: they would never be seen otherwise.
"""

import re
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import aclosing
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa

from hub.connectors.portions import with_last
from hub.connectors.protocol import Checked
from hub.connectors.spec import (
    ConfigField,
    ReadOnly,
    Spec,
    close_to,
    decoded,
    failed,
    stream_of,
    with_fields,
)
from hub.connectors.sql_source import Source, open_source
from hub.connectors.sql_text import cursor_of, frame_of, start_of
from hub.errors import HubError, Refused
from hub.observe import observe
from hub.schema.record import Batch, FrameRecords, Json, StreamSpec

SPEC = Spec(
    "sql",
    "Database",
    "数据库",
    (
        ConfigField(
            "url", "text", "SQLAlchemy URL without password", "数据库地址(不含密码)", required=True
        ),
        ConfigField("password", "text", "Password", "密码", secret=True),
        ConfigField("streams", "streams", "Streams", "数据流", required=True),
    ),
)


class SqlStream(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One stream: a `table` (`schema.table`) or a `query`, and how changes are found."""

    table: str | None = None
    query: str | None = None
    key: list[str] = []
    columns: list[str] = []
    cursor_column: str | None = None
    overlap: float = 0
    """How far to read again: seconds for times, days for dates, units for numbers."""
    mode: str | None = None
    batch: int = 25_000

    @property
    def reads(self) -> str:
        """The mode: as declared, else by whether there is a cursor column."""
        return self.mode or ("incremental" if self.cursor_column else "snapshot")


class SqlConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a connection to a database asks for."""

    url: str
    streams: dict[str, SqlStream]


class SqlConnector(ReadOnly):
    """Tables and statements of one database."""

    def __init__(self, config: SqlConfig, source: Source) -> None:
        self._config = config
        self._source = source
        self._closed = False

    async def check(self) -> Checked:
        """Whether the database answers and each stream can be prepared."""
        try:
            await self.discover()
        except HubError as error:
            return failed(error)
        return Checked(ok=True, message=f"{len(self._config.streams)} streams can be read.")

    async def discover(self) -> list[StreamSpec]:
        """Streams with their columns; raises Refused SQL_*, Transient SQL_UNREACHABLE."""
        return [
            with_fields(StreamSpec(name, stream.reads), await self._columns(stream))
            for name, stream in self._config.streams.items()
        ]

    def read(self, stream: str, cursor: Json) -> AsyncIterator[Batch]:
        """Rows as text, from `cursor` on; raises Refused SQL_*, Transient SQL_UNREACHABLE."""
        found = stream_of(self._config.streams, stream)
        return with_last(self._batches(stream, found, cursor), cursor)

    async def close(self) -> None:
        """Free the connection, once."""
        if not self._closed:
            self._closed = True
            await self._source.close()

    async def _batches(
        self, name: str, stream: SqlStream, cursor: Json
    ) -> AsyncGenerator[Batch, None]:
        columns = await self._columns(stream)
        here = cursor
        count = 0
        for statement in _statements(stream, columns, cursor):
            async with aclosing(self._source.rows(statement, stream.batch)) as portions:
                async for names, rows in portions:
                    here = _advanced(stream, names, rows, here)
                    count += len(rows)
                    yield Batch(FrameRecords(frame_of(names, rows)), cursor=here)
        observe("connect.table", stream=name, rows=count)

    async def _columns(self, stream: SqlStream) -> list[str]:
        if stream.query:
            probe: sa.Select[Any] = (
                sa.select(sa.literal_column("*")).select_from(_origin(stream)).limit(0)
            )
            async with aclosing(self._source.rows(probe, 1)) as portions:
                found = (await anext(portions))[0]
            return stream.columns or found
        return await self._source.ask(lambda connection: _table_columns(connection, stream))


def _table_columns(connection: sa.Connection, stream: SqlStream) -> list[str]:
    schema, _, table = (stream.table or "").rpartition(".")
    inspector = sa.inspect(connection)
    if not inspector.has_table(table, schema or None):
        known = inspector.get_table_names(schema or None) + inspector.get_view_names(schema or None)
        raise Refused(
            "SQL_STATEMENT",
            "The database has no such table.",
            f"table {stream.table}",
            close_to(table, known),
        )
    found = [column["name"] for column in inspector.get_columns(table, schema or None)]
    wanted = stream.columns or found
    for name in [*wanted, *stream.key, *filter(None, [stream.cursor_column])]:
        if name not in found:
            raise Refused(
                "SQL_STATEMENT",
                "The table has no such column.",
                f"{stream.table}.{name}",
                close_to(name, found),
            )
    return list(dict.fromkeys([*wanted, *stream.key, *filter(None, [stream.cursor_column])]))


def _origin(stream: SqlStream) -> Any:
    if stream.query:
        return sa.text(_literal(stream.query)).columns().subquery("source")
    schema, _, table = (stream.table or "").rpartition(".")
    return sa.table(table, schema=schema or None)


def _statements(stream: SqlStream, columns: Sequence[str], cursor: Json) -> list[sa.Executable]:
    """One statement for a whole read; two for changes: rows without a cursor value, then by it."""
    chosen: Any = sa.select(*map(sa.column, columns)).select_from(_origin(stream))
    order: list[sa.ColumnElement[Any]] = [sa.column(name) for name in stream.key]
    if not stream.cursor_column:
        return [chosen.order_by(*order) if order else chosen]
    mark: sa.ColumnElement[Any] = sa.column(stream.cursor_column)
    since = chosen.where(mark.is_not(None))
    if cursor is not None:
        since = since.where(mark >= start_of(cursor, stream.overlap))
    return [chosen.where(mark.is_(None)), since.order_by(mark, *order)]


def _advanced(
    stream: SqlStream, names: Sequence[str], rows: Sequence[Sequence[Any]], cursor: Json
) -> Json:
    """The cursor after these rows, which are in its order: that of the last, never backwards."""
    if not stream.cursor_column or not rows:
        return cursor
    reached = rows[-1][list(names).index(stream.cursor_column)]
    if reached is None:
        return cursor
    if cursor is not None and _is_later(start_of(cursor, 0), reached):
        return cursor
    return cursor_of(reached)


def _is_later(before: Any, reached: Any) -> bool:
    try:
        return bool(before > reached)
    except TypeError:
        raise Refused(
            "SQL_CURSOR",
            "The cursor column has changed its type since the last run.",
            f"was {type(before).__name__}, is {type(reached).__name__}",
            "Read the stream from its start again.",
        ) from None


def _literal(query: str) -> str:
    """The statement with its colons as they are: `:name` is no parameter here."""
    return re.sub(r"(?<![:\w\\]):(\w+)(?!:)", r"\\:\1", query.strip().rstrip(";"))


_QUOTED = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|/\*.*?\*/", re.DOTALL)
_WRITES = re.compile(
    r"\b(insert|update|delete|merge|into|create|alter|drop|truncate|grant|revoke|call|copy|do|"
    r"execute|set|lock|vacuum|attach|pragma)\b",
    re.IGNORECASE,
)


def refuse_unless_select(name: str, query: str) -> None:
    """Raise Refused SQL_QUERY unless the text is a single SELECT that writes nothing."""
    bare = _QUOTED.sub(" '' ", query).strip().rstrip(";").strip()
    writes = _WRITES.search(bare)
    if ";" in bare or writes or not re.match(r"(select|with)\b", bare, re.IGNORECASE):
        at = f", word {writes[0].upper()}" if writes else ""
        raise Refused(
            "SQL_QUERY",
            "A query must be one SELECT statement.",
            f"$.streams.{name}.query{at}",
            "Read with SELECT or WITH; quote a column that has such a name.",
        )


def open_sql(config: Mapping[str, Json], secrets: Mapping[str, str], home: Path) -> SqlConnector:
    """The connector; raises Refused CONNECTION_CONFIG, SQL_URL, SQL_QUERY with the place."""
    found = decoded(
        SqlConfig, dict(config), "CONNECTION_CONFIG", "The database connection is wrong"
    )
    for name, stream in found.streams.items():
        _check_stream(name, stream)
    return SqlConnector(found, open_source(found.url, secrets.get("password"), home))


def _check_stream(name: str, stream: SqlStream) -> None:
    if bool(stream.table) == bool(stream.query):
        raise Refused(
            "CONNECTION_CONFIG",
            "A stream needs a table or a query.",
            f"$.streams.{name}",
            "Give exactly one of `table` and `query`.",
        )
    if stream.reads not in {"snapshot", "incremental", "events"} or stream.batch < 1:
        raise Refused(
            "CONNECTION_CONFIG",
            "Mode or batch of the stream is wrong.",
            f"$.streams.{name}",
            "Use snapshot, incremental or events, and batch ≥ 1.",
        )
    if stream.reads == "incremental" and not stream.cursor_column:
        raise Refused(
            "CONNECTION_CONFIG",
            "Changes need a cursor column.",
            f"$.streams.{name}",
            "Give `cursor_column`, or read a snapshot.",
        )
    if stream.query:
        refuse_unless_select(name, stream.query)
