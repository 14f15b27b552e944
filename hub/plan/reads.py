"""What a row gives away of the person it is about: cells that are shown, and those it is found by.

A filter or an order says something of the rows that it returns, as if the cell had been selected.
What lies behind a link, or in an aggregate, has no person here; `Restrict.searched` names its
class.
"""

from collections.abc import Iterator
from dataclasses import replace

from hub.auth.policy import Decision
from hub.plan.tree import (
    AllOf,
    AnyOf,
    Composed,
    Computed,
    ConnectionPart,
    Custom,
    Edges,
    Filter,
    Hanging,
    Leaf,
    Linked,
    Many,
    Nodes,
    NotIt,
    One,
    OrderKey,
    Row,
    Selection,
    Test,
)
from hub.schema.model import EntitySpec, Field, Model, Reverse

Read = tuple[str, Decision]
"""A recorded class, and where its cell is open."""


def shown(row: Row, model: Model) -> Iterator[Read]:
    """Recorded classes of the row's own cells and lists."""
    yield from row.found_by
    for one in row.selections:
        yield from _shown(one, row.entity, model)


def looked_into(where: Filter | None, order: tuple[OrderKey, ...]) -> Iterator[Read]:
    """Recorded classes of a row's own cells that decided whether, or where, it stands in a list."""
    if where is not None:
        yield from _tested(where)
    for key in order:
        if not key.usual and not key.through:
            yield from _recorded(key.field, key.decision)


def stamped(part: ConnectionPart, found_by: tuple[Read, ...]) -> ConnectionPart:
    """The part of a list with rows that know by what they were found."""
    if isinstance(part, Nodes):
        return replace(part, row=replace(part.row, found_by=found_by))
    if isinstance(part, Edges):
        return replace(
            part,
            parts=tuple(
                (key, replace(one, found_by=found_by) if isinstance(one, Row) else one)
                for key, one in part.parts
            ),
        )
    return part


def _shown(one: Selection, spec: EntitySpec, model: Model) -> Iterator[Read]:
    match one:
        case Leaf() | Composed() | One():
            yield from _recorded(one.field, one.decision)
        case Computed():
            for field in one.inputs:
                yield from _recorded(field, one.decision)
        case Custom():
            for inner in one.selections:
                yield from _shown(inner, spec, model)
        case Many():
            # That a person has such rows, or none, is said by the list itself.
            if spec.subject == "self" and _about(model[one.via.entity], one.via):
                yield from _recorded(model[one.via.entity][one.via.field], one.open)


def _tested(where: Filter) -> Iterator[Read]:
    match where:
        case AllOf(parts) | AnyOf(parts):
            for one in parts:
                yield from _tested(one)
        case NotIt(part):
            yield from _tested(part)
        case Test() | Linked():
            yield from _recorded(where.field, where.decision)
        case Hanging():
            if _about(where.target, where.via):
                yield from _recorded(where.target[where.via.field], where.open)


def _about(target: EntitySpec, via: Reverse) -> bool:
    return target.subject == via.field


def _recorded(field: Field, decision: Decision) -> Iterator[Read]:
    if field.cls.recorded:
        yield field.cls.name, decision
