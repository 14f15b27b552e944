"""Late changes: what systems say of closed pay periods, shown as far as may be, and decided.

Landing lets such a record wait (`store/landing/late.py`). Here somebody sees what it would change,
in the cells that they may read, and applies it with a reason or dismisses it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from itertools import groupby
from typing import Final

from hub.auth.viewer import Viewer
from hub.errors import Refused, said_why
from hub.flows.amend import amended
from hub.flows.history import history
from hub.flows.hub import Hub
from hub.flows.lens import Lens
from hub.flows.replay import Stored
from hub.flows.understand import Reading, readings, verdicts
from hub.mappings.one import Accepted, OneRow, apply_row
from hub.schema.model import EntitySpec, Field
from hub.schema.record import stored
from hub.store.connections import Connection, list_connections
from hub.store.images import shown
from hub.store.landing.desk import WAITING
from hub.store.landing.identify import owned_key
from hub.store.landing.land import Landing, close_records, land
from hub.store.landing.raw import Kept, kept
from hub.store.late import LateAsked, LateChange, dismiss, late_changes
from hub.store.provenance import Record, said_by
from hub.store.runs import FAILED, FINISHED, alone, finish_run, start_run

RUN: Final = "late"
_PAGE = 5000


@dataclass(frozen=True)
class LateCell:
    """A field that would change; texts as people write them."""

    field: Field
    now: str | None
    then: str | None


@dataclass(frozen=True)
class LateShown:
    """A change as a viewer may see it."""

    change: LateChange
    cells: tuple[LateCell, ...]
    recorded: tuple[str, ...]
    """Classes of what is shown that must stand on the record."""


async def seen(
    hub: Hub, viewer: Viewer, changes: Sequence[LateChange], given: Mapping[str, object]
) -> list[LateShown]:
    """Those that the viewer may know of, each with the fields that they may read."""
    made = await _made(hub, changes)
    found = []
    for one in changes:
        spec = hub.model[one.entity]
        now = await _now(hub, viewer, spec, one, given)
        if now is None:
            continue
        then = made.get(one.id)
        cells = tuple(_cells(spec, now, then, gone=one.kind == "gone"))
        classes = {cell.field.cls.name for cell in cells if cell.field.cls.recorded}
        found.append(LateShown(one, cells, tuple(sorted(classes))))
    return found


async def _now(
    hub: Hub, viewer: Viewer, spec: EntitySpec, one: LateChange, given: Mapping[str, object]
) -> dict[str, str | None] | None:
    """Readable fields with what stands; None where the viewer may not know of the row.

    A row that would be new has no rights of its own yet: it is shown to whose grants open its
    fields of everybody.
    """
    fields = list(spec.targets)
    if one.row_id is None:
        lens = Lens.of(viewer)
        opened = [each.name for each in fields if lens.opens(hub.model, spec.name, each.name)]
        return dict.fromkeys(opened) if spec.counts_in[0] in opened else None
    row = await history(hub, viewer, spec, one.row_id, fields, given)
    if row is None:
        return None
    return {past.field.name: past.spans[0].value if past.spans else None for past in row.fields}


def _cells(
    spec: EntitySpec, now: Mapping[str, str | None], then: OneRow | None, *, gone: bool
) -> list[LateCell]:
    found = []
    for name, text in now.items():
        one = spec[name]
        cell = then.cells.get(name) if then else None
        said = None if cell is None or cell.value is None else shown(one, cell.value)
        if gone:
            if text is not None:
                found.append(LateCell(one, text, None))
        elif cell is not None and not cell.absent and not _same(one, text, said):
            found.append(LateCell(one, text, said))
    return found


def _same(one: Field, now: str | None, then: str | None) -> bool:
    """Whether both texts mean the same; a link is named there and an id here: it is not judged."""
    if now == then or (one.kind.target and now is not None):
        return True
    try:
        return now is not None and then is not None and Decimal(now) == Decimal(then)
    except InvalidOperation:
        return False


async def _made(hub: Hub, changes: Sequence[LateChange]) -> dict[str, OneRow]:
    """What their records make of the rows, by change."""
    records = [
        Record(one.stream_id, one.record_key, one.row_key, 0, one.noticed_at, None)
        for one in changes
        if one.kind != "gone"
    ]
    bodies = await said_by(hub.database, hub.sealer, records)
    by_stream = {
        each.stream.id: each
        for connection in await list_connections(hub.database)
        for each in await readings(hub, connection)
    }
    found: dict[str, OneRow] = {}
    for one in changes:
        words, reading = bodies.get((one.stream_id, one.record_key)), by_stream.get(one.stream_id)
        if one.kind == "gone" or words is None or words.body is None or reading is None:
            continue
        verdict = apply_row(reading.mapping, amended(words.body, words.corrections), hub.model)
        for row in verdict.rows if isinstance(verdict, Accepted) else ():
            key = owned_key(one.record_key, row.key or "")
            if row.entity == one.entity and key == one.row_key:
                found[one.id] = row
    return found


async def chosen(hub: Hub, ids: Sequence[str]) -> list[LateChange]:
    """The open changes with these ids; raises Refused LATE_UNKNOWN if one is not there any more."""
    found = await late_changes(hub.database, LateAsked(ids=ids), limit=len(ids))
    if len(found) < len(set(ids)):
        raise Refused(
            "LATE_UNKNOWN",
            "A change does not wait, or its record says something else by now.",
            hint="Look at the list again.",
        )
    return found


async def dismissed(hub: Hub, ids: Sequence[str], *, actor: str, reason: str) -> int:
    """Leave what was paid by; how many records. Raises Refused LATE_UNKNOWN, REASON_MISSING."""
    said_why(reason)
    await chosen(hub, ids)
    return await dismiss(hub.database, ids, actor=actor, reason=reason)


async def applied(hub: Hub, ids: Sequence[str], *, actor: str, reason: str) -> int:
    """Let the records land, each as a whole; how many.

    Raises Refused LATE_UNKNOWN, REASON_MISSING, CONNECTION_BUSY.
    """
    said_why(reason)
    wanted = sorted(await chosen(hub, ids), key=lambda one: one.stream_id)
    connections = await list_connections(hub.database)
    for stream, group in groupby(wanted, key=lambda one: one.stream_id):
        changes = list(group)
        connection = next(one for one in connections if stream in {each.id for each in one.streams})
        async with alone(hub.database, connection.id, connection.name):
            await _applied(hub, connection, stream, changes, (actor, reason))
    return len({(one.stream_id, one.record_key) for one in wanted})


async def _applied(
    hub: Hub,
    connection: Connection,
    stream: int,
    changes: Sequence[LateChange],
    who: tuple[str, str],
) -> None:
    run = await start_run(hub.database, connection.id, operator=who[0], kind=RUN)
    state = FAILED
    try:
        gone = {one.record_key for one in changes if one.kind == "gone"}
        said = {one.record_key for one in changes} - gone
        reading = next(
            (one for one in await readings(hub, connection) if one.stream.id == stream), None
        )
        if said and reading is not None:
            await _landed(hub, reading, said, run, who)
        if gone:
            await close_records(
                hub.database,
                hub.made,
                hub.model,
                hub.sealer,
                hub.today(),
                stream_id=stream,
                run_id=run,
                actor=who[0],
                keys=sorted(gone),
                withdraw=False,
                decided_for=who[1],
            )
        state = FINISHED
    finally:
        await finish_run(hub.database, run, state)


async def _landed(
    hub: Hub, reading: Reading, keys: set[str], run: str, who: tuple[str, str]
) -> None:
    """The kept records land once more, and this time they may."""
    page = await _kept(hub, reading.stream.id, keys)
    bodies = [one.body for one in page]
    records = Stored(stored(bodies).items, bodies, [one.key for one in page])
    landing = Landing(
        stream_id=reading.stream.id,
        run_id=run,
        mapping_version=reading.version,
        actor=who[0],
        records=records,
        mapped=await verdicts(hub, reading, records),
        origin="replay",
        reason=who[1],
        decided=frozenset(keys),
    )
    await land(hub.database, hub.made, hub.model, hub.sealer, hub.today(), landing)


async def _kept(hub: Hub, stream: int, keys: set[str]) -> list[Kept]:
    found: list[Kept] = []
    after = ""
    while page := await kept(
        hub.database, hub.sealer, stream, (WAITING,), after=after, limit=_PAGE
    ):
        found += [one for one in page if one.key in keys]
        after = page[-1].key
    return found


def books_closed(*, closed: bool, status: str | None) -> dict[str, str | None]:
    """What an edit of a payroll run says when its books are closed, or opened again."""
    if closed:
        now = datetime.now(UTC).replace(microsecond=0).isoformat()
        return {"books_closed_at": f"{now}||{now}"}
    opened: dict[str, str | None] = {"books_closed_at": None}
    return opened | ({"status": "approved"} if status == "closed" else {})
