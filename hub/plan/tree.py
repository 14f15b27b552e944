"""The tree: what an operation asks for, in the words of the model.

`resolve` makes it from the document; `restrict` puts a decision on every reference to a field or
row. Nodes are frozen; `key` is always the response key (the alias, or the name).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from hub.auth.policy import ALWAYS, NEVER, Decision
from hub.schema.model import EntitySpec, Field, Reverse

ABSENT = object()
"""An argument or variable that was not given, which is not null."""


@dataclass(frozen=True)
class Const:
    """A value that stands in the document."""

    value: Any


@dataclass(frozen=True)
class Var:
    """A value at a path in the request's variables; its shape is part of the plan's key."""

    path: tuple[str | int, ...]


@dataclass(frozen=True)
class Items:
    """A list whose elements come from here and there."""

    values: tuple["Value", ...]


Value: TypeAlias = Const | Var | Items


# --- filters and order ---------------------------------------------------------------------


@dataclass(frozen=True)
class AllOf:
    """Every part holds."""

    parts: tuple["Filter", ...]


@dataclass(frozen=True)
class AnyOf:
    """One part holds."""

    parts: tuple["Filter", ...]


@dataclass(frozen=True)
class NotIt:
    """The part does not hold (three-valued: unknown stays unknown)."""

    part: "Filter"


@dataclass(frozen=True)
class Test:
    """A field against a value; `op` as in the filter inputs of the graph."""

    field: Field
    op: str
    value: Value
    negated: bool = False
    """For `isNull: false`."""
    decision: Decision = NEVER


@dataclass(frozen=True)
class Linked:
    """The row that a link leads to passes a filter (and is visible)."""

    field: Field
    target: EntitySpec
    where: "Filter"
    decision: Decision = NEVER
    rows: Decision = NEVER


@dataclass(frozen=True)
class Hanging:
    """Of the rows of a list that hangs here (and that are visible), `how` many pass a filter."""

    via: Reverse
    target: EntitySpec
    how: str
    """`some`, `every` or `none`."""
    where: "Filter"
    whole: bool = False
    """All that is below in its tree, not only the next level."""
    open: Decision = NEVER
    rows: Decision = NEVER


Filter: TypeAlias = AllOf | AnyOf | NotIt | Test | Linked | Hanging


@dataclass(frozen=True)
class Hop:
    """A step of an order or key over a link, to a row that the viewer may know of."""

    field: Field
    target: EntitySpec
    decision: Decision = NEVER
    rows: Decision = NEVER


@dataclass(frozen=True)
class OrderKey:
    """One key of an order; nulls come last both ways."""

    field: Field
    descending: bool
    through: tuple[Hop, ...] = ()
    """Links that lead to the row whose field it is; none: the row's own."""
    decision: Decision = NEVER
    usual: bool = False
    """Nobody asked for it: it is how the list is ordered anyway."""

    @property
    def sorts(self) -> bool:
        """Whether no index serves it: all rows are looked at, and that has its price.

        So it is where the cell is open on some rows only, or lies behind a link.
        """
        return bool(self.through) or self.decision not in {ALWAYS, NEVER}


# --- selections ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Leaf:
    """A value of the row; `masked` for the sibling that shows a part of it."""

    key: str
    field: Field
    masked: bool = False
    decision: Decision = NEVER


@dataclass(frozen=True)
class Parts:
    """Which parts of a composed value are asked for: (response key, part, argument)."""

    parts: tuple[tuple[str, str, str | None], ...]


@dataclass(frozen=True)
class Composed:
    """A value with a selection of its own: a Term or Money."""

    key: str
    field: Field
    parts: Parts
    decision: Decision = NEVER


@dataclass(frozen=True)
class Meta:
    """What every row has: `id`, `version`, `typename`, `restricted`."""

    key: str
    what: str


@dataclass(frozen=True)
class Waiting:
    """`pending { field reason }`."""

    key: str
    parts: Parts


@dataclass(frozen=True)
class Computed:
    """A field that the hub computes from others after the statement: a hole."""

    key: str
    name: str
    inputs: tuple[Field, ...]
    decision: Decision = NEVER


@dataclass(frozen=True)
class Custom:
    """`custom { … }`: the company's own fields."""

    key: str
    selections: tuple["Selection", ...]


@dataclass(frozen=True)
class One:
    """The row that a link leads to."""

    key: str
    field: Field
    row: "Row"
    decision: Decision = NEVER


@dataclass(frozen=True)
class Line:
    """A plain list along the department tree: `ancestors`, root first."""

    key: str
    row: "Row"


@dataclass(frozen=True)
class Many:
    """A list that hangs on the row."""

    key: str
    via: Reverse
    connection: "Connection"
    whole: bool = False
    """Along the whole tree (`reports(direct: false)`, `employees(under: true)`)."""
    open: Decision = NEVER


Selection: TypeAlias = Leaf | Composed | Meta | Waiting | Computed | Custom | One | Line | Many


@dataclass(frozen=True)
class Row:
    """What is asked of a row of one entity."""

    entity: EntitySpec
    selections: tuple[Selection, ...]
    rows: Decision = NEVER
    found_by: tuple[tuple[str, Decision], ...] = ()
    """Class and decision of its own recorded cells by which a list was filtered or ordered."""


@dataclass(frozen=True)
class Page:
    """Which part of a list: at most `limit` rows after or before a cursor."""

    limit: int
    backward: bool = False
    cursor: Value | None = None


@dataclass(frozen=True)
class Connection:
    """A Relay connection: its parts in the order of the document."""

    row: Row
    parts: tuple["ConnectionPart", ...]
    page: Page
    order: tuple[OrderKey, ...]
    where: Filter | None = None
    search: Value | None = None
    place: str = ""
    """Field and arguments' shape: what a cursor is bound to."""


@dataclass(frozen=True)
class Nodes:
    """`nodes { … }`."""

    key: str
    row: Row


@dataclass(frozen=True)
class Edges:
    """`edges { cursor node { … } }`; each part is (response key, `cursor` | `typename` | Row)."""

    key: str
    parts: tuple[tuple[str, "str | Row"], ...]


@dataclass(frozen=True)
class PageInfo:
    """`pageInfo { … }`."""

    key: str
    parts: Parts


@dataclass(frozen=True)
class TotalCount:
    """`totalCount`."""

    key: str


@dataclass(frozen=True)
class TypeName:
    """`__typename` of what has no row."""

    key: str
    name: str


# --- aggregates and groups ------------------------------------------------------------------


@dataclass(frozen=True)
class Measure:
    """What is computed of one field's cells: (response key, function, -) for each function."""

    key: str
    field: Field
    parts: Parts
    name: str = ""
    """Its type in the graph."""
    decision: Decision = NEVER


Figures: TypeAlias = tuple[tuple[str, "str | Measure"], ...]
"""(response key, `count` | `typename` | Measure): what an aggregates object shows."""


@dataclass(frozen=True)
class Aggregates:
    """`aggregates { … }` over all rows of the list, on all pages."""

    key: str
    figures: Figures
    name: str
    """Its type in the graph."""


@dataclass(frozen=True)
class GroupKey:
    """What rows are grouped by: a field of theirs, or of a row that links lead to."""

    via: tuple[Hop, ...]
    field: Field
    unit: str = "VALUE"
    """`DAY` to `YEAR` for what lies in time."""
    level: Value | None = None
    """For departments: the one of this level above, the root being 1."""
    decision: Decision = NEVER
    target: EntitySpec | None = None
    """For links: what they lead to, with its rows' decision and that of its title."""
    rows: Decision = NEVER
    title: Decision = NEVER


@dataclass(frozen=True)
class GroupOrder:
    """One key of the order of groups: `keys` all together, `count`, or a measure's function."""

    measure: Measure | None
    what: str
    descending: bool


@dataclass(frozen=True)
class Having:
    """A test that a group's figure has to pass."""

    measure: Measure | None
    test: Test


@dataclass(frozen=True)
class KeyShown:
    """A key in the answer: its place among the keys (None: not grouped by), what is asked of it."""

    key: str
    number: int | None
    parts: Parts | None = None
    row: Row | None = None


@dataclass(frozen=True)
class KeysShown:
    """`keys { … }`, and keys behind a link in it."""

    key: str
    name: str
    """Its type in the graph."""
    parts: tuple[tuple[str, "str | KeyShown | KeysShown"], ...]


@dataclass(frozen=True)
class GroupNodes:
    """`nodes { keys { … } aggregates { … } }` of groups."""

    key: str
    parts: tuple["KeysShown | Aggregates | TypeName", ...]


@dataclass(frozen=True)
class Groups:
    """`groups(by: …) { totalCount nodes { … } }`."""

    key: str
    by: tuple[GroupKey, ...]
    order: tuple[GroupOrder, ...]
    having: tuple[Having, ...]
    limit: int
    parts: tuple["GroupNodes | TotalCount | TypeName", ...]


ConnectionPart: TypeAlias = Nodes | Edges | PageInfo | TotalCount | TypeName | Aggregates | Groups


# --- roots ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Moment:
    """The time that a root is asked of; what is None is the present."""

    as_of: Value | None = None
    """A day: what was true then."""
    known_at: Value | None = None
    """A moment: what the hub held then."""


@dataclass(frozen=True)
class Find:
    """One row by a name of its own: `by` is `id`, `number`, `workEmail` or `account`."""

    key: str
    row: Row
    by: str
    value: Value
    system: Value | None = None
    moment: Moment | None = None


@dataclass(frozen=True)
class Nodelike:
    """`node(id:)` and `nodes(ids:)`: rows of any entity, each with its own selection."""

    key: str
    rows: Mapping[str, Row]
    ids: Value
    many: bool
    moment: Moment | None = None


@dataclass(frozen=True)
class ListRoot:
    """A list at the root."""

    key: str
    connection: Connection
    moment: Moment | None = None


@dataclass(frozen=True)
class ViewerRoot:
    """`viewer { … }`: (response key, what) with the employee's row where asked."""

    key: str
    parts: tuple[tuple[str, "str | Row"], ...]
    moment: Moment | None = None


@dataclass(frozen=True)
class Worked:
    """What the hub works out itself: `what` names how, `given` are the arguments' values.

    `asked` is the selection as JSON, `[[key, name, [[key, name], …]], …]`.
    """

    what: str
    given: tuple[Value, ...]
    asked: str


@dataclass(frozen=True)
class DepartmentMatchRoot:
    """`departmentMatch(values:) { … }`, over the departments that the viewer may see."""

    key: str
    work: Worked


@dataclass(frozen=True)
class VocabularyRoot:
    """`vocabulary(name:) { name label terms { … } match(…) { … } translate(…) { … } }`."""

    key: str
    name: Value
    parts: tuple[tuple[str, str, str | None, Parts | Worked | None], ...]


Root: TypeAlias = (
    Find | Nodelike | ListRoot | ViewerRoot | VocabularyRoot | DepartmentMatchRoot | TypeName
)


@dataclass(frozen=True)
class Tree:
    """A whole operation."""

    roots: tuple[Root, ...]
    language: str = "en"
