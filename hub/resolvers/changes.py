"""What changed between two schemas, and whom that can break.

graphql-core finds most of it; here is what it passes over (`@oneOf`, `@semanticNonNull`,
`@specifiedBy`, deprecation), and the coordinate that a change is about, to be held against usage.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from graphql import (
    BreakingChangeType,
    DangerousChangeType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    build_schema,
)
from graphql.utilities import find_schema_changes

BREAKING, DANGEROUS, SAFE = "breaking", "dangerous", "safe"
LEVELS: Final = (BREAKING, DANGEROUS, SAFE)
_PLACE: Final = re.compile(r"@?\w+\.\w+(?:\(\w+:\))?|@\w+(?:\(\w+:\))?")
_TYPE: Final = re.compile(r"\b[A-Z]\w*")
_NO_TYPE: Final = frozenset({"A", "An", "Field", "Argument", "Enum", "Standard", "Description"})
_OUTPUT: Final = (GraphQLObjectType, GraphQLInterfaceType)
_OF_ITS_OWNER: Final = frozenset({"required_arg_added", "required_input_field_added"})
"""What is new is used by nobody: whoever uses its owner is broken."""


@dataclass(frozen=True)
class Change:
    """One change: how bad it is, what kind, where, and a sentence."""

    level: str
    kind: str
    coordinate: str
    """`Type`, `Type.field`, `Type.field(argument:)` or `@directive`."""
    description: str

    def touches(self, used: str) -> bool:
        """Whether use of that coordinate is use of what changed."""
        whole = self.coordinate
        return used == whole or used.startswith((f"{whole}.", f"{whole}("))


def changes(old: str, new: str) -> list[Change]:
    """All changes from one schema text to another, the worst first."""
    before, after = build_schema(old), build_schema(new)
    found = [*_known(before, after), *_passed_over(before, after)]
    return sorted(dict.fromkeys(found), key=lambda one: (LEVELS.index(one.level), one.coordinate))


def _known(before: GraphQLSchema, after: GraphQLSchema) -> Iterator[Change]:
    for one in find_schema_changes(before, after):
        kind, description = one.type.name.lower(), one.description
        if kind != "description_changed":
            yield Change(_level(one.type), kind, _coordinate(kind, description), description)


def _level(kind: Any) -> str:
    if isinstance(kind, BreakingChangeType):
        return BREAKING
    return DANGEROUS if isinstance(kind, DangerousChangeType) else SAFE


def _coordinate(kind: str, description: str) -> str:
    place = _PLACE.search(description)
    if place is None:
        return next((one for one in _TYPE.findall(description) if one not in _NO_TYPE), "")
    if kind not in _OF_ITS_OWNER:
        return place[0]
    whole = place[0].partition("(")[0]
    return whole if "(" in place[0] else whole.partition(".")[0]


def _passed_over(before: GraphQLSchema, after: GraphQLSchema) -> Iterator[Change]:
    for name in sorted(before.type_map.keys() & after.type_map.keys()):
        was, now = before.type_map[name], after.type_map[name]
        if isinstance(was, GraphQLInputObjectType) and isinstance(now, GraphQLInputObjectType):
            yield from _one_of(name, was, now)
        elif isinstance(was, GraphQLScalarType) and isinstance(now, GraphQLScalarType):
            if was.specified_by_url != now.specified_by_url:
                text = f"{name} is specified by another document."
                yield Change(DANGEROUS, "specified_by_changed", name, text)
        elif isinstance(was, _OUTPUT) and isinstance(now, _OUTPUT):
            for field in sorted(was.fields.keys() & now.fields.keys()):
                yield from _field(f"{name}.{field}", was.fields[field], now.fields[field])


def _one_of(
    name: str, was: GraphQLInputObjectType, now: GraphQLInputObjectType
) -> Iterator[Change]:
    if now.is_one_of and not was.is_one_of:
        text = f"{name} takes exactly one field now."
        yield Change(BREAKING, "one_of_added", name, text)
    elif was.is_one_of and not now.is_one_of:
        yield Change(SAFE, "one_of_removed", name, f"{name} takes several fields now.")


def _field(place: str, was: Any, now: Any) -> Iterator[Change]:
    before, after = _has(was, "semanticNonNull"), _has(now, "semanticNonNull")
    if before and not after:
        text = f"{place} may be null for other reasons than access now."
        yield Change(DANGEROUS, "semantic_non_null_removed", place, text)
    elif after and not before:
        text = f"{place} is null only where it is withheld now."
        yield Change(SAFE, "semantic_non_null_added", place, text)
    if now.deprecation_reason is not None and was.deprecation_reason is None:
        yield Change(SAFE, "deprecated", place, f"{place} is deprecated now.")


def _has(field: Any, directive: str) -> bool:
    applied = field.ast_node.directives if field.ast_node else None
    return any(one.name.value == directive for one in applied or ())


def coordinates(schema: str) -> list[str]:
    """Every field, input field and enum value of a schema, for what nobody uses."""
    found = []
    for name, kind in sorted(build_schema(schema).type_map.items()):
        members = getattr(kind, "fields", None) or getattr(kind, "values", None) or {}
        if not name.startswith("__"):
            found += [f"{name}.{one}" for one in sorted(members)]
    return found
