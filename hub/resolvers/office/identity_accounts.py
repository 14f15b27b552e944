"""Office fields about accounts of systems: those that wait, and those that stand at a wrong row.

Rights and words are those of who is who (`identity`): evidence is named only to who may read its
field of everybody, the key of an account to who may read everything.
"""

from collections.abc import Mapping
from typing import Final

import strawberry

from hub.flows import identity_accounts
from hub.flows.identity_given import Given, give
from hub.flows.identity_words import may_decide
from hub.flows.lens import Lens
from hub.flows.quarantine import recorded_of
from hub.resolvers.office.cursors import cursor_of, place_of
from hub.resolvers.office.field import (
    ADMIN,
    Asking,
    Info,
    OfficeField,
    office_mutation,
    office_query,
)
from hub.resolvers.office.held_types import RecordCell
from hub.resolvers.office.identity import POINTS, deciding, employee_of, named, sound
from hub.resolvers.office.identity_accounts_types import (
    AccountCount,
    AccountDecisionInput,
    AccountMatch,
    AccountMatchPage,
    FindAccountsInput,
    FindAccountsSuccess,
    GiveAccountInput,
    GiveAccountSuccess,
    JoinAccountSuccess,
    KeepAccountApartSuccess,
    SystemAccount,
    TakeAccountOutInput,
    TakeAccountOutSuccess,
)
from hub.resolvers.office.identity_types import IdentityEvidence
from hub.store.identity_accounts import OPEN, counts, row_of, to_decide
from hub.store.reads import Reading
from hub.store.survivors import survivor

_MATCHES: Final = "accountMatches"


@office_query(
    "Accounts of systems that no employee is known for, with whose they may be, the best first. "
    "The look is on the record.",
    may=ADMIN,
    points=100,
)
async def account_matches(
    info: Info, state: str | None = OPEN, first: int = 20, after: str | None = None
) -> AccountMatchPage | None:
    """A page; raises Refused PAGE_INVALID, IDENTITY_STATE."""
    asking = info.context
    sound(first)
    found = await identity_accounts.listed(
        asking.hub,
        Lens.of(asking.viewer),
        state=state,
        limit=first + 1,
        after=_place(asking, after),
        language=asking.language,
        actor=asking.viewer.subject,
    )
    page = found[:first]
    last = page[-1].match if len(found) > len(page) > 0 else None
    return AccountMatchPage(
        nodes=[_match(asking, one) for one in page],
        counts=[
            AccountCount(state=state, matches=matches, accounts=accounts)
            for state, matches, accounts in await counts(asking.hub.database)
        ],
        end_cursor=cursor_of(asking, _MATCHES, (str(last.score), last.id)) if last else None,
    )


@office_query(
    "How many accounts of systems wait for the viewer to decide whose they are; opens no value.",
    may=ADMIN,
)
async def accounts_to_decide(info: Info) -> int | None:
    """Those with an open match; none for who may not decide."""
    asking = info.context
    if not may_decide(asking.hub.model, Lens.of(asking.viewer)):
        return 0
    return await to_decide(asking.hub.database, asking.viewer.employee_id)


@office_query(
    "What the record of an account that waits says, as far as the viewer may read it; empty where "
    "none of its records waits. The look is on the record.",
    may=ADMIN,
    points=50,
)
async def account_record(info: Info, match: strawberry.ID) -> list[RecordCell] | None:
    """Cells; raises Refused IDENTITY_ACCOUNT_UNKNOWN."""
    asking = info.context
    viewer = asking.viewer
    found = await identity_accounts.record_of(
        asking.hub, Lens.of(viewer), str(match), actor=viewer.subject
    )
    if found is None:
        return []
    record, cells = found
    seen = {one for cell in cells if not cell.locked for one in cell.fields}
    recorded = recorded_of(asking.hub.model, seen)
    if recorded:
        reading = Reading(viewer.subject, {recorded: [record.subject]}, purpose=viewer.purpose)
        await asking.edge.reads.keep(reading)
    return [RecordCell(**{**vars(one), "fields": list(one.fields)}) for one in cells]


@office_query(
    "The accounts of systems whose records make the row of an employee. The look is on the record.",
    may=ADMIN,
    points=50,
)
async def accounts_of(info: Info, employee: strawberry.ID) -> list[SystemAccount] | None:
    """Accounts; raises Refused IDENTITY_UNKNOWN."""
    asking = info.context
    found = await identity_accounts.listed_of(
        asking.hub,
        Lens.of(asking.viewer),
        employee_of(asking, employee),
        actor=asking.viewer.subject,
    )
    return [
        SystemAccount(
            id=strawberry.ID(one.id),
            system=one.system,
            account=one.account,
            since=asking.moment(one.since),
        )
        for one in found
    ]


@office_mutation(
    "Compare the accounts that wait with all people and keep whose they may be; nothing that is "
    "weak is ever joined without somebody's decision.",
    FindAccountsInput,
    FindAccountsSuccess,
    may=ADMIN,
    points=POINTS,
)
async def find(asking: Asking, wanted: FindAccountsInput) -> FindAccountsSuccess:
    """Raises Refused IDENTITY_DENIED, CONNECTION_BUSY."""
    if wanted.join_certain:
        deciding(asking)
    found = await identity_accounts.look_at_accounts(
        asking.hub,
        actor=asking.viewer.subject,
        join_certain=wanted.join_certain,
        but=asking.viewer.employee_id,
    )
    return FindAccountsSuccess(**vars(found))


@office_mutation(
    "Let an account be an employee's, now and from now on; it also takes back that it never is.",
    AccountDecisionInput,
    JoinAccountSuccess,
    may=ADMIN,
    points=1_000,
)
async def join(asking: Asking, wanted: AccountDecisionInput) -> JoinAccountSuccess:
    """Raises Refused IDENTITY_*, REASON_MISSING, CONNECTION_BUSY."""
    match = await _decided(asking, wanted)
    made = await identity_accounts.join(
        asking.hub, match, actor=asking.viewer.subject, reason=wanted.reason
    )
    return JoinAccountSuccess(employee=named(asking, made.employee), landed=made.landed)


async def _given(
    asking: Asking, _wanted: GiveAccountInput, kept: Mapping[str, str]
) -> GiveAccountSuccess:
    one = await identity_accounts.match_of(asking.hub, kept["match"])
    stands = await row_of(asking.hub.database.writer, (one.stream_id, one.row_key))
    landed = stands == kept["employee"]
    return _success(asking, Given(kept["match"], kept["employee"], landed))


@office_mutation(
    "Let the account of a record that waits be an employee's, where nothing speaks for anybody and "
    "somebody knows whose it is.",
    GiveAccountInput,
    GiveAccountSuccess,
    may=ADMIN,
    points=1_000,
    again=_given,
)
async def giving(asking: Asking, wanted: GiveAccountInput) -> GiveAccountSuccess:
    """Raises Refused RECORD_*, IDENTITY_*, REASON_MISSING, CONNECTION_BUSY."""
    writer = asking.hub.database.writer
    person = await survivor(writer, employee_of(asking, wanted.employee))
    deciding(asking, person)
    actor, reason = asking.viewer.subject, wanted.reason
    made = await give(
        asking.hub, str(wanted.record), person, actor=actor, reason=reason, keep=asking.keep
    )
    return _success(asking, made)


def _success(asking: Asking, made: Given) -> GiveAccountSuccess:
    return GiveAccountSuccess(
        match=strawberry.ID(made.match),
        employee=named(asking, made.employee),
        landed=made.landed,
    )


@office_mutation(
    "Remember that an account never is an employee's; it is taken out of the row if it is there.",
    AccountDecisionInput,
    KeepAccountApartSuccess,
    may=ADMIN,
    points=1_000,
)
async def keep_apart(asking: Asking, wanted: AccountDecisionInput) -> KeepAccountApartSuccess:
    """Raises Refused IDENTITY_*, REASON_MISSING, CONNECTION_BUSY."""
    match = await _decided(asking, wanted)
    made = await identity_accounts.keep_apart(
        asking.hub, match, actor=asking.viewer.subject, reason=wanted.reason
    )
    return KeepAccountApartSuccess(match=strawberry.ID(made.id), records=made.records)


@office_mutation(
    "Take an account out of the row of an employee: what it says leaves it, nothing else does.",
    TakeAccountOutInput,
    TakeAccountOutSuccess,
    may=ADMIN,
    points=1_000,
)
async def take_out(asking: Asking, wanted: TakeAccountOutInput) -> TakeAccountOutSuccess:
    """Raises Refused IDENTITY_*, REASON_MISSING, CONNECTION_BUSY."""
    person = employee_of(asking, wanted.employee)
    deciding(asking, person)
    made = await identity_accounts.take_out(
        asking.hub, person, str(wanted.account), actor=asking.viewer.subject, reason=wanted.reason
    )
    return TakeAccountOutSuccess(match=strawberry.ID(made.id), records=made.records)


async def _decided(asking: Asking, wanted: AccountDecisionInput) -> str:
    """The match that is decided about, by somebody who may."""
    deciding(asking)
    one = await identity_accounts.match_of(asking.hub, str(wanted.match))
    deciding(asking, one.employee, await survivor(asking.hub.database.writer, one.employee))
    return one.id


def _place(asking: Asking, after: str | None) -> tuple[int, str] | None:
    found = place_of(asking, _MATCHES, after)
    if found is None:
        return None
    score, match = found
    return int(score), match


def _match(asking: Asking, one: identity_accounts.ToldMatch) -> AccountMatch:
    return AccountMatch(
        match=strawberry.ID(one.match.id),
        system=f"{one.match.connection}/{one.match.stream}",
        account=one.account,
        employee=named(asking, one.match.employee),
        grade=one.match.grade,
        state=one.match.state,
        score=one.score,
        evidence=[IdentityEvidence(**vars(each)) for each in one.evidence],
        found_at=asking.moment(one.match.found_at),
        decided_by=one.match.decided_by,
        reason=one.match.reason,
    )


QUERIES: Final[Mapping[str, OfficeField]] = {
    "accountMatches": account_matches,
    "accountRecord": account_record,
    "accountsToDecide": accounts_to_decide,
    "accountsOf": accounts_of,
}
MUTATIONS: Final[Mapping[str, OfficeField]] = {
    "findAccounts": find,
    "giveAccount": giving,
    "joinAccount": join,
    "keepAccountApart": keep_apart,
    "takeAccountOut": take_out,
}
