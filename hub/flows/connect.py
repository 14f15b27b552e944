"""Connect: a configured use of a connector is tried, its mappings are linted, then it is stored.

Idempotent by name: what is configured is replaced. A mapping of a stream that is there already goes
the way of every new version, through `publish`: examples, the mass change and the second person
stand before it, and are asked before anything is stored.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hub.connectors.registry import open_connector
from hub.connectors.spec import close_to
from hub.errors import Refused
from hub.flows.documents import in_order, linted
from hub.flows.hub import Hub
from hub.flows.publish import publish, weigh
from hub.flows.schedule import parse_schedule
from hub.mappings.document import Document
from hub.mappings.rules import Mapping as Rules
from hub.schema.record import Json, StreamSpec
from hub.store.connections import (
    Connection,
    NewConnection,
    Stream,
    content_in_use,
    get_connection,
    list_connections,
    note_paths,
    publish_version,
    put_connection,
    put_stream,
    secrets_of,
)


@dataclass(frozen=True)
class Wanted:
    """A connection as a person describes it."""

    name: str
    connector: str
    """`files`, `sql`, `rest` or a shipped system."""
    config: Mapping[str, Json]
    mappings: Sequence[Document]
    """One for each stream that is to be pulled."""
    secrets: Mapping[str, str] | None = field(default=None, repr=False)
    """None keeps those that are there."""
    schedule: str | None = None


async def connect(hub: Hub, wanted: Wanted, *, operator: str, accept: bool = False) -> Connection:
    """Try, lint and store a connection; raises Refused with what is wrong and what to do.

    `accept` lets a changed mapping through that ends, moves or deletes many people. Further errors
    are those of `publish`.
    """
    if wanted.schedule is not None:
        parse_schedule(wanted.schedule)
    there = await _there(hub, wanted.name)
    offered = await _offered(hub, wanted, there)
    mappings = [
        linted(hub.model, document, _fields(offered, wanted, document))
        for document in wanted.mappings
    ]
    _each_stream_once(mappings)
    changed = await _changed(hub, there, mappings)
    for stream, mapping in changed.values():
        await weigh(hub, stream, mapping, author=operator, accept=accept)
    stored = await put_connection(
        hub.database,
        hub.sealer,
        NewConnection(
            wanted.name, wanted.connector, wanted.config, wanted.secrets, wanted.schedule
        ),
        actor=operator,
    )
    for place, mapping in enumerate(in_order(mappings, hub.model)):
        spec = offered[mapping.stream]
        stream_id = await put_stream(hub.database, stored.id, spec.name, spec.mode, place)
        await note_paths(hub.database, stream_id, spec.fields)
        if spec.name not in changed:
            await _first(hub, stored, stream_id, mapping, operator)
            continue
        document, reason = dict(mapping.document), f"connection {stored.name}"
        await publish(
            hub, stored.name, spec.name, document, author=operator, reason=reason, accept=accept
        )
    return await get_connection(hub.database, wanted.name)


async def _first(
    hub: Hub, stored: Connection, stream_id: int, mapping: Rules, operator: str
) -> None:
    """The first version of a stream; nothing is kept of it yet. What is in use already stays."""
    await publish_version(
        hub.database,
        stream_id,
        mapping.document,
        mapping.hash,
        author=operator,
        reason=f"connection {stored.name}",
    )


async def _there(hub: Hub, name: str) -> Connection | None:
    known = {one.name: one for one in await list_connections(hub.database)}
    return known.get(name)


async def _changed(
    hub: Hub, there: Connection | None, mappings: Sequence[Rules]
) -> dict[str, tuple[Stream, Rules]]:
    """Streams that are there already and whose mapping in use has other content, by name."""
    known = {one.name: one for one in there.streams} if there else {}
    found: dict[str, tuple[Stream, Rules]] = {}
    for one in mappings:
        stream = known.get(one.stream)
        if stream and await content_in_use(hub.database, stream) != one.hash:
            found[one.stream] = (stream, one)
    return found


async def _offered(hub: Hub, wanted: Wanted, there: Connection | None) -> dict[str, StreamSpec]:
    """The streams that the connector shows now, by name."""
    secrets = wanted.secrets
    if secrets is None:
        secrets = await secrets_of(hub.database, hub.sealer, there.id) if there else {}
    connector = open_connector(wanted.connector, wanted.config, secrets, hub.settings.home)
    try:
        checked = await connector.check()
        if not checked.ok:
            raise Refused(
                "CONNECTION_FAILED",
                "The system does not answer as it should.",
                detail=checked.message,
                hint=checked.hint,
            )
        return {one.name: one for one in await connector.discover()}
    finally:
        await connector.close()


def _fields(
    offered: Mapping[str, StreamSpec], wanted: Wanted, document: Document
) -> tuple[str, ...]:
    name = str(document.get("stream"))
    if name not in offered:
        raise Refused(
            "STREAM_UNKNOWN",
            "A mapping is for a stream that the connection does not have.",
            f"connection {wanted.name}, stream {name}",
            close_to(name, offered),
        )
    return offered[name].fields


def _each_stream_once(mappings: Sequence[Rules]) -> None:
    names = [one.stream for one in mappings]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise Refused(
            "MAPPING_TWICE", "Two mappings are for one stream.", ", ".join(twice), "Join them."
        )
