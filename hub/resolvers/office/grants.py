"""Office fields about grants: who holds which HR classes, where and until when; giving, ending."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any, Final

import strawberry

from hub.auth.viewer import Entities as InEntities
from hub.auth.viewer import Everywhere, Extent
from hub.auth.viewer import Subtrees as InSubtrees
from hub.errors import Refused
from hub.resolvers.office.field import (
    ADMIN,
    Asking,
    Info,
    OfficeField,
    holding,
    office_mutation,
    office_query,
)
from hub.resolvers.office.rows import row_named
from hub.resolvers.types_scalars import DateText, DateTimeText
from hub.store.grants import HeldGrant, NewGrant, add_grant, page_of_grants, revoke_grant

MOST: Final = 200


def _told(doc: str, **more: Any) -> Any:
    return strawberry.field(description=doc, **more)


@strawberry.enum(description="How far a grant reaches.")
class GrantExtent(Enum):
    """The kinds."""

    ALL = strawberry.enum_value("all", description="All people of the company.")
    ENTITIES = strawberry.enum_value("entities", description="People of some legal entities.")
    SUBTREES = strawberry.enum_value(
        "subtrees", description="People of some departments and of those below."
    )


@strawberry.type(description="HR classes within an extent, from day to day.")
class AccessGrant:
    """A grant."""

    id: strawberry.ID = _told("Of the grant, for `endGrant`.")
    holder: strawberry.ID = _told("Id of the employee, or `client_…` of a machine client.")
    number: str | None = _told("Number of the employee, or name of the client.")
    role: str = _told(
        "hr, hrbp, payroll, admin, auditor, developer, statistics; emergency for an hour."
    )
    classes: list[str] = _told("HR classes that it opens; an office opens none, whatever it names.")
    extent: GrantExtent = _told("How far it reaches.")
    of: list[strawberry.ID] = _told("Ids of the legal entities or departments.")
    valid_from: DateText = _told("First day.")
    valid_to: DateText | None = _told("Last day; null: until it is ended.")
    expires_at: DateTimeText | None = _told("The moment at which emergency access ends.")
    granted_by: str = _told("By whom it was given.")
    reason: str = _told("Why.")

    @classmethod
    def of_held(cls, asking: Asking, one: HeldGrant) -> "AccessGrant":
        """As the graph shows it."""
        grant = one.grant
        table = "department" if isinstance(grant.extent, InSubtrees) else "legal_entity"
        return cls(
            id=strawberry.ID(grant.id),
            holder=strawberry.ID(f"{'employee' if one.employee else 'client'}_{one.holder}"),
            number=one.number,
            role=grant.role,
            classes=sorted(grant.classes),
            extent=_kind(grant.extent),
            of=[strawberry.ID(f"{table}_{row}") for row in getattr(grant.extent, "ids", ())],
            valid_from=DateText(grant.valid_from.isoformat()),
            valid_to=DateText(grant.valid_to.isoformat()) if grant.valid_to else None,
            expires_at=asking.moment(grant.expires_at) if grant.expires_at else None,
            granted_by=one.granted_by,
            reason=one.reason,
        )


@strawberry.input(description="Give HR classes within an extent, from day to day.")
class GiveGrantInput:
    """To whom, what, where and when."""

    holder: strawberry.ID = _told("Id of the employee, or `client_…` of a machine client.")
    role: str = _told("hr, hrbp, payroll, admin, auditor, developer or statistics.")
    reason: str = _told("Why; it stands in the audit.")
    classes: list[str] = _told("HR classes, such as CORE and PAY.", default_factory=list)
    extent: GrantExtent | None = _told("How far it reaches; without it to all.", default=None)
    of: list[strawberry.ID] = _told(
        "Ids of the legal entities or departments; none for all people.", default_factory=list
    )
    valid_from: DateText | None = _told("First day; today without it.", default=None)
    valid_to: DateText | None = _told("Last day.", default=None)


@strawberry.type(description="It holds from the next request on, or from its day.")
class GiveGrantSuccess:
    """The grant."""

    grant: AccessGrant = _told("As it holds.")


@strawberry.input(description="Take a grant away.")
class EndGrantInput:
    """Which, and why."""

    id: strawberry.ID = _told("Of the grant.")
    reason: str = _told("Why; it stands in the audit.")


@strawberry.type(description="It has ended; the next request sees it.")
class EndGrantSuccess:
    """Which."""

    id: strawberry.ID = _told("Of the grant that was.")


@office_query(
    "Grants that hold or lie ahead, of one holder or of all, by id; for administrators and "
    "auditors. 200 at most; `after` is the id of a grant.",
    may=holding("admin", "auditor"),
    points=50,
)
async def grants(
    info: Info,
    holder: strawberry.ID | None = None,
    first: int = 50,
    after: strawberry.ID | None = None,
) -> list[AccessGrant] | None:
    """A page; raises Refused GRANT_PAGE."""
    asking = info.context
    row = None if holder is None else principal(asking, str(holder))
    if not 0 <= first <= MOST or (holder is not None and row is None) or not _key(after):
        raise Refused(
            "GRANT_PAGE",
            "There is no such page of grants.",
            hint=f"`first` is at most {MOST}; `after` and `holder` are ids.",
        )
    found = await page_of_grants(asking.hub.database, row, after and str(after), first)
    return [AccessGrant.of_held(asking, one) for one in found]


async def _given(
    asking: Asking, wanted: GiveGrantInput, kept: Mapping[str, str]
) -> GiveGrantSuccess:
    """Raises Refused GRANT_UNKNOWN for one that was taken away since."""
    holder = principal(asking, str(wanted.holder))
    held = await page_of_grants(asking.hub.database, holder, None, 10_000)
    grant = next((one for one in held if one.grant.id == kept["grant"]), None)
    if grant is None:
        raise Refused("GRANT_UNKNOWN", "The grant was given, and has ended since.")
    return GiveGrantSuccess(grant=AccessGrant.of_held(asking, grant))


@office_mutation(
    "Give HR classes within an extent. Nobody gives themselves any.",
    GiveGrantInput,
    GiveGrantSuccess,
    may=ADMIN,
    again=_given,
)
async def give_grant(asking: Asking, wanted: GiveGrantInput) -> GiveGrantSuccess:
    """Raises Refused GRANT_…."""
    holder = principal(asking, str(wanted.holder))
    if holder is None:
        raise Refused("GRANT_EMPLOYEE", "There is no such employee.")
    if holder == asking.viewer.subject:
        raise Refused(
            "GRANT_OWN_DENIED",
            "Nobody gives themselves a grant.",
            hint="Another administrator can; for an hour, two people open emergency access.",
        )
    reason_given(wanted.reason)
    new = NewGrant(
        holder,
        wanted.role,
        frozenset(wanted.classes),
        _extent(asking, wanted),
        date.fromisoformat(wanted.valid_from) if wanted.valid_from else asking.today,
        date.fromisoformat(wanted.valid_to) if wanted.valid_to else None,
        wanted.reason,
    )
    actor = asking.viewer.subject
    made = await add_grant(asking.hub.database, new, actor=actor, keep=asking.keep)
    return await _given(asking, wanted, {"grant": made})


async def _ended(
    _asking: Asking, wanted: EndGrantInput, _kept: Mapping[str, str]
) -> EndGrantSuccess:
    return EndGrantSuccess(id=wanted.id)


@office_mutation("Take a grant away.", EndGrantInput, EndGrantSuccess, may=ADMIN, again=_ended)
async def end_grant(asking: Asking, wanted: EndGrantInput) -> EndGrantSuccess:
    """Raises Refused GRANT_UNKNOWN, ACCESS_REASON."""
    reason_given(wanted.reason)
    await revoke_grant(
        asking.hub.database,
        str(wanted.id),
        actor=asking.viewer.subject,
        reason=wanted.reason,
        keep=asking.keep,
    )
    return EndGrantSuccess(id=wanted.id)


def reason_given(reason: str) -> None:
    """What changes rights is done for a reason; Refused ACCESS_REASON."""
    if not reason.strip():
        raise Refused(
            "ACCESS_REASON", "A reason is missing.", hint="Say why; it stands in the audit."
        )


def principal(asking: Asking, global_id: str) -> str | None:
    """Id of the employee or machine client that a global id names."""
    kind, _, row = global_id.rpartition("_")
    if kind == "client":
        kind, global_id = "employee", f"employee_{row}"
    return row_named(asking, global_id)[1] if kind == "employee" else None


def _key(after: str | None) -> bool:
    return after is None or (len(after) == len("0" * 36) and after.replace("-", "").isalnum())


def _kind(extent: Extent) -> GrantExtent:
    if isinstance(extent, Everywhere):
        return GrantExtent.ALL
    return GrantExtent.ENTITIES if isinstance(extent, InEntities) else GrantExtent.SUBTREES


def _extent(asking: Asking, wanted: GiveGrantInput) -> Extent:
    """The extent that ids name; Refused GRANT_EXTENT."""
    if wanted.extent in {None, GrantExtent.ALL} and not wanted.of:
        return Everywhere()
    entity = "LegalEntity" if wanted.extent is GrantExtent.ENTITIES else "Department"
    named = [row_named(asking, str(one)) for one in wanted.of]
    ids = [row for spec, row in named if spec is not None and spec.name == entity and row]
    if wanted.extent in {None, GrantExtent.ALL} or len(ids) != len(named) or not ids:
        raise Refused(
            "GRANT_EXTENT",
            "The extent of the grant cannot be used.",
            hint="Name legal entities or departments by their ids, or none for all people.",
        )
    made = tuple(sorted(set(ids)))
    return InEntities(made) if entity == "LegalEntity" else InSubtrees(made)


QUERIES: Final[Mapping[str, OfficeField]] = {"grants": grants}
MUTATIONS: Final[Mapping[str, OfficeField]] = {"giveGrant": give_grant, "endGrant": end_grant}
