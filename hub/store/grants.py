"""Grants: who holds which HR classes, within which extent, and until when.

Everything that changes a grant lives here: each change bumps the person's `access_version` in its
own transaction, so that the gate of the next statement closes on plans made before it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from hub.auth.ports import Facts, Revoked
from hub.auth.viewer import ROLES, STATISTICS, Entities, Everywhere, Extent, Grant, Subtrees
from hub.errors import Refused
from hub.schema.audience import HR_CLASSES
from hub.schema.people import CURRENT
from hub.store.acts import note
from hub.store.connection import Database
from hub.store.idempotency import KeptOutcome, keep_made
from hub.store.queries import queries
from hub.store.uuid7 import is_uuid, uuid7

_SQL: Final = queries("grants.sql")
_REVOKED: Final = queries("sessions.sql")["revoked"]
BUMP: Final = _SQL["bump"]
"""Makes the gate close on what was planned for somebody before."""
CLIENT: Final = "client"
"""How a token names a machine client: by its id."""
_KINDS: Final = ("number", "workEmail", "id")
ALL, ENTITIES, SUBTREES = "all", "entities", "subtrees"
EXTENTS: Final = (ALL, ENTITIES, SUBTREES)


@dataclass(frozen=True)
class NewGrant:
    """A grant to be given."""

    employee_id: str
    """Of the employee, or of the machine client."""
    role: str
    classes: frozenset[str]
    extent: Extent
    valid_from: date
    valid_to: date | None = None
    reason: str = ""


@dataclass(frozen=True)
class HeldGrant:
    """A grant as an operator sees it."""

    grant: Grant
    holder: str
    """Id of the employee or machine client."""
    employee: bool
    number: str | None
    granted_by: str
    reason: str


@dataclass(frozen=True)
class Grants:
    """The store of grants, as sign-in needs it."""

    database: Database

    async def viewer_facts(self, subject_kind: str, subject: str, today: date) -> Facts | None:
        """Facts of whom a token names; None if nobody, or several, are so named.

        `number` names the current holder: it is the projection of today's primary employment.
        """
        del today  # status and number are projections of today: landing and turn_of_day keep them
        if subject_kind == CLIENT:
            return await self._client(subject)
        found = await self._named(subject_kind, subject)
        if len(found) != 1:
            return None
        [row] = found
        grants = await self.database.writer.fetch(_SQL["grants_of"], row["id"])
        return Facts(
            employee_id=str(row["id"]),
            grants=tuple(_grant(one) for one in grants),
            version=row["version"],
            ended=row["status"] not in CURRENT.codes,
            revoked=await self._revoked(str(row["id"])),
        )

    async def _client(self, subject: str) -> Facts | None:
        """A machine client that is not revoked; its grants are its own."""
        if not is_uuid(subject):
            return None
        found = await self.database.writer.fetchval(_SQL["client"], subject)
        if found is None:
            return None
        rows = await self.database.writer.fetch(_SQL["grants_of"], subject)
        grants = tuple(_grant(one) for one in rows)
        revoked = await self._revoked(subject)
        return Facts(None, grants, 0, ended=False, client_id=str(found), revoked=revoked)

    async def _revoked(self, principal: str) -> Revoked:
        rows = await self.database.writer.fetch(_REVOKED, principal)
        return Revoked(
            max((row["at"] for row in rows if not row["token"]), default=0.0),
            frozenset(row["token"] for row in rows if row["token"]),
        )

    async def _named(self, kind: str, subject: str) -> Sequence[Mapping[str, Any]]:
        if kind not in _KINDS or (kind == "id" and not is_uuid(subject)):
            return []
        return await self.database.writer.fetch(_SQL[f"by_{kind}"], subject)


async def standing(database: Database, people: Sequence[str]) -> dict[str, tuple[Any, ...]]:
    """Person → what their rights hang on: it differs as soon as any of them may have changed."""
    rows = await database.writer.fetch(_SQL["standing"], list(people))
    return {row["id"]: tuple(row) for row in rows}


async def add_grant(
    database: Database, grant: NewGrant, *, actor: str, keep: KeptOutcome | None = None
) -> str:
    """Give a grant, effective with the next statement; its id. Raises Refused GRANT_….

    `keep`: where it is kept for the same request once more.
    """
    judge(grant)
    kind, ids = _stored(grant.extent)
    made = uuid7()
    async with database.transaction() as session:
        if kind != ALL:
            await _known(session, kind, ids)
        if not await session.fetchval(_SQL["holder"], grant.employee_id):
            raise Refused("GRANT_EMPLOYEE", "There is no such employee.")
        await session.execute(
            _SQL["add"],
            made,
            grant.employee_id,
            grant.role,
            sorted(grant.classes),
            kind,
            ids,
            grant.valid_from,
            grant.valid_to,
            actor,
            grant.reason,
        )
        await session.execute(_SQL["bump"], grant.employee_id)
        await note(
            session,
            actor,
            "grant.add",
            "access_grant",
            reason=grant.reason,
            detail={"grant": made, "employee": grant.employee_id, "role": grant.role},
        )
        await keep_made(session, keep, ("grant", made))
    return made


async def revoke_grant(
    database: Database,
    grant_id: str,
    *,
    actor: str,
    reason: str,
    keep: KeptOutcome | None = None,
) -> None:
    """Take a grant away, effective with the next statement; Refused GRANT_UNKNOWN."""
    async with database.transaction() as session:
        employee = None
        if is_uuid(grant_id):
            employee = await session.fetchval(_SQL["revoke"], grant_id)
        if employee is None:
            raise Refused(
                "GRANT_UNKNOWN",
                "There is no such grant in force.",
                hint="`hub grants` lists them with their ids.",
            )
        await session.execute(_SQL["bump"], employee)
        await note(
            session,
            actor,
            "grant.revoke",
            "access_grant",
            reason=reason,
            detail={"grant": grant_id, "employee": str(employee)},
        )
        await keep_made(session, keep, ("grant", grant_id))


async def list_grants(database: Database) -> list[HeldGrant]:
    """All grants that are not revoked, by employee number."""
    rows = await database.writer.fetch(_SQL["listed"])
    return [_held(row) for row in rows]


async def page_of_grants(
    database: Database, holder: str | None, after: str | None, most: int
) -> list[HeldGrant]:
    """Grants that are not revoked and not over, of one holder or all, by their ids."""
    return [_held(row) for row in await database.writer.fetch(_SQL["page"], holder, after, most)]


async def people_numbered(database: Database, numbers: Sequence[str]) -> dict[str, str]:
    """Number → the employee who alone has it."""
    rows = await database.writer.fetch(_SQL["numbered"], list(numbers))
    return {row["number"]: row["id"] for row in rows}


async def numbers_of(database: Database, people: Sequence[str]) -> dict[str, str]:
    """Employee → their number, of those who have one."""
    rows = await database.writer.fetch(_SQL["numbers"], list(people))
    return {row["id"]: row["number"] for row in rows}


def _held(row: Mapping[str, Any]) -> HeldGrant:
    return HeldGrant(
        _grant(row),
        str(row["employee_id"]),
        row["employee"],
        row["number"],
        row["granted_by"],
        row["reason"],
    )


async def extent_of(database: Database, kind: str, codes: Sequence[str]) -> Extent:
    """The extent that codes of legal entities or departments name; Refused GRANT_EXTENT."""
    if kind == ALL:
        return Everywhere()
    if kind not in EXTENTS or not codes:
        raise _no_extent("An extent is all, or entities or subtrees with their codes.")
    rows = await database.writer.fetch(_SQL[f"ids_of_{kind}"], list(codes))
    if len(rows) != len(set(codes)):
        raise _no_extent(f"{len(set(codes)) - len(rows)} of the codes are not known, or not once.")
    ids = tuple(sorted(str(row["id"]) for row in rows))
    return Entities(ids) if kind == ENTITIES else Subtrees(ids)


def judge(grant: NewGrant) -> None:
    """Raise Refused GRANT_… for what no grant can be."""
    if grant.role not in ROLES:
        raise Refused(
            "GRANT_ROLE", "There is no such role.", hint=f"Use one of {', '.join(ROLES)}."
        )
    unknown = sorted(grant.classes - frozenset(HR_CLASSES))
    if unknown:
        raise Refused(
            "GRANT_CLASS",
            "There is no such class.",
            detail=", ".join(unknown),
            hint=f"Use some of {', '.join(HR_CLASSES)}.",
        )
    if grant.role == STATISTICS and (isinstance(grant.extent, Entities) or not grant.classes):
        raise Refused(
            "GRANT_EXTENT",
            "The extent of the grant cannot be used.",
            detail="statistics are of departments and all below, of named classes",
            hint="Name classes, and departments (subtrees) or all people.",
        )
    if not is_uuid(grant.employee_id):
        raise Refused("GRANT_EMPLOYEE", "There is no such employee.")
    if grant.valid_to is not None and grant.valid_to < grant.valid_from:
        raise Refused("GRANT_PERIOD", "The grant ends before it begins.")


async def _known(session: Any, kind: str, ids: Sequence[str]) -> None:
    if not ids or not all(is_uuid(one) for one in ids):
        raise _no_extent("The extent names no rows.")
    missing = await session.fetch(_SQL[f"missing_{kind}"], list(ids))
    if missing:
        raise _no_extent(f"{len(missing)} of its rows are not known.")


def _no_extent(detail: str) -> Refused:
    return Refused(
        "GRANT_EXTENT",
        "The extent of the grant cannot be used.",
        detail=detail,
        hint="Name legal entities (entities) or departments (subtrees) by their codes.",
    )


def _stored(extent: Extent) -> tuple[str, list[str]]:
    match extent:
        case Everywhere():
            return ALL, []
        case Entities(ids):
            return ENTITIES, list(ids)
        case Subtrees(ids):
            return SUBTREES, list(ids)


def _grant(row: Mapping[str, Any]) -> Grant:
    ids = tuple(str(one) for one in row["extent_ids"])
    extent: Extent = Everywhere()
    if row["extent"] != ALL:
        extent = Entities(ids) if row["extent"] == ENTITIES else Subtrees(ids)
    return Grant(
        id=str(row["id"]),
        role=row["role"],
        classes=frozenset(row["classes"]),
        extent=extent,
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
        expires_at=row["expires_at"],
    )
