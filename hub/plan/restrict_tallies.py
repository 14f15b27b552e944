"""Part of the second pass: decisions on what aggregates and groups refer to.

Keys, the links that lead to them, functions, orders and tests of groups are references like any
other: what is `Never` is refused, what is `When` runs through its masked expression.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from hub.auth.policy import NEVER, Decision
from hub.plan.tree import (
    Aggregates,
    GroupKey,
    GroupNodes,
    GroupOrder,
    Groups,
    Having,
    Hop,
    KeyShown,
    KeysShown,
    Measure,
    Row,
    TotalCount,
    TypeName,
)
from hub.schema.model import EntitySpec, Field

MeasuredT = TypeVar("MeasuredT", GroupOrder, Having)


@dataclass(frozen=True)
class RestrictTallies:
    """Walks aggregates and groups with the means of the pass that made it."""

    rows: Callable[[EntitySpec], Decision]
    cell: Callable[[EntitySpec, Field], Decision]
    reference: Callable[[EntitySpec, Field, str, str, str], Decision]
    """Entity, field, path, door and the way that leads there: refuses and tells."""
    row: Callable[[Row, str], Row]

    def aggregates(self, spec: EntitySpec, one: Aggregates, path: str) -> Aggregates:
        """Every function of a field."""
        inner = f"{path}.{one.key}"
        figures = tuple(
            (key, what if isinstance(what, str) else self._measure(spec, what, f"{inner}.{key}"))
            for key, what in one.figures
        )
        return replace(one, figures=figures)

    def _measure(self, spec: EntitySpec, one: Measure, path: str) -> Measure:
        return replace(one, decision=self.reference(spec, one.field, path, "aggregate", ""))

    def groups(self, spec: EntitySpec, one: Groups, path: str) -> Groups:
        """Keys, functions, and rows that are shown as keys."""

        def measured(part: MeasuredT) -> MeasuredT:
            found = part.measure and self._measure(spec, part.measure, path)
            return replace(part, measure=found)

        return replace(
            one,
            by=tuple(self._key(spec, key, path) for key in one.by),
            order=tuple(measured(part) for part in one.order),
            having=tuple(measured(part) for part in one.having),
            parts=tuple(self._group_part(spec, part, path) for part in one.parts),
        )

    def _key(self, spec: EntitySpec, key: GroupKey, path: str) -> GroupKey:
        """Each link on the way and the key itself are references like any other."""
        here, way = spec, ""
        via: list[Hop] = []
        for hop in key.via:
            decision = self.reference(here, hop.field, path, "group", way)
            here, way = hop.target, f"{way}{hop.field.graph_name}."
            via.append(replace(hop, decision=decision, rows=self.rows(here)))
        decision = self.reference(here, key.field, path, "group", way)
        if key.target is None:
            return replace(key, via=tuple(via), decision=decision)
        title = key.target.fields.get(key.target.title)
        return replace(
            key,
            via=tuple(via),
            decision=decision,
            rows=self.rows(key.target),
            title=NEVER if title is None else self.cell(key.target, title),
        )

    def _group_part(
        self, spec: EntitySpec, part: GroupNodes | TotalCount | TypeName, path: str
    ) -> GroupNodes | TotalCount | TypeName:
        if not isinstance(part, GroupNodes):
            return part
        inner = f"{path}.{part.key}"
        return replace(part, parts=tuple(self._member(spec, one, inner) for one in part.parts))

    def _member(
        self, spec: EntitySpec, one: KeysShown | Aggregates | TypeName, path: str
    ) -> KeysShown | Aggregates | TypeName:
        match one:
            case Aggregates():
                return self.aggregates(spec, one, path)
            case KeysShown():
                return self._keys(one, f"{path}.{one.key}")
        return one

    def _keys(self, keys: KeysShown, path: str) -> KeysShown:
        """Rows that keys lead to are rows like any other."""
        made: list[tuple[str, str | KeyShown | KeysShown]] = []
        for key, one in keys.parts:
            match one:
                case KeysShown():
                    made.append((key, self._keys(one, f"{path}.{key}")))
                case KeyShown() if one.row is not None and one.number is not None:
                    made.append((key, replace(one, row=self.row(one.row, f"{path}.{key}"))))
                case _:
                    made.append((key, one))
        return replace(keys, parts=tuple(made))
