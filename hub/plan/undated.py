"""What a question as of a day shows, or goes by, that has no day: it is answered as it is held now.

A row with a period says what was so for that time, and what an employee is on a day is picked
from such rows. All else (a name, an address, where a department stands) has one value, of which
nobody knows since when it holds. That is told with the answer, never hidden in it.
"""

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from hub.plan.then import OF_EMPLOYMENT, OF_POST
from hub.plan.tree import (
    Aggregates,
    AllOf,
    AnyOf,
    Composed,
    Computed,
    Connection,
    Custom,
    Edges,
    Filter,
    Find,
    GroupKey,
    Groups,
    Hanging,
    Leaf,
    Line,
    Linked,
    ListRoot,
    Many,
    Measure,
    Nodelike,
    Nodes,
    NotIt,
    One,
    OrderKey,
    Row,
    Selection,
    Test,
    Tree,
    ViewerRoot,
)
from hub.schema.model import EntitySpec, Field

_PERIOD: Final = frozenset({"effective_from", "effective_to", "merged_into"})
_OF_A_DAY: Final = frozenset({*OF_EMPLOYMENT, *OF_POST})
Used: TypeAlias = tuple[EntitySpec, Field]


def undated(tree: Tree) -> tuple[str, ...]:
    """`Entity.field` of all that has no day, in roots that are asked as of one."""
    found: set[str] = set()
    for root in tree.roots:
        moment = getattr(root, "moment", None)
        if moment is not None and moment.as_of is not None:
            found.update(_name(spec, one) for spec, one in _root(root) if not _dated(spec, one))
    return tuple(sorted(found))


def _name(spec: EntitySpec, one: Field) -> str:
    return f"{spec.name}.{'custom.' if one.custom else ''}{one.graph_name}"


def _dated(spec: EntitySpec, one: Field) -> bool:
    if one.name == "status":  # changes within a row's period, without a day of its own
        return False
    if spec.subject == "self":
        return not {one.column, f"{one.column}_id"}.isdisjoint(_OF_A_DAY)
    if spec.unique:  # one row for all of its life: what it says is changed in place
        return spec.timeline and one.name in _PERIOD
    return spec.timeline


def _root(root: object) -> Iterator[Used]:
    match root:
        case Find(row=row):
            yield from _row(row)
        case Nodelike(rows=rows):
            for row in rows.values():
                yield from _row(row)
        case ListRoot(connection=connection):
            yield from _connection(connection)
        case ViewerRoot(parts=parts):
            yield from _rows(part for _, part in parts)


def _rows(parts: Iterable[object]) -> Iterator[Used]:
    for part in parts:
        if isinstance(part, Row):
            yield from _row(part)


def _row(row: Row) -> Iterator[Used]:
    for one in row.selections:
        yield from _selection(row.entity, one)


def _selection(spec: EntitySpec, one: Selection) -> Iterator[Used]:
    match one:
        case Leaf(field=field) | Composed(field=field):
            yield spec, field
        case Computed(inputs=inputs):
            yield from ((spec, field) for field in inputs)
        case Custom(selections=selections):
            for inner in selections:
                yield from _selection(spec, inner)
        case One(field=field, row=row):
            yield spec, field
            yield from _row(row)
        case Line(row=row):
            yield spec, spec["parent"]
            yield from _row(row)
        case Many(via=via, connection=connection):
            target = connection.row.entity
            yield target, target[via.field]
            yield from _connection(connection)


def _connection(connection: Connection) -> Iterator[Used]:
    spec = connection.row.entity
    if connection.where is not None:
        yield from _filter(spec, connection.where)
    for key in connection.order:
        yield from _key(spec, key)
    for part in connection.parts:
        match part:
            case Nodes(row=row):
                yield from _row(row)
            case Edges(parts=parts):
                yield from _rows(inner for _, inner in parts)
            case Aggregates(figures=figures):
                yield from ((spec, one.field) for _, one in figures if isinstance(one, Measure))
            case Groups(by=by):
                for group in by:
                    yield from _key(spec, group)


def _filter(spec: EntitySpec, where: Filter) -> Iterator[Used]:
    match where:
        case AllOf(parts) | AnyOf(parts):
            for one in parts:
                yield from _filter(spec, one)
        case NotIt(part):
            yield from _filter(spec, part)
        case Test(field=field):
            yield spec, field
        case Linked(field=field, target=target, where=inner):
            yield spec, field
            yield from _filter(target, inner)
        case Hanging(via=via, target=target, where=inner):
            yield target, target[via.field]
            yield from _filter(target, inner)


def _key(spec: EntitySpec, key: OrderKey | GroupKey) -> Iterator[Used]:
    for hop in key.through if isinstance(key, OrderKey) else key.via:
        yield spec, hop.field
        spec = hop.target
    if not (isinstance(key, OrderKey) and key.usual):
        yield spec, key.field
