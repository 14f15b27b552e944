"""The query behind a roster: a page of employees, with a selection for each column."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from graphql import (
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)

from hub.errors import Refused
from hub.schema.labels import labels
from hub.schema.model import Model

USUAL: Final = (
    "number", "legalName", "department", "position", "manager", "legalEntity", "location",
    "employmentType", "hireDate", "status",
)  # fmt: skip
"""Columns where none are named."""
MOST_COLUMNS: Final = 60
PAGE: Final = 500
_PATH: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9]*(\.[a-zA-Z][a-zA-Z0-9]*){0,3}")
_TERM: Final = "Term"


@dataclass(frozen=True)
class Column:
    """One column of a roster."""

    path: tuple[str, ...]
    """Fields of the graph from the employee to a value."""
    label: str


def columns_of(
    schema: GraphQLSchema, model: Model, names: Sequence[str], language: str
) -> list[Column]:
    """The columns with these paths; raises Refused ROSTER_COLUMN."""
    if not 0 < len(names) <= MOST_COLUMNS or len(set(names)) < len(names):
        raise _no_column("Some of the columns", f"1 to {MOST_COLUMNS}, each once.")
    return [_column(schema, model, name, language) for name in names]


def _column(schema: GraphQLSchema, model: Model, name: str, language: str) -> Column:
    if not _PATH.fullmatch(name):
        raise _no_column(name, "Name fields as department.name.")
    kind: Any = schema.get_type("Employee")
    path, called = [], []
    for part in name.split("."):
        field = kind.fields.get(part) if isinstance(kind, GraphQLObjectType) else None
        if field is None or any(is_required_argument(one) for one in field.args.values()):
            raise _no_column(name, "Name fields of one value each, as the schema has them.")
        called.append(_called(model, kind.name, part, language))
        path.append(part)
        kind = get_named_type(field.type)
    if isinstance(kind, GraphQLObjectType) and kind.name == _TERM:
        path.append("label")
    elif kind.name in model.entities:
        path.append(model[kind.name].fields[model[kind.name].title].graph_name)
    elif isinstance(kind, GraphQLInterfaceType) or not is_leaf_type(kind):
        raise _no_column(name, "A list has no place in a cell.")
    return Column(tuple(path), " · ".join(called))


def _called(model: Model, entity: str, name: str, language: str) -> str:
    """A field as people call it; its name where it stands in the graph alone."""
    spec = model.entities.get(entity)
    own = next((one.name for one in spec.fields.values() if one.graph_name == name), name) \
        if spec else name  # fmt: skip
    label = labels(model).get(f"{entity}.{own}") or labels(model).get(name[:1].upper() + name[1:])
    return label[language] if label else name


def _no_column(name: str, hint: str) -> Refused:
    return Refused("ROSTER_COLUMN", "That can be no column.", f"column {name[:80]}", hint)


def question(columns: Sequence[Column]) -> str:
    """A page: filter, order and the place to go on from are variables."""
    cells = _selection([one.path for one in columns])
    return (
        "query Roster($filter: EmployeeFilter, $order: [EmployeeOrder!], $after: String) {"
        f" employees(first: {PAGE}, after: $after, filter: $filter, orderBy: $order) {{"
        f" pageInfo {{ endCursor hasNextPage }} nodes {{ restricted {cells} }} }} }}"
    )


def _selection(paths: Iterable[tuple[str, ...]]) -> str:
    """Fields with those below them, each once: aliases are few in a query, columns may be many."""
    below: dict[str, list[tuple[str, ...]]] = {}
    for first, *rest in paths:
        below.setdefault(first, []).append(tuple(rest))
    return " ".join(
        f"{name} {{ {_selection(inner)} }}" if any(inner) else name for name, inner in below.items()
    )


def cells(columns: Sequence[Column], node: Mapping[str, Any], locked: str) -> list[str]:
    """The texts of a row; a cell that the viewer may not see says so."""
    closed = set(node["restricted"])
    return [locked if one.path[0] in closed else _text(_at(one, node)) for one in columns]


def _at(column: Column, value: Any) -> Any:
    for one in column.path:
        value = value.get(one) if isinstance(value, Mapping) else None
    return value


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(_text(one) for one in value)
    return str(value)
