"""Landing in tests: a database with its keys, and records mapped by a few plain rules."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from hub.schema.model import Model
from hub.schema.record import JsonRecords
from hub.schema.shipped import shipped
from hub.schema.verdict import Account, Cell, Mapped, MappedRows, Reference, RejectedRecord
from hub.store.connection import Database, connect
from hub.store.landing.land import Landing, close_absent, land
from hub.store.sealing.keyfile import FileKeyStore
from hub.store.sealing.seal import Sealer
from hub.store.tables import Tables, tables

TODAY = date(2026, 11, 23)
Record = Mapping[str, Any]


@dataclass(frozen=True)
class Rule:
    """Rows of one entity: field ← key of the record; a dict value `{"!": code}` is a bad cell."""

    entity: str
    fields: Mapping[str, str]
    key: Callable[[Record], str] = lambda record: str(record["key"])
    refs: Mapping[str, Reference] = field(default_factory=dict)
    subject: tuple[str, Reference] | None = None
    create: bool = True
    precedence: int = 50


PERSON = Rule(
    "Employee",
    {"legal_name": "name", "work_email": "mail", "private_phone": "phone", "national_id": "nid"},
    subject=("number", Reference("Employee", "number")),
)
OWN = ("key", Reference("Employee", "row"))
JOB = Rule(
    "Employment",
    {"number": "number", "effective_from": "from", "effective_to": "to", "status": "status"},
    subject=OWN,
)
POST = Rule(
    "Assignment",
    {"department": "department", "manager": "manager", "effective_from": "from", "position": "job"},
    refs={
        "department": Reference("Department", "code"),
        "manager": Reference("Employee", "number"),
    },
    subject=OWN,
)
UNIT = Rule(
    "Department",
    {"code": "code", "name": "name", "parent": "parent", "head": "head"},
    refs={"parent": Reference("Department", "code"), "head": Reference("Employee", "number")},
)
DAY = Rule(
    "AttendanceDay",
    {"date": "date", "status": "status", "worked_minutes": "minutes", "first_in": "in"},
    subject=("number", Reference("Employee", "number")),
)
STAFF = (PERSON, JOB, POST)


def _cell(records: Sequence[Record], path: str, reference: Reference | None) -> Cell:
    found = [record.get(path) for record in records]
    bad = [one["!"] if isinstance(one, dict) else None for one in found]
    raw = [one.get("raw") if isinstance(one, dict) else one for one in found]
    values = [None if isinstance(one, dict) else one for one in found]
    return Cell(
        pl.Series(values, dtype=pl.String),
        pl.Series(raw, dtype=pl.String),
        pl.Series([path not in record for record in records], dtype=pl.Boolean),
        pl.Series(bad, dtype=pl.String) if any(bad) else None,
        reference,
    )


def mapped(records: Sequence[Record], rules: Sequence[Rule]) -> Mapped:
    """What the rules make of the records; `reject` and `ignore` in a record say so."""
    rejected = [
        RejectedRecord(at, record["reject"], "Cannot land.")
        for at, record in enumerate(records)
        if "reject" in record
    ]
    use = [at for at, one in enumerate(records) if not {"reject", "ignore"} & one.keys()]
    chosen = [records[at] for at in use]
    rows = tuple(
        MappedRows(
            rule.entity,
            pl.Series(use, dtype=pl.UInt32),
            pl.Series([rule.key(one) for one in chosen], dtype=pl.String),
            {name: _cell(chosen, path, rule.refs.get(name)) for name, path in rule.fields.items()},
            _cell(chosen, *rule.subject) if rule.subject else None,
            rule.create,
            rule.precedence,
        )
        for rule in rules
    )
    keys = pl.Series([record.get("key") for record in records], dtype=pl.String)
    ignored = pl.Series(["ignore" in record for record in records], dtype=pl.Boolean)
    return Mapped(keys, rows, tuple(rejected), ignored)


@dataclass(frozen=True)
class Hub:
    """A hub without its edges."""

    database: Database
    made: Tables
    model: Model
    sealer: Sealer

    async def stream(self, name: str) -> int:
        """A stream of its own connection; its id."""
        connection_id = str(uuid.uuid4())
        await self.database.writer.execute(
            "insert into hub.connection (id, name, connector, config, created_by) "
            "values ($1, $2, 'files', '{}', 'test')",
            connection_id,
            name,
        )
        found: int = await self.database.writer.fetchval(
            "insert into hub.stream (connection_id, name, mode) values ($1, 's', 'snapshot') "
            "returning id",
            connection_id,
        )
        return found

    async def run(self, stream: int) -> str:
        """A new run of a stream's connection; its id."""
        found = await self.database.writer.fetchval(
            "insert into hub.run (id, connection_id, state, operator) "
            "select $2, connection_id, 'running', 'test' from hub.stream where id = $1 "
            "returning id::text",
            stream,
            str(uuid.uuid4()),
        )
        return str(found)

    async def pull(
        self,
        stream: int,
        records: Sequence[Record],
        rules: Sequence[Rule],
        today: date = TODAY,
        **more: Any,
    ) -> Account:
        """Map and land a batch."""
        run = more.pop("run", None) or await self.run(stream)
        landing = Landing(
            stream,
            run,
            more.pop("version", 1),
            "test",
            JsonRecords(records),
            mapped(records, rules),
            **more,
        )
        return await land(self.database, self.made, self.model, self.sealer, today, landing)

    async def snapshot(
        self, stream: int, records: Sequence[Record], rules: Sequence[Rule], today: date = TODAY
    ) -> Account:
        """A complete snapshot in one batch: what it does not show is closed."""
        run = await self.run(stream)
        account = await self.pull(stream, records, rules, today, run=run, snapshot=True)
        return account + await close_absent(
            self.database,
            self.made,
            self.model,
            self.sealer,
            today,
            stream_id=stream,
            run_id=run,
            actor="test",
        )

    async def rows(self, query: str, *arguments: Any) -> list[dict[str, Any]]:
        """What a query answers."""
        return [dict(row) for row in await self.database.writer.fetch(query, *arguments)]

    async def one(self, query: str, *arguments: Any) -> Any:
        """The one value that a query answers."""
        return await self.database.writer.fetchval(query, *arguments)

    async def dump(self, *leave: str) -> dict[str, list[str]]:
        """Every row of every table as text, sorted."""
        found: dict[str, list[str]] = {}
        for table in self.made.metadata.tables.values():
            if table.name not in leave:
                rows = await self.database.writer.fetch(f'select t::text from hub."{table.name}" t')
                found[table.name] = sorted(row[0] for row in rows)
        return found


@asynccontextmanager
async def hub_at(dsn: str, folder: Path, model: Model | None = None) -> AsyncIterator[Hub]:
    """A hub on a migrated database, with keys in a folder."""
    model = model or shipped()
    keys = await asyncio.to_thread(FileKeyStore, folder)
    database = await connect(dsn)
    try:
        yield Hub(database, tables(model), model, Sealer(keys))
    finally:
        await database.close()
        keys.close()


def with_precedence(rules: Sequence[Rule], precedence: int) -> tuple[Rule, ...]:
    """The rules of a stream of another precedence."""
    return tuple(replace(rule, precedence=precedence) for rule in rules)
