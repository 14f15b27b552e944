"""Records that could not land, as a place of work: seen, corrected, tried again, dismissed.

Nothing is lost on the way: the bytes stay those that came, what somebody put in their place lies
beside them, and a dismissed record is kept and can be taken back.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final
from uuid import UUID

from hub.errors import HubError, Refused, said_why
from hub.flows.amend import amended, can_be_put, leaves
from hub.flows.discover import opened_by, takers
from hub.flows.hub import Hub
from hub.flows.lens import Lens
from hub.flows.replay import Errand, Only, replay, settle
from hub.flows.understand import readings
from hub.mappings.rules import Chain, Const, Find, Join, Path, RowOf
from hub.mappings.rules import Mapping as Rules
from hub.schema.model import Model
from hub.store.connections import Connection, get_connection
from hub.store.held import (
    DISMISSED,
    OPEN,
    Corrections,
    HeldRecord,
    Stands,
    Wanted,
    held_records,
    put_corrections,
    put_notes,
    put_state,
    reseal_corrections,
    stands,
)
from hub.store.landing.desk import REJECTED, WAITING
from hub.store.runs import FAILED, FINISHED, alone, finish_run, start_run

MOST: Final = 1_000
"""Records of one act."""
RUN: Final = "retry"


@dataclass(frozen=True)
class HeldCell:
    """A value of a record, as somebody may see it."""

    path: str
    value: str | None
    """None where there is none, and where they may not see it."""
    locked: bool
    corrected: bool
    """Somebody put it there."""
    fields: tuple[str, ...]
    """`Entity.field` that it fills."""


@dataclass(frozen=True)
class Tried:
    """What became of records that were tried again."""

    landed: int
    """Also those of which a cell still waits."""
    waiting: int
    rejected: int


class Paths:
    """What the paths of streams' records are to their mappings; read when first met."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._known: dict[int, Mapping[str, tuple[str, ...]]] = {}

    async def of(self, record: HeldRecord) -> Mapping[str, tuple[str, ...]]:
        """Path → the fields that it fills, or by which it finds whom it is about."""
        if record.stream_id not in self._known:
            connection = await get_connection(self._hub.database, record.connection)
            for reading in await readings(self._hub, connection):
                self._known[reading.stream.id] = used(reading.mapping)
        return self._known.setdefault(record.stream_id, {})


def used(mapping: Rules) -> dict[str, tuple[str, ...]]:
    """Path → `Entity.field` that it fills or names; nothing for what is only part of a key."""
    found = {path: list(targets) for path, targets in takers(mapping).items()}
    for rule in mapping.rows:
        for chain in rule.key:
            for path in _paths(chain):
                found.setdefault(path, [])
        if isinstance(rule.subject, Find):
            for path in _paths(rule.subject.chain):
                found.setdefault(path, []).append(f"Employee.{rule.subject.by}")
    return {path: tuple(dict.fromkeys(targets)) for path, targets in found.items()}


def _paths(chain: Chain) -> tuple[str, ...]:
    source: Path | Const | Join | RowOf = chain.source
    return source.paths if isinstance(source, Path | Join) else ()


async def cells(hub: Hub, paths: Paths, lens: Lens, record: HeldRecord) -> list[HeldCell]:
    """A record's values, and the paths that its mapping looks at in vain; as the lens shows."""
    uses = await paths.of(record)
    if record.body is None:
        return []
    now = dict(leaves(amended(record.body, record.corrections)))
    wanted = [path for path in uses if path not in now and not path.startswith("$")]
    found = []
    for path in [*now, *wanted]:
        targets = uses.get(path, ())
        opened = opened_by(lens, hub.model, targets)
        found.append(
            HeldCell(
                path,
                now.get(path) if opened else None,
                locked=not opened,
                corrected=path in record.corrections,
                fields=tuple(one for one in targets if one in _fields(hub.model, one)),
            )
        )
    return found


def _fields(model: Model, target: str) -> Iterable[str]:
    entity, _, name = target.partition(".")
    spec = model.entities.get(entity)
    return (target,) if spec is not None and name in spec.fields else ()


async def chosen(hub: Hub, ids: Sequence[str]) -> list[HeldRecord]:
    """The records with these ids; raises Refused RECORD_UNKNOWN, PAGE_INVALID."""
    if len(ids) > MOST:
        raise Refused("PAGE_INVALID", "These are too many.", hint=f"{MOST} at most.")
    wanted = sorted({record_id(one) for one in ids})
    found = await held_records(hub.database, hub.sealer, Wanted(ids=wanted), after=None, limit=MOST)
    if len(found) < len(wanted):
        raise unknown()
    return found


def record_id(text: str) -> str:
    """The id of an entry; raises Refused RECORD_UNKNOWN if it can be none."""
    try:
        return str(UUID(text))
    except ValueError:
        raise unknown() from None


def unknown() -> Refused:
    """The error where no such record waits."""
    return Refused(
        "RECORD_UNKNOWN",
        "No such record waits.",
        hint="It may have landed, or its system may have sent another one; look again.",
    )


async def correct(
    hub: Hub, record: str, values: Corrections, lens: Lens, *, actor: str, reason: str
) -> Stands | None:
    """Put values into a record's place and try it again; how it stands then.

    What was corrected before stays unless it is named again. Raises Refused RECORD_UNKNOWN,
    CORRECTION_DENIED where the lens does not open a value, CORRECTION_INVALID, REASON_MISSING,
    CONNECTION_BUSY.
    """
    said_why(reason)
    [found] = await chosen(hub, [record])
    wanted = await to_put(hub, Paths(hub), found, values, lens)
    [now] = await put(hub, [wanted], actor=actor, reason=reason)
    return now


@dataclass(frozen=True)
class Put:
    """A record with all that is to stand in its place."""

    record: HeldRecord
    together: Corrections


async def to_put(hub: Hub, paths: Paths, found: HeldRecord, values: Corrections, lens: Lens) -> Put:
    """What was corrected before, and these; raises Refused CORRECTION_DENIED, …_INVALID."""
    uses = await paths.of(found)
    for path in values:
        if not opened_by(lens, hub.model, uses.get(path, ())):
            raise Refused(
                "CORRECTION_DENIED",
                "Only who may read a value of everybody corrects it.",
                f"path {path}",
            )
        if found.body is None or not can_be_put(found.body, path):
            raise Refused("CORRECTION_INVALID", "No value can stand there.", f"path {path}")
    return Put(found, {**found.corrections, **values})


async def put(hub: Hub, wanted: Sequence[Put], *, actor: str, reason: str) -> list[Stands | None]:
    """Correct records and try them again, a run for each connection; how each stands then.

    Raises Refused CONNECTION_BUSY.
    """
    for one in wanted:
        await put_corrections(
            hub.database, hub.sealer, one.record, one.together, actor=actor, reason=reason
        )
    await _retry(hub, [one.record for one in wanted], actor)
    found = []
    for one in wanted:
        now = await stands(hub.database, one.record)
        if now is not None and now.subject != one.record.subject:
            await reseal_corrections(
                hub.database, hub.sealer, one.record, now.subject, one.together
            )
        found.append(now)
    return found


async def retry(hub: Hub, ids: Sequence[str], *, actor: str) -> Tried:
    """Try records again; raises Refused RECORD_UNKNOWN, CONNECTION_BUSY."""
    found = await chosen(hub, ids)
    await _retry(hub, found, actor)
    return await _told(hub, found)


async def retry_stream(
    hub: Hub, connection: str, stream: str | None = None, *, actor: str
) -> Tried:
    """Try all open records of a connection, or of one of its streams, again."""
    known = await get_connection(hub.database, connection)
    if stream is not None:
        known.stream(stream)
    after: str | None = None
    wanted = Wanted(connection=connection, stream=stream, state=OPEN)
    held = partial(held_records, hub.database, hub.sealer, wanted)
    page: list[HeldRecord] = []
    while some := await held(after=after, limit=MOST):
        page += some
        after = some[-1].id
    await _retry(hub, page, actor)
    return await _told(hub, page)


async def _told(hub: Hub, records: Sequence[HeldRecord]) -> Tried:
    states = [now.state for one in records if (now := await stands(hub.database, one))]
    waits, rejected = states.count(WAITING), states.count(REJECTED)
    return Tried(len(states) - waits - rejected, waits, rejected)


async def dismiss(hub: Hub, ids: Sequence[str], *, actor: str, reason: str) -> int:
    """Decide that records are not ours; raises Refused RECORD_UNKNOWN, REASON_MISSING."""
    said_why(reason)
    found = await chosen(hub, ids)
    await put_state(hub.database, found, DISMISSED, actor=actor, reason=reason)
    return len(found)


async def reopen(hub: Hub, ids: Sequence[str], *, actor: str, reason: str) -> Tried:
    """Take a dismissal back and try the records again; raises as `retry`, REASON_MISSING."""
    said_why(reason)
    found = await chosen(hub, ids)
    await put_state(hub.database, found, OPEN, actor=actor, reason=reason)
    await _retry(hub, found, actor)
    return await _told(hub, found)


async def annotate(
    hub: Hub, ids: Sequence[str], *, actor: str, assignee: str | None, comment: str | None
) -> int:
    """Say who sees to records, comment on them; raises Refused RECORD_UNKNOWN."""
    found = await chosen(hub, ids)
    await put_notes(hub.database, found, actor=actor, assignee=assignee, comment=comment)
    return len(found)


async def _retry(hub: Hub, records: Sequence[HeldRecord], actor: str) -> None:
    """A run a connection, in which these records go through their mappings once more."""
    by_connection: dict[str, list[HeldRecord]] = defaultdict(list)
    for one in records:
        by_connection[one.connection].append(one)
    for name, own in by_connection.items():
        connection = await get_connection(hub.database, name)
        async with alone(hub.database, connection.id, name):
            await _run(hub, connection, own, actor)


async def _run(hub: Hub, connection: Connection, records: Sequence[HeldRecord], actor: str) -> None:
    def mine(stream: int) -> Only | None:
        only = {one.key for one in records if one.stream_id == stream}
        return only.__contains__ if only else None

    await try_again(hub, connection, (REJECTED, WAITING), mine, actor=actor)


async def try_again(
    hub: Hub,
    connection: Connection,
    states: Sequence[str],
    which: Callable[[int], Only | None],
    *,
    actor: str,
) -> None:
    """A run in which kept records in these states go through their mappings once more.

    `which` says by the id of a stream which of its record keys are meant; None: none. The caller
    holds the connection (`alone`).
    """
    run = await start_run(hub.database, connection.id, operator=actor, kind=RUN)
    try:
        errand = Errand(hub, run, actor)
        for reading in await readings(hub, connection):
            only = which(reading.stream.id)
            if only is not None:
                await replay(errand, reading, states, only=only)
        await settle(errand, connection)
    except HubError as error:
        await finish_run(hub.database, run, FAILED, error)
        raise
    except BaseException:
        await finish_run(hub.database, run, FAILED)
        raise
    await finish_run(hub.database, run, FINISHED)
