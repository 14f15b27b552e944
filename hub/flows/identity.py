"""Who is who across systems: pairs are found and looked at, rows become one, and two again.

`find` compares all people (`mappings/people`) and keeps the pairs. What is certain may be merged
by itself when it is asked for; whatever else is decided by a person, and is remembered: two people
are not offered as one again.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from hub.errors import HubError, Refused, said_why
from hub.flows.hub import Hub
from hub.flows.replay import Errand, settle
from hub.mappings.people.pairs import Found, Grade, find
from hub.mappings.people.profile import Held, Profile
from hub.store.acts import Session
from hub.store.connections import list_connections
from hub.store.idempotency import KeptOutcome, keep_made
from hub.store.identity import (
    FoundPair,
    Ids,
    Merge,
    NewPair,
    PersonRow,
    apart,
    joined_since,
    merges,
    note_merge,
    note_undone,
    pair_of,
    people,
    put_apart,
    put_notes,
    put_pairs,
    rights_of,
    standing,
)
from hub.store.landing.rowset import EMPLOYEE
from hub.store.landing.unite import Moved, Where, turn_over
from hub.store.runs import FAILED, FINISHED, alone, finish_run, start_run

MOST: Final = 200
"""Pairs of one act."""
RUN: Final = "identity"


@dataclass(frozen=True)
class Looked:
    """What comparing all people came to."""

    people: int
    compared: int
    certain: int
    review: int
    left_out: int
    """Blocks that were too large to be compared."""
    merged: int
    refused: int
    """Certain pairs that could not be made one: they stay open, and say why when one tries."""


@dataclass(frozen=True)
class Merged:
    """A merge that was made."""

    id: str
    survivor: str
    merged: str
    rows: int
    """Records and rows that went over."""


@dataclass(frozen=True)
class Unmerged:
    """A merge that was taken back."""

    survivor: str
    merged: str
    rows: int
    joined_since: int
    """Records that were found to be about the person meanwhile: they stay, and may be wrong."""


async def look(
    hub: Hub, *, actor: str, merge_certain: bool = False, but: str | None = None
) -> Looked:
    """Compare all people and keep the pairs; with `merge_certain` make one of what is certain.

    `but`: an employee of whom nothing is decided by that: whoever asks decides not of themselves.
    """
    rows = await people(hub.database, hub.made, hub.model[EMPLOYEE])
    known = await apart(hub.database)
    found = await asyncio.to_thread(find, [profile(one) for one in rows], known)
    await put_pairs(hub.database, [_kept(one) for one in found.pairs], actor=actor)
    merged = refused = 0
    if merge_certain:
        merged, refused = await _merge_certain(hub, found, actor, but)
    grades = [one.grade for one in found.pairs]
    certain = grades.count(Grade.CERTAIN)
    review = len(grades) - certain
    return Looked(len(rows), found.compared, certain, review, found.left_out, merged, refused)


def _kept(one: Any) -> NewPair:
    codes = [piece.code for piece in one.evidence]
    return NewPair(one.one, one.other, one.grade.value, round(one.score), codes)


def profile(row: PersonRow) -> Profile:
    """A row as it is compared."""
    said = row.values
    return Profile(
        id=row.id,
        systems=row.systems,
        name=said["legal_name"],
        born=said["birth_date"],
        gender=said["gender"],
        identity=said["national_id"],
        phone=said["private_phone"],
        mail=said["work_email"],
        department=said["department"],
        numbers=tuple(Held(*one) for one in row.numbers),
    )


async def _merge_certain(hub: Hub, found: Found, actor: str, but: str | None) -> tuple[int, int]:
    """Make one of every certain pair, into the older row; how many, and how many could not be."""
    into: dict[str, str] = {}
    refused = 0
    for one in found.pairs:
        if one.grade is not Grade.CERTAIN or but in {one.one, one.other}:
            continue
        ids = sorted({_end(into, one.one), _end(into, one.other)})
        if len(ids) < 2:  # noqa: PLR2004 - joined in a roundabout way already
            continue
        try:
            await merge(hub, ids[0], ids[1], actor=actor, reason="certain by the rules")
        except Refused:
            refused += 1
        else:
            into[ids[1]] = ids[0]
    return len(into), refused


def _end(into: dict[str, str], one: str) -> str:
    while one in into:
        one = into[one]
    return one


async def merge(
    hub: Hub,
    survivor: str,
    merged: str,
    *,
    actor: str,
    reason: str,
    keep: KeptOutcome | None = None,
) -> Merged:
    """Let two rows be one person; all of `merged` goes over to `survivor`.

    `keep`, here and below: where it is kept for the same request once more.

    Raises Refused IDENTITY_UNKNOWN, IDENTITY_STATE, IDENTITY_RIGHTS, IDENTITY_COLLIDES,
    REASON_MISSING.
    """
    said_why(reason)
    ids = (employee_id(survivor), employee_id(merged))
    await _may_be_one(hub, hub.database.writer, ids)
    made: list[str] = []

    async def written(session: Any, moved: Moved) -> None:
        await _may_be_one(hub, session, ids)  # nobody has come between
        made.append(await note_merge(session, ids, moved, actor=actor, reason=reason))
        await keep_made(session, keep, ("merge", made[-1]), ("rows", str(moved.rows)))

    moved = await turn_over(
        where(hub), ids[1], ids[0], None,
        actor=actor, action="identity.merge", reason=reason, also=written,
    )  # fmt: skip
    return Merged(made[-1], ids[0], ids[1], moved.rows)


async def _may_be_one(hub: Hub, session: Session, ids: Ids) -> None:
    there = await standing(session, ids)
    if len(there) < len(set(ids)) or len(set(ids)) == 1:
        raise unknown()
    if not all(there.values()):
        raise Refused(
            "IDENTITY_STATE",
            "Only rows that are open become one.",
            hint="One of both is merged with another already, or closed.",
        )
    rights = await rights_of(session, ids[1], hub.today())
    if rights:
        raise Refused(
            "IDENTITY_RIGHTS",
            "Who would be merged holds rights, which go over to nobody.",
            ", ".join(rights),
            "End them first, or merge the other way round.",
        )


async def unmerge(
    hub: Hub, merge_id: str, *, actor: str, reason: str, keep: KeptOutcome | None = None
) -> Unmerged:
    """Take a merge back: just what went over goes back, and what came since is looked at anew.

    Raises Refused MERGE_UNKNOWN, IDENTITY_STATE, REASON_MISSING, CONNECTION_BUSY.
    """
    said_why(reason)
    one = await _standing(hub, merge_id)
    since = await joined_since(hub.database, one.survivor, one.at)

    async def written(session: Any, moved: Moved) -> None:
        await note_undone(session, one, moved, actor=actor, reason=reason)
        await keep_made(session, keep, ("rows", str(moved.rows)), ("since", str(since)))

    moved = await turn_over(
        where(hub), one.survivor, one.merged, one.moved,
        actor=actor, action="identity.unmerge", reason=reason, also=written,
    )  # fmt: skip
    await _settle(hub, actor)
    return Unmerged(one.survivor, one.merged, moved.rows, since)


async def _standing(hub: Hub, merge_id: str) -> Merge:
    try:
        found = await merges(hub.database, merge=str(UUID(merge_id)))
    except ValueError:
        found = []
    if not found:
        raise Refused("MERGE_UNKNOWN", "There is no such merge.", hint="Look at the list again.")
    [one] = found
    later = await merges(hub.database, person=one.survivor, standing_only=True)
    if one.undone_at is not None or any(each.merged == one.survivor for each in later):
        raise Refused(
            "IDENTITY_STATE",
            "The merge does not stand, or whom it left is merged with another by now.",
            hint="Take the later merge back first.",
        )
    return one


async def _settle(hub: Hub, actor: str) -> None:
    """Land what came since for whom it is about now."""
    for connection in await list_connections(hub.database):
        if not connection.streams or connection.connector == "hub":
            continue
        async with alone(hub.database, connection.id, connection.name):
            run = await start_run(hub.database, connection.id, operator=actor, kind=RUN)
            try:
                await settle(Errand(hub, run, actor), connection)
            except HubError as error:
                await finish_run(hub.database, run, FAILED, error)
                raise
            except BaseException:
                await finish_run(hub.database, run, FAILED)
                raise
            await finish_run(hub.database, run, FINISHED)
        return  # one pass goes through all connections


async def two_people(hub: Hub, ids: Sequence[Ids], *, actor: str, reason: str) -> int:
    """Remember that these are two people; raises Refused IDENTITY_UNKNOWN, REASON_MISSING, …."""
    said_why(reason)
    if len(ids) > MOST:
        raise Refused("PAGE_INVALID", "These are too many.", hint=f"{MOST} at most.")
    wanted = [(employee_id(one), employee_id(other)) for one, other in ids]
    there = await standing(hub.database.writer, [each for pair in wanted for each in pair])
    if any(one == other or {one, other} - there.keys() for one, other in wanted):
        raise unknown()
    await put_apart(hub.database, wanted, actor=actor, reason=reason)
    return len(wanted)


async def annotate(
    hub: Hub, ids: Ids, *, actor: str, assignee: str | None, comment: str | None
) -> FoundPair:
    """Say who looks at a pair, comment on it; raises Refused IDENTITY_UNKNOWN."""
    wanted = (employee_id(ids[0]), employee_id(ids[1]))
    if await pair_of(hub.database, *wanted) is None:
        raise unknown()
    await put_notes(hub.database, wanted, actor=actor, assignee=assignee, comment=comment)
    found = await pair_of(hub.database, *wanted)
    if found is None:
        raise unknown()
    return found


def employee_id(text: str) -> str:
    """The id of an employee; raises Refused IDENTITY_UNKNOWN if it can be none."""
    try:
        return str(UUID(text))
    except ValueError:
        raise unknown() from None


def unknown() -> Refused:
    """The error where there are no such two people, or no such pair."""
    return Refused(
        "IDENTITY_UNKNOWN",
        "There are no such two rows of people.",
        hint="Look at the list again.",
    )


def where(hub: Hub) -> Where:
    """What a merge works with."""
    return Where(hub.database, hub.made, hub.model, hub.sealer, hub.today())
