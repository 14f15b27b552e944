"""How office fields name rows and fields: as the graph does."""

import uuid
from typing import Annotated, TypeAlias

import strawberry

from hub.errors import Refused
from hub.resolvers.office.field import Asking
from hub.schema.model import EntitySpec, Field

ById: TypeAlias = Annotated[
    strawberry.ID, strawberry.argument(name="id", description="Of the row.")
]


def row_named(asking: Asking, global_id: str) -> tuple[EntitySpec | None, str | None]:
    """Entity and row of a global id; of what is none, nothing."""
    table, _, row = global_id.rpartition("_")
    name = asking.hub.model.by_table.get(table)
    try:
        return (asking.hub.model[name] if name else None), str(uuid.UUID(row))
    except ValueError:
        return None, None


def chosen_fields(spec: EntitySpec, names: list[str] | None) -> list[Field]:
    """The entity's fields of these names in the graph, all without any; Refused ACCESS_FIELD."""
    known = {one.graph_name: one for one in spec.fields.values()}
    unknown = [name for name in names or () if name not in known]
    if unknown:
        raise Refused(
            "ACCESS_FIELD",
            "The entity has no such field.",
            f"{spec.name}, field {unknown[0][:60]}",
            "Name fields as the graph does.",
        )
    return list(known.values()) if names is None else [known[name] for name in names]
