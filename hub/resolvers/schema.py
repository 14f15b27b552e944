"""The graph: the root of all queries, and the schema as a whole."""

from collections.abc import Sequence
from typing import Any

import strawberry
from graphql import GraphQLInputObjectType
from strawberry.schema.config import StrawberryConfig

from hub.resolvers.documents_rules import SEALED
from hub.resolvers.office.fields import QUERIES
from hub.resolvers.types import Types, entity_types
from hub.resolvers.types_make import (
    Argument,
    Entry,
    complete,
    complete_input,
    declare,
    listed,
    optional,
    planned,
)
from hub.resolvers.types_scalars import NAMED, SCALARS
from hub.resolvers.types_terms import VALUES, Node, TermMatch, Vocabulary, required
from hub.schema.model import EntitySpec, Model

TIMES = (
    Argument("asOf", optional(NAMED["Date"]), "What was true on that day; today at the latest."),
    Argument("knownAt", optional(NAMED["DateTime"]), "What the hub held at that moment."),
)
"""The time that a root is asked of; without them it is the present."""


@strawberry.input(description="An account in an outside system.")
class AccountKey:
    """An account in an outside system."""

    system: str = strawberry.field(description="Name of the system.")
    externalId: str = strawberry.field(  # noqa: N815 - as the graph says it
        name="externalId", description="Its key there."
    )


def graph(
    model: Model,
    mutation: type | None = None,
    subscription: type | None = None,
    *,
    made: Types | None = None,
    types: Sequence[type] = (),
    ordered: bool = False,
) -> strawberry.Schema:
    """The schema of a model; `made` where mutations were built on the same types."""
    found = entity_types(model) if made is None else made
    schema = strawberry.Schema(
        query=_query(found),
        mutation=mutation,
        subscription=subscription,
        types=[*found.rows.values(), *types],
        config=StrawberryConfig(auto_camel_case=True, scalar_map=SCALARS, sort_schema=ordered),
    )
    _mark_one_of(schema)
    _tell_sealed(schema, model)
    return schema


def _mark_one_of(schema: strawberry.Schema) -> None:
    """Tell graphql-core which inputs are @oneOf: Strawberry checks that only where it executes."""
    for kind in schema._schema.type_map.values():  # noqa: SLF001 - Strawberry has no public name
        if isinstance(kind, GraphQLInputObjectType):
            known = kind.extensions.get("strawberry-definition")
            kind.is_one_of = bool(known is not None and known.is_one_of)


def _tell_sealed(schema: strawberry.Schema, model: Model) -> None:
    """Let validation say that a field is sealed, rather than that it is not there."""
    schema._schema.extensions[SEALED] = {  # noqa: SLF001 - Strawberry has no public name
        spec.name: frozenset(one.graph_name for one in spec.fields.values() if one.kind.sealed)
        for spec in model
    }


def printed(schema: strawberry.Schema) -> str:
    """The schema as text; the file `schema.graphql` is that of an ordered one."""
    return f"{schema.as_str().rstrip()}\n"


def _query(made: Types) -> type:
    employee = made.rows["Employee"]
    fields: dict[str, Any] = {
        "viewer": planned(_viewer(made), "Who asks.", TIMES),
        "employee": planned(
            optional(employee),
            "One employee; null where there is none or the viewer may not know of them.",
            [required("by", _employee_by(), "By exactly one name."), *TIMES],
        ),
        "node": planned(
            optional(Node),
            "A row of any entity, as of now; `nodes` asks for other times. "
            "With one argument alone, Relay can make up the refetching of fragments.",
            [required("id", strawberry.ID, "Its id.")],
        ),
        "nodes": planned(
            listed(optional(Node)),
            "Rows of any entity, in the order of their ids; null for one that is not there.",
            [required("ids", listed(strawberry.ID), "Their ids."), *TIMES],
        ),
        "vocabulary": planned(
            optional(Vocabulary),
            "The terms that can be chosen from, for drop-downs.",
            [required("name", str, "Its name, like `education_level`.")],
        ),
    }
    fields["departmentMatch"] = planned(
        listed(TermMatch),
        "Which departments raw names mean, among those that the viewer may see; 200 at most.",
        [VALUES],
    )
    for spec in made.model:
        fields[spec.graph_plural] = _list(made, spec)
    fields |= {name: one.made for name, one in QUERIES.items()}
    return complete(declare("Query", "Everything that can be asked."), fields)


def _list(made: Types, spec: EntitySpec) -> Any:
    arguments = [*made.arguments(spec.name), *TIMES]
    if spec.name == "Employee":
        doc = "Name, pinyin, initials or number, from their beginning."
        arguments.append(Argument("search", optional(str), doc))
    return planned(made.connections[spec.name], spec.doc.splitlines()[0], arguments)


def _viewer(made: Types) -> type:
    return complete(
        declare("Viewer", "Who asks, and what that gives."),
        {
            "employee": planned(optional(made.rows["Employee"]), "The viewer's own record."),
            "scopes": planned(listed(str), "Scopes of the token."),
            "grants": planned(listed(str), "Grants as text: role, classes, extent."),
        },
    )


def _employee_by() -> type:
    return complete_input(
        declare("EmployeeBy", "Exactly one name of an employee."),
        {
            "id": Entry(strawberry.ID, "The id of the graph."),
            "number": Entry(str, "The current holder of the employee number."),
            "workEmail": Entry(str, "Mail address at work."),
            "account": Entry(AccountKey, "An account in an outside system."),
        },
        one_of=True,
    )
