"""What waits for decisions in the attacked company: conflicts between systems, and quarantine.

Two systems say different things of every text of every folded row; of one row an entity each text
waits as a word that nobody knew. Both sides hold the cell's own mark, so that a text of a hidden
cell is known wherever it comes out.
"""

import uuid
from base64 import b64encode
from collections.abc import Iterator, Mapping
from typing import Any, Final

import asyncpg
import orjson

from hub.schema.model import EntitySpec, Field
from hub.store.landing.places import QUARANTINED, mapped_place
from hub.store.sealing.seal import Sealer
from tests.attack.company import Company
from tests.attack.oracle import NOBODY

KINDS: Final = frozenset(
    {"Text", "Name", "Code", "Email", "SealedText", "PrivateEmail"}
)  # what holds a mark
SYSTEMS: Final = ("one", "other")
_RAW: Final = "raw"
_MAPPING: Final = {
    "hub": "mapping/1",
    "stream": "people",
    "rows": [{"entity": "Employee", "key": ["number"], "fields": {"number": "number"}}],
}


def contested(company: Company) -> Iterator[tuple[EntitySpec, Mapping[str, Any], list[Field]]]:
    """Folded rows with the fields of which two systems say different things."""
    for spec in company.world.model:
        if spec.owned:
            continue
        fields = [one for one in spec.targets if one.kind.name in KINDS and not one.kind.vocabulary]
        for row in company.world.rows[spec.name]:
            held = [one for one in fields if row[one.name] is not None]
            if held:
                yield spec, row, held


async def lay_out(connection: "asyncpg.Connection[Any]", company: Company, sealer: Sealer) -> None:
    """Systems, their records, conflicts, and words that wait."""
    streams = [await _stream(connection, name) for name in SYSTEMS]
    subjects = {
        bytes.fromhex(_subject(spec, row).replace("-", "")) for spec, row, _ in contested(company)
    }
    await sealer.prepare([(one, _RAW) for one in subjects])
    seen: set[str] = set()
    for spec, row, fields in contested(company):
        if row["closed"]:
            continue
        for stream, mark in zip(streams, ("", "′"), strict=True):
            said = {one.name: _said(sealer, spec, row, one, mark) for one in fields}
            await connection.execute(
                "insert into hub.mapped_record (stream_id, entity, row_key, record_key, row_id,"
                " fields, precedence, mapping_version, hash)"
                " values ($1, $2, $3, $3, $4, $5, 1, 1, '')",
                *(stream, spec.name, row["id"], row["id"], orjson.dumps(said).decode()),
            )
        await connection.executemany(
            "insert into hub.conflict (row_id, entity, field, rule, winner, against, said, shown)"
            " values ($1, $2, $3, 'order', $4, $5, '', '')",
            [(row["id"], spec.name, one.name, streams[0], streams[1:]) for one in fields],
        )
        if spec.name not in seen:
            seen.add(spec.name)
            await _words(connection, sealer, spec, row, fields, streams[0])


async def _stream(connection: "asyncpg.Connection[Any]", name: str) -> int:
    """A stream of the system, with one version of a mapping that made its records."""
    found: int = await connection.fetchval(
        "with made as (insert into hub.connection (id, name, connector, config, created_by)"
        " values (gen_random_uuid(), $1, 'files', '{}', 'test') returning id)"
        " insert into hub.stream (connection_id, name, mode)"
        " select id, 'people', 'snapshot' from made returning id",
        name,
    )
    await connection.execute(
        "insert into hub.mapping_version (stream_id, version, hash, document, author, reason)"
        " values ($1, 1, '', $2, 'test', 'laid out')",
        *(found, orjson.dumps(_MAPPING).decode()),
    )
    return found


def _subject(spec: EntitySpec, row: Mapping[str, Any]) -> str:
    return str(row["id"] if spec.subject == "self" else row.get(spec.subject or "", NOBODY))


def _said(sealer: Sealer, spec: EntitySpec, row: Mapping[str, Any], one: Field, mark: str) -> str:
    text = f"{row[one.name]}{mark}"
    if not one.kind.sealed:
        return text
    who, key = (bytes.fromhex(one.replace("-", "")) for one in (_subject(spec, row), row["id"]))
    return b64encode(
        sealer.seal(who, one.cls.key_group, mapped_place(spec, one), key, text)
    ).decode()


async def _words(
    connection: "asyncpg.Connection[Any]",
    sealer: Sealer,
    spec: EntitySpec,
    row: Mapping[str, Any],
    fields: list[Field],
    stream: int,
) -> None:
    who = bytes.fromhex(_subject(spec, row).replace("-", ""))
    for one in fields:
        key = uuid.uuid4()
        raw = sealer.seal(who, _RAW, QUARANTINED, key.bytes, str(row[one.name]))
        await connection.execute(
            "insert into hub.quarantine (id, stream_id, record_key, entity, row_key, field, code,"
            " message, raw, subject, state) values ($1, $2, $3, $4, $3, $5, 'UNMAPPED', 'm', $6,"
            " $7, 'open')",
            *(key, stream, row["id"], spec.name, one.name, raw, _subject(spec, row)),
        )
