"""What an edit would come to: a dry run, by the same checks and the same landing as the edit.

The batch is decided about as ever and thrown away before anything is written. What is told is
what making the edit would tell: a cell that the viewer may write but not read counts as changed,
whatever it holds, or a guess could be tried without leaving a trace.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from hub.auth.viewer import Viewer
from hub.errors import Unmappable
from hub.flows.edit import (
    ATTEMPTS,
    OTHER_VERSION,
    Problem,
    askable,
    awaits,
    looked_at,
    unfit,
    weighed,
)
from hub.flows.edit_record import Edit, landing_of
from hub.flows.hub import Hub
from hub.plan.check import weigh
from hub.plan.restrict import Access
from hub.store.landing.hub_stream import known_hub_stream
from hub.store.landing.land import UNFIT, foresee
from hub.store.landing.refold import Refolded

Seen: TypeAlias = Mapping[tuple[str, ...], Sequence[str]]
"""Classes → employees of whom it was told whether a cell of these classes would change."""


@dataclass(frozen=True)
class Change:
    """What an edit would change of a row."""

    entity: str
    row: str
    new: bool
    fields: tuple[str, ...]
    """Those that would have another value, or that the viewer may not compare."""


@dataclass(frozen=True)
class Foreseen:
    """What edits would come to; nothing has been written."""

    changes: tuple[Change, ...]
    rows: Mapping[str, str]
    """Entity → row; a new one is not there."""
    seen: Seen
    waits: bool = False
    """Whether somebody else would have to approve it."""


async def dry_run(
    hub: Hub, viewer: Viewer, edits: Sequence[Edit], given: Mapping[str, object]
) -> Foreseen | Problem:
    """What the edits would change, or why they would not be made."""
    for _ in range(ATTEMPTS):
        outcome = await _foreseen(hub, viewer, edits, given)
        if not (isinstance(outcome, Problem) and outcome.code == OTHER_VERSION):
            break
    return outcome


async def _foreseen(
    hub: Hub, viewer: Viewer, edits: Sequence[Edit], given: Mapping[str, object]
) -> Foreseen | Problem:
    held = await looked_at(hub, viewer, edits, given, to_ask=askable(edits))
    if isinstance(held, Problem):
        return held
    waits = any(awaits(hub, viewer, one) for one in held)
    said = [one for one in held if one.values or one.revoked or one.unsaid]
    found, seen = await foreseen(hub, viewer, said, given)
    wrong = next((one for one in found if isinstance(one, Problem)), None)
    if wrong is not None:
        return wrong
    changes = tuple(one for one in found if isinstance(one, Change))
    subjects = [one.subject for one in held if one.subject is not None]
    whom = {"Employee": subjects[0]} if subjects else {}
    return Foreseen(changes, whom | {one.entity: one.row for one in held}, seen, waits)


async def foreseen(
    hub: Hub, viewer: Viewer, held: Sequence[Edit], given: Mapping[str, object]
) -> tuple[list[Change | Problem], Seen]:
    """Of each edit that was looked at, and says something, what it would come to."""
    async with hub.database.writer.acquire() as connection:
        stream = await known_hub_stream(connection)
    landing = landing_of(hub, stream, viewer.subject, held, "", whole=False)
    try:
        fates, decided = await foresee(
            hub.database, hub.made, hub.model, hub.sealer, hub.today(), landing
        )
    except Unmappable as error:
        return [unfit(error)] * len(held), {}
    rows = {(entity, one.row_id): one for entity, some in decided.refolded.items() for one in some}
    found: list[Change | Problem] = []
    seen: dict[tuple[str, ...], list[str]] = {}
    for number, one in enumerate(held):
        if fates.of[number] == "quarantined":
            code = fates.why.get(number, "REJECTED")
            found.append(unfit(Unmappable(code, "The edit does not fit what is held.", hint=UNFIT)))
            continue
        readable = frozenset() if one.new else await _readable(hub, viewer, one, given)
        found.append(_change(one, rows.get((one.entity, one.row)), readable))
        _note(hub, viewer, one, readable, seen)
    return found, seen


def _change(one: Edit, row: Refolded | None, readable: frozenset[str]) -> Change:
    differs = [
        name
        for name in sorted(one.touched)
        if one.new or name not in readable or (row is not None and _differs(row, name))
    ]
    return Change(one.entity, one.row, one.new, tuple(differs))


def _differs(row: Refolded, name: str) -> bool:
    before, after = row.before, row.after
    if before is None or before.closed != after.closed:
        return True
    return (before.values.get(name), before.pending.get(name)) != (
        after.values.get(name),
        after.pending.get(name),
    )


async def _readable(
    hub: Hub, viewer: Viewer, one: Edit, given: Mapping[str, object]
) -> frozenset[str]:
    """Fields of the edit that the viewer may read of the row."""
    spec, access = hub.model[one.entity], Access(hub.model, viewer)
    names = sorted(one.touched)
    made = weigh(
        spec, [access.cell(spec, spec[name]) for name in names], access, hub.made, closed=True
    )
    found = await weighed(hub, made, one.row, given)
    if found is None:
        return frozenset()
    return frozenset(name for name, open_ in zip(names, found[2:], strict=True) if open_)


def _note(
    hub: Hub,
    viewer: Viewer,
    one: Edit,
    readable: frozenset[str],
    seen: dict[tuple[str, ...], list[str]],
) -> None:
    """To say whether a cell differs is to read it: of others' recorded classes, on the record."""
    spec = hub.model[one.entity]
    subject = one.row if spec.subject == "self" else one.subject
    classes = {spec[name].cls for name in readable}
    recorded = tuple(sorted(each.name for each in classes if each.recorded))
    if recorded and subject is not None and subject != viewer.employee_id:
        seen.setdefault(recorded, []).append(subject)
