"""Connect: a configured use of a connector is tried, its mappings are linted, then it is stored.

Idempotent by name: what is configured is replaced, and a mapping becomes a new version only when
its content differs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hub.connectors.registry import open_connector
from hub.connectors.spec import close_to
from hub.errors import Refused
from hub.flows.hub import Hub
from hub.flows.schedule import parse_schedule
from hub.mappings.document import SYSTEMS, Document, read
from hub.mappings.lint import lint
from hub.mappings.mapping import parse
from hub.mappings.rules import Mapping as Rules
from hub.schema.model import Model
from hub.schema.record import Json, StreamSpec
from hub.store.connections import (
    Connection,
    NewConnection,
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


async def connect(hub: Hub, wanted: Wanted, *, operator: str) -> Connection:
    """Try, lint and store a connection; raises Refused with what is wrong and what to do."""
    if wanted.schedule is not None:
        parse_schedule(wanted.schedule)
    offered = await _offered(hub, wanted)
    mappings = [
        linted(hub.model, document, _fields(offered, wanted, document))
        for document in wanted.mappings
    ]
    _each_stream_once(mappings)
    stored = await put_connection(
        hub.database,
        hub.sealer,
        NewConnection(
            wanted.name, wanted.connector, wanted.config, wanted.secrets, wanted.schedule
        ),
        actor=operator,
    )
    for place, mapping in enumerate(in_order(mappings, hub.model)):
        await _store(hub, stored, offered[mapping.stream], mapping, place, operator)
    return await get_connection(hub.database, wanted.name)


def read_mappings(place: Path) -> list[Document]:
    """The mapping documents of a folder, of one file, or of a system that ships with mappings.

    Raises Refused MAPPING_….
    """
    shipped = SYSTEMS / place.name
    known = len(place.parts) == 1 and not place.exists() and shipped.is_dir()
    folder = shipped if known else place
    files = [folder] if folder.is_file() else sorted(folder.glob("*.y*ml"))
    if not files:
        raise Refused(
            "MAPPING_MISSING",
            "There is no mapping.",
            detail=str(folder),
            hint="Name a folder with one YAML document for each stream.",
        )
    return [read_mapping(one) for one in files]


def read_mapping(file: Path) -> Document:
    """The mapping document of a file; raises Refused MAPPING_UNREADABLE."""
    try:
        return read(file.read_text(encoding="utf-8"), file.name)
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(
            "MAPPING_UNREADABLE", "The file cannot be read.", file.name, "Save it in UTF-8."
        ) from error


def linted(model: Model, document: Document, paths: Sequence[str] | None) -> Rules:
    """The mapping of a document that has no fault; raises Refused MAPPING_INVALID with all."""
    problems = lint(document, model, paths or None)
    place = str(document.get("stream", "mapping"))
    if problems:
        raise Refused(
            "MAPPING_INVALID",
            f"The mapping has {len(problems)} fault{'s' * (len(problems) != 1)}.",
            detail=f"{place}: " + "; ".join(str(one) for one in problems),
            hint=problems[0].hint or None,
        )
    return parse(document, place)


def in_order(mappings: Sequence[Rules], model: Model) -> list[Rules]:
    """Streams of what others hang on first: the company, its people, then what is about them."""
    places = {name: place for place, name in enumerate(model.entities)}

    def place(mapping: Rules) -> tuple[int, str]:
        return min(places[rule.entity] for rule in mapping.rows), mapping.stream

    return sorted(mappings, key=place)


async def _offered(hub: Hub, wanted: Wanted) -> dict[str, StreamSpec]:
    """The streams that the connector shows now, by name."""
    secrets = wanted.secrets
    if secrets is None:
        known = {one.name: one for one in await list_connections(hub.database)}
        there = known.get(wanted.name)
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


async def _store(
    hub: Hub, stored: Connection, spec: StreamSpec, mapping: Rules, place: int, operator: str
) -> None:
    stream = await put_stream(hub.database, stored.id, spec.name, spec.mode, place)
    await note_paths(hub.database, stream, spec.fields)
    await publish_version(
        hub.database,
        stream,
        mapping.document,
        mapping.hash,
        author=operator,
        reason=f"connection {stored.name}",
    )
