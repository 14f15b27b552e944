"""Random valid documents of a schema, for properties that must hold for all of them."""

import json
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
)
from hypothesis import strategies as st

SCALARS: dict[str, list[Any]] = {
    "ID": ["employee_0190f3a0-0000-7000-8000-000000000000", "x"],
    "String": ["销售一部", "𠮷", ""],
    "Int": [0, 7, 1000],
    "Boolean": [True, False],
    "Date": ["2026-02-28"],
    "YearMonth": ["2026-02"],
    "Decimal": ["12.50", 3],
    "LocalTime": ["08:59:58"],
    "DateTime": ["2026-01-31T08:59:58+08:00"],
}


class Word(str):
    """An enum value, written without quotes."""

    __slots__ = ()


@dataclass
class Writer:
    """Writes one document, choosing with hypothesis."""

    schema: GraphQLSchema
    draw: Any
    without: frozenset[str] = frozenset()
    """Fields of the root that are not asked."""
    variables: dict[str, tuple[str, Any]] = field(default_factory=dict)
    count: int = 0

    def document(self) -> tuple[str, dict[str, Any]]:
        """A query and the values of its variables."""
        body = self.selection(self.schema.query_type, 4)
        given = ", ".join(f"${name}: {kind}" for name, (kind, _) in self.variables.items())
        head = f"query ({given}) " if given else ""
        return head + body, {name: value for name, (_, value) in self.variables.items()}

    def selection(self, kind: Any, depth: int) -> str:
        """`{ … }` with up to four fields, each under an alias of its own."""
        if isinstance(kind, GraphQLInterfaceType):
            chosen = self.one(sorted(self.schema.get_possible_types(kind), key=str))
            return f"{{ __typename ... on {chosen.name} {self.selection(chosen, depth)} }}"
        fields = [
            name
            for name, one in kind.fields.items()
            if (depth > 0 or is_leaf_type(get_named_type(one.type)))
            and not (kind is self.schema.query_type and name in self.without)
        ]
        if not fields:
            return "{ __typename }"
        names = self.draw(st.lists(st.sampled_from(fields), min_size=1, max_size=4))
        return f"{{ {' '.join(self.asked(kind, name, depth) for name in names)} }}"

    def asked(self, kind: GraphQLObjectType, name: str, depth: int) -> str:
        """One field with its arguments and selection."""
        self.count += 1
        one = kind.fields[name]
        given = [
            f"{argument}: {self.value(found.type)}"
            for argument, found in one.args.items()
            if isinstance(found.type, GraphQLNonNull) or self.draw(st.integers(0, 3)) == 0
        ]
        inner = get_named_type(one.type)
        below = "" if is_leaf_type(inner) else self.selection(inner, depth - 1)
        arguments = f"({', '.join(given)})" if given else ""
        return f"f{self.count}: {name}{arguments} {below}"

    def value(self, kind: Any) -> str:
        """An argument: written out, or given as a variable."""
        found = self.made(kind, 3)
        if self.draw(st.booleans()):
            return _written(found)
        name = f"v{len(self.variables)}"
        self.variables[name] = (str(kind), json.loads(json.dumps(found)))
        return f"${name}"

    def made(self, kind: Any, depth: int) -> Any:
        """A valid value of an input type."""
        if isinstance(kind, GraphQLNonNull):
            return self.made(kind.of_type, depth)
        if isinstance(kind, GraphQLList):
            size = self.draw(st.integers(0, 2)) if depth > 0 else 0
            return [self.made(kind.of_type, depth - 1) for _ in range(size)]
        if isinstance(kind, GraphQLEnumType):
            return Word(self.one(list(kind.values)))
        if not isinstance(kind, GraphQLInputObjectType):
            return self.one(SCALARS[kind.name])
        needed = [name for name, one in kind.fields.items() if isinstance(one.type, GraphQLNonNull)]
        some = sorted(kind.fields) if depth > 0 else _flat(kind)
        names = [*needed]
        if kind.is_one_of:
            names = [self.one(some)]
        elif some:
            names += self.draw(st.lists(st.sampled_from(some), max_size=2, unique=True))
        return {name: self.made(kind.fields[name].type, depth - 1) for name in names}

    def one(self, choices: list[Any]) -> Any:
        """One of several."""
        return self.draw(st.sampled_from(choices))


def _flat(kind: GraphQLInputObjectType) -> list[str]:
    return sorted(name for name, one in kind.fields.items() if is_leaf_type(one.type))


def _written(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {_written(one)}' for name, one in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(_written(one) for one in value)}]"
    return str(value) if isinstance(value, Word) else json.dumps(value, ensure_ascii=False)
