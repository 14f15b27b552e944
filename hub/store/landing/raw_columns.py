"""Kept records once more, column by column: what looks at all of a stream opens blocks, not bodies.

A block holds some thousand records of a stream with their keys and digests, sealed as one. It is
written when many records land at once, or when many had to be opened one by one; it is never
changed. Of a block only those records count that are kept with that digest now: what changed or
went since is not taken from it. So blocks are a cache: without them everything is the same, slower.

All blocks are sealed under one key. Whoever is erased takes it along: then no block can be read any
more, also in no backup, and they are made anew when they are missed.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from io import BytesIO
from typing import Final, NamedTuple
from uuid import UUID

import polars as pl

from hub.errors import Transient
from hub.observe import observe
from hub.schema.columnar import Columns, columns_of
from hub.schema.record import Records, stored
from hub.store.connection import Database
from hub.store.landing.block_key import GROUP, SQL, WORTH, subject
from hub.store.landing.desk import Connection
from hub.store.landing.digests import body_digests
from hub.store.landing.opened import Opened
from hub.store.landing.raw import NOWHERE, Kept, opened_of
from hub.store.sealing.keys import Erased
from hub.store.sealing.seal import Place, Sealer
from hub.store.uuid7 import id_bytes_of, uuid7

_BODY: Final = Place("raw_columns", "body")
_HEAD: Final = 4
"""Bytes that say how long the index is."""
SIZE: Final = 25_000
"""Records of a block, at most."""


class Block(NamedTuple):
    """Records of a stream by column."""

    id: str
    known: pl.DataFrame
    """`key`, `hash` and `at`, where in the columns."""
    columns: Columns


class Sealed(NamedTuple):
    """A block as it is stored."""

    id: str
    size: int
    body: bytes


def sealed_block(
    sealer: Sealer,
    records: Records,
    rows: Sequence[int],
    keys: Sequence[str],
    hashes: Sequence[bytes],
) -> Sealed | None:
    """Records of a batch, by position, as a block; keys and digests are the batch's.

    None where they are too few. Only computing, any thread may do it. Raises Transient
    `KEY_ERASED`.
    """
    if len(rows) < WORTH:
        return None
    columns = columns_of(records, rows)
    packed = BytesIO()
    index = {"key": [keys[row] for row in rows], "hash": [hashes[row] for row in rows]}
    pl.DataFrame(index, schema={"key": pl.String, "hash": pl.Binary}).write_ipc(packed)
    head = packed.getvalue()
    name = uuid7()
    [row] = id_bytes_of([name])
    body = len(head).to_bytes(_HEAD) + head + columns
    return Sealed(name, len(rows), sealer.seal_bytes(subject(sealer), GROUP, _BODY, row, body))


async def store_blocks(connection: Connection, stream_id: int, blocks: Sequence[Sealed]) -> None:
    """Write them."""
    for one in blocks:
        await connection.execute(SQL["store"], one.id, stream_id, one.size, one.body)


async def blocks_of(database: Database, sealer: Sealer, stream_id: int) -> AsyncIterator[Block]:
    """The blocks of a stream that can be read, one after the other: all may be hundreds of MB."""
    for row in await database.writer.fetch(SQL["blocks"], stream_id):
        body = await database.writer.fetchval(SQL["body"], row["id"])
        block = body and await asyncio.to_thread(_opened, sealer, row["id"], body)
        if block is not None:
            yield block


def _opened(sealer: Sealer, name: UUID, sealed: bytes) -> Block | None:
    body = sealer.open_bytes(_BODY, name, sealed)
    if isinstance(body, Erased):
        return None
    begins = _HEAD + int.from_bytes(body[:_HEAD])
    known = pl.read_ipc(BytesIO(body[_HEAD:begins])).with_row_index("at")
    return Block(str(name), known, Columns(body[begins:]))


async def live_records(
    database: Database, stream_id: int, states: Sequence[str] | None = None
) -> pl.DataFrame:
    """Records that are kept with their bytes: `key`, `hash`, `subject`, `version`, by key.

    `states` None: in all of them.
    """
    row = await database.writer.fetchrow(SQL["live"], stream_id, states and list(states), NOWHERE)
    kinds = {"key": pl.String, "hash": pl.Binary, "subject": pl.String, "version": pl.Int32}
    found = {} if row is None else dict(row)
    return pl.DataFrame({name: found.get(name) or [] for name in kinds}, schema=kinds)


def among(block: Block, live: pl.DataFrame) -> pl.DataFrame:
    """Those of the live records that the block holds as they are now, with their `at`."""
    return live.join(block.known, on=("key", "hash"), how="inner", maintain_order="left")


async def refill(
    database: Database, sealer: Sealer, stream_id: int, lately: Opened | None = None
) -> int:
    """Make blocks of records that are in none, and let go of those mostly gone; how many records.

    Nothing is written where any key was erased meanwhile: what was opened before that must not be
    sealed anew behind it.
    """
    generation = sealer.keys.generation()
    left = await live_records(database, stream_id)
    stale = []
    async for block in blocks_of(database, sealer, stream_id):
        here = among(block, left)
        if 2 * here.height < block.known.height:
            stale.append(block.id)
        else:
            left = left.join(here, on="key", how="anti")
    await sealer.prepare([(subject(sealer), GROUP)])
    made: list[Sealed] = []
    try:
        keys = left["key"].to_list()
        for start in range(0, len(keys), SIZE):
            some = await opened_of(
                database, sealer, stream_id, keys[start : start + SIZE], lately=lately
            )
            made += await asyncio.to_thread(_of_bodies, sealer, some)
    except Transient as error:
        if error.code != "KEY_ERASED":
            raise
        return 0
    if sealer.keys.generation() != generation:
        return 0
    async with database.writer.acquire() as connection, connection.transaction():
        await store_blocks(connection, stream_id, made)
        await connection.execute(SQL["drop"], stale)
    count = sum(one.size for one in made)
    observe("land.by_column", stream=stream_id, records=count, dropped=len(stale))
    return count


def _of_bodies(sealer: Sealer, some: Sequence[Kept]) -> list[Sealed]:
    """A block of records as they were opened; their digests are those of what was opened."""
    bodies = [one.body for one in some]
    hashes = body_digests(sealer, bodies)
    keys = [one.key for one in some]
    found = sealed_block(sealer, stored(bodies), range(len(some)), keys, hashes)
    return [] if found is None else [found]
