"""Raw records: the original bytes of every record that is ours, sealed under whom it is about.

Bodies lie end to end in packs, some hundred KB each: a raw record says where its own begins, and
each opens alone with its own subject's key. A body that is superseded stays where it lies, and
`raw_history` says where. A record that waited is sealed anew under the employee once that is
known; the bytes under the former subject are overwritten.
"""

import asyncio
import zlib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, Final, NamedTuple

import polars as pl
from zstandard import ZstdCompressor, ZstdDecompressor

from hub.store.connection import Database
from hub.store.landing.copying import append, copy_in, hexes
from hub.store.landing.desk import NOBODY, Connection, Desk
from hub.store.landing.opened import Opened
from hub.store.landing.places import RAW_BODY
from hub.store.landing.triage import Triage
from hub.store.scripts import script, statement
from hub.store.sealing.keys import Erased
from hub.store.sealing.seal import OVERHEAD, Place, Sealer, row_in_block
from hub.store.uuid7 import id_bytes_of, uuid7s

_PLAIN, _DEFLATED, _PACKED = b"\x00", b"\x01", b"\x02"
"""First byte of a body: as it is, as it was packed once, as it is packed now: with zstandard, which
takes a fifth of the time."""
NOWHERE: Final = NOBODY
"""The pack of records whose bytes are not kept."""
_WORTH: Final = 512
"""Bodies of fewer bytes gain little from being compressed."""
_PACK: Final = 1 << 18
"""Bytes of a pack, about."""
_ACCOUNT: Final = Place("raw_record", "account")


class Kept(NamedTuple):
    """A raw record, opened."""

    key: str
    body: bytes
    state: str
    subject: str = ""
    """Whom it is about: an employee once that is known."""
    version: int = 0
    """Of the mapping that it was last understood by."""


@dataclass(frozen=True)
class RawRecords:
    """Raw records to be kept; one element each."""

    records: list[int] = field(default_factory=list)
    """Positions in the batch."""
    states: list[str] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)
    """Whom each is about."""

    def add(self, record: int, state: str, subject: str) -> None:
        """One more."""
        self.records.append(record)
        self.states.append(state)
        self.subjects.append(subject)

    def at(self, places: Sequence[int]) -> "RawRecords":
        """Some of them."""
        columns = (self.records, self.states, self.subjects)
        return RawRecords(*([one[at] for at in places] for one in columns))  # type: ignore[arg-type] # columns of two types


@dataclass(frozen=True)
class RawFrames:
    """What is written of raw records: packs (id, bodies), new rows, rows that are there."""

    packs: list[tuple[str, bytes]]
    new: pl.DataFrame
    old: pl.DataFrame
    packed: list[int]
    """Records of the batch whose bodies the packs hold."""


def account_subject(sealer: Sealer, stream_id: int, key: str) -> str:
    """The subject of an outside account that no employee is known for: always the same."""
    found = sealer.blind_index(_ACCOUNT, f"{stream_id}/{key}").hex()
    return f"{found[:8]}-{found[8:12]}-8{found[13:16]}-a{found[17:20]}-{found[20:]}"


def seal_raw(desk: Desk, seen: Triage, raw: RawRecords) -> RawFrames:
    """Seal bodies into packs; only computing, any thread may do it."""
    if not seen.known:
        packs, new = _packed_frame(desk, seen, raw)
        return RawFrames(packs, new, pl.DataFrame(), _but(raw.records, seen.bare))
    fresh = [seen.is_new(record) for record in raw.records]
    packs, new = _packed_frame(desk, seen, raw.at([at for at, one in enumerate(fresh) if one]))
    old = [at for at, one in enumerate(fresh) if not one and _differs(desk, seen, raw, at)]
    moved = [at for at in old if _sealed_anew(seen, raw, at)]
    packs_of_moved, anew = _packed_frame(desk, seen, raw.at(moved))
    stays = set(old) - set(moved)
    same = _frame(desk, seen, raw.at([at for at in old if at in stays]))
    packed = [raw.records[at] for at, one in enumerate(fresh) if one]
    packed += [raw.records[at] for at in moved]
    return RawFrames(
        packs + packs_of_moved,
        new,
        pl.concat([anew, same], how="diagonal"),
        _but(packed, seen.bare),
    )


def _but(records: Sequence[int], bare: Collection[int]) -> list[int]:
    return [one for one in records if one not in bare]


async def store_raw(desk: Desk, frames: RawFrames) -> None:
    """Write what was sealed."""
    connection, tables = desk.connection, desk.made.machinery
    landing = desk.landing
    if frames.packs:
        packs = [(one, landing.stream_id, landing.run_id, bodies) for one, bodies in frames.packs]
        columns = ("id", "stream_id", "run_id", "bodies")
        await connection.copy_records_to_table(
            "raw_pack", records=packs, columns=columns, schema_name="hub"
        )
    await append(connection, tables.raw_record, frames.new)
    if frames.old.height:
        make, left, keep, merge, drop = script("raw_replace.sql")
        await connection.execute(make)
        await copy_in(connection, "next_raw", frames.old)
        for row in await connection.fetch(left):
            await _overwrite(connection, row)
        await connection.execute(keep)
        await connection.execute(merge)
        await connection.execute(drop)


async def _overwrite(connection: Connection, row: Any) -> None:
    """Zeros where bodies of a pack lay that are sealed under somebody else now."""
    found = await connection.fetchval(
        "select bodies from hub.raw_pack where id = $1 for update", row["pack"]
    )
    bodies = bytearray(found)
    for place, size in zip(row["places"], row["sizes"], strict=True):
        bodies[place : place + size] = bytes(size)
    await connection.execute(
        "update hub.raw_pack set bodies = $2 where id = $1", row["pack"], bytes(bodies)
    )


def _differs(desk: Desk, seen: Triage, raw: RawRecords, at: int) -> bool:
    """Whether it is kept in another form than it should be."""
    known = seen.known[seen.keys[raw.records[at]]]
    now = (raw.states[at], desk.landing.mapping_version)
    return now != (known.state, known.mapping_version) or _sealed_anew(seen, raw, at)


def _sealed_anew(seen: Triage, raw: RawRecords, at: int) -> bool:
    """Whether it has another body, is about somebody else, or comes back (its key may be gone)."""
    record = raw.records[at]
    known = seen.known[seen.keys[record]]
    now = (seen.hashes[record], raw.subjects[at], True)
    return now != (known.hash, known.subject, known.open)


def _packed_frame(
    desk: Desk, seen: Triage, raw: RawRecords
) -> tuple[list[tuple[str, bytes]], pl.DataFrame]:
    """Packs of the bodies, and the rows that say where each lies; of some it is kept nowhere."""
    bare = [at for at, record in enumerate(raw.records) if record in seen.bare]
    if bare:
        rest = [at for at, record in enumerate(raw.records) if record not in seen.bare]
        kept_packs, frame = _packed_frame(desk, seen, raw.at(rest))
        nowhere = _frame(desk, seen, raw.at(bare)).with_columns(
            pl.lit(NOWHERE).alias("pack"), pl.lit("0").alias("place"), pl.lit("0").alias("size")
        )
        return kept_packs, pl.concat([frame, nowhere.select(frame.columns)])
    pack_one = ZstdCompressor(level=1, write_checksum=False).compress
    bodies = [
        _PACKED + pack_one(body) if len(body) >= _WORTH else _PLAIN + body
        for body in map(seen.bodies.__getitem__, raw.records)
    ]
    subjects = id_bytes_of(raw.subjects)
    cuts = list(_cuts(bodies))
    ids = uuid7s(len(cuts))
    packs: list[tuple[str, bytes]] = []
    owners: list[str] = []
    places: list[int] = []
    sizes: list[int] = []
    for pack, (start, end) in zip(ids, cuts, strict=True):
        own = bodies[start:end]
        [block] = id_bytes_of([pack])
        sealed = desk.sealer.seal_block(RAW_BODY, "raw", block, subjects[start:end], own)
        packs.append((pack, sealed))
        owners += [pack] * len(own)
        lengths = [OVERHEAD + len(body) for body in own]
        places += accumulate(lengths[:-1], initial=0)
        sizes += lengths
    where = (
        pl.Series("pack", owners, dtype=pl.String),
        pl.Series("place", places, dtype=pl.Int32).cast(pl.String),
        pl.Series("size", sizes, dtype=pl.Int32).cast(pl.String),
    )
    frame = _frame(desk, seen, raw).with_columns(*where)
    return packs, frame.sort("record_key")  # as the index has them: neighbours stay close


def _cuts(bodies: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """Where each pack begins and ends."""
    start = size = 0
    for at, body in enumerate(bodies):
        if size >= _PACK:
            yield start, at
            start, size = at, 0
        size += OVERHEAD + len(body)
    if start < len(bodies):
        yield start, len(bodies)


def _frame(desk: Desk, seen: Triage, raw: RawRecords) -> pl.DataFrame:
    landing = desk.landing
    texts = {
        "record_key": [seen.keys[record] for record in raw.records],
        "subject": raw.subjects,
        "state": raw.states,
    }
    return pl.DataFrame(texts, schema=dict.fromkeys(texts, pl.String)).with_columns(
        pl.lit(str(landing.stream_id)).alias("stream_id"),
        pl.lit(str(landing.mapping_version)).alias("mapping_version"),
        hexes([seen.hashes[record] for record in raw.records], "hash"),
    )


def unpacked(stored: bytes) -> bytes:
    """A body as it came."""
    return _unpacking()(stored)


def _unpacking() -> Callable[[bytes], bytes]:
    """Unpacks bodies, one after the other: it may be used by one thread."""
    unpack = ZstdDecompressor().decompress

    def one(stored: bytes) -> bytes:
        way = stored[:1]
        if way == _PLAIN:
            return stored[1:]
        return unpack(stored[1:]) if way == _PACKED else zlib.decompress(stored[1:])

    return one


async def kept(
    database: Database,
    sealer: Sealer,
    stream_id: int,
    states: Sequence[str],
    *,
    after: str = "",
    limit: int = 5000,
    lately: Opened | None = None,
) -> list[Kept]:
    """Open records of a stream in these states, by key, from behind `after` on.

    What was erased is left out. What was opened `lately` is not opened again.
    """
    rows = await database.writer.fetch(
        statement("raw_kept.sql"), stream_id, list(states), after, limit
    )
    return await _opened_beside(sealer, rows, lately)


async def opened_of(
    database: Database,
    sealer: Sealer,
    stream_id: int,
    keys: Sequence[str],
    *,
    lately: Opened | None = None,
) -> list[Kept]:
    """Open the records of a stream under these keys, by key, as far as they are kept.

    Raises, like `kept`, Broken `SEAL_MISMATCH` and `KEY_UNKNOWN`.
    """
    rows = await database.writer.fetch(statement("raw_of_keys.sql"), stream_id, list(keys))
    return await _opened_beside(sealer, rows, lately)


async def _opened_beside(sealer: Sealer, rows: Sequence[Any], lately: Opened | None) -> list[Kept]:
    # seconds for many: others wait for less
    found = await asyncio.to_thread(_opened, sealer, rows, lately)
    if lately is not None:
        lately.stay()
    return found


def _opened(sealer: Sealer, rows: Sequence[Any], lately: Opened | None) -> list[Kept]:
    names = [row_in_block(row["pack"].bytes, row["place"]) for row in rows]
    sealed = [row["body"] for row in rows]
    bodies = (
        _bodies(sealer, names, sealed)
        if lately is None
        else _at_hand(sealer, names, sealed, lately)
    )
    return [
        Kept(row["record_key"], body, row["state"], row["subject"], row["mapping_version"])
        for row, body in zip(rows, bodies, strict=True)
        if body is not None
    ]


def _bodies(
    sealer: Sealer, names: Sequence[bytes], sealed: Sequence[bytes | None]
) -> list[bytes | None]:
    """Bodies as they came; None of what was erased or is kept nowhere."""
    unpack = _unpacking()
    return [
        None if one is None or isinstance(one, Erased) else unpack(one)
        for one in sealer.open_bytes_many(RAW_BODY, names, sealed)
    ]


def _at_hand(
    sealer: Sealer, names: Sequence[bytes], sealed: Sequence[bytes | None], lately: Opened
) -> list[bytes | None]:
    """The same, of which only those are opened that were not lately."""
    generation = lately.generation()
    bodies = lately.look(names)
    missing = [at for at, body in enumerate(bodies) if body is None]
    fresh = _bodies(sealer, [names[at] for at in missing], [sealed[at] for at in missing])
    for at, body in zip(missing, fresh, strict=True):
        bodies[at] = body
    found = zip((names[at] for at in missing), fresh, strict=True)
    lately.keep({name: body for name, body in found if body is not None}, generation)
    return bodies
