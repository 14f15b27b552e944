"""Types of `aggregates` and `groups`, derived from the model: one of each for an entity.

What can be computed hangs on the kind of a field alone, so those types are shared by all fields of
such kinds. Names are those that the planner resolves (`hub.plan.graph`, `hub.plan.grouping`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final

import strawberry

from hub.plan.graph import comparable, functions, group_links, groupable, measurable
from hub.plan.grouping import MOST_KEYS, aggregates_name, figure_kind
from hub.resolvers.types_make import (
    REQUIRED,
    Argument,
    Entry,
    complete,
    complete_input,
    declare,
    listed,
    optional,
    planned,
)
from hub.resolvers.types_scalars import NAMED, DateText, DecimalText, OrderDirection
from hub.resolvers.types_terms import Term
from hub.schema.kinds import Int, Kind
from hub.schema.model import EntitySpec, Field, Model


@strawberry.enum(description="Rows of one value form a group.")
class ValueGrouping(Enum):
    """Rows of one value form a group."""

    VALUE = "VALUE"


@strawberry.enum(description="Rows of one span of time form a group; weeks begin on Monday.")
class DateGrouping(Enum):
    """A span of time; moments are taken in the company's zone."""

    DAY = "DAY"
    WEEK = "WEEK"
    MONTH = "MONTH"
    QUARTER = "QUARTER"
    YEAR = "YEAR"


@strawberry.enum(description="Rows of one span of months form a group.")
class MonthGrouping(Enum):
    """A span of months."""

    MONTH = "MONTH"
    QUARTER = "QUARTER"
    YEAR = "YEAR"


_LEVEL: Final = (
    "The department of this level above, the root being 1; those that stand higher stand for"
    " themselves. Absent: each department for itself."
)
_FIGURES: Final = {
    "count": "Cells that are there and that the viewer may read.",
    "countDistinct": "Different values among them.",
    "sum": "Their sum.",
    "avg": "Their average, to four digits.",
    "min": "The least, the earliest.",
    "max": "The greatest, the latest.",
    "currency": "ISO 4217.",
}
_MONEY: Final = {
    "sum": "Their sum, in major units.",
    "avg": "Their average, to the currency's digits.",
    "min": "The least amount.",
    "max": "The greatest amount.",
}


@dataclass(frozen=True)
class AggregateTypes:
    """The types of one model, by entity; of groups only where rows can be grouped by something."""

    aggregates: Mapping[str, type]
    groups: Mapping[str, type]
    by: Mapping[str, type]
    orders: Mapping[str, type]
    having: Mapping[str, type]

    def parts(self, entity: str) -> dict[str, Any]:
        """What a connection offers of them."""
        about = "Figures of all rows that pass the filter, on all pages."
        found = {"aggregates": planned(self.aggregates[entity], about)}
        if entity in self.groups:
            arguments = self._arguments(entity)
            found["groups"] = planned(self.groups[entity], "The same rows in groups.", arguments)
        return found

    def _arguments(self, entity: str) -> list[Argument]:
        return [
            Argument(
                "by", listed(self.by[entity]), f"1 to {MOST_KEYS} keys, all at once.", REQUIRED
            ),
            Argument("having", optional(self.having[entity]), "Which groups, by their figures."),
            Argument(
                "orderBy",
                optional(listed(self.orders[entity])),
                "In which order; by their keys if nothing is said, which also break ties.",
            ),
            Argument("first", optional(int), "Groups; 50 if nothing is said, 1000 at most."),
        ]


@dataclass
class _Maker:
    model: Model
    rows: Mapping[str, type]
    filter_of: Callable[[Kind], type]
    level: type = field(init=False)
    figures: dict[str, type] = field(default_factory=dict)
    orders: dict[str, type] = field(default_factory=dict)
    having: dict[str, type] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.level = complete_input(
            declare("DepartmentGrouping", "Departments as groups, each alone or a level of them."),
            {"level": Entry(int, _LEVEL)},
        )

    # --- what is shown ---------------------------------------------------------------------

    def aggregates(self, spec: EntitySpec) -> type:
        """`EmployeeAggregates`."""
        fields = {"count": planned(int, "Rows that the viewer may know of.")}
        for name, one in measurable(spec).items():
            fields[name] = planned(self._figures_of(one), one.doc)
        about = f"Figures of {spec.plural}, of cells that the viewer may read."
        return complete(declare(f"{spec.name}Aggregates", about), fields)

    def _figures_of(self, one: Field) -> Any:
        name = aggregates_name(one.kind)
        if name not in self.figures:
            docs = {**_FIGURES, **(_MONEY if one.kind.graph == "Money" else {})}
            about = "Figures of such cells; null where there is none."
            self.figures[name] = complete(
                declare(name, about),
                {what: planned(_shown(one.kind, what), docs[what]) for what in functions(one.kind)},
            )
        made = self.figures[name]
        return listed(made) if one.kind.graph == "Money" else made

    def keys(self, spec: EntitySpec, made: Mapping[str, type]) -> None:
        """`EmployeeKeys`: null for what is not grouped by."""
        fields = {
            name: planned(optional(self._key(one)), one.doc)
            for name, one in groupable(spec).items()
        }
        for name, one in group_links(spec).items():
            if one.kind.target and one.kind.target in made:
                about = f"Keys of what {one.graph_name} leads to."
                fields[name] = planned(made[one.kind.target], about)
        complete(made[spec.name], fields)

    def _key(self, one: Field) -> Any:
        if one.kind.target:
            return self.rows[one.kind.target]
        if one.kind.vocabulary:
            return Term
        return DateText if one.kind.name == "Instant" else NAMED[one.kind.graph]

    # --- what is given ---------------------------------------------------------------------

    def by(self, spec: EntitySpec, made: Mapping[str, type]) -> None:
        """`EmployeeGroupBy`."""
        entries = {
            name: Entry(self._grouping(one), one.doc) for name, one in groupable(spec).items()
        }
        for name, one in group_links(spec).items():
            if one.kind.target and one.kind.target in made:
                about = f"By what {one.graph_name} leads to."
                entries[name] = Entry(made[one.kind.target], about)
        complete_input(made[spec.name], entries, one_of=True)

    def _grouping(self, one: Field) -> Any:
        if one.kind.target == "Department":
            return self.level
        if one.kind.name in {"Date", "Instant"}:
            return DateGrouping
        return MonthGrouping if one.kind.name == "Month" else ValueGrouping

    def order(self, spec: EntitySpec) -> type:
        """`EmployeeGroupOrder`."""
        entries = {
            "keys": Entry(OrderDirection, "By the keys, as `by` names them."),
            "count": Entry(OrderDirection, "By the number of rows."),
        }
        for name, one in comparable(spec).items():
            entries[name] = Entry(self._order_of(one.kind), one.doc)
        about = "One figure of the groups and its direction; nulls come last both ways."
        return complete_input(declare(f"{spec.name}GroupOrder", about), entries, one_of=True)

    def _order_of(self, kind: Kind) -> type:
        name = f"{aggregates_name(kind)}Order"
        if name not in self.orders:
            self.orders[name] = complete_input(
                declare(name, "One function and its direction."),
                {what: Entry(OrderDirection, _FIGURES[what]) for what in functions(kind)},
                one_of=True,
            )
        return self.orders[name]

    def chosen(self, spec: EntitySpec) -> type:
        """`EmployeeGroupFilter`."""
        entries = {"count": Entry(self.filter_of(Int), "Rows.")}
        for name, one in comparable(spec).items():
            entries[name] = Entry(self._having_of(one.kind), one.doc)
        about = "Groups whose figures pass all of this."
        return complete_input(declare(f"{spec.name}GroupFilter", about), entries)

    def _having_of(self, kind: Kind) -> type:
        name = f"{aggregates_name(kind)}Filter"
        if name not in self.having:
            entries = {
                what: Entry(self.filter_of(figure_kind(kind, what)), _FIGURES[what])
                for what in functions(kind)
            }
            self.having[name] = complete_input(declare(name, "Conditions on figures."), entries)
        return self.having[name]


def aggregate_types(
    model: Model, rows: Mapping[str, type], filter_of: Callable[[Kind], type]
) -> AggregateTypes:
    """The types of a model, whose rows are declared; `filter_of` gives the filter of a kind."""
    maker = _Maker(model, rows, filter_of)
    grouped = [spec for spec in model if groupable(spec)]
    keys = {
        one.name: declare(f"{one.name}Keys", f"What a group of {one.plural} has in common.")
        for one in grouped
    }
    by = {
        one.name: declare(f"{one.name}GroupBy", "One key; dates and departments, cut to a span.")
        for one in grouped
    }
    for spec in grouped:
        maker.keys(spec, keys)
        maker.by(spec, by)
    aggregates = {spec.name: maker.aggregates(spec) for spec in model}
    return AggregateTypes(
        aggregates=aggregates,
        groups={
            spec.name: _groups(spec, keys[spec.name], aggregates[spec.name]) for spec in grouped
        },
        by=by,
        orders={spec.name: maker.order(spec) for spec in grouped},
        having={spec.name: maker.chosen(spec) for spec in grouped},
    )


def _groups(spec: EntitySpec, keys: type, aggregates: type) -> type:
    group = complete(
        declare(f"{spec.name}Group", f"A group of {spec.plural}."),
        {
            "keys": planned(keys, "What its rows have in common; null: not there, or locked."),
            "aggregates": planned(aggregates, "Figures of its rows."),
        },
    )
    return complete(
        declare(f"{spec.name}Groups", f"{spec.plural.capitalize()} in groups."),
        {
            "nodes": planned(listed(group), "The first of the groups."),
            "totalCount": planned(int, "How many groups there are."),
        },
    )


def _shown(kind: Kind, what: str) -> Any:
    if what in {"count", "countDistinct"}:
        return int
    if what == "currency":
        return str
    if kind.graph == "Money" and what in {"sum", "avg", "min", "max"}:
        return DecimalText
    return optional(DecimalText if what in {"sum", "avg"} else NAMED[kind.graph])
