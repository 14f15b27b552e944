"""Everything that is held about a person, opened: rows of every table, by table.

Entities follow from the model; what the tables of the mechanism hold stands in
`subject_held.sql`, a statement a table. A table without one holds nothing of people, and says why
in `NOTHING`: a test holds both lists complete.
"""

from base64 import b64decode
from collections.abc import AsyncIterator, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

import orjson
from sqlalchemy import Table

from hub.schema.model import EntitySpec, Field, Model
from hub.schema.record import Json
from hub.schema.retention import people
from hub.store.conflicts import BEFORE
from hub.store.held import CORRECTIONS
from hub.store.landing.desk import Connection
from hub.store.landing.places import QUARANTINED, RAW_BODY, mapped_place, place_of
from hub.store.landing.raw import unpacked
from hub.store.landing.rowset import EMPLOYEE
from hub.store.own_edits import VALUE, cell_row
from hub.store.queries import queries
from hub.store.sealing.keys import Erased
from hub.store.sealing.seal import Place, Sealer, row_in_block
from hub.store.subject.person import Person, all_tables_of, lay_out
from hub.store.tables import Tables

_SQL: Final = queries("subject_held.sql")
_HELPERS: Final = frozenset({"bodies", "streams"})
ERASED: Final[Mapping[str, Json]] = MappingProxyType({"erased": True})
"""Stands for a value whose key is gone."""
NOTHING: Final = MappingProxyType(
    {
        "stream": "streams of systems",
        "run_stream": "counts of runs",
        "raw_pack": "bodies of raw records, which are told with their records",
        "raw_columns": "the same records once more, by column",
        "audit_link": "hashes over the audit",
        "audit_checkpoint": "signatures over the audit",
        "department_tree": "the tree of departments",
        "term": "words of the company",
        "quality": "counts of cells, by the day",
        "statistic_floor": "months of which answers about groups are forgotten",
        "sign_in_failures": "digests of names and addresses, which name nobody",
        "alarm": "alarms of systems",
        "received_event": "ids of messages of systems",
    }
)
"""Tables of the mechanism that hold nothing of people, with what they hold."""
WITHHELD: Final = MappingProxyType(
    {
        "account.password": "a secret",
        "account_factor.secret": "a secret",
        "account_factor.credential": "a secret",
        "account_invitation.digest": "a secret",
        "sign_in_session.digest": "a secret",
        "*_index, *_sort, hash, mark": "derived, for the machine alone",
        "audit.detail": "ids of other people",
        "outbox.row_ids": "ids of other people's rows",
    }
)
"""What is left out of what is given, and why."""
_DERIVED: Final = frozenset({"search", "plain", "changes", "content_hash", "valid"})
Row = dict[str, Json]


@dataclass(frozen=True)
class Held:
    """All that is held about a person."""

    tables: Mapping[str, Sequence[Row]]
    """Table → its rows, opened."""
    references: Sequence[Row]
    """Rows about others, or about the company, that name the person: where, never what."""
    systems: Sequence[Row]
    """Streams that records about them came from, with how many."""
    erased: int
    """Values whose key is gone."""


@dataclass
class _Opening:
    """Opens what is sealed, and counts what is erased."""

    made: Tables
    model: Model
    sealer: Sealer
    erased: int = 0
    bodies: dict[tuple[int, str, str, int], Json] = field(default_factory=dict)
    """Stream, key, pack and place → a raw record's body."""

    def text(self, place: Place, row: bytes, sealed: bytes) -> Json:
        return self._told(self.sealer.open(place, row, sealed))

    def body(self, row: Any) -> Json:
        place = row_in_block(row["pack"].bytes, row["place"])
        found = self.sealer.open_bytes(RAW_BODY, place, row["body"])
        if isinstance(found, Erased):
            return self._told(found)
        value: Json = orjson.loads(unpacked(found))
        return value

    def _told(self, value: str | Erased) -> Json:
        if isinstance(value, Erased):
            self.erased += 1
            return dict(ERASED)
        return value


def mechanism() -> frozenset[str]:
    """Tables of the mechanism that may hold something of a person."""
    return frozenset(_SQL) - _HELPERS


async def gather(
    session: Connection, made: Tables, model: Model, sealer: Sealer, person: Person
) -> Held:
    """All of it, within one transaction that sees one state."""
    await lay_out(session, made, model, sealer, person)
    opening = _Opening(made, model, sealer)
    for row in await session.fetch(_SQL["bodies"]):
        key = (row["stream_id"], row["record_key"], str(row["pack"]), row["place"])
        opening.bodies[key] = opening.body(row)
    tables: dict[str, Sequence[Row]] = {}
    for spec in people(model):
        for table in all_tables_of(made, spec):
            tables[table.name] = [
                _canonical(opening, spec, table, row) for row in await _rows(session, spec, table)
            ]
    for name in sorted(mechanism()):
        found = [orjson.loads(row["row"]) for row in await session.fetch(_SQL[name])]
        tables[name] = [_opened(opening, name, row, person.ids) for row in found]
    systems = [dict(row) for row in await session.fetch(_SQL["streams"])]
    references = [one async for one in _references(session, made, model)]
    return Held(tables, references, systems, opening.erased)


async def _rows(session: Connection, spec: EntitySpec, table: Table) -> list[Row]:
    query = (
        f"select to_jsonb(t) as row from hub.{table.name} t "
        f"where id in (select id from person_row where entity = '{spec.name}') "
        "order by id, version"
    )
    return [orjson.loads(row["row"]) for row in await session.fetch(query)]


def _canonical(opening: _Opening, spec: EntitySpec, table: Table, row: Row) -> Row:
    """A row of an entity: sealed values opened, what is derived left out."""
    own = bytes.fromhex(str(row["id"]).replace("-", ""))
    found = {
        name: value
        for name, value in row.items()
        if name not in _DERIVED and not name.endswith(("_index", "_sort", "_sealed"))
    }
    for one in spec.fields.values():
        sealed = row.get(f"{one.column}_sealed") if one.kind.sealed else None
        if isinstance(sealed, str):
            place = place_of(opening.made, spec, one)
            found[one.column] = opening.text(place, own, _bytes(sealed))
        elif one.kind.sealed and f"{one.column}_sealed" in table.c:
            found[one.column] = None
    return found


def _opened(opening: _Opening, table: str, row: Row, ids: Collection[str]) -> Row:
    match table:
        case "raw_record" | "raw_history":
            key = (row["stream_id"], row["record_key"], row.pop("pack"), row.pop("place"))
            row.pop("size")
            row["body"] = opening.bodies.get(key, dict(ERASED))
        case "mapped_record":
            row["fields"] = _mapped(opening, row)
        case "quarantine" if isinstance(row["raw"], str):
            row["raw"] = opening.text(QUARANTINED, _id(row["id"]), _bytes(row["raw"]))
        case "record_decision":
            digest = _bytes(row.pop("hash"))
            if isinstance(row["corrections"], str):
                told = opening.text(CORRECTIONS, digest, _bytes(row["corrections"]))
                row["corrections"] = orjson.loads(told) if isinstance(told, str) else told
        case "conflict_decision" if isinstance(row["before"], str):
            row["before"] = opening.text(BEFORE, _id(row["row_id"]), _bytes(row["before"]))
        case "own_edit_cell" if isinstance(row["value"], str):
            place = cell_row(str(row["edit_id"]), str(row["field"]))
            row["value"] = opening.text(VALUE, place, _bytes(row["value"]))
        case "audit":
            row["detail"] = _theirs(row["detail"], ids)
    return row


def _mapped(opening: _Opening, row: Row) -> Json:
    spec = opening.model.entities.get(str(row["entity"]))
    fields: Any = row["fields"]
    if spec is None:
        return dict.fromkeys(fields, None)
    found: dict[str, Json] = {}
    for name, value in fields.items():
        one = spec.fields.get(name)
        sealed = one is not None and one.kind.sealed and isinstance(value, str)
        found[name] = (
            opening.text(mapped_place(spec, one), _id(row["row_id"]), b64decode(value))
            if sealed and one is not None
            else value
        )
    return found


def _theirs(value: Json, ids: Collection[str]) -> Json:
    """The same without entries of lists that are about others."""
    if isinstance(value, list):
        own = [one for one in value if _names(one, ids)]
        return [_theirs(one, ids) for one in (own or [one for one in value if not _is_id(one)])]
    if isinstance(value, dict):
        return {key: _theirs(one, ids) for key, one in value.items()}
    return value


def _names(value: Json, ids: Collection[str]) -> bool:
    text = orjson.dumps(value).decode()
    return any(one in text for one in ids)


def _is_id(value: Json) -> bool:
    return isinstance(value, str) and len(value) == len("00000000-0000-0000-0000-000000000000")


async def _references(session: Connection, made: Tables, model: Model) -> AsyncIterator[Row]:
    """Rows that name the person in a link, and are not about them."""
    for spec in model:
        for one in _links(spec):
            table = made.of(spec, one)
            for each in (table, made.history[table.name]):
                query = (
                    f"select id::text, version from hub.{each.name} "
                    f"where {one.column}_id in (select id from person_id) "
                    "and id not in (select id from person_row) order by 1, 2"
                )
                for row in await session.fetch(query):
                    yield {"table": each.name, "field": one.name, **dict(row)}
    named = (
        "select t.stream_id, t.entity, t.row_key, t.row_id::text as id from hub.mapped_record t "
        "where row_id not in (select id from person_row) and exists "
        "(select from person_id p where t.fields::text like '%' || p.name || '%')"
    )
    for row in await session.fetch(named):
        yield {"table": "mapped_record", **dict(row)}


def _links(spec: EntitySpec) -> Iterator[Field]:
    for one in spec.fields.values():
        if one.kind.target == EMPLOYEE and one.name != spec.subject:
            yield one


def _bytes(text: Json) -> bytes:
    r"""Bytes as Postgres writes them in JSON: `\x…`."""
    return bytes.fromhex(str(text).removeprefix("\\x"))


def _id(text: Json) -> bytes:
    return bytes.fromhex(str(text).replace("-", ""))
