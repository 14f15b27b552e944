"""Office fields about who is who: pairs found and decided, rows made one and two again.

What two rows have in common tells of their values: evidence is named only to who may read its
field of everybody. Nobody decides about their own row.
"""

from collections.abc import Mapping
from typing import Final

import strawberry

from hub.errors import Refused
from hub.flows import identity
from hub.flows.identity_words import may_decide, told
from hub.flows.lens import Lens
from hub.plan.graph import global_id
from hub.resolvers.office.cursors import cursor_of, place_of
from hub.resolvers.office.field import (
    ADMIN,
    Asking,
    Info,
    OfficeField,
    office_mutation,
    office_query,
)
from hub.resolvers.office.identity_types import (
    AnnotateIdentityInput,
    AnnotateIdentitySuccess,
    FindIdentitiesInput,
    FindIdentitiesSuccess,
    IdentityCount,
    IdentityEvidence,
    IdentityMerge,
    IdentityPage,
    IdentityPair,
    IdentityPairInput,
    KeepApartInput,
    KeepApartSuccess,
    MergePeopleInput,
    MergePeopleSuccess,
    UnmergePeopleInput,
    UnmergePeopleSuccess,
)
from hub.resolvers.office.pages import page_before
from hub.resolvers.office.rows import row_named
from hub.store.acts import note
from hub.store.identity import OPEN, STATES, FoundPair, Merge, counts, merges, pairs

MOST: Final = 200
"""Pairs of one page."""
POINTS: Final = 5_000
"""Of comparing all people."""
_EMPLOYEE: Final = "Employee"
_PAIRS: Final = "identityPairs"


@office_query(
    "Pairs of rows that may be one person, the best first, with what speaks for and against. The "
    "look is on the record.",
    may=ADMIN,
    points=100,
)
async def identity_pairs(
    info: Info,
    state: str | None = OPEN,
    grade: str | None = None,
    assignee: str | None = None,
    first: int = 20,
    after: str | None = None,
) -> IdentityPage | None:
    """A page; raises Refused PAGE_INVALID, IDENTITY_STATE."""
    asking = info.context
    database = asking.hub.database
    sound(first)
    if state is not None and state not in STATES:
        hint = f"One of {', '.join(STATES)}."
        raise Refused("IDENTITY_STATE", "There is no such state of pairs.", hint=hint)
    found = await pairs(
        database,
        state=state,
        grade=grade,
        assignee=assignee,
        after=_place(asking, after),
        limit=first + 1,
    )
    page = found[:first]
    detail = {"pairs": [[one.first, one.second] for one in page]}
    await note(
        database.writer, asking.viewer.subject, "identity.read", "identity", rows=len(page),
        detail=detail,
    )  # fmt: skip
    last = page[-1] if len(found) > len(page) > 0 else None
    return IdentityPage(
        nodes=[_pair(asking, one) for one in page],
        counts=[IdentityCount(state=one, grade=other, pairs=number)
                for one, other, number in await counts(database)],
        end_cursor=cursor_of(asking, _PAIRS, (str(last.score), last.first, last.second))
        if last
        else None,
    )  # fmt: skip


@office_query("Rows that were made one, the latest first; 200 at most.", may=ADMIN)
async def identity_merges(
    info: Info,
    employee: strawberry.ID | None = None,
    standing: bool = True,
    first: int = 20,
    before: strawberry.ID | None = None,
) -> list[IdentityMerge] | None:
    """Merges, those before one that is named; raises Refused PAGE_INVALID, IDENTITY_UNKNOWN."""
    asking = info.context
    start = page_before(first, before, MOST)
    person = None if employee is None else employee_of(asking, employee)
    found = await merges(
        asking.hub.database, person=person, standing_only=standing, before=start, limit=first
    )
    return [_merge(asking, one) for one in found]


@office_mutation(
    "Compare all people and keep the pairs that may be one person; nothing that is weak is ever "
    "merged without somebody's decision.",
    FindIdentitiesInput,
    FindIdentitiesSuccess,
    may=ADMIN,
    points=POINTS,
)
async def find(asking: Asking, wanted: FindIdentitiesInput) -> FindIdentitiesSuccess:
    """Raises Refused IDENTITY_DENIED."""
    if wanted.merge_certain:
        deciding(asking)
    found = await identity.look(
        asking.hub,
        actor=asking.viewer.subject,
        merge_certain=wanted.merge_certain,
        but=asking.viewer.employee_id,
    )
    return FindIdentitiesSuccess(**vars(found))


async def _merged(
    _asking: Asking, _wanted: MergePeopleInput, kept: Mapping[str, str]
) -> MergePeopleSuccess:
    return MergePeopleSuccess(merge=strawberry.ID(kept["merge"]), rows=int(kept["rows"]))


async def _unmerged(
    _asking: Asking, _wanted: UnmergePeopleInput, kept: Mapping[str, str]
) -> UnmergePeopleSuccess:
    return UnmergePeopleSuccess(rows=int(kept["rows"]), joined_since=int(kept["since"]))


@office_mutation(
    "Let two rows be one person: all records of the one are the other's from now on.",
    MergePeopleInput,
    MergePeopleSuccess,
    may=ADMIN,
    points=200,
    again=_merged,
)
async def merge(asking: Asking, wanted: MergePeopleInput) -> MergePeopleSuccess:
    """Raises Refused IDENTITY_*, REASON_MISSING."""
    one, other = employee_of(asking, wanted.survivor), employee_of(asking, wanted.merged)
    deciding(asking, one, other)
    actor, reason = asking.viewer.subject, wanted.reason
    made = await identity.merge(
        asking.hub, one, other, actor=actor, reason=reason, keep=asking.keep
    )
    return MergePeopleSuccess(merge=strawberry.ID(made.id), rows=made.rows)


@office_mutation(
    "Take a merge back: just what went over goes back, what came since is looked at anew.",
    UnmergePeopleInput,
    UnmergePeopleSuccess,
    may=ADMIN,
    points=1_000,
    again=_unmerged,
)
async def unmerge(asking: Asking, wanted: UnmergePeopleInput) -> UnmergePeopleSuccess:
    """Raises Refused MERGE_UNKNOWN, IDENTITY_STATE, REASON_MISSING, CONNECTION_BUSY."""
    for one in await merges(asking.hub.database, person=asking.viewer.employee_id, limit=1000):
        if one.id == str(wanted.merge):
            deciding(asking, one.survivor, one.merged)
    deciding(asking)
    actor, reason = asking.viewer.subject, wanted.reason
    made = await identity.unmerge(
        asking.hub, str(wanted.merge), actor=actor, reason=reason, keep=asking.keep
    )
    return UnmergePeopleSuccess(rows=made.rows, joined_since=made.joined_since)


@office_mutation(
    "Remember that these are two people; they are not offered as one again.",
    KeepApartInput,
    KeepApartSuccess,
    may=ADMIN,
)
async def keep_apart(asking: Asking, wanted: KeepApartInput) -> KeepApartSuccess:
    """Raises Refused IDENTITY_UNKNOWN, IDENTITY_DENIED, REASON_MISSING, PAGE_INVALID."""
    ids = [_ids(asking, one) for one in wanted.pairs]
    deciding(asking, *(each for pair in ids for each in pair))
    count = await identity.two_people(
        asking.hub, ids, actor=asking.viewer.subject, reason=wanted.reason
    )
    return KeepApartSuccess(pairs=count)


@office_mutation(
    "Say who looks at a pair, comment on it; an empty text takes it away.",
    AnnotateIdentityInput,
    AnnotateIdentitySuccess,
    may=ADMIN,
)
async def annotate(asking: Asking, wanted: AnnotateIdentityInput) -> AnnotateIdentitySuccess:
    """Raises Refused IDENTITY_UNKNOWN."""
    found = await identity.annotate(
        asking.hub,
        _ids(asking, wanted.pair),
        actor=asking.viewer.subject,
        assignee=wanted.assignee,
        comment=wanted.comment,
    )
    return AnnotateIdentitySuccess(pair=_pair(asking, found))


def deciding(asking: Asking, *people: str) -> None:
    """Who decides may know everybody's name, and decides about nobody who is themselves."""
    lens = Lens.of(asking.viewer)
    if not may_decide(asking.hub.model, lens) or asking.viewer.employee_id in people:
        raise Refused(
            "IDENTITY_DENIED",
            "You may not decide who these are.",
            hint="It takes a grant that opens everybody's name, and is never about oneself.",
        )


def sound(first: int) -> None:
    """Raises Refused PAGE_INVALID where a page is too large."""
    if not 0 <= first <= MOST:
        raise Refused("PAGE_INVALID", "The page is too large.", hint=f"{MOST} at most.")


def _place(asking: Asking, after: str | None) -> tuple[int, str, str] | None:
    found = place_of(asking, _PAIRS, after)
    if found is None:
        return None
    score, one, other = found
    return int(score), one, other


def _ids(asking: Asking, pair: IdentityPairInput) -> tuple[str, str]:
    return employee_of(asking, pair.one), employee_of(asking, pair.other)


def employee_of(asking: Asking, name: strawberry.ID) -> str:
    """The row that an id of the graph names; raises Refused IDENTITY_UNKNOWN."""
    spec, row = row_named(asking, str(name))
    if spec is None or spec.name != _EMPLOYEE or row is None:
        raise identity.unknown()
    return row


def named(asking: Asking, row: str) -> strawberry.ID:
    """The id of an employee in the graph."""
    return strawberry.ID(global_id(asking.hub.model[_EMPLOYEE], row))


def _pair(asking: Asking, one: FoundPair) -> IdentityPair:
    lens = Lens.of(asking.viewer)
    evidence = told(asking.hub.model, lens, one.evidence, asking.language)
    return IdentityPair(
        one=named(asking, one.first),
        other=named(asking, one.second),
        grade=one.grade,
        state=one.state,
        score=one.score if all(each.code for each in evidence) else None,
        evidence=[IdentityEvidence(**vars(each)) for each in evidence],
        found_at=asking.moment(one.found_at),
        assignee=one.assignee,
        comment=one.comment,
        decided_by=one.decided_by,
        reason=one.reason,
    )


def _merge(asking: Asking, one: Merge) -> IdentityMerge:
    return IdentityMerge(
        id=strawberry.ID(one.id),
        survivor=named(asking, one.survivor),
        merged=named(asking, one.merged),
        rows=one.moved.rows,
        by=one.by,
        at=asking.moment(one.at),
        reason=one.reason,
        undone_by=one.undone_by,
        undone_at=None if one.undone_at is None else asking.moment(one.undone_at),
        undone_reason=one.undone_reason,
    )


QUERIES: Final[Mapping[str, OfficeField]] = {
    "identityPairs": identity_pairs,
    "identityMerges": identity_merges,
}
MUTATIONS: Final[Mapping[str, OfficeField]] = {
    "findIdentities": find,
    "mergePeople": merge,
    "unmergePeople": unmerge,
    "keepApart": keep_apart,
    "annotateIdentity": annotate,
}
