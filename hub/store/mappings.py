"""Drafts, versions and examples of mappings, as they are stored.

Versions are never changed; what is noted of one later is who approved it and whether it is
retired. Examples hold values that people wrote down: they are sealed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import orjson

from hub.errors import Refused
from hub.schema.record import Json
from hub.store.acts import Session, note
from hub.store.connection import Database
from hub.store.connections import _SQL as _CONNECTIONS
from hub.store.queries import queries
from hub.store.sealing.keys import Erased
from hub.store.sealing.seal import Place, Sealer
from hub.store.uuid7 import uuid7

_SQL: Final = queries("mappings.sql")
_BODY: Final = Place("mapping_example", "body")


@dataclass(frozen=True)
class Version:
    """A version of a stream's mapping, without its document."""

    version: int
    hash: str
    author: str
    reason: str | None
    published_at: datetime
    approved_by: str | None
    retired: bool
    in_use: int | None
    """The version that the stream uses."""


@dataclass(frozen=True)
class Draft:
    """The draft of a stream that is worked on."""

    id: str
    state: str
    hash: str
    document: dict[str, Json]
    base: int | None
    author: str
    reason: str | None
    effect: dict[str, Json] | None
    """Numbers of its last preview."""
    approved_by: str | None
    changed_at: datetime


@dataclass(frozen=True)
class Example:
    """What HR wrote: this record gives that. `then` is field by field, by the row's name."""

    name: str
    given: Mapping[str, Json]
    then: Mapping[str, Mapping[str, str | None]]
    author: str = ""


async def versions_of(database: Database, stream_id: int) -> list[Version]:
    """All versions of a stream, the last one first."""
    rows = await database.writer.fetch(_SQL["versions"], stream_id)
    return [Version(**dict(row)) for row in rows]


async def draft_of(session: Session, stream_id: int) -> Draft | None:
    """The open draft of a stream."""
    row = await session.fetchrow(_SQL["draft"], stream_id)
    if row is None:
        return None
    return Draft(
        id=row["id"],
        state=row["state"],
        hash=row["hash"],
        document=orjson.loads(row["document"]),
        base=row["base"],
        author=row["author"],
        reason=row["reason"],
        effect=orjson.loads(row["effect"]) if row["effect"] else None,
        approved_by=row["approved_by"],
        changed_at=row["changed_at"],
    )


async def put_draft(
    session: Session,
    stream_id: int,
    there: Draft | None,
    document: Mapping[str, Json],
    content_hash: str,
    *,
    state: str,
    base: int | None,
    author: str,
    reason: str | None,
) -> None:
    """Open a draft, or replace what `there` holds; what was approved of it is void."""
    written = orjson.dumps(dict(document)).decode()
    if there is None:
        await session.execute(
            _SQL["add_draft"], stream_id, uuid7(), content_hash, written, base, author, reason
        )
    else:
        await session.execute(
            _SQL["edit_draft"], stream_id, there.id, state, content_hash, written, author, reason
        )
    detail = {"stream": stream_id, "hash": content_hash}
    await note(session, author, "mapping.draft", "mapping", reason=reason, detail=detail)


async def move_draft(
    session: Session,
    stream_id: int,
    draft: Draft,
    state: str,
    *,
    actor: str,
    effect: Mapping[str, Json] | None = None,
    approved_by: str | None = None,
    version: int | None = None,
    reason: str | None = None,
) -> None:
    """Let a draft go on to a state, with what is known of it by then."""
    written = None if effect is None else orjson.dumps(dict(effect)).decode()
    await session.execute(
        _SQL["move_draft"], stream_id, draft.id, state, written, approved_by, version
    )
    detail = {"stream": stream_id, "hash": draft.hash, "state": state}
    await note(session, actor, f"mapping.{state}", "mapping", reason=reason, detail=detail)


async def use_version(
    database: Database, stream_id: int, version: int | None, *, actor: str, reason: str
) -> None:
    """Let the stream use a version again, whose replay is owed then, or none (retire it)."""
    async with database.transaction() as session:
        now = await session.fetchval(_CONNECTIONS["lock_stream"], stream_id)
        await session.execute(_CONNECTIONS["use_version"], stream_id, version)
        if version is None:
            await session.execute(_SQL["retire"], stream_id, now)
        else:
            await session.execute(_SQL["restore"], stream_id, version)
            await session.execute(_CONNECTIONS["put_replay"], stream_id, version)
        action = "mapping.retire" if version is None else "mapping.rollback"
        detail = {"stream": stream_id, "from": now, "to": version}
        await note(session, actor, action, "mapping", reason=reason, detail=detail)


async def understood_by(
    database: Database, stream_id: int, version: int, keys: Sequence[str]
) -> None:
    """Note that these kept records say the same by this version as by the one before."""
    if keys:
        await database.writer.execute(_SQL["understood"], stream_id, version, list(keys))


async def examples_of(database: Database, sealer: Sealer, stream_id: int) -> list[Example]:
    """The examples of a stream, opened, by name."""
    rows = await database.writer.fetch(_SQL["examples"], stream_id)
    return [_example(sealer, row) for row in rows]


def _example(sealer: Sealer, row: Any) -> Example:
    opened = sealer.open(_BODY, row["id"].bytes, row["body"])
    body = {} if isinstance(opened, Erased) else orjson.loads(opened)
    return Example(row["name"], body.get("given", {}), body.get("then", {}), row["author"])


async def put_example(
    database: Database, sealer: Sealer, stream_id: int, example: Example, *, actor: str
) -> None:
    """Keep an example in place of the one of that name."""
    there = await database.writer.fetchval(_SQL["example_id"], stream_id, example.name)
    own = str(there) if there else uuid7()
    row = bytes.fromhex(own.replace("-", ""))
    await sealer.prepare([(row, "secret")])
    body = orjson.dumps({"given": dict(example.given), "then": dict(example.then)}).decode()
    sealed = sealer.seal(row, "secret", _BODY, row, body)
    async with database.transaction() as session:
        await session.execute(_SQL["put_example"], stream_id, own, example.name, sealed, actor)
        detail = {"stream": stream_id, "example": example.name}
        await note(session, actor, "mapping.example", "mapping", detail=detail)


async def remove_example(database: Database, stream_id: int, name: str, *, actor: str) -> None:
    """Forget an example; raises Refused EXAMPLE_UNKNOWN."""
    async with database.transaction() as session:
        if await session.fetchval(_SQL["remove_example"], stream_id, name) is None:
            raise Refused(
                "EXAMPLE_UNKNOWN",
                "There is no such example.",
                hint="`hub mapping examples` lists them.",
            )
        detail = {"stream": stream_id, "example": name}
        await note(session, actor, "mapping.example_removed", "mapping", detail=detail)


async def people_of(database: Database, ids: Sequence[str]) -> tuple[int, int]:
    """How many employees and departments these subjects are."""
    row = await database.writer.fetchrow(_SQL["people"], list(ids))
    return (row["employees"], row["departments"]) if row else (0, 0)


async def people_total(database: Database) -> int:
    """How many employees there are."""
    found: int = await database.writer.fetchval(_SQL["people_total"])
    return found


async def kept_count(database: Database, stream_id: int) -> int:
    """How many records of a stream are kept."""
    found: int = await database.writer.fetchval(_SQL["kept_count"], stream_id)
    return found
