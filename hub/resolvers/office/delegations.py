"""Office fields about deputies: who stands in for which manager, from day to day."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import strawberry

from hub.auth.viewer import MANAGER
from hub.errors import Refused
from hub.resolvers.office.field import (
    ADMIN,
    Asking,
    Info,
    OfficeField,
    anyone,
    denied,
    holding,
    office_mutation,
    office_query,
)
from hub.resolvers.office.grants import reason_given
from hub.resolvers.office.rows import row_named
from hub.resolvers.types_scalars import DateText
from hub.store.delegations import (
    Delegation,
    delegate,
    delegation_of,
    delegations,
    end_delegation,
    new_delegation,
)

MOST: Final = 1_000
_SEES_ALL: Final = holding("admin", "auditor")


def _told(doc: str, **more: Any) -> Any:
    return strawberry.field(description=doc, **more)


@strawberry.type(description="Somebody stands in for a manager, and has the manager's relations.")
class Deputy:
    """A delegation."""

    id: strawberry.ID = _told("Of the delegation, for `endDelegation`.")
    manager: strawberry.ID = _told("Id of the manager.")
    deputy: strawberry.ID = _told("Id of the employee who stands in.")
    valid_from: DateText = _told("First day.")
    valid_to: DateText = _told("Last day.")
    given_by: str = _told("By whom it was given.")
    reason: str = _told("Why.")

    @classmethod
    def of(cls, one: Delegation) -> "Deputy":
        """As the graph shows it."""
        return cls(
            id=strawberry.ID(one.id),
            manager=strawberry.ID(f"employee_{one.manager_id}"),
            deputy=strawberry.ID(f"employee_{one.deputy_id}"),
            valid_from=DateText(one.valid_from.isoformat()),
            valid_to=DateText(one.valid_to.isoformat()),
            given_by=one.given_by,
            reason=one.reason,
        )


@strawberry.input(description="Let somebody stand in for a manager.")
class DelegateInput:
    """Who, and when."""

    deputy: strawberry.ID = _told("Id of the employee who stands in.")
    valid_to: DateText = _told("Last day, within a year.")
    reason: str = _told("Why; it stands in the audit.")
    manager: strawberry.ID | None = _told(
        "Id of the manager: an administrator may name another than themselves.", default=None
    )
    valid_from: DateText | None = _told("First day; today without it.", default=None)


@strawberry.type(description="It holds from the next request on, or from its day.")
class DelegateSuccess:
    """The delegation."""

    delegation: Deputy = _told("As it holds.")


@strawberry.input(description="End a delegation.")
class EndDelegationInput:
    """Which, and why."""

    id: strawberry.ID = _told("Of the delegation.")
    reason: str = _told("Why; it stands in the audit.")


@strawberry.type(description="It has ended; the next request sees it.")
class EndDelegationSuccess:
    """Which."""

    delegation: Deputy = _told("As it was.")


@office_query(
    "Delegations that hold or lie ahead: one's own and those to oneself; all of them for "
    "administrators and auditors. 1,000 at most.",
    may=anyone,
)
async def delegated(info: Info) -> list[Deputy] | None:
    """By their first day."""
    asking = info.context
    party = None if _SEES_ALL(asking.viewer) else _oneself(asking)
    found = await delegations(asking.hub.database, party, asking.today, MOST)
    return [Deputy.of(one) for one in found]


async def _delegated(
    asking: Asking, _wanted: DelegateInput, kept: Mapping[str, str]
) -> DelegateSuccess:
    found = await delegation_of(asking.hub.database, kept["delegation"])
    return DelegateSuccess(delegation=Deputy.of(found))


async def _ended(
    asking: Asking, _wanted: EndDelegationInput, kept: Mapping[str, str]
) -> EndDelegationSuccess:
    found = await delegation_of(asking.hub.database, kept["delegation"])
    return EndDelegationSuccess(delegation=Deputy.of(found))


@office_mutation(
    "Let somebody stand in for a manager for a time: as manager oneself, or as administrator.",
    DelegateInput,
    DelegateSuccess,
    may=anyone,
    again=_delegated,
)
async def delegate_to(asking: Asking, wanted: DelegateInput) -> DelegateSuccess:
    """Raises Refused DELEGATION_INVALID, OFFICE_DENIED, ACCESS_REASON."""
    reason_given(wanted.reason)
    manager = _manager(asking, wanted.manager)
    made = new_delegation(
        manager,
        _employee(asking, wanted.deputy),
        date.fromisoformat(wanted.valid_from) if wanted.valid_from else asking.today,
        date.fromisoformat(wanted.valid_to),
        actor=asking.viewer.subject,
        reason=wanted.reason,
    )
    if made.deputy_id == asking.viewer.subject and manager != asking.viewer.subject:
        raise denied()  # an administrator makes nobody's deputy of themselves
    await delegate(asking.hub.database, made, today=asking.today, keep=asking.keep)
    return DelegateSuccess(delegation=Deputy.of(made))


@office_mutation(
    "End a delegation: as its manager or deputy, or as administrator.",
    EndDelegationInput,
    EndDelegationSuccess,
    may=anyone,
    again=_ended,
)
async def ended(asking: Asking, wanted: EndDelegationInput) -> EndDelegationSuccess:
    """Raises Refused DELEGATION_UNKNOWN, ACCESS_REASON."""
    reason_given(wanted.reason)
    party = None if ADMIN(asking.viewer) else _oneself(asking)
    key = row_named(asking, f"employee_{wanted.id}")[1]
    if key is None:
        raise Refused("DELEGATION_UNKNOWN", "There is no such delegation, or it has ended.")
    found = await end_delegation(
        asking.hub.database,
        key,
        party=party,
        today=asking.today,
        actor=asking.viewer.subject,
        reason=wanted.reason,
        keep=asking.keep,
    )
    return EndDelegationSuccess(delegation=Deputy.of(found))


def _oneself(asking: Asking) -> str:
    if asking.viewer.employee_id is None:
        raise denied()
    return asking.viewer.employee_id


def _manager(asking: Asking, named: strawberry.ID | None) -> str:
    """Whose relations are delegated: one's own with a token that may use them, or by an admin."""
    viewer = asking.viewer
    wanted = None if named is None else _employee(asking, named)
    if wanted is not None and wanted != viewer.employee_id:
        if not ADMIN(viewer):
            raise denied()
        return wanted
    if MANAGER not in viewer.scopes:
        raise denied()
    return _oneself(asking)


def _employee(asking: Asking, named: strawberry.ID) -> str:
    spec, row = row_named(asking, str(named))
    if spec is None or spec.name != "Employee" or row is None:
        raise Refused("DELEGATION_INVALID", "That cannot be delegated.", hint="Name an employee.")
    return row


QUERIES: Final[Mapping[str, OfficeField]] = {"delegations": delegated}
MUTATIONS: Final[Mapping[str, OfficeField]] = {"delegate": delegate_to, "endDelegation": ended}
