"""What a row comes from: mapped records, and the records that they were made of, opened."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

import orjson

from hub.schema.model import EntitySpec
from hub.schema.record import Json
from hub.store.connection import Database
from hub.store.held import Corrections, opened_corrections
from hub.store.landing.fold import Source
from hub.store.landing.identify import prior_of
from hub.store.landing.mapped import opened_with
from hub.store.landing.places import RAW_BODY
from hub.store.landing.raw import unpacked
from hub.store.queries import queries
from hub.store.sealing.keys import Erased
from hub.store.sealing.seal import Sealer, row_in_block
from hub.store.tables import Tables

_SQL: Final = queries("provenance.sql")
HUB: Final = "hub"


@dataclass(frozen=True)
class Record:
    """A record of a system that says something about a row."""

    stream_id: int
    key: str
    row_key: str
    """Key of the row that the record makes; empty where it is the record's own."""
    version: int
    """Of the mapping."""
    recorded_at: datetime
    source: Source | None
    """What it says, as the fold takes it; None where the record is the row."""


@dataclass(frozen=True)
class Said:
    """A record's own words."""

    body: Json
    """None where they were erased."""
    run: str
    corrections: Corrections = field(default_factory=dict)
    """What people put in their place; the body is as it came."""


@dataclass(frozen=True)
class Act:
    """Who made an edit, and why."""

    actor: str
    reason: str | None


@dataclass(frozen=True)
class Named:
    """A stream by its names."""

    connection: str
    stream: str
    connector: str


async def records_of(
    database: Database, made: Tables, sealer: Sealer, spec: EntitySpec, row: str
) -> list[Record]:
    """The records that a row comes from; for a row that one stream owns, its only one."""
    if spec.owned:
        table = made.main[spec.name].fullname
        found = await database.writer.fetchrow(
            "select stream_id, record_key, row_key, mapping_version, lower(recorded) as since "
            f"from {table} where id = $1",
            row,
        )
        if found is None:
            return []
        stream, key, row_key, version, since = tuple(found)
        return [Record(stream, key, row_key, version, since, None)]
    rows = await database.writer.fetch(_SQL["folded"], row, spec.name)
    return [
        Record(
            one["stream_id"],
            one["record_key"],
            one["row_key"],
            one["mapping_version"],
            one["recorded_at"],
            opened_with(sealer, spec, prior_of(one)),
        )
        for one in rows
    ]


async def said_by(
    database: Database, sealer: Sealer, records: Sequence[Record]
) -> dict[tuple[int, str], Said]:
    """The records' own words, by stream and key."""
    streams = [one.stream_id for one in records]
    rows = await database.writer.fetch(_SQL["records"], streams, [one.key for one in records])
    places = [row_in_block(row["pack"].bytes, row["place"]) for row in rows]
    bodies = sealer.open_bytes_many(RAW_BODY, places, [row["body"] for row in rows])
    return {
        (row["stream_id"], row["record_key"]): Said(
            None if body is None or isinstance(body, Erased) else orjson.loads(unpacked(body)),
            str(row["run_id"]),
            opened_corrections(sealer, row["hash"], row["corrections"]),
        )
        for row, body in zip(rows, bodies, strict=True)
    }


async def streams_named(database: Database, ids: Sequence[int]) -> dict[int, Named]:
    """Streams by their id."""
    rows = await database.writer.fetch(_SQL["streams"], list(set(ids)))
    return {row["id"]: Named(row["connection"], row["stream"], row["connector"]) for row in rows}


async def acts_of(database: Database, runs: Sequence[str]) -> dict[str, Act]:
    """Who made the edits of these runs."""
    rows: list[Any] = await database.writer.fetch(_SQL["acts"], list(set(runs)))
    return {str(row["run_id"]): Act(row["actor"], row["reason"]) for row in rows}
