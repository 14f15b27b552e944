"""Part of the first pass: `aggregates` and `groups` of a list in the words of the model."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graphql import FieldNode

from hub.errors import Refused
from hub.plan.arguments import arguments, as_list, as_value
from hub.plan.collect import Collected, Document, below
from hub.plan.graph import (
    DEFAULT_PAGE,
    LARGEST_PAGE,
    comparable,
    functions,
    group_links,
    groupable,
    measurable,
)
from hub.plan.lists import tests_of
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
    Parts,
    Row,
    Test,
    TotalCount,
    TypeName,
)
from hub.schema.kinds import Decimal, Int, Kind
from hub.schema.model import EntitySpec, Field, Model
from hub.schema.names import snake

MOST_KEYS = 5
MOST_LINKS = 3


@dataclass(frozen=True)
class Grouping:
    """Reads the two parts; rows and composed values are read by the resolver that made it."""

    model: Model
    document: Document
    row: Callable[[EntitySpec, Sequence[FieldNode]], Row]
    parts: Callable[[Sequence[FieldNode], str], Parts]

    def aggregates(self, spec: EntitySpec, key: str, nodes: Sequence[FieldNode]) -> Aggregates:
        """`aggregates { count field { sum … } }`."""
        name = f"{spec.name}Aggregates"
        known = measurable(spec)
        figures: list[tuple[str, str | Measure]] = []
        for inner, found in self._collect(nodes, name).items():
            what = found[0].name.value
            if what in known:
                kind = aggregates_name(known[what].kind)
                figures.append((inner, Measure(inner, known[what], self.parts(found, kind), kind)))
            else:
                figures.append((inner, "typename" if what == "__typename" else what))
        return Aggregates(key, tuple(figures), name)

    def groups(self, spec: EntitySpec, key: str, nodes: Sequence[FieldNode]) -> Groups:
        """`groups(by: …) { totalCount nodes { keys { … } aggregates { … } } }`."""
        given = arguments(nodes[0], self.document.variables)
        by = tuple(self._key(spec, one, ()) for one in as_list(self._plain(given.get("by"))))
        _check_keys(by)
        parts: list[GroupNodes | TotalCount | TypeName] = []
        for inner, found in self._collect(nodes, f"{spec.name}Groups").items():
            match found[0].name.value:
                case "nodes":
                    parts.append(GroupNodes(inner, tuple(self._nodes(spec, by, found))))
                case "totalCount":
                    parts.append(TotalCount(inner))
                case _:
                    parts.append(TypeName(inner, f"{spec.name}Groups"))
        return Groups(
            key=key,
            by=by,
            order=tuple(self._order(spec, given.get("orderBy"))),
            having=tuple(self._having(spec, given.get("having"))),
            limit=self._limit(given.get("first")),
            parts=tuple(parts),
        )

    # --- by --------------------------------------------------------------------------------

    def _key(self, spec: EntitySpec, given: dict[str, Any], via: tuple[Hop, ...]) -> GroupKey:
        [(name, value)] = given.items()
        field = groupable(spec).get(name)
        if field is None:
            link = group_links(spec)[name]
            target = self.model[str(link.kind.target)]
            return self._key(target, self._plain(value), (*via, Hop(link, target)))
        target_of = self.model[field.kind.target] if field.kind.target else None
        if field.kind.target == "Department":
            level = self._plain(value).get("level")
            bound = None if self._plain(level) is None else as_value(level)
            return GroupKey(via, field, level=bound, target=target_of)
        return GroupKey(via, field, str(self._plain(value)), target=target_of)

    def _plain(self, given: Any) -> Any:
        """What shapes the statement: its very value is in the plan's key."""
        return self.document.variables.value_of(given)

    def _limit(self, given: Any) -> int:
        first = self._plain(given)
        limit = DEFAULT_PAGE if first is None else int(first)
        if not 1 <= limit <= LARGEST_PAGE:
            raise _invalid(
                f"An answer holds 1 to {LARGEST_PAGE} groups.",
                "Group by less, filter, or order by what matters most.",
            )
        return limit

    # --- order and choice ------------------------------------------------------------------

    def _order(self, spec: EntitySpec, given: Any) -> Iterator[GroupOrder]:
        known = comparable(spec)
        for one in as_list(self._plain(given)):
            for name, way in one.items():
                if name in known:
                    for what, direction in self._plain(way).items():
                        descending = self._plain(direction) == "DESC"
                        yield GroupOrder(measure(known[name], what), what, descending)
                elif way is not None:
                    yield GroupOrder(None, name, self._plain(way) == "DESC")

    def _having(self, spec: EntitySpec, given: Any) -> Iterator[Having]:
        known = comparable(spec)
        for name, tests in (self._plain(given) or {}).items():
            if name not in known:
                for test in self._tested(spec, "count", Int, tests):
                    yield Having(None, test)
                continue
            for what, inner in (tests or {}).items():
                kind = figure_kind(known[name].kind, what)
                for test in self._tested(spec, what, kind, inner):
                    yield Having(measure(known[name], what), test)

    def _tested(self, spec: EntitySpec, what: str, kind: Kind, given: Any) -> Iterator[Test]:
        """Tests of a figure, which for them is a field of that name and kind."""
        figure = replace(next(iter(spec.fields.values())), name=snake(what), kind=kind)
        for one in tests_of(self.model, figure, given or {}, self.document.variables):
            if isinstance(one, Test):
                yield one

    # --- what is shown ---------------------------------------------------------------------

    def _nodes(
        self, spec: EntitySpec, by: tuple[GroupKey, ...], nodes: Sequence[FieldNode]
    ) -> Iterator[KeysShown | Aggregates | TypeName]:
        for key, found in self._collect(nodes, f"{spec.name}Group").items():
            match found[0].name.value:
                case "keys":
                    yield self._keys(spec, by, (), key, found)
                case "aggregates":
                    yield self.aggregates(spec, key, found)
                case _:
                    yield TypeName(key, f"{spec.name}Group")

    def _keys(
        self,
        spec: EntitySpec,
        by: tuple[GroupKey, ...],
        via: tuple[Field, ...],
        key: str,
        nodes: Sequence[FieldNode],
    ) -> KeysShown:
        name = f"{spec.name}Keys"
        shown: list[tuple[str, str | KeyShown | KeysShown]] = []
        for inner, found in self._collect(nodes, name).items():
            what = found[0].name.value
            field = groupable(spec).get(what)
            if what == "__typename":
                shown.append((inner, "typename"))
            elif field is not None:
                shown.append((inner, self._shown(by, via, field, inner, found)))
            else:
                link = group_links(spec)[what]
                target = self.model[str(link.kind.target)]
                shown.append((inner, self._keys(target, by, (*via, link), inner, found)))
        return KeysShown(key, name, tuple(shown))

    def _shown(
        self,
        by: tuple[GroupKey, ...],
        via: tuple[Field, ...],
        field: Field,
        key: str,
        nodes: Sequence[FieldNode],
    ) -> KeyShown:
        places = [way(one) for one in by]
        wanted = (*via, field)
        number = places.index(wanted) if wanted in places else None
        if field.kind.target:
            return KeyShown(key, number, row=self.row(self.model[field.kind.target], nodes))
        return KeyShown(key, number, self.parts(nodes, "Term") if field.kind.vocabulary else None)

    def _collect(self, nodes: Sequence[FieldNode], kind: str) -> Collected:
        return self.document.collect(below(nodes), frozenset({kind}))


def measure(field: Field, what: str) -> Measure:
    """One function of a field, where nothing of it is shown."""
    return Measure(what, field, Parts(((what, what, None),)))


def way(key: GroupKey) -> tuple[Field, ...]:
    """The fields that lead to a key, its own last."""
    return (*(hop.field for hop in key.via), key.field)


def figure_kind(kind: Kind, what: str) -> Kind:
    """What a function of a field gives."""
    if what in {"count", "countDistinct"}:
        return Int
    return Decimal if what in {"sum", "avg"} else kind


def aggregates_name(kind: Kind) -> str:
    """The type of a field's aggregates: one for all kinds of which the same can be computed."""
    if kind.graph == "Money":
        return f"{kind.name}Aggregates"
    return f"{kind.graph if 'min' in functions(kind) else 'Value'}Aggregates"


def _check_keys(by: tuple[GroupKey, ...]) -> None:
    if not 1 <= len(by) <= MOST_KEYS:
        raise _invalid(f"Rows are grouped by 1 to {MOST_KEYS} keys.", "Name them in `by`.")
    if any(len(key.via) > MOST_LINKS for key in by):
        raise _invalid(
            f"A key lies behind {MOST_LINKS} links at most.", "Ask the list of the row in between."
        )
    ways = [way(key) for key in by]
    if len(set(map(str, ways))) < len(ways):
        raise _invalid(
            "A field stands twice in `by`.", "Use the finer unit, or `groups` under an alias."
        )


def _invalid(message: str, hint: str) -> Refused:
    return Refused("GROUP_INVALID", message, hint=hint)
