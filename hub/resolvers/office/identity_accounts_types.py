"""Types of the office fields about accounts of systems and whose they are."""

from typing import Any

import strawberry

from hub.resolvers.office.identity_types import IdentityEvidence
from hub.resolvers.types_scalars import DateTimeText


def _told(doc: str) -> Any:
    return strawberry.field(description=doc)


@strawberry.type(description="An account of a system and an employee whose it may be.")
class AccountMatch:
    """A match."""

    match: strawberry.ID = _told("Of the match, for decisions.")
    system: str = _told("Connection and stream, as `connection/stream`.")
    account: str = _told("Its key; a shape where the viewer may not read everything.")
    employee: strawberry.ID = _told(
        "Whose it may be; `nodes(ids:)` shows what the viewer may read."
    )
    grade: str = _told("certain by strong keys, or review.")
    state: str = _told("open, joined (it is theirs), apart (it never is, remembered) or gone.")
    score: int | None = _told("In bits; null where some of the evidence is locked.")
    evidence: list[IdentityEvidence] = _told("The weightiest first.")
    found_at: DateTimeText = _told("When it was found.")
    decided_by: str | None = _told("Who decided.")
    reason: str | None = _told("Why.")


@strawberry.type(description="How many matches of a state there are.")
class AccountCount:
    """A count."""

    state: str = _told("The state.")
    matches: int = _told("How many.")
    accounts: int = _told("Of how many accounts.")


@strawberry.type(description="A page of accounts and whose they may be, the best first.")
class AccountMatchPage:
    """A page."""

    nodes: list[AccountMatch] = _told("The matches.")
    counts: list[AccountCount] = _told("Of all matches.")
    end_cursor: str | None = _told("For `after`; null on the last page.")


@strawberry.type(description="An account of a system whose records make the row of an employee.")
class SystemAccount:
    """An account."""

    id: strawberry.ID = _told("For `takeAccountOut`; tells nothing of the key.")
    system: str = _told("Connection and stream, as `connection/stream`.")
    account: str = _told("Its key; a shape where the viewer may not read everything.")
    since: DateTimeText = _told("When its record was understood last.")


@strawberry.input(description="Compare the accounts that wait with all people.")
class FindAccountsInput:
    """How."""

    join_certain: bool = strawberry.field(
        default=False, description="Join every account that strong keys make certain."
    )


@strawberry.type(description="The accounts that wait were compared.")
class FindAccountsSuccess:
    """What it came to."""

    accounts: int = _told("Accounts that wait.")
    certain: int = _told("Matches that strong keys make certain.")
    review: int = _told("Matches that somebody has to look at.")
    joined: int = _told("Accounts that were joined.")


@strawberry.input(description="Decide about an account and an employee.")
class AccountDecisionInput:
    """Which."""

    match: strawberry.ID = _told("Of the match.")
    reason: str = _told("Why; kept in the trail.")


@strawberry.type(description="The account is theirs.")
class JoinAccountSuccess:
    """What became of it."""

    employee: strawberry.ID = _told("Whose it is.")
    landed: bool = _told("Its record stands at the row; else it waits for something else.")


@strawberry.input(description="Say whose the account of a record is that waits for its person.")
class GiveAccountInput:
    """Which record, and whose."""

    record: strawberry.ID = _told("Of the quarantine entry.")
    employee: strawberry.ID = _told("Whose it is.")
    reason: str = _told("Why; kept in the trail.")


@strawberry.type(description="The account is theirs.")
class GiveAccountSuccess:
    """What became of it."""

    match: strawberry.ID = _told("For `keepAccountApart`, which takes it back.")
    employee: strawberry.ID = _told("Whose it is.")
    landed: bool = _told("Its record stands at the row; else it waits for something else.")


@strawberry.type(description="It is remembered that it never is theirs.")
class KeepAccountApartSuccess:
    """What became of it."""

    match: strawberry.ID = _told("For `joinAccount`, which takes it back.")
    records: int = _told("Records that left the row; 0 where it was not there.")


@strawberry.input(description="Take an account out of the row of an employee.")
class TakeAccountOutInput:
    """Which."""

    employee: strawberry.ID = _told("The employee.")
    account: strawberry.ID = _told("The account, as `accountsOf` names it.")
    reason: str = _told("Why; kept in the trail.")


@strawberry.type(description="It is out, and remembered never to be theirs.")
class TakeAccountOutSuccess:
    """What became of it."""

    match: strawberry.ID = _told("For `joinAccount`, which takes it back.")
    records: int = _told("Records that left the row.")
