"""How the graph names what the model holds: one rule, used by types, planner and printers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from hub.errors import Refused
from hub.schema.kinds import Kind
from hub.schema.model import EntitySpec, Field, Model, Reverse
from hub.schema.names import camel

DEFAULT_PAGE = 50
LARGEST_PAGE = 1000


def not_too_many(ids: Any) -> Any:
    """The ids themselves; raises Refused PAGE_INVALID for more than a page holds."""
    if isinstance(ids, list) and len(ids) > LARGEST_PAGE:
        raise Refused(
            "PAGE_INVALID",
            f"At most {LARGEST_PAGE} rows are asked by their ids at once.",
            hint="Ask for the rest in another request.",
        )
    return ids


META = {"id": "id", "version": "version", "__typename": "typename", "restricted": "restricted"}

COMPUTED: Mapping[tuple[str, str], tuple[str, ...]] = {("Employee", "pinyin"): ("legal_name",)}
"""(entity, field of the graph) → the fields from which the hub computes it."""


@dataclass(frozen=True)
class Masked:
    """The sibling of a field that shows a part of its value."""

    field: Field


DESCENDANTS = "descendants"
BELOW = Reverse(DESCENDANTS, "Department", "parent")
"""The list of all departments below one: it hangs by the tree, not by the link alone."""


@dataclass(frozen=True)
class Switch:
    """What makes a list hold the next level alone, or all that is below in its tree."""

    name: str
    whole: bool
    """The value that asks for all; the other one is the default."""
    doc: str


SWITCHES: Mapping[tuple[str, str], Switch] = {
    ("Employee", "reports"): Switch(
        "direct", whole=False, doc="False: everybody below, not only the next level."
    ),
    ("Department", "employees"): Switch(
        "under", whole=True, doc="True: also of the departments below."
    ),
}
"""(entity, its list) → the argument."""


@dataclass(frozen=True)
class CustomFields:
    """`custom`: the company's own fields."""


@dataclass(frozen=True)
class Along:
    """A list along the department tree."""

    name: str


Member: TypeAlias = Field | Masked | Reverse | CustomFields | Along


def members(model: Model, spec: EntitySpec) -> dict[str, Member]:
    """Name in the graph → what it is, for every field of an entity's type but the meta ones."""
    found: dict[str, Member] = {}
    for one in spec.fields.values():
        if one.custom:
            continue
        found[one.graph_name] = one
        if one.masked_name:
            found[camel(one.masked_name)] = Masked(one)
    for reverse in model.reverses(spec.name):
        found[camel(reverse.name)] = reverse
    if spec.name == "Department":
        found["ancestors"] = Along("ancestors")
        found[DESCENDANTS] = BELOW
    if any(one.custom for one in spec.fields.values()):
        found["custom"] = CustomFields()
    return found


def custom_members(spec: EntitySpec) -> dict[str, Member]:
    """The same for the type of `custom`."""
    found: dict[str, Member] = {}
    for one in spec.fields.values():
        if one.custom:
            found[one.graph_name] = one
            if one.masked_name:
                found[camel(one.masked_name)] = Masked(one)
    return found


def filterable(spec: EntitySpec) -> dict[str, Field]:
    """Fields that a filter may name."""
    return {one.graph_name: one for one in spec.fields.values() if one.queryable}


def listable(model: Model, spec: EntitySpec) -> dict[str, Reverse]:
    """Lists that a filter may ask about: some, every or none of their rows.

    Not those that hang by a link that itself may stand in no filter, such as health records.
    """
    found = {
        camel(one.name): one
        for one in model.reverses(spec.name)
        if model[one.entity][one.field].queryable
    }
    return {**found, DESCENDANTS: BELOW} if spec.name == BELOW.entity else found


def links(spec: EntitySpec) -> dict[str, Field]:
    """Links over which an order may go."""
    return {name: one for name, one in filterable(spec).items() if one.kind.target}


def orderable(spec: EntitySpec) -> dict[str, Field]:
    """Fields that an order may name."""
    return {
        one.graph_name: one
        for one in spec.fields.values()
        if one.queryable and one.kind.orderable and not one.kind.sealed
    }


def operators(kind: Kind) -> dict[str, str]:
    """Operators of a kind's filter input → `one`, `list` or `flag`; `where` stands apart."""
    found: dict[str, str] = {}
    if "eq" in kind.ops:
        found["eq"] = "one"
    if "in" in kind.ops:
        found["in"] = "list"
    if "range" in kind.ops:
        found.update(dict.fromkeys(("gt", "gte", "lt", "lte"), "one"))
    for name in ("prefix", "contains", "under", "atLeast"):
        if name in kind.ops:
            found[name] = "one"
    if kind.target == "Department":
        found["under"] = "one"
    if "null" in kind.ops:
        found["isNull"] = "flag"
    return found


_NUMBERS = ("count", "countDistinct", "sum", "avg", "min", "max")
_ORDERED = ("count", "countDistinct", "min", "max")
_FUNCTIONS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("Int", "Minutes", "Decimal"), _NUMBERS),
    **dict.fromkeys(("Date", "Month", "LocalTime", "Instant"), _ORDERED),
    "Money": ("currency", "count", "sum", "avg", "min", "max"),
    "SealedMoney": ("currency", "count", "sum", "avg"),
}


def functions(kind: Kind) -> tuple[str, ...]:
    """What can be computed of a kind's cells; amounts of money for each currency apart.

    Of what is sealed, sums and averages are folded in the hub; nothing compares it.
    """
    usual = () if kind.sealed else ("count", "countDistinct")
    return _FUNCTIONS.get(kind.name, usual)


def measurable(spec: EntitySpec) -> dict[str, Field]:
    """Fields of which something can be computed; `count` is that of the rows."""
    return {
        one.graph_name: one
        for one in spec.fields.values()
        if one.cls.queryable and functions(one.kind) and one.graph_name not in {"count", "keys"}
    }


def comparable(spec: EntitySpec) -> dict[str, Field]:
    """Those whose figures groups are ordered and chosen by: amounts are of several currencies."""
    return {name: one for name, one in measurable(spec).items() if one.kind.graph != "Money"}


def groupable(spec: EntitySpec) -> dict[str, Field]:
    """Fields that rows can be grouped by: what is sealed or an amount of money is none."""
    return {
        one.graph_name: one
        for one in spec.fields.values()
        if one.queryable and not one.kind.sealed and one.kind.graph != "Money"
    }


def group_links(spec: EntitySpec) -> dict[str, Field]:
    """`employeeBy`: links whose rows' fields can be grouped by."""
    known = groupable(spec)
    made = {f"{name}By": one for name, one in known.items() if one.kind.target}
    return {name: one for name, one in made.items() if name not in known}


def global_id(spec: EntitySpec, row: str) -> str:
    """The id that the graph shows for a row."""
    return f"{spec.table}_{row}"
