"""How types of the graph are made from data: the one place that handles Strawberry's machinery.

Fields of output types are *planned*: the database writes their values, so their resolver never
runs in a query. Only introspection and what a mutation returns go through Strawberry.
"""

import inspect
import keyword
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Optional, TypeVar

import strawberry
from strawberry.schema_directive import Location

from hub.errors import Broken

Made = Any
"""A class that Strawberry knows, or a type expression over such."""

T = TypeVar("T", bound=type)


@strawberry.schema_directive(
    locations=[Location.FIELD_DEFINITION],
    name="semanticNonNull",
    description="Null only where access or a waiting mapping withholds the value.",
)
class SemanticNonNull:
    """`@semanticNonNull`: the value is otherwise always there."""

    levels: list[int] | None = strawberry.UNSET


def optional(kind: Made) -> Made:
    """The type or null."""
    return Optional[kind]  # noqa: UP045 - a type that is only known at run time


def listed(kind: Made) -> Made:
    """A list without nulls in it."""
    return types.GenericAlias(list, (kind,))


@dataclass(frozen=True)
class Argument:
    """An argument of a planned field."""

    name: str
    kind: Made
    doc: str
    default: Any = strawberry.UNSET


def planned(
    kind: Made,
    doc: str,
    arguments: Sequence[Argument] = (),
    *,
    always: bool = False,
) -> Any:
    """A field that the planner answers; `always` where only access can withhold it."""
    return strawberry.field(
        resolver=_resolver(arguments),
        graphql_type=kind,
        description=doc,
        directives=[SemanticNonNull()] if always else (),
    )


def _resolver(arguments: Sequence[Argument]) -> Callable[..., Any]:
    def answer(**_given: Any) -> Any:
        raise Broken("FIELD_NOT_PLANNED", "A planned field was asked of Strawberry.")

    return accepting(answer, arguments)


def accepting(
    work: Callable[..., Any], arguments: Sequence[Argument], *first: inspect.Parameter
) -> Callable[..., Any]:
    """The function as one with these arguments, after the parameters that come first."""
    parameters = [
        inspect.Parameter(
            _attribute(one.name),
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if one.default is REQUIRED else one.default,
            annotation=Annotated[one.kind, strawberry.argument(description=one.doc, name=one.name)],
        )
        for one in arguments
    ]
    work.__signature__ = inspect.Signature([*first, *parameters])  # type: ignore[attr-defined] # PEP 362
    return work


REQUIRED = object()
"""Default of an argument that must be given."""


def declare(name: str, doc: str, *bases: type) -> type:
    """A class that is still without fields, so that types may name each other."""
    return types.new_class(name, bases, {}, lambda body: body.update(__doc__=doc))


def complete(cls: T, fields: Mapping[str, Any]) -> T:
    """Give an object type its fields by their names in the graph."""
    _put(cls, fields)
    return strawberry.type(cls, name=cls.__name__, description=cls.__doc__)


@dataclass(frozen=True)
class Entry:
    """A field of an input type; optional unless it is needed."""

    kind: Made
    doc: str | None = None
    needed: bool = False


def complete_input(cls: T, entries: Mapping[str, Entry], *, one_of: bool = False) -> T:
    """Give an input type its fields by their names in the graph."""
    cls.__annotations__ = {
        _attribute(name): one.kind if one.needed else optional(one.kind)
        for name, one in entries.items()
    }
    _put(
        cls,
        {
            name: strawberry.field(description=one.doc)
            if one.needed
            else strawberry.field(default=strawberry.UNSET, description=one.doc)
            for name, one in entries.items()
        },
    )
    return strawberry.input(cls, name=cls.__name__, description=cls.__doc__, one_of=one_of or None)


def _put(cls: type, fields: Mapping[str, Any]) -> None:
    for name, made in fields.items():
        made.graphql_name = name
        setattr(cls, _attribute(name), made)


def _attribute(name: str) -> str:
    """A name that Python lets stand in a class."""
    return f"{name}_" if keyword.iskeyword(name) or name.startswith("_") else name
