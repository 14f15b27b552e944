"""The twin's lists: three-valued filters, orders, pages, over plain rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final
from unicodedata import normalize

from hub.schema.kinds import Kind
from hub.schema.model import EntitySpec, Field
from tests.twin.access import Rights
from tests.twin.names import linked_list
from tests.twin.sound import order_key
from tests.twin.world import Row

Known = bool | None
"""True, False, or None: not known."""
MANY: Final = ("some", "every", "none")
_FLIP: Final = {True: False, False: True, None: None}


@dataclass(frozen=True)
class Choosing:
    """Filters and orders as one asker may use them."""

    rights: Rights

    def passes(self, spec: EntitySpec, row: Row, where: dict[str, Any] | None) -> Known:
        """Whether the row passes; None if that depends on what may not be seen or is not there."""
        return _all([self._part(spec, row, name, value) for name, value in (where or {}).items()])

    def _part(self, spec: EntitySpec, row: Row, name: str, value: Any) -> Known:
        if value is None:
            return True
        if name in {"and", "or"}:
            each = [self.passes(spec, row, one) for one in listed(value) if one]
            return _all(each) if name == "and" or not each else _any(each)
        if name == "not":
            return _FLIP[self.passes(spec, row, value)] if value else True
        via = linked_list(self.rights.world.model, spec, name)
        if via is not None:
            return self._of_list(name, via, row, value)
        one = field_named(spec, name)
        cell = self.visible(spec, one, row)
        return _all([self._test(one, cell, op, given) for op, given in value.items()])

    def _of_list(self, name: str, via: tuple[str, str], row: Row, asked: dict[str, Any]) -> Known:
        """How many of the rows that the list shows pass; not known of a locked list."""
        given = {how: one for how, one in asked.items() if one is not None and how in MANY}
        if not given:
            return True
        shown = self.hanging(name, via, row, asked)
        if shown is None:
            return None
        target = self.rights.world.model[via[0]]
        parts: list[Known] = []
        for how, one in given.items():
            each = [self.passes(target, below, one) for below in shown]
            ways = {
                "some": _any(each),
                "every": _all(each),
                "none": _FLIP[_any(each)],
            }
            parts.append(ways[how])
        return _all(parts)

    def hanging(
        self, name: str, via: tuple[str, str], row: Row, asked: dict[str, Any]
    ) -> list[Row] | None:
        """The rows that a list on this row shows: those of which one may know; None if locked."""
        entity, link = via
        target = self.rights.world.model[entity]
        one = target[link]
        about = one.kind.target == "Employee" and target.subject == link
        if about and not self.rights.list_open(entity, row):
            return None
        return [
            below
            for below in self.rights.world.hanging(name, entity, link, row, asked)
            if self.rights.row(entity, below) and (about or self.rights.cell(target, one, below))
        ]

    def visible(self, spec: EntitySpec, one: Field, row: Row) -> Any:
        """The value, None where it is not there or may not be read."""
        return row[one.name] if self.rights.cell(spec, one, row) else None

    def _test(self, one: Field, cell: Any, op: str, given: Any) -> Known:
        if op == "isNull":
            return True if given is None else (cell is None) == given
        if op == "where":
            return self._linked(one, cell, given)
        if op in {"in", "under", "atLeast"}:
            members = self._members(one, op, given)
            if not members:
                return False
            return None if cell is None else cell in members
        if cell is None:
            return None
        if op in {"prefix", "contains"}:
            return str(cell).startswith(given) if op == "prefix" else given in cell
        return _compared(one.kind, op, cell, value_of(one.kind, given))

    def _linked(self, one: Field, cell: Any, given: dict[str, Any] | None) -> Known:
        if not given:
            return True
        target = self.rights.world.model[str(one.kind.target)]
        if cell is None:
            return None
        row = self.rights.world.row(target.name, cell)
        return self.passes(target, row, given) if self.rights.row(target.name, row) else None

    def _members(self, one: Field, op: str, given: Any) -> Sequence[Any]:
        if op == "in":
            return [value_of(one.kind, each) for each in listed(given)]
        if one.kind.target:
            root = value_of(one.kind, given)
            tree = self.rights.world.tree()
            return [below for above, below, _ in tree if above == root]
        vocabulary = self.rights.world.model.vocabularies[str(one.kind.vocabulary)]
        if op == "under":
            return vocabulary.under(given)
        return vocabulary.at_least(given)

    # --- order -----------------------------------------------------------------------------

    def ordered(
        self, spec: EntitySpec, rows: list[Row], keys: Sequence[tuple[str, str]]
    ) -> list[Row]:
        """By (`field` or `link.field`, `ASC` or `DESC`), nulls last both ways, then by id.

        The id goes the way of the last key; a field that comes again is no key.
        """
        told: dict[str, str] = {}
        for name, direction in keys:
            told.setdefault(name, direction)
        keys = list(told.items())
        falls = bool(keys) and keys[-1][1] == "DESC"
        found = sorted(rows, key=lambda row: str(row["id"]), reverse=falls)
        for name, direction in reversed(keys):
            keyed = [(self._behind(spec, name.split("."), row), row) for row in found]
            there = [pair for pair in keyed if pair[0] is not None]
            there.sort(key=lambda pair: pair[0], reverse=direction == "DESC")
            if direction == "DESC":
                there = _ties_kept(there)
            found = [row for _, row in there] + [row for key, row in keyed if key is None]
        return found

    def _behind(self, spec: EntitySpec, path: list[str], row: Row) -> Any:
        """The sort key behind some links; None where one leads to nothing that may be known."""
        name, *rest = path
        one = field_named(spec, name)
        if not rest:
            return self._sort_key(spec, one, row)
        cell = self.visible(spec, one, row)
        if cell is None:
            return None
        target = self.rights.world.model[str(one.kind.target)]
        found = self.rights.world.row(target.name, cell)
        return self._behind(target, rest, found) if self.rights.row(target.name, found) else None

    def _sort_key(self, spec: EntitySpec, one: Field, row: Row) -> Any:
        cell = self.visible(spec, one, row)
        if cell is None:
            return None
        if one.kind.name == "Name":
            return order_key(cell)
        if one.kind.name == "Money":
            return cell[0]
        if one.kind.vocabulary:
            vocabulary = self.rights.world.model.vocabularies[one.kind.vocabulary]
            return vocabulary.term(cell).rank if vocabulary.ranked else cell
        return cell


def _ties_kept(pairs: list[tuple[Any, Row]]) -> list[tuple[Any, Row]]:
    """`sort(reverse=True)` keeps ties in order; named so that nobody doubts it."""
    return pairs


def usual_order(spec: EntitySpec) -> list[tuple[str, str]]:
    """The order of a list for which nothing is asked."""
    return [(spec[spec.title].graph_name, "ASC")] if spec.title != "id" else []


def field_named(spec: EntitySpec, name: str) -> Field:
    """A field by its name in the graph."""
    return next(one for one in spec.fields.values() if one.graph_name == name)


def listed(value: Any) -> list[Any]:
    """GraphQL lets one stand for a list of one."""
    return value if isinstance(value, list) else [value]


def value_of(kind: Kind, given: Any) -> Any:
    """A value of the request as rows hold it; an id of nothing is that of no row."""
    if kind.target:
        table, _, row = str(given).rpartition("_")
        return row if table.replace("_", "") == kind.target.lower() else "no row"
    if kind.sealed:
        return kind.canonical(normalize("NFKC", given))
    if kind.name == "Money":
        digits = 0 if given["currency"] in {"JPY", "KRW", "VND"} else 2
        return (int(Decimal(str(given["amount"])).scaleb(digits)), given["currency"])
    made: dict[str, Callable[[Any], Any]] = {
        "Date": date.fromisoformat,
        "Instant": datetime.fromisoformat,
        "LocalTime": time.fromisoformat,
        "Decimal": lambda one: Decimal(str(one)),
    }
    return made.get(kind.name, lambda one: one)(given)


def _compared(kind: Kind, op: str, cell: Any, value: Any) -> bool:
    if kind.name == "Money" and cell[1] != value[1]:
        return False
    ways = {
        "eq": cell == value,
        "gt": op == "gt" and cell > value,
        "gte": op == "gte" and cell >= value,
        "lt": op == "lt" and cell < value,
        "lte": op == "lte" and cell <= value,
    }
    return bool(ways[op])


def _all(parts: list[Known]) -> Known:
    if False in parts:
        return False
    return None if None in parts else True


def _any(parts: list[Known]) -> Known:
    if True in parts:
        return True
    return None if None in parts else False
