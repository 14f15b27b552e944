"""The hub as a system of its own: edits made here are records of its stream `edits`."""

from typing import Final

from hub.store.landing.desk import Connection
from hub.store.landing.fold import EDIT
from hub.store.uuid7 import uuid7

HUB_PRECEDENCE: Final = EDIT
_FIND: Final = """
select s.id from hub.stream s join hub.connection c on c.id = s.connection_id
where c.name = 'hub' and s.name = 'edits'
"""


async def hub_stream(connection: Connection) -> int:
    """The id of the stream of edits; makes it and its connection if they are missing."""
    await connection.execute(
        "insert into hub.connection (id, name, connector, config, created_by) "
        "values ($1, 'hub', 'hub', '{}', 'hub') on conflict (name) do nothing",
        uuid7(),
    )
    await connection.execute(
        "insert into hub.stream (connection_id, name, mode) "
        "select id, 'edits', 'events' from hub.connection where name = 'hub' "
        "on conflict (connection_id, name) do nothing"
    )
    found: int = await connection.fetchval(_FIND)
    return found


async def known_hub_stream(connection: Connection) -> int:
    """The id of the stream of edits; 0, which no stream has, before the first edit."""
    found: int | None = await connection.fetchval(_FIND)
    return found or 0
