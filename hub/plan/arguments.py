"""Arguments of a field, read from the document and the shape of the variables.

The result is plain: objects are dicts, lists of objects are lists, and every other leaf is a
`Value`. Switches that shape the statement (booleans, directions, page sizes) are known here; the
plan's key holds them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import (
    BooleanValueNode,
    EnumValueNode,
    FieldNode,
    FloatValueNode,
    IntValueNode,
    ListValueNode,
    NullValueNode,
    ObjectValueNode,
    StringValueNode,
    ValueNode,
    VariableDefinitionNode,
    VariableNode,
)

from hub.plan.tree import ABSENT, Const, Items, Value, Var

STRUCTURAL_ARGUMENTS = frozenset({"first", "last", "direct", "under", "lang", "if"})
_DIGITS = 18
STRUCTURAL_TYPES = frozenset({"OrderDirection", "Language"})


@dataclass(frozen=True)
class Variables:
    """The variables of a request as they came, with the defaults of the document."""

    values: Mapping[str, Any]
    defaults: Mapping[str, ValueNode]

    def read(self, node: ValueNode) -> Any:
        """A dict, a list of such, a `Value`, None for null, or ABSENT."""
        if isinstance(node, VariableNode):
            return self._variable(node.name.value)
        if isinstance(node, ObjectValueNode):
            found = {one.name.value: self.read(one.value) for one in node.fields}
            return {key: value for key, value in found.items() if value is not ABSENT}
        if isinstance(node, ListValueNode):
            return self._list([self.read(one) for one in node.values])
        return self._scalar(node)

    def known(self, node: ValueNode) -> Any:
        """The very value, where it shapes the statement."""
        return self.value_of(self.read(node))

    def value_of(self, value: Any) -> Any:
        """The very value of a `Value`; others as they are."""
        if isinstance(value, Const):
            return value.value
        if isinstance(value, Var):
            return lookup(self.values, value.path)
        return value

    def _variable(self, name: str) -> Any:
        if name in self.values:
            return _lift(self.values[name], (name,))
        default = self.defaults.get(name)
        return ABSENT if default is None else self.read(default)

    @staticmethod
    def _list(items: Sequence[Any]) -> Any:
        given = [item for item in items if item is not ABSENT]
        if all(isinstance(item, Const) for item in given):
            return Const([item.value for item in given])
        if any(isinstance(item, dict) for item in given):
            return given
        return Items(tuple(Const(None) if item is None else item for item in given))

    @staticmethod
    def _scalar(node: ValueNode) -> Any:
        match node:
            case NullValueNode():
                return None
            case IntValueNode():
                # An ID may be written as a number, of any length: such a one stays as it is.
                return Const(int(node.value) if len(node.value) <= _DIGITS else node.value)
            case FloatValueNode():
                return Const(float(node.value))
            case BooleanValueNode() | StringValueNode() | EnumValueNode():
                return Const(node.value)
        return ABSENT


def _lift(value: Any, path: tuple[str | int, ...]) -> Any:
    if isinstance(value, Mapping):
        return {key: _lift(item, (*path, key)) for key, item in value.items()}
    if isinstance(value, list) and any(isinstance(item, Mapping) for item in value):
        return [_lift(item, (*path, index)) for index, item in enumerate(_padded(value))]
    if isinstance(value, list) and len(value) == 1:
        return Items((Var((*path, 0)),))
    return None if value is None else Var(path)


def _padded(objects: list[Any]) -> list[Any]:
    """Input objects, the last one repeated until their number is a power of two.

    Lists of input objects are parts of `and`, `or`, `in` and `orderBy`, where one more of the same
    changes nothing: so statements exist for a few classes of length only.
    """
    wanted = 1 << (len(objects) - 1).bit_length()
    return [*objects, *objects[-1:] * (wanted - len(objects))]


def lookup(values: Mapping[str, Any], path: tuple[str | int, ...]) -> Any:
    """The value at a path of the variables; behind the end of a list its last element."""
    here: Any = values
    for step in path:
        here = here[min(step, len(here) - 1) if isinstance(step, int) else step]
    return here


def arguments(node: FieldNode, variables: Variables) -> dict[str, Any]:
    """Arguments that were given, null included."""
    read = {one.name.value: variables.read(one.value) for one in node.arguments or ()}
    return {name: value for name, value in read.items() if value is not ABSENT}


def as_value(found: Any) -> Value:
    """A leaf as a `Value`; null becomes a constant."""
    return Const(None) if found is None else found


def as_list(found: Any) -> list[Any]:
    """A list of input objects; GraphQL lets one stand for a list of one."""
    if found is None:
        return []
    return found if isinstance(found, list) else [found]


def structural(
    definitions: Sequence[VariableDefinitionNode], used: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    """Variables whose value, not only its shape, belongs to the plan's key.

    `used` holds, for each variable, the arguments that it is given to directly.
    """
    return frozenset(
        one.variable.name.value
        for one in definitions
        if used.get(one.variable.name.value, frozenset()) & STRUCTURAL_ARGUMENTS
        or _named(one.type) in STRUCTURAL_TYPES
        or _named(one.type).endswith(("Order", "GroupBy", "Grouping"))
    )


def shaping(definitions: Sequence[VariableDefinitionNode]) -> tuple[str, ...]:
    """Variables whose shape can matter to a plan: all but what a mutation writes."""
    return tuple(
        one.variable.name.value for one in definitions if not _named(one.type).endswith("Input")
    )


def _named(node: Any) -> str:
    while not hasattr(node, "name"):
        node = node.type
    return str(node.name.value)


def shape(value: Any, *, literal: bool = False) -> Any:
    """What of a variable shapes the statement: hashable, without the values that are bound."""
    if value is None or isinstance(value, bool) or literal:
        return _frozen(value) if literal else value
    if isinstance(value, Mapping):
        return tuple(sorted((key, shape(item)) for key, item in value.items()))
    if isinstance(value, list):
        nested = any(isinstance(item, Mapping) for item in value)
        if nested:
            return ("list", *(shape(item) for item in _padded(value)))
        return "item" if len(value) == 1 else "list"
    return "value"


def _frozen(value: Any) -> Any:
    if isinstance(value, Mapping):
        return tuple(sorted((key, _frozen(item)) for key, item in value.items()))
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    return value
