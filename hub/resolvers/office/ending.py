"""Office fields about reading a system again from its start, and asking it no more."""

from collections.abc import Mapping
from enum import Enum
from typing import Final

import strawberry

from hub.flows.ending import backfill, remove
from hub.flows.worker import pull_soon
from hub.resolvers.office.field import ADMIN, Asking, OfficeField, office_mutation


@strawberry.enum(description="What becomes of the records of a removed connection.")
class RecordsChoice(Enum):
    """The choices."""

    KEEP = strawberry.enum_value("keep", description="What they say stands.")
    END = strawberry.enum_value("end", description="They are gone as of today.")
    WITHDRAW = strawberry.enum_value("withdraw", description="They never said so.")


@strawberry.input(description="Read a system again from its start.")
class BackfillConnectionInput:
    """Which."""

    name: str = strawberry.field(description="Of the connection.")
    stream: str | None = strawberry.field(description="Only this stream.", default=None)


@strawberry.type(description="It is planned: a worker pulls it next.")
class BackfillConnectionSuccess:
    """What is read."""

    streams: list[str] = strawberry.field(description="Read from their start.")


@strawberry.input(description="Ask a system no more.")
class RemoveConnectionInput:
    """Which, and what becomes of its records."""

    name: str = strawberry.field(description="Of the connection.")
    records: RecordsChoice | None = strawberry.field(
        description="Needed where it brought any.", default=None
    )
    accept: bool = strawberry.field(description="Also where many people would end.", default=False)


@strawberry.type(description="It is removed.")
class RemoveConnectionSuccess:
    """Which."""

    name: str = strawberry.field(description="As it was called.")


@office_mutation(
    "Read a system again from its start, as soon as a worker is free.",
    BackfillConnectionInput,
    BackfillConnectionSuccess,
    may=ADMIN,
)
async def backfilled(asking: Asking, wanted: BackfillConnectionInput) -> BackfillConnectionSuccess:
    """Raises Refused CONNECTION_UNKNOWN, STREAM_UNKNOWN, CONNECTION_BUSY."""
    actor = asking.viewer.subject
    names = await backfill(asking.hub, wanted.name, wanted.stream, actor=actor)
    await pull_soon(asking.hub, wanted.name, operator=actor)
    return BackfillConnectionSuccess(streams=list(names))


@office_mutation(
    "Ask a system no more, with a choice of what becomes of its records.",
    RemoveConnectionInput,
    RemoveConnectionSuccess,
    may=ADMIN,
)
async def removed(asking: Asking, wanted: RemoveConnectionInput) -> RemoveConnectionSuccess:
    """Raises Refused CONNECTION_UNKNOWN, CONNECTION_IN_USE, CONNECTION_BUSY, MASS_CHANGE."""
    records = None if wanted.records is None else wanted.records.name.lower()
    await remove(
        asking.hub, wanted.name, records, actor=asking.viewer.subject, accept=wanted.accept
    )
    return RemoveConnectionSuccess(name=wanted.name)


QUERIES: Final[Mapping[str, OfficeField]] = {}
MUTATIONS: Final[Mapping[str, OfficeField]] = {
    "backfillConnection": backfilled,
    "removeConnection": removed,
}
