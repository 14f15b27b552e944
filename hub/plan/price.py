"""What a plan costs, in points, before it is run: rows that are read, and what each of them needs.

A point is about one row with its link to the page. How many rows a list has is taken from the page
size of this very request and from how large the tables are; never from the largest that could be
asked. Lists of ids are counted when they are there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from hub.plan.arguments import lookup
from hub.plan.tree import (
    AllOf,
    AnyOf,
    Composed,
    Computed,
    Connection,
    Const,
    Custom,
    Edges,
    Filter,
    Find,
    Groups,
    Hanging,
    Items,
    Leaf,
    Line,
    Linked,
    ListRoot,
    Many,
    Nodelike,
    Nodes,
    NotIt,
    One,
    Row,
    Selection,
    Tree,
    Value,
    Var,
    ViewerRoot,
    VocabularyRoot,
)
from hub.schema.model import EntitySpec

ROW: Final = 1.0
CELL: Final = 0.02
SEALED: Final = 0.2
COMPUTED: Final = 0.3
LINK: Final = 0.5
SCANNED: Final = 0.001
"""Each row that is only looked at, to be counted, sorted or passed over."""
JUDGED: Final = 0.01
"""Each row whose key of an order is open to the viewer on some rows only, or lies behind a link:
of every row it is found out, and no index serves it."""
GROUP: Final = 0.5
"""A group that is shown: at most as many as are asked for, or as there are rows."""
VOCABULARY: Final = 20.0
BASE: Final = 10.0
SKEW: Final = 2.0
"""Some parents have more children than the average."""
SUBTREE: Final = 10.0
"""How many times more rows hang on a whole subtree than on its root, on average."""
THEN: Final = 2.0
"""How many times more each row is, for each time that is asked of: two tables are read for it and
the row of today beside it, or the employment and post of the day are picked."""
_PAGES: Final = (500, 200, 100, 50, 20, 10, 5, 2, 1)
"""Page sizes that are advised."""

Sizes = Callable[[EntitySpec], float]
"""How many rows an entity has."""


@dataclass(frozen=True)
class ListPrice:
    """What one list adds."""

    path: str
    limit: int
    times: float
    """Once for each row that it hangs on."""
    rows: float
    each: float

    def saved(self, first: int) -> float:
        """Points less, with that page size."""
        return self.times * max(self.rows - first, 0) * self.each


@dataclass(frozen=True)
class Price:
    """What an operation costs."""

    fixed: float
    lists: tuple[ListPrice, ...]
    ids: tuple[tuple[Value, float], ...]
    """Lists of ids, and what each id costs."""

    def points(self, variables: Mapping[str, Any]) -> int:
        """With the ids of this request."""
        return round(self.fixed + sum(each * _length(ids, variables) for ids, each in self.ids))

    def advice(self, points: int, most: int) -> str:
        """The one change that takes least away and makes it cost at most so much."""
        options = [
            (points - one.saved(first), one.path, first)
            for one in self.lists
            for first in _PAGES
            if first < one.limit
        ]
        enough = [one for one in options if one[0] <= most]
        if not enough:
            return "Ask for fewer lists within lists, and for smaller pages."
        left, path, first = max(enough)
        return f"Add first: {first} to `{path}`: {points:,} become {left:,.0f}."


def price(tree: Tree, sizes: Sizes) -> Price:
    """The price of a resolved operation."""
    pricer = _Pricer(sizes)
    fixed = BASE + sum(pricer.timed(one) for one in tree.roots)
    return Price(fixed, tuple(pricer.lists), tuple(pricer.ids))


@dataclass
class _Pricer:
    sizes: Sizes
    lists: list[ListPrice] = field(default_factory=list)
    ids: list[tuple[Value, float]] = field(default_factory=list)

    def timed(self, root: Any) -> float:
        """What a root costs, at the time that it is asked of."""
        moment = getattr(root, "moment", None)
        if moment is None:
            return self.root(root)
        times = THEN ** sum(one is not None for one in (moment.as_of, moment.known_at))
        lists, ids = len(self.lists), len(self.ids)
        found = self.root(root) * times
        self.lists[lists:] = [replace(one, times=one.times * times) for one in self.lists[lists:]]
        self.ids[ids:] = [(value, each * times) for value, each in self.ids[ids:]]
        return found

    def root(self, root: Any) -> float:
        match root:
            case Find(key, row):
                return ROW + self.row(row, 1, key)
            case Nodelike(key, rows, ids):
                each = max((self.row(one, 1, key) for one in rows.values()), default=0)
                self.ids.append((ids, ROW + each))
                return 0
            case ListRoot(key, connection):
                available = self.sizes(connection.row.entity)
                return self.connection(connection, available, 1, key)
            case ViewerRoot(key, parts):
                own = [self.row(one, 1, key) for _, one in parts if isinstance(one, Row)]
                return ROW + sum(own)
            case VocabularyRoot():
                return VOCABULARY
        return ROW

    def row(self, row: Row, times: float, path: str) -> float:
        """What a row's selection costs, its lists included."""
        return sum(self.selection(row.entity, one, times, path) for one in row.selections)

    def selection(self, spec: EntitySpec, one: Selection, times: float, path: str) -> float:
        match one:
            case Leaf() | Composed():
                return SEALED if one.field.kind.sealed else CELL
            case Computed():
                return COMPUTED
            case Custom(key, selections):
                return sum(self.selection(spec, x, times, f"{path}.{key}") for x in selections)
            case One(key, _, row):
                return LINK + self.row(row, times, f"{path}.{key}")
            case Line(key, row):
                return SUBTREE * (LINK + self.row(row, times * SUBTREE, f"{path}.{key}"))
            case Many(key, _, connection, whole):
                available = self.hung(spec, connection.row.entity, whole=whole)
                return self.connection(connection, available, times, f"{path}.{key}")
        return CELL

    def hung(self, spec: EntitySpec, target: EntitySpec, *, whole: bool) -> float:
        """How many rows of a list hang on a row."""
        average = max(self.sizes(target) / max(self.sizes(spec), 1), 1) * SKEW
        return average * SUBTREE if whole else average

    def looked(self, spec: EntitySpec, where: Filter) -> float:
        """How many other rows are looked at to judge one by a filter."""
        match where:
            case AllOf(parts) | AnyOf(parts):
                return sum(self.looked(spec, one) for one in parts)
            case NotIt(part):
                return self.looked(spec, part)
            case Linked(_, target, inner):
                return 1 + self.looked(target, inner)
            case Hanging(_, target, _, inner, whole):
                each = 1 + self.looked(target, inner)
                return self.hung(spec, target, whole=whole) * each
        return 0

    def connection(
        self, connection: Connection, available: float, times: float, path: str
    ) -> float:
        """A list: its page's rows, and the rows that are looked at to find or count them."""
        limit = connection.page.limit
        rows = min(float(limit), available)
        each, scans, shown = ROW, 0.0, 0.0
        for part in connection.parts:
            match part:
                case Nodes(_, row):
                    each += self.row(row, times * rows, path)
                case Edges(_, parts):
                    inner = [one for _, one in parts if isinstance(one, Row)]
                    each += CELL + sum(self.row(one, times * rows, path) for one in inner)
                case Groups(_, by, _, _, groups):
                    scans += 1
                    shown += min(float(groups), available) * (GROUP + CELL * len(by))
                case _:
                    scans += 1
        if connection.where is not None:
            scans += 1 + self.looked(connection.row.entity, connection.where)
        elif connection.search is not None:
            scans += 1
        scans += any(not one.usual for one in connection.order)
        judged = JUDGED * available * sum(one.sorts for one in connection.order)
        self.lists.append(ListPrice(path, limit, times, rows, each))
        return rows * each + shown + SCANNED * scans * available + judged


def _length(value: Value, variables: Mapping[str, Any]) -> int:
    match value:
        case Const(found):
            return len(found) if isinstance(found, list) else 1
        case Var(path):
            found = lookup(variables, path)
            return len(found) if isinstance(found, list) else 1
        case Items(values):
            return len(values)
