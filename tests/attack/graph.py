"""The graph as an attacker sees it: its published schema, and how its values are read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any, Final

from graphql import (
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
)

from hub.schema.model import Model

RANGED: Final = ("Date", "DateTime", "YearMonth", "Int", "Decimal", "LocalTime")


@dataclass(frozen=True)
class Cell:
    """A field that shows a cell: its name in the graph, its name in the oracle, how it is read."""

    name: str
    field: str
    type: str
    """Name of its type in the graph."""
    link: bool = False
    masked: bool = False

    @property
    def selection(self) -> str:
        """How it is asked for."""
        if self.type == "Term":
            return f"{self.name} {{ code }}"
        if self.type == "Money":
            return f"{self.name} {{ amount currency }}"
        return f"{self.name} {{ id }}" if self.link else self.name


@dataclass(frozen=True)
class Below:
    """A list on a row: rows of another entity that link to it."""

    name: str
    entity: str
    link: str
    about: bool
    """Whether they are about the employee on whose row the list is."""


@dataclass(frozen=True)
class Graph:
    """The published schema; the model only tells which link a list goes along."""

    schema: GraphQLSchema
    model: Model

    @cached_property
    def entities(self) -> dict[str, str]:
        """Entity → its list at the root."""
        query = self.schema.query_type
        assert query is not None
        found = {}
        for name, one in query.fields.items():
            kind = get_named_type(one.type).name
            if kind.removesuffix("Connection") in self.model.entities and kind.endswith(
                "Connection"
            ):
                found[kind.removesuffix("Connection")] = name
        return found

    def fields(self, entity: str) -> dict[str, GraphQLField]:
        """Fields of a type."""
        found = self.schema.type_map[entity]
        assert isinstance(found, GraphQLObjectType)
        return found.fields

    def input(self, name: str) -> dict[str, Any]:
        """Fields of an input type; none if there is no such type."""
        found = self.schema.type_map.get(name)
        return dict(found.fields) if isinstance(found, GraphQLInputObjectType) else {}

    def cells(self, entity: str) -> list[Cell]:
        """What shows cells of a row."""
        return self._cells[entity]

    @cached_property
    def _cells(self) -> dict[str, list[Cell]]:
        return {one: list(self._of(one)) for one in self.entities}

    def _of(self, entity: str) -> Iterator[Cell]:
        known = {one.graph_name: one.name for one in self.model[entity].fields.values()}
        for name, one in self.fields(entity).items():
            kind = get_named_type(one.type)
            if name in known:
                yield Cell(name, known[name], kind.name, link=kind.name in self.entities)
            elif name.endswith("Masked") and name.removesuffix("Masked") in known:
                yield Cell(name, known[name.removesuffix("Masked")], kind.name, masked=True)

    def lists(self, entity: str) -> list[Below]:
        """Lists of other rows on a row."""
        shown = self.fields(entity)
        return [
            Below(
                one.name,
                one.entity,
                one.field,
                entity == "Employee" and self.model[one.entity].subject == one.field,
            )
            for one in _reverses(self.model, entity)
            if one.name in shown
        ]

    def row(self, entity: str) -> str:
        """A selection of all cells of a row, and what it says about itself."""
        inner = " ".join(one.selection for one in self.cells(entity))
        return f"id restricted pending {{ field }} {inner}"

    def leaves(self, kind: str) -> list[str]:
        """Fields of an object type that are no objects."""
        return [
            name
            for name, one in self.fields(kind).items()
            if is_leaf_type(get_named_type(one.type))
        ]


def _reverses(model: Model, entity: str) -> Iterator[Any]:
    from hub.schema.names import camel

    for one in model.reverses(entity):
        yield type(one)(camel(one.name), one.entity, one.field)


def read(cell: Cell, value: Any) -> str | None:
    """A value of the graph as the oracle writes it."""
    if value is None:
        return None
    if cell.type == "Term":
        return str(value["code"])
    if cell.type == "Money":
        return f"{int(Decimal(value['amount']) * 100)} {value['currency']}"
    if cell.link:
        return str(value["id"]).rpartition("_")[2]
    return usual(cell.type, str(value).lower() if isinstance(value, bool) else str(value))


def usual(kind: str, text: str | None) -> str | None:
    """One spelling for each value."""
    if text is None:
        return None
    if kind == "DateTime":
        return datetime.fromisoformat(text).astimezone(UTC).isoformat()
    if kind == "Decimal":
        return format(Decimal(text).normalize(), "f")
    return text


def sortable(kind: str, text: str) -> Any:
    """A value by which its order can be judged."""
    return Decimal(text) if kind in {"Int", "Decimal"} else text


def as_input(kind: str, text: str) -> Any:
    """The oracle's value as a variable."""
    if kind == "Int":
        return int(text)
    if kind == "Boolean":
        return text == "true"
    if kind == "Money":
        minor, currency = text.split(" ")
        return {"amount": format(Decimal(minor) / 100, "f"), "currency": currency}
    return text
