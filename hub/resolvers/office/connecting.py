"""Office fields for connecting a system: kinds with their forms, trying, looking, beginning.

What is tried goes as a mutation although nothing is kept: secrets stand in its variables, and no
cache and no address may hold them.
"""

from collections.abc import Mapping
from typing import Any, Final, cast

from strawberry.scalars import JSON

from hub.connectors.registry import kinds, spec_of
from hub.errors import Refused
from hub.flows.connecting import Access, begin, look, secret_names, try_access
from hub.flows.lens import Lens
from hub.resolvers.office.connecting_types import (
    ConnectionSettings,
    ConnectorKind,
    ConnectSystemInput,
    ConnectSystemSuccess,
    FoundStream,
    LookAtStreamInput,
    LookAtStreamSuccess,
    StreamLook,
    TryConnectionInput,
    TryConnectionSuccess,
)
from hub.resolvers.office.connections import shown_connections
from hub.resolvers.office.field import (
    ADMIN,
    Asking,
    Info,
    OfficeField,
    office_mutation,
    office_query,
)
from hub.store.connections import get_connection

_REACH_POINTS: Final = 2_000
"""Another system is asked."""


@office_query("Kinds of systems that can be connected, each with its form.", may=ADMIN)
async def connector_kinds(info: Info) -> list[ConnectorKind] | None:
    """The general ones first, then systems that ship."""
    language = info.context.language
    return [ConnectorKind.of(one, spec_of(one), language) for one in kinds()]


@office_query("How a connection is made; of secrets only which there are.", may=ADMIN)
async def connection_settings(info: Info, name: str) -> ConnectionSettings | None:
    """Raises Refused CONNECTION_UNKNOWN."""
    hub = info.context.hub
    found = await get_connection(hub.database, name)
    return ConnectionSettings(
        name=found.name,
        connector=found.connector,
        config=cast("JSON", dict(found.config)),
        secrets=await secret_names(hub, found),
        schedule=found.schedule,
        streams=[one.name for one in found.streams],
    )


@office_mutation(
    "Reach a system and ask for its streams; nothing is kept.",
    TryConnectionInput,
    TryConnectionSuccess,
    may=ADMIN,
    points=_REACH_POINTS,
)
async def try_connection(asking: Asking, wanted: TryConnectionInput) -> TryConnectionSuccess:
    """Raises Refused CONNECTION_FAILED, CONNECTION_CONFINED, CONNECTION_CONFIG, …."""
    found = await try_access(asking.hub, _access(wanted))
    return TryConnectionSuccess(streams=[FoundStream.of(one) for one in found])


@office_mutation(
    "Look at the first records of a stream; nothing is kept.",
    LookAtStreamInput,
    LookAtStreamSuccess,
    may=ADMIN,
    points=_REACH_POINTS,
)
async def look_at_stream(asking: Asking, wanted: LookAtStreamInput) -> LookAtStreamSuccess:
    """Raises Refused STREAM_UNKNOWN, STREAM_EMPTY, as `tryConnection`."""
    lens = Lens.of(asking.viewer)
    found = await look(asking.hub, _access(wanted), wanted.stream, lens)
    return LookAtStreamSuccess(look=StreamLook.of(found))


@office_mutation(
    "Connect a system; each stream with a mapping begins as a draft.",
    ConnectSystemInput,
    ConnectSystemSuccess,
    may=ADMIN,
    points=_REACH_POINTS,
)
async def connect_system(asking: Asking, wanted: ConnectSystemInput) -> ConnectSystemSuccess:
    """Raises Refused CONNECTION_CONFLICT, CONNECTION_NAME, SCHEDULE_INVALID, SECRETS_AGAIN, …."""
    made = await begin(
        asking.hub,
        _access(wanted),
        wanted.streams,
        {one.stream: _data(one.document, "document") for one in wanted.drafts},
        wanted.schedule,
        actor=asking.viewer.subject,
        replaces=wanted.replaces,
    )
    [shown] = await shown_connections(asking, [made])
    return ConnectSystemSuccess(connection=shown)


def _access(wanted: TryConnectionInput | LookAtStreamInput | ConnectSystemInput) -> Access:
    secrets = None if wanted.secrets is None else _data(wanted.secrets, "secrets")
    if secrets is not None and not all(isinstance(one, str) for one in secrets.values()):
        raise _invalid("secrets")
    return Access(wanted.name, wanted.connector, _data(wanted.config, "config"), secrets)


def _data(given: JSON, name: str) -> dict[str, Any]:
    if not isinstance(given, Mapping):
        raise _invalid(name)
    return dict(given)


def _invalid(name: str) -> Refused:
    return Refused(
        "CONNECTION_CONFIG", f"`{name}` is not an object.", f"$.{name}", "Give it by names."
    )


QUERIES: Final[Mapping[str, OfficeField]] = {
    "connectorKinds": connector_kinds,
    "connectionSettings": connection_settings,
}
MUTATIONS: Final[Mapping[str, OfficeField]] = {
    "tryConnection": try_connection,
    "lookAtStream": look_at_stream,
    "connectSystem": connect_system,
}
