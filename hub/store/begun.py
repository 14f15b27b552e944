"""Sign-ins that have begun: what is remembered between two pages, under a secret of the browser.

Whoever takes a step takes it away, so that nothing is used twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import orjson

from hub.auth.secret import digest, fresh
from hub.schema.record import Json
from hub.store.connection import Database
from hub.store.queries import queries

_SQL: Final = queries("sessions.sql")
SECONDS: Final = 600.0
"""For which a step waits."""


@dataclass(frozen=True)
class Begun:
    """The store of steps that wait."""

    database: Database

    async def keep(
        self, step: str, detail: Mapping[str, Json], *, secret: str | None = None
    ) -> str:
        """Remember it for some minutes; the secret by which it is found, if need be a new one."""
        secret = secret or fresh()
        async with self.database.transaction() as session:
            await session.execute(_SQL["begun_swept"])
            text = orjson.dumps(dict(detail)).decode()
            await session.execute(_SQL["begun"], digest(secret), step, text, SECONDS)
        return secret

    async def take(self, step: str, secret: str | None) -> dict[str, Any] | None:
        """What was remembered, for the last time; None if nothing was, or it is too old."""
        return await self._found("begun_taken", step, secret)

    async def look(self, step: str, secret: str | None) -> dict[str, Any] | None:
        """What is remembered; it stays."""
        return await self._found("begun_seen", step, secret)

    async def _found(self, name: str, step: str, secret: str | None) -> dict[str, Any] | None:
        if secret is None:
            return None
        text = await self.database.writer.fetchval(_SQL[name], digest(secret), step)
        found: dict[str, Any] | None = None if text is None else orjson.loads(text)
        return found
