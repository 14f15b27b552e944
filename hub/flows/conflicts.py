"""Conflicts as a place of work: who says what of a cell, and whose word holds.

What a viewer is told of - in lists, in counts, by what they may decide - passes the conditions of
reading the cell (`plan/contested`). "Take this value" is an edit of the hub, which wins in the
fold; "both are right" is remembered by a digest of all that is said, so that it ends by itself
when somebody says something else. Either is taken back: the edit is unsaid, and what the hub had
said before is said again.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from hub.auth.viewer import Viewer
from hub.errors import Refused, said_why
from hub.flows.edit import Problem, edit, refusal
from hub.flows.edit_record import Edit
from hub.flows.hub import Hub
from hub.plan import contested
from hub.plan.contested import KEEP, TAKE, Contested, Wanted
from hub.plan.restrict import Access
from hub.schema.model import EntitySpec, Field
from hub.store.conflicts import (
    Cell,
    Decided,
    Standing,
    decisions_of,
    edited,
    put_decision,
    said_of,
    sealed_before,
    standing,
    stream_names,
    undo_decision,
)
from hub.store.landing.conflicts import Conflict, keep_all, said_digest, shown_digest
from hub.store.landing.desk import NOBODY, Connection
from hub.store.landing.fold import EDIT, Source
from hub.store.landing.land import alone
from hub.store.provenance import Named
from hub.store.read import all_rows
from hub.store.uuid7 import is_uuid

MOST: Final = 200
"""Conflicts of one page, and of one act."""
PORTION: Final = 2_000
Given = Mapping[str, object]


@dataclass(frozen=True)
class Side:
    """What one source says."""

    id: str
    """Names the source and what it says: once it says something else, nothing."""
    system: str
    """Name of the connection; `hub` for an edit made here."""
    stream: str
    record: str
    precedence: int
    recorded_at: datetime | None
    changed_at: datetime | None
    """When the record changed, by its own word."""
    value: str | None
    """Canonical text; a link as the id of its row. None: nothing, said on purpose."""
    wins: bool


@dataclass(frozen=True)
class Shown:
    """A conflict that somebody may be told of."""

    cell: Cell
    subject: str | None
    rule: str
    since: datetime
    state: str
    sides: tuple[Side, ...]
    """The one that the row shows first."""
    reason: str | None
    """Why it was decided so, if it was."""
    decided_by: str | None
    decided_at: datetime | None

    @property
    def cursor(self) -> str:
        """Where the next page goes on."""
        return f"{self.since.isoformat()}~{self.cell.row}~{self.cell.field}"


@dataclass(frozen=True)
class Heap:
    """How many conflicts there are of a field between systems."""

    entity: str
    field: str
    winner: str
    """Connection whose values are shown."""
    against: tuple[str, ...]
    state: str
    count: int


@dataclass(frozen=True)
class Asked:
    """Which conflicts somebody wants to see; a system by the name of its connection."""

    entity: str | None = None
    field: str | None = None
    system: str | None = None
    department: str | None = None
    state: str | None = contested.OPEN
    row: str | None = None


async def page(
    hub: Hub, viewer: Viewer, given: Given, asked: Asked, *, first: int, after: str | None = None
) -> list[Shown]:
    """Conflicts that the viewer may be told of, the latest first.

    Raises Refused CONFLICT_FILTER, PAGE_INVALID.
    """
    if not 0 <= first <= MOST + 1:
        raise Refused("PAGE_INVALID", "The page is too large.", hint=f"{MOST} at most.")
    names = await stream_names(hub.database)
    wanted = _wanted(hub, asked, names)
    made = contested.page(wanted, Access(hub.model, viewer), hub.made)
    since, row, field = _place(after)
    place = {"after.since": since, "after.row": row, "after.field": field, "limit": first}
    lines = await _lines(hub, made, {**given, **_filters(wanted), **place})
    return await _opened(hub, names, lines)


async def heaps(hub: Hub, viewer: Viewer, given: Given, asked: Asked) -> list[Heap]:
    """How many there are that the viewer may be told of, the largest heap first."""
    names = await stream_names(hub.database)
    wanted = _wanted(hub, asked, names)
    made = contested.tally(wanted, Access(hub.model, viewer), hub.made)
    found: dict[tuple[str, str, str, tuple[str, ...], str], int] = defaultdict(int)
    for entity, field, winner, against, state, count in await _lines(
        hub, made, {**given, **_filters(wanted)}
    ):
        others = tuple(sorted({names[one].connection for one in against}))
        key = (_text(entity), _text(field), names[winner].connection, others, _text(state))
        found[key] += count
    made_of = [Heap(*key, count) for key, count in found.items()]
    return sorted(made_of, key=lambda one: (-one.count, one.entity, one.field, one.winner))


def _wanted(hub: Hub, asked: Asked, names: Mapping[int, Named]) -> Wanted:
    spec = None if asked.entity is None else hub.model.entities.get(asked.entity)
    if asked.entity is not None and (spec is None or spec.owned):
        raise _no_such("There is no such entity that several systems make.")
    if asked.field is not None and (spec is None or asked.field not in spec.fields):
        raise _no_such("There is no such field; name its entity too.")
    if asked.state is not None and asked.state not in contested.STATES:
        raise _no_such("There is no such state.", f"One of {', '.join(contested.STATES)}.")
    streams = None
    if asked.system is not None:
        streams = tuple(one for one, named in names.items() if named.connection == asked.system)
        if not streams:
            raise _no_such("There is no such system.")
    return Wanted(
        asked.entity, asked.field, streams, asked.department, asked.state, asked.row
    )  # fmt: skip


def _no_such(message: str, hint: str = "Look at the list again.") -> Refused:
    return Refused("CONFLICT_FILTER", message, hint=hint)


def _filters(wanted: Wanted) -> dict[str, object]:
    streams = None if wanted.streams is None else list(wanted.streams)
    return {"streams": streams, "department": wanted.department, "row": wanted.row}


def _place(after: str | None) -> tuple[datetime | None, str | None, str | None]:
    if after is None:
        return None, None, None
    none = Refused("PAGE_INVALID", "The cursor is none.", hint="Use `endCursor`.")
    try:
        text, row, field = after.split("~")
        since = datetime.fromisoformat(text)
    except ValueError:
        raise none from None
    if since.tzinfo is None or not is_uuid(row):
        raise none
    return since, row, field


async def _lines(hub: Hub, made: Contested | None, known: Mapping[str, object]) -> list[Any]:
    if made is None:
        return []
    values = [
        known[one.source] if isinstance(one.source, str) else getattr(one.source, "value", None)
        for one in made.slots
    ]
    return await all_rows(hub.database, made.sql, values, known)


async def _opened(hub: Hub, names: Mapping[int, Named], lines: Sequence[Any]) -> list[Shown]:
    """With what is said; a conflict that has ended since it was listed is left out."""
    rows: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        rows[_text(line["entity"])].append(str(line["row_id"]))
    said = {
        entity: await said_of(hub.database, hub.sealer, hub.model[entity], ids)
        for entity, ids in rows.items()
    }
    found = []
    for line in lines:
        cell = Cell(_text(line["entity"]), str(line["row_id"]), _text(line["field"]))
        one = said[cell.entity].get(cell.row, {}).get(cell.field)
        if one is None:
            continue
        subject = None if line["subject"] is None else str(line["subject"])
        state = _text(line["state"])
        holds = state != contested.OPEN  # what was decided of something else is over
        found.append(
            Shown(
                cell,
                subject,
                one.rule,
                line["since"],
                state,
                tuple(_side(hub, names, cell, one, each) for each in one.sides),
                _text(line["reason"]) if holds else None,
                _text(line["decided_by"]) if holds else None,
                line["decided_at"] if holds else None,
            )
        )
    return found


def _side(hub: Hub, names: Mapping[int, Named], cell: Cell, one: Conflict, said: Source) -> Side:
    named = names[said.stream]
    alone_said = Conflict(cell.field, one.rule, (said,))
    return Side(
        id=said_digest(hub.sealer, cell.row, alone_said).hex(),
        system=named.connection,
        stream=named.stream,
        record=said.key,
        precedence=said.precedence,
        recorded_at=said.recorded,
        changed_at=said.changed,
        value=said.fields[cell.field],
        wins=said is one.sides[0],
    )


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


async def one_of(hub: Hub, viewer: Viewer, given: Given, cell: Cell) -> Shown:
    """The conflict of a cell; raises Refused CONFLICT_UNKNOWN where the viewer knows of none."""
    asked = Asked(cell.entity, cell.field, state=None, row=cell.row)
    found = await page(hub, viewer, given, asked, first=1)
    if not found:
        raise _unknown()
    return found[0]


async def take(
    hub: Hub, viewer: Viewer, given: Given, cell: Cell, side: str, *, reason: str
) -> None:
    """Take what one side says from now on, whatever systems say: an edit of the hub.

    Raises Refused CONFLICT_UNKNOWN, CONFLICT_CHANGED, CONFLICT_DENIED, REASON_MISSING.
    """
    said_why(reason)
    shown = await one_of(hub, viewer, given, cell)
    chosen = next((one for one in shown.sides if one.id == side), None)
    if chosen is None:
        raise Refused(
            "CONFLICT_CHANGED", "That is not what it says any more.", hint="Look at it again."
        )
    mine = next((one for one in shown.sides if one.precedence >= EDIT), None)
    known = await standing(hub.database, hub.sealer, cell)
    before = mine.value if mine else None
    if known is not None and shown.state == contested.TAKEN:
        before = known.before  # what the hub says now is that decision's
    subject = shown.subject or NOBODY
    sealed = await sealed_before(hub.sealer, cell, subject, before)
    digest = shown_digest(hub.sealer, cell.row, cell.field, chosen.value)

    async def also(session: Connection) -> None:
        await put_decision(
            session, cell, TAKE, digest, before=sealed, actor=viewer.subject, reason=reason
        )

    wanted = Edit(cell.entity, cell.row, {cell.field: chosen.value})
    _done(await edit(hub, viewer, [wanted], reason, given, also=also))


async def keep(
    hub: Hub, viewer: Viewer, given: Given, cells: Sequence[Cell], *, reason: str
) -> int:
    """Remember that all are right, until one says something else; how many.

    Raises Refused CONFLICT_UNKNOWN, CONFLICT_STATE, CONFLICT_DENIED, REASON_MISSING, PAGE_INVALID.
    """
    said_why(reason)
    if len(cells) > MOST:
        raise Refused("PAGE_INVALID", "These are too many.", hint=f"{MOST} at most.")
    digests = []
    for cell in cells:
        shown = await one_of(hub, viewer, given, cell)
        if shown.state == contested.TAKEN:
            raise _state("A value was taken already.")
        await _may_decide(hub, viewer, given, cell)
        said = await said_of(hub.database, hub.sealer, hub.model[cell.entity], [cell.row])
        digests.append(said_digest(hub.sealer, cell.row, said[cell.row][cell.field]))
    async with hub.database.transaction() as session:
        for cell, digest in zip(cells, digests, strict=True):
            await put_decision(session, cell, KEEP, digest, actor=viewer.subject, reason=reason)
    return len(cells)


async def reopen(hub: Hub, viewer: Viewer, given: Given, cell: Cell, *, reason: str) -> None:
    """Take the decision about a cell back: the row shows again what it would show without it.

    Raises Refused CONFLICT_STATE, CONFLICT_DENIED, REASON_MISSING.
    """
    said_why(reason)
    await _may_decide(hub, viewer, given, cell)
    known = await standing(hub.database, hub.sealer, cell)
    if known is None:
        raise _state("Nothing is decided about it.")

    async def also(session: Connection) -> None:
        await undo_decision(session, cell, known, viewer.subject, reason)

    if not await _says_so(hub, cell, known):
        async with hub.database.transaction() as session:
            await undo_decision(session, cell, known, viewer.subject, reason)
        return
    wanted = Edit(cell.entity, cell.row, {}, unsaid=frozenset({cell.field}))
    if known.before is not None:
        wanted = Edit(cell.entity, cell.row, {cell.field: known.before})
    _done(await edit(hub, viewer, [wanted], reason, given, also=also))


async def _says_so(hub: Hub, cell: Cell, known: Standing) -> bool:
    """Whether the hub says what was taken; what somebody has edited since is theirs."""
    now = await edited(hub.database, hub.sealer, hub.model[cell.entity], cell)
    same = shown_digest(hub.sealer, cell.row, cell.field, now) == known.digest
    return known.kind == TAKE and same


async def decisions(hub: Hub, viewer: Viewer, given: Given, cell: Cell) -> list[Decided]:
    """What was ever decided about a cell that the viewer may change, the latest first."""
    await _may_decide(hub, viewer, given, cell)
    return await decisions_of(hub.database, cell)


async def _may_decide(hub: Hub, viewer: Viewer, given: Given, cell: Cell) -> None:
    """Who decides whose value is shown, may change it."""
    field_of(hub, cell)
    wanted = Edit(cell.entity, cell.row, {}, unsaid=frozenset({cell.field}))
    problem = await refusal(hub, viewer, wanted, given)
    if problem is not None:
        raise _as_refused(problem)


def field_of(hub: Hub, cell: Cell) -> Field:
    """The field of a cell; raises Refused CONFLICT_UNKNOWN if there is none."""
    spec: EntitySpec | None = hub.model.entities.get(cell.entity)
    one = spec.fields.get(cell.field) if spec else None
    if one is None or one.projected:
        raise _unknown()
    return one


def _done(outcome: object) -> None:
    if isinstance(outcome, Problem):
        raise _as_refused(outcome)


def _as_refused(problem: Problem) -> Refused:
    if problem.kind == "NotFound":
        return _unknown()  # of a hidden row in the words for a cell that never was
    code = "CONFLICT_DENIED" if problem.kind == "Denied" else problem.code
    return Refused(code, problem.message, hint=problem.hint)


def _unknown() -> Refused:
    return Refused("CONFLICT_UNKNOWN", "There is no such conflict.", hint="Look at the list again.")


def _state(message: str) -> Refused:
    return Refused("CONFLICT_STATE", message, hint="Look at it again.")


async def recount(hub: Hub) -> int:
    """Let conflicts follow all mapped records anew; how many there are.

    For what was landed before conflicts were kept; otherwise it changes nothing.
    """
    folded = {spec.name: spec for spec in hub.model if not spec.owned}
    async with alone(hub.database) as connection:
        return await keep_all(connection, hub.sealer, folded, PORTION)
