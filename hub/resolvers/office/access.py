"""Why the viewer may or may not see and change the cells of a row, and who can see them."""

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum
from typing import Annotated, Any, Final

import strawberry

from hub.flows.reasons import Reason, reasons
from hub.flows.witnesses import Witness as Seeing
from hub.flows.witnesses import may_ask, witnesses
from hub.resolvers.office.access_words import because, locked, seen_because
from hub.resolvers.office.field import Asking, Info, OfficeField, anyone, denied, office_query
from hub.resolvers.office.rows import ById, chosen_fields, row_named
from hub.resolvers.viewers import given

OnRow = Annotated[strawberry.ID, strawberry.argument(description="Id of the row.")]


def _told(doc: str) -> Any:
    return strawberry.field(description=doc)


@strawberry.type(description="What the viewer may do with one field of a row, and why.")
class CellAccess:
    """A field's access."""

    field: str = _told("Name of the field in the graph.")
    class_: str = strawberry.field(name="class", description="Class of the field.")
    read: bool = _told("Whether its cell may be read.")
    write: bool = _told("Whether it may be changed.")
    because: str = _told("Why it may be read, or what would open it.")
    write_because: str | None = _told("Why it may be changed; null where it may not.")
    granted_by: list[str] = _told("HR classes of which one opens it for reading.")


@office_query(
    "What the viewer may do with the fields of a row, and why; null for a row that they may not "
    "know of.",
    may=anyone,
    points=50,
)
async def access(info: Info, of: ById, fields: list[str] | None = None) -> list[CellAccess] | None:
    """Field by field; raises Refused ACCESS_FIELD."""
    return await _told_of(info.context, str(of), fields)


async def _told_of(asking: Asking, of: str, fields: list[str] | None) -> list[CellAccess] | None:
    spec, row = row_named(asking, of)
    if spec is None or row is None:
        return None
    chosen = chosen_fields(spec, fields)
    facts = given(asking.reader, asking.today)
    found = await reasons(asking.hub, asking.reader, spec, row, chosen, facts)
    if found is None:
        return None
    if asking.reader != asking.viewer:  # what is open for an hour changes nothing
        facts = given(asking.viewer, asking.today)
        usual = await reasons(asking.hub, asking.viewer, spec, row, chosen, facts)
        writing = {one.field.name: one.write for one in usual or ()}
        found = [replace(one, write=writing.get(one.field.name, ())) for one in found]
    return [_cell(asking, one) for one in found]


@strawberry.enum(description="What could be done with a row.")
class Doing(Enum):
    """The choices."""

    READ = strawberry.enum_value("read", description="Read these fields of it.")
    CHANGE = strawberry.enum_value("change", description="Change these fields of it.")


@office_query(
    "Whether the viewer may do that with a row: with all of the fields that are named or, without "
    "any, with one at least. False too for a row that they may not know of.",
    may=anyone,
    points=50,
)
async def may(info: Info, action: Doing, on: OnRow, fields: list[str] | None = None) -> bool | None:
    """What `access` says, in one word; raises Refused ACCESS_FIELD."""
    told = await _told_of(info.context, str(on), fields)
    open_ = [one.read if action is Doing.READ else one.write for one in told or ()]
    return any(open_) if fields is None else bool(open_) and all(open_)


@strawberry.type(description="Somebody who can read a cell, whatever else they may see.")
class Witness:
    """A witness."""

    by: strawberry.ID = _told("Id of the employee, or `client_…` of a machine client.")
    because: str = _told("Why they can, for a person to read.")
    grants: list[str] = _told("HR classes of grants that open it to them; none for a relation.")


@strawberry.type(description="Who can read a cell today.")
class Witnesses:
    """Who can see it."""

    everyone: bool = _told("Whether whoever signs in can; then nobody is named.")
    named: list[Witness] = _told("The person themselves first, then managers, then grants.")


@office_query(
    "Who can read a field of a row today, and why: for the person whom it is about, and for whose "
    "grants reach them. Null for a row that they may not know of.",
    may=anyone,
    points=500,
)
async def who_can_see(info: Info, of: ById, field: str) -> Witnesses | None:
    """Everybody with a way to it; raises Refused ACCESS_FIELD or OFFICE_DENIED."""
    asking = info.context
    spec, row = row_named(asking, str(of))
    if spec is None or row is None:
        return None
    [chosen] = chosen_fields(spec, [field])
    if not await may_ask(asking.hub, asking.viewer, spec, row, given):
        raise denied()
    found = await witnesses(asking.hub, spec, row, chosen, given)
    return Witnesses(
        everyone=found.everyone, named=[_witness(one, asking.language) for one in found.named]
    )


def _witness(one: Seeing, language: str) -> Witness:
    table = "employee" if one.employee else "client"
    return Witness(
        by=strawberry.ID(f"{table}_{one.principal}"),
        because=seen_because(one.ways[0], language),
        grants=sorted({way.grant for way in one.ways if way.grant}),
    )


def _cell(asking: Asking, one: Reason) -> CellAccess:
    return CellAccess(
        field=one.field.graph_name,
        class_=one.field.cls.name,
        read=bool(one.read),
        write=bool(one.write),
        because=(
            because(one.read, one.known_to_all, asking.language)
            if one.read
            else locked(one.granted_by, asking.language, proof=_proof(one))
        ),
        write_because=(
            because(one.write, one.known_to_all, asking.language) if one.write else None
        ),
        granted_by=list(one.granted_by),
    )


def _proof(one: Reason) -> bool:
    """Whether a second factor would open the cell to the person whose it is."""
    return not one.read and any(way.step_up for way in one.field.read)


QUERIES: Final[Mapping[str, OfficeField]] = {
    "access": access,
    "may": may,
    "whoCanSee": who_can_see,
}
MUTATIONS: Final[Mapping[str, OfficeField]] = {}
