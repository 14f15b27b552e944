"""The audit of what people do: grants, connections, mappings, acceptances, reading quarantine.

(Landing writes the audit of rows itself, one entry per batch and entity.)
"""

from collections.abc import Mapping
from typing import Any, Final, TypeAlias

import asyncpg
import orjson

from hub.schema.record import Json
from hub.store.uuid7 import uuid7

Session: TypeAlias = (
    "asyncpg.pool.PoolConnectionProxy[Any] | asyncpg.pool.Pool[Any] | asyncpg.Connection[Any]"
)

_NOTE: Final = """
insert into hub.audit (actor, action, entity, batch, rows, reason, detail)
values ($1, $2, $3, $4, $5, $6, $7)
"""


async def note(
    session: Session,
    actor: str,
    action: str,
    entity: str,
    *,
    rows: int = 1,
    reason: str | None = None,
    detail: Mapping[str, Json] | None = None,
) -> None:
    """Write one entry; `detail` holds ids, names and counts, never a personal value."""
    written = None if detail is None else orjson.dumps(dict(detail)).decode()
    await session.execute(_NOTE, actor, action, entity, uuid7(), rows, reason, written)
