"""A world in a database of its own, ready to be asked."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from types import MappingProxyType

import asyncpg

from hub.store import migrate
from hub.store.connection import connect
from hub.store.cursors import HubKeys
from hub.store.sealing.keyfile import FileKeyStore
from hub.store.sealing.seal import Sealer
from hub.store.tables import tables
from tests.twin.asking import Desk
from tests.twin.pour import pour
from tests.twin.world import Row, World


@asynccontextmanager
async def open_desk(
    dsn: str, world: World, folder: Path, images: Mapping[str, Sequence[Row]] = MappingProxyType({})
) -> AsyncIterator[Desk]:
    """Pour the world, and what was superseded in it, into the database and sit down."""
    await migrate.upgrade(dsn, world.model)
    keys = FileKeyStore(folder)
    database = await connect(dsn)
    try:
        sealer = Sealer(keys)
        connection = await asyncpg.connect(dsn)
        try:
            async with connection.transaction():
                await pour(connection, world, tables(world.model), sealer, images)
        finally:
            await connection.close()
        yield Desk.of(world, database, HubKeys.of(sealer))
    finally:
        await database.close()
        keys.close()
