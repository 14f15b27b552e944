"""Office fields about the way out: what is written where, what is on its way, what was refused."""

from collections.abc import Mapping
from typing import Final

import strawberry

from hub.errors import Refused
from hub.flows.writing import Lossy, Survey, survey, targets
from hub.plan.graph import global_id
from hub.resolvers.office.connections import Failure
from hub.resolvers.office.field import (
    ADMIN,
    Asking,
    Info,
    OfficeField,
    office_mutation,
    office_query,
)
from hub.resolvers.office.pages import page_before
from hub.resolvers.types_scalars import DateTimeText
from hub.store.deliveries import (
    STATES,
    WRITE,
    Shown,
    Subscriber,
    Tally,
    deliveries,
    pause_subscriber,
    replay,
    subscriber,
    subscribers,
    tallies,
)

MOST: Final = 100
_SURVEY_POINTS: Final = 2_000
"""All rows of a target are looked at, here and there."""


@strawberry.type(description="What was brought, or is to be brought, to a stream over there.")
class Delivery:
    """One delivery."""

    id: strawberry.ID = strawberry.field(description="Its id.")
    stream: str = strawberry.field(description="`connection/stream`.")
    entity: str = strawberry.field(description="Of which entity the row is.")
    row: strawberry.ID = strawberry.field(description="The row; `node` reads it, if you may.")
    state: str = strawberry.field(description="waiting, done, dead or superseded.")
    action: str | None = strawberry.field(description="create, update or none.")
    key: str | None = strawberry.field(description="Of the record over there.")
    fields: list[str] = strawberry.field(description="What was written.")
    attempts: int = strawberry.field(description="How often it was tried.")
    error: str | None = strawberry.field(description="Why it is dead, or waits: a code.")
    created_at: DateTimeText = strawberry.field(description="When the row changed.")
    next_at: DateTimeText | None = strawberry.field(description="When it is tried, while it waits.")
    finished_at: DateTimeText | None = strawberry.field(description="When it was settled.")

    @classmethod
    def of(cls, asking: Asking, one: Shown) -> "Delivery":
        """As the graph shows it."""
        waits = one.state == STATES[0]
        return cls(
            id=strawberry.ID(one.id),
            stream=one.name,
            entity=one.entity,
            row=strawberry.ID(global_id(asking.hub.model[one.entity], one.row_id)),
            state=one.state,
            action=one.action,
            key=one.receipt.get("key"),
            fields=list(one.receipt.get("fields") or ()),
            attempts=one.attempts,
            error=one.error,
            created_at=asking.moment(one.created_at),
            next_at=asking.moment(one.run_at) if waits else None,
            finished_at=asking.moment(one.finished_at) if one.finished_at else None,
        )


@strawberry.type(description="A stream that is written, and how it goes.")
class WriteTarget:
    """A target."""

    stream: str = strawberry.field(description="`connection/stream`.")
    paused: bool = strawberry.field(description="What changes waits.")
    waiting: int = strawberry.field(description="Deliveries on their way.")
    waiting_since: DateTimeText | None = strawberry.field(description="The oldest of them.")
    dead: int = strawberry.field(description="Deliveries that were refused or given up.")
    error: Failure | None = strawberry.field(description="Why nothing is delivered.")


@strawberry.type(description="Values between which something would be lost.")
class LossyPair:
    """A pair."""

    ours: list[str] = strawberry.field(description="Values, or rows, of ours.")
    theirs: list[str] = strawberry.field(description="Texts over there.")
    code: str = strawberry.field(description="How it would be lost.")


@strawberry.type(description="A field that is not written, because something would be lost.")
class LossyField:
    """A field."""

    field: str = strawberry.field(description="Its name.")
    count: int = strawberry.field(description="How many pairs.")
    pairs: list[LossyPair] = strawberry.field(
        description="The first ones; none of a field whose values are those of people."
    )

    @classmethod
    def of(cls, one: Lossy) -> "LossyField":
        """As the graph shows it."""
        shown = one.pairs[:MOST] if one.shown else ()
        pairs = [LossyPair(ours=list(p.ours), theirs=list(p.theirs), code=p.code) for p in shown]
        return cls(field=one.field, count=len(one.pairs), pairs=pairs)


@strawberry.type(description="How many records differ in a field.")
class WriteField:
    """A field."""

    field: str = strawberry.field(description="Its name.")
    records: int = strawberry.field(description="Records that differ in it.")


@strawberry.type(description="What would be written now; nothing is.")
class WritePreview:
    """A dry run."""

    rows: int = strawberry.field(description="Rows that are looked after.")
    creates: int = strawberry.field(description="Records that would be made.")
    updates: int = strawberry.field(description="Records that would be changed.")
    several_records: int = strawberry.field(description="Left alone: they have several records.")
    fields: list[WriteField] = strawberry.field(description="Field by field.")
    lossy: list[LossyField] = strawberry.field(description="What forbids it.")

    @classmethod
    def of(cls, found: Survey) -> "WritePreview":
        """As the graph shows it."""
        differing = found.differing
        names = [one.name for one in found.target.writing.fields]
        return cls(
            rows=len(found.rows),
            creates=sum(one.action == "create" for one in differing),
            updates=sum(one.action == "update" for one in differing),
            several_records=sum(one.fault is not None for one in found.rows.values()),
            fields=[
                WriteField(field=name, records=sum(name in one.fields for one in differing))
                for name in names
            ],
            lossy=[LossyField.of(one) for one in found.lossy],
        )


@strawberry.input(description="Try dead deliveries again.")
class RetryDeliveriesInput:
    """Which."""

    stream: str = strawberry.field(description="`connection/stream`.")
    ids: list[strawberry.ID] | None = strawberry.field(
        description="Without them, all dead ones of the stream.", default=None
    )


@strawberry.type(description="They will be tried.")
class RetryDeliveriesSuccess:
    """How many."""

    again: int = strawberry.field(description="Will be tried again.")
    superseded: int = strawberry.field(description="Had been overtaken by newer ones.")


@strawberry.input(description="Let what changes wait, or go on.")
class PauseDeliveriesInput:
    """Which."""

    stream: str = strawberry.field(description="`connection/stream`.")
    paused: bool = strawberry.field(description="False lets it go on.")


@strawberry.type(description="It is done.")
class PauseDeliveriesSuccess:
    """The target as it is now."""

    target: WriteTarget = strawberry.field(description="As it is now.")


@office_query("Streams that are written, and how it goes.", may=ADMIN)
async def write_targets(info: Info) -> list[WriteTarget] | None:
    """All targets that something was to be delivered to."""
    asking = info.context
    found = await subscribers(asking.hub.database, WRITE)
    counted = await tallies(asking.hub.database)
    return [_target(asking, one, counted.get(one.id, ())) for one in found]


@office_query("Deliveries, the latest first; 100 at most.", may=ADMIN)
async def write_deliveries(
    info: Info,
    stream: str | None = None,
    state: str | None = None,
    first: int = 20,
    before: strawberry.ID | None = None,
) -> list[Delivery] | None:
    """A page; raises Refused PAGE_INVALID."""
    start = page_before(first, before, MOST)
    asking = info.context
    found = await deliveries(
        asking.hub.database,
        kind=WRITE,
        name=stream,
        state=state,
        before=start,
        limit=first,
    )
    return [Delivery.of(asking, one) for one in found]


@office_query("What would be written to a stream now.", may=ADMIN, points=_SURVEY_POINTS)
async def write_preview(info: Info, stream: str) -> WritePreview | None:
    """A dry run; raises Refused SUBSCRIBER_UNKNOWN."""
    hub = info.context.hub
    found = {one.name: one for one in await targets(hub)}
    if stream not in found:
        raise Refused(
            "SUBSCRIBER_UNKNOWN", "That stream is not written.", hint=f"Known: {', '.join(found)}."
        )
    return WritePreview.of(await survey(hub, found[stream]))


@office_mutation(
    "Try dead deliveries again; they bring what stands then.",
    RetryDeliveriesInput,
    RetryDeliveriesSuccess,
    may=ADMIN,
)
async def retry(asking: Asking, wanted: RetryDeliveriesInput) -> RetryDeliveriesSuccess:
    """Raises Refused SUBSCRIBER_UNKNOWN."""
    database = asking.hub.database
    one = await subscriber(database, WRITE, wanted.stream)
    ids = None if wanted.ids is None else [str(each) for each in wanted.ids]
    again, superseded = await replay(database, one, ids, actor=asking.viewer.subject)
    return RetryDeliveriesSuccess(again=again, superseded=superseded)


@office_mutation(
    "Let what changes wait, or go on.",
    PauseDeliveriesInput,
    PauseDeliveriesSuccess,
    may=ADMIN,
)
async def pause(asking: Asking, wanted: PauseDeliveriesInput) -> PauseDeliveriesSuccess:
    """Raises Refused SUBSCRIBER_UNKNOWN."""
    database = asking.hub.database
    one = await subscriber(database, WRITE, wanted.stream)
    await pause_subscriber(database, one, paused=wanted.paused, actor=asking.viewer.subject)
    now = await subscriber(database, WRITE, wanted.stream)
    counted = (await tallies(database)).get(one.id, ())
    return PauseDeliveriesSuccess(target=_target(asking, now, counted))


def _target(asking: Asking, one: Subscriber, counted: tuple[Tally, ...]) -> WriteTarget:
    by_state = {each.state: each for each in counted}
    waits, dead = by_state.get("waiting"), by_state.get("dead")
    return WriteTarget(
        stream=one.name,
        paused=one.paused,
        waiting=waits.deliveries if waits else 0,
        waiting_since=asking.moment(waits.oldest) if waits else None,
        dead=dead.deliveries if dead else 0,
        error=Failure.of(one.error) if one.error else None,
    )


QUERIES: Final[Mapping[str, OfficeField]] = {
    "writeTargets": write_targets,
    "writeDeliveries": write_deliveries,
    "writePreview": write_preview,
}
MUTATIONS: Final[Mapping[str, OfficeField]] = {
    "retryDeliveries": retry,
    "pauseDeliveries": pause,
}
