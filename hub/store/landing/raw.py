"""Raw records: the original bytes of every record that is ours, sealed under whom it is about.

A body that is superseded moves to `raw_history` as it was sealed. A record that waited is sealed
anew under the employee once that is known.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import polars as pl

from hub.store.connection import Database
from hub.store.landing.copying import append, copy_in, hexes
from hub.store.landing.desk import Desk
from hub.store.landing.places import RAW_BODY
from hub.store.landing.triage import Triage
from hub.store.scripts import script, statement
from hub.store.sealing.keys import Erased
from hub.store.sealing.seal import Place, Sealer
from hub.store.uuid7 import id_bytes_of, uuid7s

_PLAIN, _PACKED = b"\x00", b"\x01"
_WORTH: Final = 512
"""Bodies of fewer bytes gain little from being compressed."""
_ACCOUNT: Final = Place("raw_record", "account")


@dataclass(frozen=True)
class Kept:
    """A raw record, opened."""

    key: str
    body: bytes
    state: str


class RawRecord(NamedTuple):
    """A raw record to be kept: position in the batch, state, and whom it is about."""

    record: int
    state: str
    subject: str


def account_subject(sealer: Sealer, stream_id: int, key: str) -> str:
    """The subject of an outside account that no employee is known for: always the same."""
    found = sealer.blind_index(_ACCOUNT, f"{stream_id}/{key}").hex()
    return f"{found[:8]}-{found[8:12]}-8{found[13:16]}-a{found[17:20]}-{found[20:]}"


async def store_raw(desk: Desk, seen: Triage, records: Sequence[RawRecord]) -> None:
    """Keep the bodies of these records and the state that each is in."""
    fresh = [seen.is_new(one.record) for one in records]
    new = [one for one, is_new in zip(records, fresh, strict=True) if is_new]
    await append(desk.connection, desk.made.machinery.raw_record, _frame(desk, seen, new))
    old = [one for one, is_new in zip(records, fresh, strict=True) if not is_new]
    old = [one for one in old if _differs(desk, seen, one)]
    if old:
        make, keep, merge, drop = script("raw_replace.sql")
        await desk.connection.execute(make)
        await copy_in(desk.connection, "next_raw", _frame(desk, seen, old))
        await desk.connection.execute(keep)
        await desk.connection.execute(merge)
        await desk.connection.execute(drop)


def _differs(desk: Desk, seen: Triage, one: RawRecord) -> bool:
    """Whether it is kept in another form than it should be."""
    known = seen.known[seen.keys[one.record]]
    now = (seen.hashes[one.record], one.subject, one.state, desk.landing.mapping_version, True)
    return now != (known.hash, known.subject, known.state, known.mapping_version, known.open)


def _frame(desk: Desk, seen: Triage, records: Sequence[RawRecord]) -> pl.DataFrame:
    landing, ids = desk.landing, uuid7s(len(records))
    subjects = [one.subject for one in records]
    sealed = desk.sealer.seal_bytes_many(
        RAW_BODY,
        "raw",
        id_bytes_of(ids),
        id_bytes_of(subjects),
        [_packed(seen.bodies[one.record]) for one in records],
    )
    texts = {
        "record_key": [seen.keys[one.record] for one in records],
        "id": ids,
        "subject": subjects,
        "state": [one.state for one in records],
    }
    return pl.DataFrame(texts, schema=dict.fromkeys(texts, pl.String)).with_columns(
        pl.lit(str(landing.stream_id)).alias("stream_id"),
        pl.lit(landing.run_id).alias("run_id"),
        pl.lit(str(landing.mapping_version)).alias("mapping_version"),
        hexes(sealed, "body"),
        hexes([seen.hashes[one.record] for one in records], "hash"),
    )


def _packed(body: bytes) -> bytes:
    if len(body) < _WORTH:
        return _PLAIN + body
    return _PACKED + zlib.compress(body, 1)


def unpacked(stored: bytes) -> bytes:
    """A body as it came."""
    return zlib.decompress(stored[1:]) if stored[:1] == _PACKED else stored[1:]


async def kept(
    database: Database,
    sealer: Sealer,
    stream_id: int,
    states: Sequence[str],
    *,
    after: str = "",
    limit: int = 5000,
) -> list[Kept]:
    """Open records of a stream in these states, by key, from behind `after` on.

    What was erased is left out.
    """
    rows = await database.writer.fetch(
        statement("raw_kept.sql"), stream_id, list(states), after, limit
    )
    bodies = sealer.open_bytes_many(
        RAW_BODY, [row["id"].bytes for row in rows], [row["body"] for row in rows]
    )
    return [
        Kept(row["record_key"], unpacked(body), row["state"])
        for row, body in zip(rows, bodies, strict=True)
        if body is not None and not isinstance(body, Erased)
    ]
