"""Changes of departments, told by three functions: the effect shown → carried out → the day come.

What a change means stands in `reorganise`; here it is weighed, landed, and kept on the record.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hub.auth.viewer import Viewer
from hub.errors import HubError, Refused, Unmappable
from hub.flows.department_aliases import Given, fill, may_change, raised, waiting_for
from hub.flows.edit import edit, land_edits, looked_at
from hub.flows.edit_record import Edit
from hub.flows.hub import Hub
from hub.flows.reorganise import Change, Kind, aliases_of, applied, edits_of, names_learnt
from hub.observe import observe
from hub.schema.record import Json
from hub.store.acts import note
from hub.store.idempotency import KeptOutcome, keep_made
from hub.store.landing.desk import Connection as Session
from hub.store.reorganisation import (
    DONE,
    FAILED,
    PLANNED,
    WITHDRAWN,
    Hanging,
    KeptChange,
    Unit,
    due_changes,
    hanging,
    keep_change,
    later_changes,
    mappings_in_use,
    positions_of,
    put_alias,
    put_part,
    senders,
    settle_change,
    there_are,
    units_at,
    units_now,
)
from hub.store.uuid7 import is_uuid


@dataclass(frozen=True)
class Sender:
    """A stream whose records name the department, and how many posts they are."""

    connection: str
    stream: str
    posts: int


@dataclass(frozen=True)
class Effect:
    """What a change would come to; nothing of it has happened."""

    hangs: Hanging
    moved: int
    """People who would be in another department."""
    senders: tuple[Sender, ...]
    mappings: tuple[tuple[str, str], ...]
    """(connection, stream) of mappings that name the department themselves."""
    waiting: int
    """Cells that wait with a name that would be known."""
    aliases: tuple[str, ...]
    """Names that would stay known."""


@dataclass(frozen=True)
class Carried:
    """What became of a change."""

    id: str
    state: str
    """`done`, or `planned` for a day to come."""
    filled: int
    """Cells that waited for a name and do so no longer."""


async def effect(hub: Hub, viewer: Viewer, change: Change, given: Given) -> Effect:
    """The dry run; raises Refused where it could not be carried out."""
    await may_change(hub, viewer, given)
    units, edits = await _edits(hub, change)
    raised(await looked_at(hub, viewer, edits, given))
    own = units[change.department]
    hangs = await hanging(hub.database, own.id, change.day)
    follows = change.kind in {Kind.MERGE, Kind.SPLIT}
    names = {own.code, own.name}
    named = [
        (connection, stream)
        for connection, stream, document in await mappings_in_use(hub.database)
        if names & {*_texts(document)}
    ]
    waits = await waiting_for(hub, names_learnt(change))
    return Effect(
        hangs=hangs,
        moved=hangs.people if follows else 0,
        senders=tuple(Sender(*one) for one in await senders(hub.database, own.id)),
        mappings=tuple(named),
        waiting=sum(waits.values()),
        aliases=tuple(aliases_of(change, units)),
    )


async def carry_out(hub: Hub, viewer: Viewer, change: Change, reason: str, given: Given) -> Carried:
    """Make the change, or plan it for its day; raises Refused and makes nothing."""
    # First, as what is planned is for nobody else to know of.
    await may_change(hub, viewer, given)
    units, edits = await _edits(hub, change)
    author = viewer.subject
    if change.day > hub.today():
        raised(await looked_at(hub, viewer, edits, given))
        async with hub.database.transaction() as session:
            made = await _kept(session, change, PLANNED, author, reason)
        return Carried(made, PLANNED, 0)
    before = await waiting_for(hub, names_learnt(change))
    done: list[str] = []

    async def also(session: Session) -> None:
        await _beside(session, change, aliases_of(change, units), author, reason)
        done.append(await _kept(session, change, DONE, author, reason))

    raised(await edit(hub, viewer, edits, reason, given, also=also))
    filled = await fill(hub, before, names_learnt(change), actor=author)
    return Carried(done[-1], DONE, filled)


async def carry_out_due(hub: Hub) -> int:
    """Carry out what was planned for today or before; how many changes it was.

    Whether their authors may was asked when they planned them. One that does not fit any more is
    told on the record and leaves all as it is.
    """
    count = 0
    for kept in await due_changes(hub.database, hub.today()):
        error = await _due(hub, kept)
        if error is None:
            count += 1
            continue
        async with hub.database.transaction() as session:
            if await settle_change(session, kept.id, FAILED, error):
                observe("departments.change_failed", change=kept.id, code=error)
    return count


async def withdraw(
    hub: Hub, viewer: Viewer, change: str, given: Given, keep: KeptOutcome | None = None
) -> None:
    """Take back a planned change; raises Refused CHANGE_UNKNOWN, CHANGE_DENIED."""
    await may_change(hub, viewer, given)
    async with hub.database.transaction() as session:
        if not is_uuid(change) or not await settle_change(session, change, WITHDRAWN):
            raise Refused(
                "CHANGE_UNKNOWN",
                "No such change is planned.",
                hint="It may have been carried out; a change that is done is undone by another.",
            )
        detail: dict[str, Json] = {"change": change}
        await note(session, viewer.subject, "department.withdrawn", "Department", detail=detail)
        await keep_made(session, keep, ("change", change))


async def tree_on(hub: Hub, day: date) -> list[Unit]:
    """The departments that hold on a day, as far as is known: planned changes are carried out."""
    end = datetime.combine(day + timedelta(days=1), time(), hub.settings.zone)
    moment = min(end, datetime.now(hub.settings.zone))
    units = await units_at(hub.database, moment)
    for kept in await later_changes(hub.database, day, moment):
        units = applied(Change.of(kept), units)
    return sorted((one for one in units.values() if one.holds(day)), key=lambda one: one.code)


async def _due(hub: Hub, kept: KeptChange) -> str | None:
    """Why a planned change could not be carried out; None if it was."""
    change = Change.of(kept)

    async def also(session: Session) -> None:
        if not await settle_change(session, kept.id, DONE):
            raise Unmappable("CHANGE_SETTLED", "The change is planned no more.")
        await _beside(session, change, aliases_of(change, units), kept.author, kept.reason)

    try:
        units, edits = await _edits(hub, change)
        raised(await land_edits(hub, kept.author, edits, kept.reason, also=also))
    except HubError as error:
        return error.code
    return None


async def _edits(hub: Hub, change: Change) -> tuple[dict[str, Unit], list[Edit]]:
    """What there is and what the change means; raises Refused."""
    units = await units_now(hub.database.writer)
    positions = await positions_of(hub.database, change.department)
    edits = edits_of(change, units, positions)
    people = {one for some in change.parts.values() for one in some}
    if len(people) < sum(len(some) for some in change.parts.values()):
        raise Refused("SPLIT_TWICE", "Somebody is named in two parts.")
    if await there_are(hub.database, people) != people:
        raise Refused("EMPLOYEE_UNKNOWN", "Somebody who is named is not known.")
    if change.kind is Kind.RETIRE:
        hangs = await hanging(hub.database, change.department, change.day)
        if hangs.posts or hangs.units:
            raise Refused(
                "DEPARTMENT_IN_USE",
                f"{hangs.posts} posts and {hangs.units} departments below it go on then.",
                hint="Move them first, or merge the department into another one.",
            )
    return units, edits


async def _beside(
    session: Session, change: Change, aliases: Sequence[str], author: str, reason: str
) -> None:
    """What a change writes beside its edits: aliases, and who belongs to which part."""
    for value in aliases:
        await put_alias(session, change.department, value, author=author, reason=reason)
    for successor, people in change.parts.items():
        for one in people:
            await put_part(session, change.department, one, successor, change.day)


async def _kept(session: Session, change: Change, state: str, author: str, reason: str) -> str:
    return await keep_change(
        session,
        change.department,
        change.kind,
        change.day,
        change.document(),
        state=state,
        author=author,
        reason=reason,
    )


def _texts(value: Json) -> Iterator[str]:
    """Every text of a document, keys as well."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
