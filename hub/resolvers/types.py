"""Object types of the graph, derived from the model: one for an entity, with its list types.

Names are those that the planner resolves (`hub.plan.graph`). Everything that access or a mapping
can withhold is nullable.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hub.plan.graph import (
    BELOW,
    COMPUTED,
    SWITCHES,
    Along,
    CustomFields,
    Masked,
    Member,
    custom_members,
    members,
)
from hub.resolvers.types_aggregates import AggregateTypes, aggregate_types
from hub.resolvers.types_filters import Inputs, inputs
from hub.resolvers.types_make import Argument, complete, declare, listed, optional, planned
from hub.resolvers.types_scalars import NAMED
from hub.resolvers.types_terms import Money, Node, PageInfo, PendingCell, Term, paging
from hub.schema.model import EntitySpec, Field, Model, Reverse

_COMPUTED_DOCS = {("Employee", "pinyin"): "Reading of the name in Latin letters."}


@dataclass(frozen=True)
class Types:
    """The types of one model."""

    model: Model
    inputs: Inputs
    rows: Mapping[str, type]
    """Entity → its type."""
    customs: Mapping[str, type]
    """Entity → the type of its company fields, where it has some."""
    connections: Mapping[str, type]
    """Entity → its list type."""

    def arguments(self, entity: str) -> list[Argument]:
        """Arguments of a list of that entity."""
        found = [Argument("filter", optional(self.inputs.filters[entity]), "Which rows.")]
        if entity in self.inputs.orders:
            order = optional(listed(self.inputs.orders[entity]))
            found.append(Argument("orderBy", order, "In which order; ties are broken by id."))
        return [*found, *paging()]


def entity_types(model: Model) -> Types:
    """The types of a model, declared first and completed afterwards: they name each other."""
    made = Types(
        model=model,
        inputs=inputs(model),
        rows={spec.name: declare(spec.name, spec.doc, Node) for spec in model},
        customs={
            spec.name: declare(f"{spec.name}Custom", "Fields that the company declared itself.")
            for spec in model
            if custom_members(spec)
        },
        connections={
            spec.name: declare(f"{spec.name}Connection", f"A page of {spec.plural}.")
            for spec in model
        },
    )
    aggregates = aggregate_types(model, made.rows, made.inputs.of_kind)
    for spec in model:
        _complete_row(made, spec)
        _complete_connection(made, spec, aggregates)
    return made


def _complete_row(made: Types, spec: EntitySpec) -> None:
    fields: dict[str, Any] = {
        "version": planned(
            int, "Grows with every change that the viewer may read; for `expectedVersion`."
        ),
        "restricted": planned(
            listed(str), "Names of the fields that the viewer may not read on this row."
        ),
        "pending": planned(listed(PendingCell), "Cells that wait for a mapping decision."),
    }
    for name, member in members(made.model, spec).items():
        fields[name] = _member(made, spec, name, member)
    for entity, name in COMPUTED:
        if entity == spec.name:
            fields[name] = planned(optional(str), _COMPUTED_DOCS[entity, name])
    complete(made.rows[spec.name], fields)
    if spec.name in made.customs:
        own = {
            name: _member(made, spec, name, member) for name, member in custom_members(spec).items()
        }
        complete(made.customs[spec.name], own)


def _member(made: Types, spec: EntitySpec, name: str, member: Member) -> Any:
    match member:
        case Masked(one):
            return planned(optional(str), f"A part of {one.graph_name}, for those who may see it.")
        case Reverse():
            return _list(made, spec, name, member)
        case CustomFields():
            kind = optional(made.customs[spec.name])
            return planned(kind, "Fields that the company declared itself.", always=True)
        case Along():
            kind = optional(listed(made.rows[spec.name]))
            return planned(kind, "Those above, the root first.", always=True)
    return planned(_kind(made, member), _doc(member), always=member.required)


def _list(made: Types, spec: EntitySpec, name: str, via: Reverse) -> Any:
    arguments = made.arguments(via.entity)
    switch = SWITCHES.get((spec.name, name))
    one = made.model[via.entity][via.field]
    doc = f"{made.model[via.entity].doc.splitlines()[0]} Null where the list is locked."
    if via == BELOW:
        doc = "All below, at every level."
    elif name == "reports":
        doc = f"Those who report to this employee, by `{one.graph_name}`."
    kind = optional(made.connections[via.entity])
    if switch:
        usual = not switch.whole
        arguments = [*arguments, Argument(switch.name, bool, switch.doc, default=usual)]
    return planned(kind, doc, arguments, always=True)


def _kind(made: Types, one: Field) -> Any:
    if one.kind.target:
        return optional(made.rows[one.kind.target])
    composed: dict[str, Any] = {"Term": Term, "Money": Money}
    return optional(composed.get(one.kind.graph) or NAMED[one.kind.graph])


def _doc(one: Field) -> str:
    vocabulary = f" Vocabulary: {one.kind.vocabulary}." if one.kind.vocabulary else ""
    return f"{one.doc}{vocabulary} Class: {one.cls.name}."


def _complete_connection(made: Types, spec: EntitySpec, aggregates: AggregateTypes) -> None:
    row = made.rows[spec.name]
    edge = complete(
        declare(f"{spec.name}Edge", f"A row of {spec.plural} and its cursor."),
        {"cursor": planned(str, "For `after` and `before`."), "node": planned(row, "The row.")},
    )
    complete(
        made.connections[spec.name],
        {
            "edges": planned(listed(edge), "The rows with their cursors."),
            "nodes": planned(listed(row), "The rows."),
            "pageInfo": planned(PageInfo, "Where the page stands."),
            "totalCount": planned(int, "Rows that pass the filter, on all pages."),
            **aggregates.parts(spec.name),
        },
    )
