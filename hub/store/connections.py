"""Connections and what belongs to them: sealed secrets, streams, versions of mappings.

A version of a mapping is never changed: to publish is to add the next one and to point the stream
at it, in one transaction.
"""

import difflib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import orjson

from hub.errors import Refused
from hub.schema.record import Json
from hub.store.acts import note
from hub.store.connection import Database
from hub.store.queries import queries
from hub.store.sealing.keys import Erased
from hub.store.sealing.seal import Place, Sealer
from hub.store.state import remember, remembered
from hub.store.uuid7 import uuid7

_SQL: Final = queries("connections.sql")
_SECRETS: Final = Place("connection", "secrets")
HUB: Final = "hub"
"""The connection of edits made in the hub; it is never pulled."""


@dataclass(frozen=True)
class Stream:
    """One stream of a connection."""

    id: int
    name: str
    mode: str
    """`snapshot`, `incremental` or `events`."""
    cursor: Json
    mapping_version: int | None


@dataclass(frozen=True)
class Connection:
    """One configured use of a connector."""

    id: str
    name: str
    connector: str
    config: Mapping[str, Json]
    schedule: str | None
    paused: bool
    streams: tuple[Stream, ...]
    """In the order in which they are pulled."""

    def stream(self, name: str) -> Stream:
        """The stream of that name; raises Refused STREAM_UNKNOWN."""
        for one in self.streams:
            if one.name == name:
                return one
        raise Refused(
            "STREAM_UNKNOWN",
            "This connection has no such stream.",
            f"stream {name}",
            _near(name, [one.name for one in self.streams]),
        )


@dataclass(frozen=True)
class NewConnection:
    """A connection to be stored; `secrets` None keeps those that are there."""

    name: str
    connector: str
    config: Mapping[str, Json]
    secrets: Mapping[str, str] | None = field(default=None, repr=False)
    schedule: str | None = None


async def put_connection(
    database: Database, sealer: Sealer, wanted: NewConnection, *, actor: str
) -> Connection:
    """Add the connection of that name, or replace what is configured."""
    if wanted.name == HUB:
        raise Refused("CONNECTION_NAME", "This name is the hub's own.", hint="Choose another name.")
    there = await database.writer.fetchval(
        "select id from hub.connection where name = $1", wanted.name
    )
    own_id = str(there) if there else uuid7()
    sealed = await _sealed(sealer, own_id, wanted.secrets)
    async with database.transaction() as session:
        await session.execute(
            _SQL["put"],
            own_id,
            wanted.name,
            wanted.connector,
            orjson.dumps(dict(wanted.config)).decode(),
            sealed,
            wanted.schedule,
            actor,
        )
        await note(session, actor, "connection.put", "connection", detail={"name": wanted.name})
    return await get_connection(database, wanted.name)


async def get_connection(database: Database, name: str) -> Connection:
    """The connection of that name; raises Refused CONNECTION_UNKNOWN."""
    row = await database.writer.fetchrow(_SQL["by_name"], name)
    if row is None or row["connector"] == HUB:
        names = [one.name for one in await list_connections(database)]
        raise Refused(
            "CONNECTION_UNKNOWN",
            "There is no such connection.",
            f"connection {name}",
            _near(name, names) or "`hub connect` makes one.",
        )
    [found] = await _with_streams(database, [row])
    return found


async def list_connections(database: Database) -> list[Connection]:
    """All connections to outside systems, in the order in which they were made."""
    return await _with_streams(database, await database.writer.fetch(_SQL["all"]))


async def remove_connection(database: Database, name: str, *, actor: str) -> None:
    """Remove a connection that never brought a record; Refused CONNECTION_IN_USE otherwise."""
    found = await get_connection(database, name)
    async with database.transaction() as session:
        if await session.fetchval(_SQL["has_records"], found.id):
            raise Refused(
                "CONNECTION_IN_USE",
                "Records of this connection are kept.",
                hint="Say what becomes of them: `--records keep`, `end` or `withdraw`.",
            )
        for part in ("drafts", "examples", "versions", "streams"):
            await session.execute(_SQL[f"remove_{part}"], found.id)
        await session.execute(_SQL["remove"], found.id)
        await note(session, actor, "connection.remove", "connection", detail={"name": name})


async def retire_connection(database: Database, found: Connection, *, actor: str) -> None:
    """Ask a system no more; its records, versions and runs stay, so that origins are answerable."""
    async with database.transaction() as session:
        await session.execute(_SQL["retire"], found.id)
        await note(session, actor, "connection.remove", "connection", detail={"name": found.name})


async def rewind(
    database: Database, found: Connection, stream: str | None, *, actor: str
) -> tuple[str, ...]:
    """Let the next pull read streams from their start; their names."""
    async with database.transaction() as session:
        rows = await session.fetch(_SQL["rewind"], found.id, stream)
        names = tuple(row["name"] for row in rows)
        told = {"name": found.name, "streams": list(names)}
        await note(session, actor, "connection.rewind", "connection", detail=told)
    return names


async def open_keys(database: Database, stream_id: int, after: str, limit: int) -> list[str]:
    """Keys of records that are kept open, from behind `after` on."""
    rows = await database.writer.fetch(_SQL["open_keys"], stream_id, after, limit)
    return [row["record_key"] for row in rows]


async def pause_connection(database: Database, name: str, *, paused: bool, actor: str) -> None:
    """Take a connection off its schedule, or put it back."""
    found = await get_connection(database, name)
    async with database.transaction() as session:
        await session.execute(_SQL["pause"], found.id, paused)
        action = "connection.pause" if paused else "connection.resume"
        await note(session, actor, action, "connection", detail={"name": name})


async def secrets_of(database: Database, sealer: Sealer, connection_id: str) -> dict[str, str]:
    """The secrets of a connection, opened."""
    sealed = await database.writer.fetchval(_SQL["secrets"], connection_id)
    if sealed is None:
        return {}
    opened = sealer.open(_SECRETS, _id(connection_id), sealed)
    if isinstance(opened, Erased):
        raise Refused(
            "SECRETS_ERASED",
            "The key of this connection's secrets has been erased.",
            hint="Give the secrets again with `hub connect`.",
        )
    found: dict[str, str] = orjson.loads(opened)
    return found


async def put_stream(
    database: Database, connection_id: str, name: str, mode: str, place: int
) -> int:
    """Add a stream, or replace its mode and place in the order; its id."""
    made: int = await database.writer.fetchval(_SQL["put_stream"], connection_id, name, mode, place)
    return made


async def publish_version(
    database: Database,
    stream_id: int,
    document: Mapping[str, Json],
    content_hash: str,
    *,
    author: str,
    reason: str,
    approved_by: str | None = None,
) -> int:
    """Add the document as the stream's next version and use it; the version.

    The version in use is returned when its content is the same.
    """
    async with database.transaction() as session:
        now = await session.fetchval(_SQL["lock_stream"], stream_id)
        if now is not None:
            known = await session.fetchval(_SQL["version_hash"], stream_id, now)
            if known == content_hash:
                return int(now)
        written = orjson.dumps(dict(document)).decode()
        version: int = await session.fetchval(
            _SQL["add_version"], stream_id, content_hash, written, author, reason, approved_by
        )
        await session.execute(_SQL["use_version"], stream_id, version)
        if version > 1:
            await session.execute(_SQL["put_replay"], stream_id, version)
        detail = {"stream": stream_id, "version": version}
        await note(session, author, "mapping.publish", "mapping", reason=reason, detail=detail)
    return version


async def content_in_use(database: Database, stream: Stream) -> str | None:
    """Hash of the mapping that the stream uses; None if it uses none."""
    found: str | None = await database.writer.fetchval(
        _SQL["version_hash"], stream.id, stream.mapping_version
    )
    return found


async def mapping_document(database: Database, stream_id: int, version: int) -> dict[str, Json]:
    """The document of a version."""
    found = await database.writer.fetchval(_SQL["document"], stream_id, version)
    document: dict[str, Json] = orjson.loads(found)
    return document


async def replay_due(database: Database, stream_id: int) -> bool:
    """Whether a version was published and the kept records have not all been through it yet."""
    return await database.writer.fetchval(_SQL["replay_due"], stream_id) is not None


async def note_replayed(database: Database, stream_id: int, version: int) -> None:
    """All kept records have been through this version."""
    await database.writer.execute(_SQL["replayed"], stream_id, version)


async def unmapped_keys(database: Database, stream_id: int) -> frozenset[str]:
    """Keys of the records of which a cell waits for a word."""
    rows = await database.writer.fetch(_SQL["unmapped"], stream_id)
    return frozenset(row[0] for row in rows)


async def taken_keys(database: Database, stream_id: int, keys: Sequence[str]) -> set[str]:
    """Those of the keys under which a record is kept."""
    rows = await database.writer.fetch(_SQL["taken"], stream_id, list(keys))
    return {row["record_key"] for row in rows}


async def rejoin(database: Database, stream_id: int, pairs: Sequence[tuple[str, str]]) -> None:
    """Close records kept apart (first of a pair) that are kept under their own key (second) now."""
    apart = [one for one, _ in pairs]
    await database.writer.execute(_SQL["rejoin"], stream_id, apart, [own for _, own in pairs])


async def note_paths(database: Database, stream_id: int, paths: Sequence[str]) -> None:
    """Remember the paths that a stream was seen to have."""
    if paths:
        await remember(database.writer, f"paths/{stream_id}", list(paths))


async def seen_paths(database: Database, stream_id: int) -> tuple[str, ...] | None:
    """Paths that the stream was last seen to have; None if it was never seen."""
    found = await remembered(database.writer, f"paths/{stream_id}")
    return None if found is None else tuple(found)


async def _sealed(
    sealer: Sealer, connection_id: str, secrets: Mapping[str, str] | None
) -> bytes | None:
    if secrets is None:
        return None
    own = _id(connection_id)
    await sealer.prepare([(own, "secret")])
    return sealer.seal(own, "secret", _SECRETS, own, orjson.dumps(dict(secrets)).decode())


async def _with_streams(database: Database, rows: Sequence[Any]) -> list[Connection]:
    found = await database.writer.fetch(_SQL["streams"], [row["id"] for row in rows])
    streams: dict[str, list[Stream]] = defaultdict(list)
    for row in found:
        cursor = None if row["cursor"] is None else orjson.loads(row["cursor"])
        streams[str(row["connection_id"])].append(
            Stream(row["id"], row["name"], row["mode"], cursor, row["mapping_version"])
        )
    return [
        Connection(
            id=str(row["id"]),
            name=row["name"],
            connector=row["connector"],
            config=orjson.loads(row["config"]),
            schedule=row["schedule"],
            paused=row["paused"],
            streams=tuple(streams[str(row["id"])]),
        )
        for row in rows
    ]


def _id(text: str) -> bytes:
    return bytes.fromhex(text.replace("-", ""))


def _near(word: str, known: Sequence[str]) -> str | None:
    close = difflib.get_close_matches(word, known, n=1)
    if close:
        return f"Perhaps you meant `{close[0]}`."
    return f"Known: {', '.join(known)}." if known else None
