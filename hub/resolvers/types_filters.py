"""Inputs that choose and order rows, with exactly the operators that the planner resolves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import strawberry

from hub.plan.graph import (
    SWITCHES,
    Switch,
    filterable,
    links,
    listable,
    operators,
    orderable,
)
from hub.resolvers.types_make import Entry, complete_input, declare, listed
from hub.resolvers.types_scalars import NAMED, DecimalText, OrderDirection
from hub.schema.kinds import Kind
from hub.schema.model import EntitySpec, Model

_NAMES: Final = {
    "Name": "Text",
    "Email": "Code",
    "Minutes": "Int",
    "Month": "YearMonth",
    "Bool": "Boolean",
    "Instant": "DateTime",
}
"""Kinds that are filtered like another one, or under the name of their scalar."""

_DOCS: Final = {
    "eq": "Equal.",
    "in": "Equal to one of these.",
    "gt": "Greater, later.",
    "gte": "Greater or equal.",
    "lt": "Less, earlier.",
    "lte": "Less or equal.",
    "prefix": "Begins with.",
    "contains": "Has this in it.",
    "under": "This one or anything below it in its tree.",
    "atLeast": "Of this rank or higher.",
    "isNull": "Whether nothing is there for the viewer; a locked cell counts as null.",
}

_LIST_DOCS: Final = {
    "some": "At least one row passes this; `{}`: there is one.",
    "every": "No row fails this; holds for an empty list.",
    "none": "No row passes this; `{}`: there is none.",
}


def filter_name(kind: Kind) -> str:
    """Name of a kind's filter input."""
    if kind.target:
        return f"{kind.target}LinkFilter"
    return f"{'Sealed' if kind.sealed else _NAMES.get(kind.name, kind.name)}Filter"


@dataclass(frozen=True)
class Inputs:
    """Filter and order inputs of one model; made once, then only read."""

    model: Model
    filters: Mapping[str, type]
    """Entity → its filter."""
    orders: Mapping[str, type]
    """Entity → its order, where it has a field to order by."""
    of_kind: Callable[[Kind], type]
    """The filter of a kind."""


@dataclass
class _Maker:
    model: Model
    rows: dict[str, type]
    kinds: dict[str, type] = field(default_factory=dict)
    lists: dict[str, type] = field(default_factory=dict)
    money: type | None = None

    def of(self, kind: Kind) -> type:
        """The filter of a kind, made at its first use."""
        name = filter_name(kind)
        if name not in self.kinds:
            made = declare(name, _about(kind))
            self.kinds[name] = made
            complete_input(made, self._entries(kind))
        return self.kinds[name]

    def of_list(self, entity: str, switch: Switch | None = None) -> type:
        """What may be asked of a list of that entity's rows, made at its first use."""
        name = f"{entity}{switch.name.title() if switch else ''}ListFilter"
        if name not in self.lists:
            doc = f"A condition on a list of {entity}: those that the viewer may know of."
            entries = {how: Entry(self.rows[entity], doc) for how, doc in _LIST_DOCS.items()}
            if switch:
                told = f"{switch.doc} {str(not switch.whole).lower()} where it is left out."
                entries[switch.name] = Entry(bool, told)
            self.lists[name] = complete_input(declare(name, doc), entries)
        return self.lists[name]

    def _entries(self, kind: Kind) -> dict[str, Entry]:
        value = self._value(kind)
        shapes = {"one": value, "list": listed(value), "flag": bool}
        found = {name: Entry(shapes[shape], _DOCS[name]) for name, shape in operators(kind).items()}
        if kind.target:
            found["where"] = Entry(self.rows[kind.target], "The row that is linked passes this.")
        return found

    def _value(self, kind: Kind) -> Any:
        if kind.target:
            return strawberry.ID
        if kind.graph == "Term":
            return str
        if kind.graph == "Money":
            return self._money()
        return NAMED[kind.graph]

    def _money(self) -> type:
        if self.money is None:
            self.money = complete_input(
                declare("MoneyValue", "An amount and its currency, to compare with."),
                {
                    "amount": Entry(DecimalText, "In major units.", needed=True),
                    "currency": Entry(str, "ISO 4217.", needed=True),
                },
            )
        return self.money


def _about(kind: Kind) -> str:
    if kind.target:
        return f"A condition on a link to {kind.target}."
    if kind.sealed:
        return "A condition on a sealed value: equality alone, by a blind index."
    if kind.graph == "Term":
        return "A condition on a term, by codes."
    return f"A condition on a {kind.graph}."


def inputs(model: Model) -> Inputs:
    """The inputs of a model."""
    rows = {
        spec.name: declare(
            f"{spec.name}Filter",
            "All that is named must hold. A locked cell is unknown: neither equal nor unequal.",
        )
        for spec in model
    }
    maker = _Maker(model, rows)
    for spec in model:
        _complete_filter(maker, spec)
    return Inputs(model, rows, _orders(model), maker.of)


def _complete_filter(maker: _Maker, spec: EntitySpec) -> None:
    own = maker.rows[spec.name]
    entries = {
        "and": Entry(listed(own), "All of these hold."),
        "or": Entry(listed(own), "One of these holds."),
        "not": Entry(own, "This does not hold."),
    }
    for name, one in filterable(spec).items():
        entries[name] = Entry(maker.of(one.kind), one.doc)
    for name, via in listable(maker.model, spec).items():
        made = maker.of_list(via.entity, SWITCHES.get((spec.name, name)))
        entries[name] = Entry(made, f"The list of {via.entity}.")
    complete_input(own, entries)


def _orders(model: Model) -> dict[str, type]:
    doc = "One field and its direction, perhaps behind a link; later ones break ties."
    made = {
        spec.name: declare(f"{spec.name}Order", doc)
        for spec in model
        if orderable(spec) or links(spec)
    }
    for name, own in made.items():
        fields = orderable(model[name]).items()
        entries = {each: Entry(OrderDirection, one.doc) for each, one in fields}
        for each, one in links(model[name]).items():
            if one.kind.target in made:
                entries[each] = Entry(made[one.kind.target], one.doc)
        complete_input(own, entries, one_of=True)
    return made
