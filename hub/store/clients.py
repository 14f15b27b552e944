"""Machine clients: everything that makes, renews and revokes one lives here.

A client is a program with grants of its own, and nobody's employee. Its secret is shown once; its
argon2id hash is kept. Names are never given again: the audit tells by them who asked.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from hub.auth import passwords
from hub.auth.secret import fresh
from hub.errors import Refused
from hub.store.acts import note
from hub.store.connection import Database
from hub.store.queries import queries
from hub.store.uuid7 import uuid7

_SQL: Final = queries("clients.sql")
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{1,62}", re.ASCII)


@dataclass(frozen=True)
class MachineClient:
    """A client as administrators see it."""

    id: str
    name: str
    created_at: datetime
    created_by: str
    used_at: datetime | None
    """When it last fetched a token."""
    revoked_at: datetime | None


async def add_client(database: Database, name: str, *, actor: str) -> tuple[str, str]:
    """Make a client: its id, and its secret, which cannot be had again. Refused CLIENT_NAME."""
    if not _NAME.fullmatch(name):
        raise Refused(
            "CLIENT_NAME",
            "This is no name for a client.",
            hint="2 to 63 small letters, digits, dots and lines, a letter or digit first.",
        )
    made, secret = uuid7(), fresh()
    kept = await passwords.hashed(secret)
    async with database.transaction() as session:
        if not await session.fetchval(_SQL["add"], made, name, kept, actor):
            raise Refused(
                "CLIENT_NAME", "There is, or was, a client of this name.", hint="Choose another."
            )
        await note(session, actor, "client.add", "client", detail={"client": made, "name": name})
    return made, secret


async def renew_client(database: Database, name: str, *, actor: str) -> str:
    """Another secret; the one before is void at once. Refused CLIENT_UNKNOWN."""
    secret = fresh()
    kept = await passwords.hashed(secret)
    async with database.transaction() as session:
        found = await session.fetchval(_SQL["renew"], name, kept)
        if found is None:
            raise _unknown()
        await note(session, actor, "client.renew", "client", detail={"client": found, "name": name})
    return secret


async def revoke_client(database: Database, name: str, *, actor: str, reason: str) -> None:
    """End a client, its grants and its tokens; the next request sees it. Refused CLIENT_UNKNOWN."""
    if not _NAME.fullmatch(name):
        raise _unknown()
    async with database.transaction() as session:
        found = await session.fetchval(_SQL["revoke"], name)
        if found is None:
            raise _unknown()
        await session.execute(_SQL["end_grants"], found)
        told = {"client": found, "name": name}
        await note(session, actor, "client.revoke", "client", reason=reason, detail=told)


async def client_id(database: Database, name: str) -> str:
    """The id of a client in force; Refused CLIENT_UNKNOWN."""
    row: Any = await database.writer.fetchrow(_SQL["find"], name)
    if row is None:
        raise _unknown()
    found: str = row["id"]
    return found


async def list_clients(database: Database) -> list[MachineClient]:
    """All clients, the revoked ones too, by name."""
    rows = await database.writer.fetch(_SQL["listed"])
    return [MachineClient(**dict(row)) for row in rows]


async def proved_client(database: Database, name: str, secret: str) -> str | None:
    """The id of the client whose name and secret these are; an unknown name takes as long."""
    row: Any = await database.writer.fetchrow(_SQL["find"], name)
    right = await passwords.verified(row["secret"] if row else None, secret)
    if row is None or not right:
        return None
    async with database.transaction() as session:
        await session.execute(_SQL["used"], row["id"])
        told = {"client": row["id"], "name": name}
        await note(session, row["id"], "client.token", "client", detail=told)
    found: str = row["id"]
    return found


def _unknown() -> Refused:
    return Refused(
        "CLIENT_UNKNOWN", "There is no such client in force.", hint="`hub client list` names them."
    )
