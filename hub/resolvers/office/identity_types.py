"""Types of the office fields about who is who."""

from typing import Any

import strawberry

from hub.resolvers.types_scalars import DateTimeText


def _told(doc: str) -> Any:
    return strawberry.field(description=doc)


@strawberry.type(description="Something that speaks for or against two rows being one person.")
class IdentityEvidence:
    """A piece of evidence."""

    field: str | None = _told("The field of Employee that it tells something of.")
    code: str | None = _told("What it is; null where the viewer may not read that field.")
    text: str | None = _told("The same for a person to read.")
    speaks_for: bool | None = _told("Whether it speaks for one person, or against it.")


@strawberry.type(description="Two rows of people that may be one person.")
class IdentityPair:
    """A pair."""

    one: strawberry.ID = _told("An employee; `nodes(ids:)` shows what the viewer may read.")
    other: strawberry.ID = _told("The other.")
    grade: str = _told("certain by strong keys, or review.")
    state: str = _told("open, merged, apart (two people, remembered) or gone.")
    score: int | None = _told("In bits; null where some of the evidence is locked.")
    evidence: list[IdentityEvidence] = _told("The weightiest first.")
    found_at: DateTimeText = _told("When it was found.")
    assignee: str | None = _told("Who looks at it.")
    comment: str | None = _told("What is to be known.")
    decided_by: str | None = _told("Who decided.")
    reason: str | None = _told("Why.")


@strawberry.type(description="How many pairs there are of a state and grade.")
class IdentityCount:
    """A count."""

    state: str = _told("The state.")
    grade: str = _told("The grade.")
    pairs: int = _told("How many.")


@strawberry.type(description="A page of pairs, the best first.")
class IdentityPage:
    """A page."""

    nodes: list[IdentityPair] = _told("The pairs.")
    counts: list[IdentityCount] = _told("Of all pairs.")
    end_cursor: str | None = _told("For `after`; null on the last page.")


@strawberry.type(description="Two rows that were made one.")
class IdentityMerge:
    """A merge."""

    id: strawberry.ID = _told("Of the merge.")
    survivor: strawberry.ID = _told("The employee that has everything since.")
    merged: strawberry.ID = _told("The row that was merged into it.")
    rows: int = _told("Records and rows that went over.")
    by: str = _told("Who merged them.")
    at: DateTimeText = _told("When.")
    reason: str = _told("Why.")
    undone_by: str | None = _told("Who took it back.")
    undone_at: DateTimeText | None = _told("When it was taken back; null: it stands.")
    undone_reason: str | None = _told("Why it was taken back.")


@strawberry.input(description="Compare all people and keep the pairs that may be one person.")
class FindIdentitiesInput:
    """How."""

    merge_certain: bool = strawberry.field(
        default=False, description="Make one of every pair that strong keys make certain."
    )


@strawberry.type(description="All people were compared.")
class FindIdentitiesSuccess:
    """What it came to."""

    people: int = _told("Rows of people.")
    compared: int = _told("Pairs that were compared.")
    certain: int = _told("Pairs that strong keys make certain.")
    review: int = _told("Pairs that somebody has to look at.")
    left_out: int = _told("Groups of rows too large to tell anything, not compared.")
    merged: int = _told("Pairs that were made one.")
    refused: int = _told("Certain pairs that could not be made one; they stay open.")


@strawberry.input(description="Let two rows be one person.")
class MergePeopleInput:
    """Which."""

    survivor: strawberry.ID = _told("The employee who stays.")
    merged: strawberry.ID = _told("The employee whose records go over.")
    reason: str = _told("Why; kept in the trail.")


@strawberry.type(description="They are one.")
class MergePeopleSuccess:
    """The merge."""

    merge: strawberry.ID = _told("For `unmergePeople`.")
    rows: int = _told("Records and rows that went over.")


@strawberry.input(description="Take a merge back.")
class UnmergePeopleInput:
    """Which."""

    merge: strawberry.ID = _told("Of the merge.")
    reason: str = _told("Why; kept in the trail.")


@strawberry.type(description="They are two again, and remembered to be.")
class UnmergePeopleSuccess:
    """What it came to."""

    rows: int = _told("Records and rows that went back.")
    joined_since: int = _told(
        "Records that were found to be about the person meanwhile: they stay with the survivor."
    )


@strawberry.input(description="Two employees.")
class IdentityPairInput:
    """A pair."""

    one: strawberry.ID = _told("An employee.")
    other: strawberry.ID = _told("The other.")


@strawberry.input(description="Remember that these are two people.")
class KeepApartInput:
    """Which."""

    pairs: list[IdentityPairInput] = _told("200 at most.")
    reason: str = _told("Why; kept in the trail.")


@strawberry.type(description="It is remembered; they are not offered again.")
class KeepApartSuccess:
    """How many."""

    pairs: int = _told("Pairs.")


@strawberry.input(description="Say who looks at a pair, comment on it.")
class AnnotateIdentityInput:
    """What is noted."""

    pair: IdentityPairInput = _told("The pair.")
    assignee: str | None = strawberry.field(
        default=None, description="Who looks at it; empty: nobody."
    )
    comment: str | None = strawberry.field(
        default=None, description="What is to be known; empty: nothing."
    )


@strawberry.type(description="It is noted.")
class AnnotateIdentitySuccess:
    """The pair."""

    pair: IdentityPair = _told("As it stands.")
