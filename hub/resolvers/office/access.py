"""Why the viewer may or may not see and change the cells of a row."""

from collections.abc import Mapping
from typing import Any, Final

import strawberry

from hub.errors import Refused
from hub.flows.reasons import Reason, reasons
from hub.resolvers.office.access_words import because
from hub.resolvers.office.field import Asking, Info, OfficeField, anyone, office_query
from hub.resolvers.office.provenance import ById, row_named
from hub.resolvers.viewers import given


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
    asking = info.context
    spec, row = row_named(asking, str(of))
    if spec is None or row is None:
        return None
    known = {one.graph_name: one for one in spec.fields.values()}
    unknown = [name for name in fields or () if name not in known]
    if unknown:
        raise Refused(
            "ACCESS_FIELD",
            "The entity has no such field.",
            f"{spec.name}, field {unknown[0][:60]}",
            "Name fields as the graph does.",
        )
    chosen = [known[name] for name in fields] if fields is not None else list(known.values())
    facts = given(asking.viewer, asking.today)
    found = await reasons(asking.hub, asking.viewer, spec, row, chosen, facts)
    return None if found is None else [_cell(asking, one) for one in found]


def _cell(asking: Asking, one: Reason) -> CellAccess:
    return CellAccess(
        field=one.field.graph_name,
        class_=one.field.cls.name,
        read=bool(one.read),
        write=bool(one.write),
        because=because(one.read, one.granted_by, asking.language, proof=_proof(one)),
        write_because=because(one.write, (), asking.language) if one.write else None,
        granted_by=list(one.granted_by),
    )


def _proof(one: Reason) -> bool:
    """Whether a second factor would open the cell to the person whose it is."""
    return not one.read and any(way.step_up for way in one.field.read)


QUERIES: Final[Mapping[str, OfficeField]] = {"access": access}
MUTATIONS: Final[Mapping[str, OfficeField]] = {}
