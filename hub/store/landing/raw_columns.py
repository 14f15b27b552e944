"""Kept records once more, column by column: what looks at all of a stream opens blocks, not bodies.

A block holds some thousand records of a stream with their keys and digests, sealed as one. It is
written when many records land at once, or when many had to be opened one by one; it is never
changed. Of a block only those records count that are kept with that digest now: what changed or
went since is not taken from it. So blocks are a cache: without them everything is the same, slower.

All blocks are sealed under one key. Whoever is erased takes it along: then no block can be read any
more, also in no backup, and they are made anew when they are missed.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from io import BytesIO
from typing import Any, Final, NamedTuple

import polars as pl

from hub.errors import Transient
from hub.observe import observe
from hub.schema.columnar import Columns, columns_of
from hub.schema.record import Records, stored
from hub.store.connection import Database
from hub.store.landing.blocks import GROUP, SQL, WORTH, subject
from hub.store.landing.desk import Connection
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
    sealer: Sealer, records: Records, rows: Sequence[int], keys: Sequence[str], hashes: Any
) -> Sealed | None:
    """Records of a batch, by position, as a block; keys and digests are the batch's.

    None where it is not worth it or cannot be. Only computing, any thread may do it.
    """
    if len(rows) < WORTH:
        return None
    columns = columns_of(records, rows)
    if columns is None:
        return None
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


async def blocks_of(database: Database, sealer: Sealer, stream_id: int) -> list[Block]:
    """The blocks of a stream that can be read."""
    rows = await database.writer.fetch(SQL["blocks"], stream_id)
    return await asyncio.to_thread(lambda: list(_opened(sealer, rows)))


def _opened(sealer: Sealer, rows: Sequence[Any]) -> Iterator[Block]:
    for row in rows:
        body = sealer.open_bytes(_BODY, row["id"].bytes, row["body"])
        if not isinstance(body, Erased):
            begins = _HEAD + int.from_bytes(body[:_HEAD])
            index = pl.read_ipc(BytesIO(body[_HEAD:begins])).with_row_index("at")
            yield Block(str(row["id"]), index, Columns(body[begins:]))


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


async def refill(database: Database, sealer: Sealer, stream_id: int) -> int:
    """Make blocks of records that are in none, and let go of those mostly gone; how many records.

    Nothing is written where any key was erased meanwhile: what was opened before that must not be
    sealed anew behind it.
    """
    generation = sealer.keys.generation()
    live = await live_records(database, stream_id)
    stale = []
    for block in await blocks_of(database, sealer, stream_id):
        here = among(block, live)
        if 2 * here.height < block.known.height:
            stale.append(block.id)
        else:
            live = live.join(here, on="key", how="anti")
    await sealer.prepare([(subject(sealer), GROUP)])
    try:
        made = [one async for one in _made(database, sealer, stream_id, live)]
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


async def _made(
    database: Database, sealer: Sealer, stream_id: int, live: pl.DataFrame
) -> AsyncIterator[Sealed]:
    keys = live["key"].to_list()
    for start in range(0, len(keys), SIZE):
        bodies = await opened_of(database, sealer, stream_id, keys[start : start + SIZE])
        one = await asyncio.to_thread(_of_bodies, sealer, bodies, live)
        if one is not None:
            yield one


def _of_bodies(sealer: Sealer, some: Sequence[Kept], live: pl.DataFrame) -> Sealed | None:
    hashes = dict(zip(live["key"].to_list(), live["hash"].to_list(), strict=True))
    known = [one for one in some if one.key in hashes]
    keys = [one.key for one in known]
    records = stored([one.body for one in known])
    return sealed_block(sealer, records, range(len(known)), keys, [hashes[one] for one in keys])
