"""The naive reader's aggregates and groups: over plain rows, one cell at a time.

A cell enters where the asker may read it on that row; nothing here knows how the planner does it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from hub.schema.model import EntitySpec, Field
from tests.twin.choosing import Choosing, field_named, listed, value_of
from tests.twin.document import Ask, Reading, Sets
from tests.twin.sound import order_key
from tests.twin.world import Row

ZONE: Final = ZoneInfo("Asia/Shanghai")
NUMBERS: Final = ("Int", "Minutes", "Decimal")
SEALED_NUMBERS: Final = ("SealedMoney",)
Key = tuple[Any, ...]
Group = tuple[Key, list[Row]]


@dataclass(frozen=True)
class Way:
    """One key of `by`: the names that lead to it, and how it is cut."""

    names: tuple[str, ...]
    spec: EntitySpec
    """Whose field it is."""
    field: Field
    cut: Any


@dataclass(frozen=True)
class Tally:
    """Aggregates for one asker; `show` writes a linked row, a term or a plain value."""

    choosing: Choosing
    reading: Reading
    show: Callable[[EntitySpec, Field, Any, Ask], Any]

    # --- what is referred to ---------------------------------------------------------------

    def used(self, spec: EntitySpec, ask: Ask) -> Iterator[tuple[EntitySpec, str]]:
        """Every field that `aggregates` or `groups` refers to."""
        if ask.name == "aggregates":
            for one in self.reading.asked(ask.sets, f"{spec.name}Aggregates"):
                if one.name not in {"count", "__typename"}:
                    yield spec, one.name
            return
        for given in listed(ask.arguments["by"]):
            yield from self._on_the_way(spec, given)
        for order in listed(ask.arguments.get("orderBy") or []):
            yield from ((spec, name) for name in order if name not in {"keys", "count"})
        for name, tests in (ask.arguments.get("having") or {}).items():
            if name != "count" and any(inner for inner in (tests or {}).values()):
                yield spec, name
        for nodes in self._named(spec, ask, "Groups", "nodes"):
            for inner in self._named(spec, nodes, "Group", "aggregates"):
                yield from self.used(spec, inner)

    def keys_shown(self, spec: EntitySpec, ask: Ask) -> Iterator[tuple[EntitySpec, Sets]]:
        """Rows that stand in keys which are grouped by."""
        ways = {way.names for way in self._ways(spec, ask)}
        for nodes in self._named(spec, ask, "Groups", "nodes"):
            for keys in self._named(spec, nodes, "Group", "keys"):
                yield from self._rows_in(spec, keys.sets, (), ways)

    def _rows_in(
        self, spec: EntitySpec, sets: Sets, path: tuple[str, ...], ways: set[tuple[str, ...]]
    ) -> Iterator[tuple[EntitySpec, Sets]]:
        model = self.choosing.rights.world.model
        for ask in self.reading.asked(sets, f"{spec.name}Keys"):
            link = _behind(spec, ask.name)
            if link is not None:
                target = model[str(link.kind.target)]
                yield from self._rows_in(target, ask.sets, (*path, ask.name), ways)
            elif (*path, ask.name) in ways and field_named(spec, ask.name).kind.target:
                yield model[str(field_named(spec, ask.name).kind.target)], ask.sets

    def _named(self, spec: EntitySpec, ask: Ask, kind: str, name: str) -> Iterator[Ask]:
        for one in self.reading.asked(ask.sets, f"{spec.name}{kind}"):
            if one.name == name:
                yield one

    def _on_the_way(
        self, spec: EntitySpec, given: dict[str, Any]
    ) -> Iterator[tuple[EntitySpec, str]]:
        [(name, value)] = given.items()
        link = _behind(spec, name)
        yield spec, name if link is None else link.graph_name
        if link is not None:
            target = self.choosing.rights.world.model[str(link.kind.target)]
            yield from self._on_the_way(target, value)

    # --- aggregates ------------------------------------------------------------------------

    def aggregates(self, spec: EntitySpec, rows: list[Row], sets: Sets) -> dict[str, Any]:
        """`aggregates { … }` of these rows."""
        found: dict[str, Any] = {}
        for ask in self.reading.asked(sets, f"{spec.name}Aggregates"):
            if ask.name == "count":
                found[ask.key] = len(rows)
            elif ask.name == "__typename":
                found[ask.key] = f"{spec.name}Aggregates"
            else:
                found[ask.key] = self._measure(spec, rows, ask)
        return found

    def _measure(self, spec: EntitySpec, rows: list[Row], ask: Ask) -> Any:
        one = field_named(spec, ask.name)
        cells = self._cells(spec, one, rows)
        if one.kind.graph == "Money":
            return self._amounts(one, cells, ask)
        shared = {"Int": "Int", "Minutes": "Int", "Month": "YearMonth", "Instant": "DateTime"}
        known = (*NUMBERS, "Date", "Month", "LocalTime", "Instant")
        name = shared.get(one.kind.name, one.kind.name) if one.kind.name in known else "Value"
        return {
            part.key: f"{name}Aggregates"
            if part.name == "__typename"
            else _figure_shown(computed(cells, part.name))
            for part in self.reading.asked(ask.sets, f"{name}Aggregates")
        }

    def _cells(self, spec: EntitySpec, one: Field, rows: list[Row]) -> list[Any]:
        each = [self.choosing.visible(spec, one, row) for row in rows]
        return [cell for cell in each if cell is not None]

    def _amounts(self, one: Field, cells: list[Any], ask: Ask) -> list[dict[str, Any]]:
        name = f"{one.kind.name}Aggregates"
        by_currency: dict[str, list[Decimal]] = {}
        for cell in cells:
            minor, currency = cell if isinstance(cell, tuple) else cell.split(" ")
            by_currency.setdefault(currency, []).append(Decimal(minor))
        return [
            {
                part.key: _amount(part.name, name, currency, minors)
                for part in self.reading.asked(ask.sets, name)
            }
            for currency, minors in sorted(by_currency.items())
        ]

    # --- groups ----------------------------------------------------------------------------

    def groups(self, spec: EntitySpec, rows: list[Row], ask: Ask) -> dict[str, Any]:
        """`groups(by: …) { … }` of these rows."""
        ways = self._ways(spec, ask)
        together: dict[Key, list[Row]] = {}
        for row in rows:
            key = tuple(self._key(spec, row, way.names, way) for way in ways)
            together.setdefault(key, []).append(row)
        kept = [one for one in together.items() if self._passes(spec, one, ask)]
        ordered = self._ordered(spec, kept, ways, ask)[: ask.arguments.get("first") or 50]
        found: dict[str, Any] = {}
        for part in self.reading.asked(ask.sets, f"{spec.name}Groups"):
            if part.name == "totalCount":
                found[part.key] = len(kept)
            elif part.name == "nodes":
                found[part.key] = [self._group(spec, one, ways, part.sets) for one in ordered]
            else:
                found[part.key] = f"{spec.name}Groups"
        return found

    def _ways(self, spec: EntitySpec, ask: Ask) -> list[Way]:
        return [self._way(spec, one, ()) for one in listed(ask.arguments["by"])]

    def _way(self, spec: EntitySpec, given: dict[str, Any], path: tuple[str, ...]) -> Way:
        [(name, value)] = given.items()
        link = _behind(spec, name)
        if link is None:
            return Way((*path, name), spec, field_named(spec, name), value)
        target = self.choosing.rights.world.model[str(link.kind.target)]
        return self._way(target, value, (*path, name))

    def _key(self, spec: EntitySpec, row: Row, names: tuple[str, ...], way: Way) -> Any:
        world = self.choosing.rights.world
        if len(names) == 1:
            cell = self.choosing.visible(spec, way.field, row)
            return None if cell is None else self._cut(way, cell)
        link = _behind(spec, names[0])
        assert link is not None
        led = self.choosing.visible(spec, link, row)
        target = world.model[str(link.kind.target)]
        if led is None or not self.choosing.rights.row(target.name, world.row(target.name, led)):
            return None
        return self._key(target, world.row(target.name, led), names[1:], way)

    def _cut(self, way: Way, cell: Any) -> Any:
        kind, world = way.field.kind, self.choosing.rights.world
        if kind.target == "Department" and way.cut.get("level") is not None:
            line = list(reversed(world.line_of(cell)))
            if not line:  # of another time: it was not there then
                return None
            cell = line[min(way.cut["level"], len(line)) - 1]
        if kind.target:
            known = self.choosing.rights.row(kind.target, world.row(kind.target, cell))
            return cell if known else None
        if kind.name == "Month":
            first = _first(date.fromisoformat(f"{cell}-01"), way.cut)
            return first.isoformat()[:7]
        if isinstance(cell, datetime):
            return _first(cell.astimezone(ZONE).date(), way.cut)
        return _first(cell, way.cut) if isinstance(cell, date) else cell

    # --- which groups, in which order ------------------------------------------------------

    def _passes(self, spec: EntitySpec, group: Group, ask: Ask) -> bool:
        for name, tests in (ask.arguments.get("having") or {}).items():
            inner = {"count": tests} if name == "count" else tests
            for what, ops in (inner or {}).items():
                figure = self._figure(spec, group[1], name, what)
                for op, given in (ops or {}).items():
                    if not _holds(figure, op, given, spec, name, what):
                        return False
        return True

    def _figure(self, spec: EntitySpec, rows: list[Row], name: str, what: str) -> Any:
        if name == "count":
            return len(rows)
        return computed(self._cells(spec, field_named(spec, name), rows), what)

    def _ordered(
        self, spec: EntitySpec, groups: list[Group], ways: list[Way], ask: Ask
    ) -> list[Group]:
        found = groups
        asked = [*listed(ask.arguments.get("orderBy") or []), {"keys": "ASC"}]
        for order in reversed(asked):
            [(name, way)] = order.items()
            if name == "keys":
                for place in range(len(ways) - 1, -1, -1):
                    for sort in (_itself, self._sort_of):
                        found = _by(found, _keyed(sort, ways[place], place), way)
            elif name == "count":
                found = _by(found, lambda one: len(one[1]), way)
            else:
                [(what, direction)] = way.items()
                found = _by(found, self._measured(spec, name, what), direction)
        return found

    def _measured(self, spec: EntitySpec, name: str, what: str) -> Callable[[Group], Any]:
        return lambda one: self._figure(spec, one[1], name, what)

    def _sort_of(self, way: Way, key: Any) -> Any:
        """What comes before the key itself: pinyin, rank, or the title of the row."""
        kind, world = way.field.kind, self.choosing.rights.world
        if key is None:
            return None
        if kind.name == "Name":
            return order_key(key)
        if kind.target:
            spec, row = world.model[kind.target], world.row(kind.target, key)
            title = self.choosing.visible(spec, spec[spec.title], row)
            named = title is not None and spec[spec.title].kind.name == "Name"
            return order_key(title) if named else title
        if kind.vocabulary and world.model.vocabularies[kind.vocabulary].ranked:
            return world.model.vocabularies[kind.vocabulary].term(key).rank
        return None

    # --- how they are shown ----------------------------------------------------------------

    def _group(self, spec: EntitySpec, group: Group, ways: list[Way], sets: Sets) -> dict[str, Any]:
        key, rows = group
        known = {way.names: (way, one) for way, one in zip(ways, key, strict=True)}
        found: dict[str, Any] = {}
        for part in self.reading.asked(sets, f"{spec.name}Group"):
            if part.name == "keys":
                found[part.key] = self._keys(spec, known, (), part.sets)
            elif part.name == "aggregates":
                found[part.key] = self.aggregates(spec, rows, part.sets)
            else:
                found[part.key] = f"{spec.name}Group"
        return found

    def _keys(
        self, spec: EntitySpec, known: dict[Any, Any], path: tuple[str, ...], sets: Sets
    ) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for ask in self.reading.asked(sets, f"{spec.name}Keys"):
            link = _behind(spec, ask.name)
            way, value = known.get((*path, ask.name), (None, None))
            if ask.name == "__typename":
                found[ask.key] = f"{spec.name}Keys"
            elif link is not None:
                target = self.choosing.rights.world.model[str(link.kind.target)]
                found[ask.key] = self._keys(target, known, (*path, ask.name), ask.sets)
            elif value is None:
                found[ask.key] = None
            elif isinstance(value, Decimal):
                found[ask.key] = _figure_shown(value)
            else:
                found[ask.key] = self.show(way.spec, way.field, value, ask)
        return found


def computed(cells: list[Any], what: str) -> Any:
    """One function of cells; None of none."""
    if what == "count":
        return len(cells)
    if what == "countDistinct":
        return len(set(cells))
    if not cells:
        return None
    if what in {"min", "max"}:
        return min(cells) if what == "min" else max(cells)
    total = sum((Decimal(one) for one in cells), Decimal(0))
    return total if what == "sum" else _rounded(total / len(cells), "0.0001")


def _amount(what: str, name: str, currency: str, minors: list[Decimal]) -> Any:
    if what in {"currency", "__typename", "count"}:
        return {"currency": currency, "__typename": name, "count": len(minors)}[what]
    value = sum(minors) / len(minors) if what == "avg" else computed(minors, what)
    digits = 0 if currency in {"JPY", "KRW", "VND"} else 2
    return format(_rounded(value, "1").scaleb(-digits), "f")


def _rounded(value: Any, to: str) -> Decimal:
    return Decimal(value).quantize(Decimal(to), ROUND_HALF_UP) + 0


def _figure_shown(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value.normalize() + 0, "f")
    if isinstance(value, datetime):
        text = value.astimezone(ZoneInfo("UTC")).replace(tzinfo=None).isoformat()
        return f"{text.rstrip('0') if '.' in text else text}+00:00"
    return value if isinstance(value, int | str) or value is None else value.isoformat()


def _first(day: date, unit: str) -> date:
    """The first day of the span in which a day lies."""
    return {
        "DAY": day,
        "WEEK": day - timedelta(days=day.weekday()),
        "MONTH": day.replace(day=1),
        "QUARTER": day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1),
        "YEAR": day.replace(month=1, day=1),
    }[unit]


def _behind(spec: EntitySpec, name: str) -> Field | None:
    """The link of `employeeBy`."""
    for one in spec.fields.values():
        if one.kind.target and f"{one.graph_name}By" == name:
            return one
    return None


def _keyed(sort: Callable[[Way, Any], Any], way: Way, place: int) -> Callable[[Group], Any]:
    return lambda one: sort(way, one[0][place])


def _itself(_: Way, key: Any) -> Any:
    return key


def _by(groups: list[Group], of: Callable[[Group], Any], direction: str) -> list[Group]:
    """Stable; nulls last both ways."""
    there = [one for one in groups if of(one) is not None]
    there.sort(key=of, reverse=direction == "DESC")
    return there + [one for one in groups if of(one) is None]


def _holds(figure: Any, op: str, given: Any, spec: EntitySpec, name: str, what: str) -> bool:
    if op == "isNull":
        return given is None or (figure is None) == given
    if figure is None:
        return False
    if what in {"count", "countDistinct"}:
        wanted = [int(one) for one in listed(given)]
    elif what in {"sum", "avg"}:
        wanted = [Decimal(str(one)) for one in listed(given)]
    else:
        wanted = [value_of(field_named(spec, name).kind, one) for one in listed(given)]
    if op in {"in", "eq"}:
        return figure in wanted
    ways = {
        "gt": figure > wanted[0],
        "gte": figure >= wanted[0],
        "lt": figure < wanted[0],
        "lte": figure <= wanted[0],
    }
    return bool(ways[op])
