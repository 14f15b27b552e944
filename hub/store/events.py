"""Events that came in: each is kept once, together with the job that it asks for."""

from typing import Final

import orjson

from hub.store.connection import Database
from hub.store.jobs import Planned
from hub.store.queries import queries
from hub.store.uuid7 import uuid7

_SQL: Final = queries("events.sql")
_JOBS: Final = queries("jobs.sql")


async def keep_event(
    database: Database, connection_id: str, event_id: str, job: Planned | None
) -> bool:
    """Keep an event and plan its job, both or neither; False if it was kept before."""
    async with database.transaction() as session:
        if await session.fetchval(_SQL["keep"], connection_id, event_id) is None:
            return False
        if job is not None:
            written = orjson.dumps(dict(job.payload), option=orjson.OPT_SORT_KEYS).decode()
            values = (uuid7(), job.kind, written, job.name, job.run_at)
            await session.execute(_JOBS["put"], *values)
            await session.execute(_JOBS["wake"])
        await session.execute(_SQL["forget"])
    return True
