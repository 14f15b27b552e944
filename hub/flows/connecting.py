"""Connect step by step: try the system, look at its streams, choose, begin with drafts.

Unlike `connect`, which takes finished mappings, this begins with what a person finds: nothing is
read into the hub before they have published a mapping. What a browser asks for is confined.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from hub.connectors.offer import Offered, declares_streams, offered
from hub.connectors.registry import open_connector, spec_of
from hub.errors import Refused
from hub.flows.confined import confine, destination
from hub.flows.discover import Discovered, first_records, profiled
from hub.flows.documents import in_order, read_mappings
from hub.flows.drafts import save_draft
from hub.flows.hub import Hub
from hub.flows.lens import Lens
from hub.flows.schedule import parse_schedule
from hub.mappings.document import SYSTEMS, Document
from hub.mappings.mapping import inspect
from hub.mappings.profile import profiles
from hub.mappings.propose import Proposal, propose
from hub.schema.record import Json, StreamSpec
from hub.store.connections import (
    Connection,
    NewConnection,
    get_connection,
    list_connections,
    note_paths,
    put_connection,
    put_stream,
    secrets_of,
)

_NAME: Final = re.compile(r"\w[\w.-]{0,62}")


@dataclass(frozen=True)
class Access:
    """A system and how to get in."""

    name: str
    """Of the connection, which may be there already."""
    connector: str
    config: Mapping[str, Json]
    secrets: Mapping[str, str] | None = field(default=None, repr=False)
    """None: those that are there."""


@dataclass(frozen=True)
class Found:
    """A stream of a system that answers."""

    name: str
    mode: str
    fields: tuple[str, ...]
    settings: Mapping[str, Json] | None
    """What declares it in the configuration; None where the system has it by itself."""
    problem: Refused | None = None
    """Why it cannot be read as it is."""


@dataclass(frozen=True)
class Looked:
    """What a stream holds, and the mapping that it suggests."""

    fields: Discovered
    proposal: Proposal | None
    """None where no header is known."""
    ships: Document | None
    """The mapping that comes with the hub for this very stream."""


async def try_access(hub: Hub, access: Access) -> list[Found]:
    """Reach the system: its streams.

    Where a person declares the streams and has declared none yet, those that could be. Raises
    Refused CONNECTION_FAILED, CONNECTION_CONFINED, CONNECTION_CONFIG, …, Transient.
    """
    secrets = await _secrets(hub, access)
    if declares_streams(access.connector) and not access.config.get("streams"):
        return await _offers(hub, access, secrets)
    specs = await _asked(hub, access, secrets, access.config)
    return [_found(one, access.config.get("streams")) for one in specs]


async def _offers(hub: Hub, access: Access, secrets: Mapping[str, str]) -> list[Found]:
    """Streams that could be declared; one that cannot be read says why, and hides no other."""
    found = await offered(access.connector, access.config, secrets, hub.settings.home)
    offers = {one.name: one.settings for one in found}
    if not offers:
        raise Refused("STREAM_UNKNOWN", "The system has no stream.", hint="Check the address.")
    try:
        specs = await _asked(hub, access, secrets, {**access.config, "streams": offers})
    except Refused:
        if len(offers) == 1:
            raise
        return [await _offer(hub, access, secrets, one) for one in found]
    return [_found(one, offers) for one in specs]


async def _offer(hub: Hub, access: Access, secrets: Mapping[str, str], one: Offered) -> Found:
    declared = {one.name: one.settings}
    try:
        [spec] = await _asked(hub, access, secrets, {**access.config, "streams": declared})
    except Refused as error:
        return Found(one.name, "", (), one.settings, error)
    return _found(spec, declared)


async def look(hub: Hub, access: Access, stream: str, lens: Lens) -> Looked:
    """What a stream of a system holds, as the lens shows it; raises as `discover`."""
    secrets = await _secrets(hub, access)
    records = await first_records(hub, access.connector, access.config, secrets, stream)
    found = profiles(records)
    try:
        proposal = propose(stream, found, hub.model)
    except Refused:
        proposal = None
    taken = {} if proposal is None else {one.path: (one.target,) for one in proposal.matches}
    shown = profiled(stream, found, taken, hub.model, lens)
    return Looked(shown, proposal, _ships(access.connector, stream))


async def begin(
    hub: Hub,
    access: Access,
    streams: Sequence[str],
    documents: Mapping[str, Document],
    schedule: str | None,
    *,
    actor: str,
    replaces: bool,
) -> Connection:
    """Store the connection with these streams, and a draft for each document.

    `replaces` says that the connection is known to be there. Raises Refused CONNECTION_NAME,
    CONNECTION_CONFLICT, STREAM_UNKNOWN, SCHEDULE_INVALID, SECRETS_AGAIN, as `try_access`.
    """
    _name(access.name)
    for one in streams:
        _name(one)
    if schedule is not None:
        parse_schedule(schedule)
    there = await _there(hub, access.name)
    if (there is not None) != replaces:
        raise Refused(
            "CONNECTION_CONFLICT",
            "There is a connection of this name." if there else "The connection is gone.",
            hint="Choose another name." if there else "Connect it anew.",
        )
    specs = await _asked(hub, access, await _secrets(hub, access), access.config)
    chosen = [one for one in specs if one.name in streams]
    if not streams or len(chosen) != len(set(streams)):
        raise Refused("STREAM_UNKNOWN", "The system has no such stream.", hint="Look again.")
    new = NewConnection(access.name, access.connector, access.config, access.secrets, schedule)
    stored = await put_connection(hub.database, hub.sealer, new, actor=actor)
    known = {one.name: one for one in stored.streams}
    for place, spec in enumerate(_ordered(hub, chosen, documents)):
        stream = await put_stream(hub.database, stored.id, spec.name, spec.mode, place)
        await note_paths(hub.database, stream, spec.fields)
        if spec.name in documents and spec.name not in known:
            document, why = documents[spec.name], f"connection {stored.name}"
            await save_draft(hub, stored.name, spec.name, document, author=actor, reason=why)
    return await get_connection(hub.database, access.name)


async def secret_names(hub: Hub, connection: Connection) -> list[str]:
    """Which secrets are kept; never what they are."""
    return sorted(await secrets_of(hub.database, hub.sealer, connection.id))


async def _asked(
    hub: Hub, access: Access, secrets: Mapping[str, str], config: Mapping[str, Json]
) -> list[StreamSpec]:
    confine(access.connector, config, hub.settings.home)
    connector = open_connector(access.connector, config, secrets, hub.settings.home)
    try:
        checked = await connector.check()
        found = await connector.discover()  # says more exactly what fails
        if not checked.ok:
            raise Refused(
                "CONNECTION_FAILED",
                "The system does not answer as it should.",
                checked.message,
                checked.hint,
            )
        return found
    finally:
        await connector.close()


async def _secrets(hub: Hub, access: Access) -> Mapping[str, str]:
    """Those given, else those kept: these go to no other address than the one they were kept for.

    Raises Refused SECRETS_AGAIN, CONNECTION_CONFINED.
    """
    spec_of(access.connector)
    confine(access.connector, access.config, hub.settings.home)
    if access.secrets is not None:
        return access.secrets
    there = await _there(hub, access.name)
    if there is None:
        return {}
    kept = await secrets_of(hub.database, hub.sealer, there.id)
    same = there.connector == access.connector
    if kept and not (same and destination(there.config) == destination(access.config)):
        raise Refused(
            "SECRETS_AGAIN",
            "The secrets were given for another address.",
            hint="Give them again, as the address has changed.",
        )
    return kept


async def _there(hub: Hub, name: str) -> Connection | None:
    return next((one for one in await list_connections(hub.database) if one.name == name), None)


def _found(spec: StreamSpec, settings: Json) -> Found:
    declared = settings.get(spec.name) if isinstance(settings, Mapping) else None
    return Found(spec.name, spec.mode, spec.fields, declared)


def _ordered(
    hub: Hub, specs: Sequence[StreamSpec], documents: Mapping[str, Document]
) -> list[StreamSpec]:
    """What others hang on first, as far as drafts tell it."""
    rules = [found for one in documents.values() if (found := inspect(one)[0]) and found.rows]
    known = [one for one in rules if all(row.entity in hub.model.entities for row in one.rows)]
    places = {one.stream: place for place, one in enumerate(in_order(known, hub.model))}
    return sorted(specs, key=lambda one: places.get(one.name, len(places)))


def _ships(connector: str, stream: str) -> Document | None:
    if not (SYSTEMS / connector).is_dir():
        return None
    known = {str(one.get("stream")): one for one in read_mappings(Path(connector))}
    return known.get(stream)


def _name(text: str) -> None:
    if not _NAME.fullmatch(text):
        raise Refused(
            "CONNECTION_NAME",
            "This cannot be a name.",
            hint="Letters, digits, `-`, `_` and `.` of any script, 63 at most.",
        )
