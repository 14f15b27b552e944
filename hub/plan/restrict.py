"""Second pass: a decision on every reference to a field, a list or a row.

Select, filter, order, cursor and search all pass here, so that what one door refuses no other
opens: what is `Never` in a filter or order is an error, what is `When` runs through its masked
expression, and both are told in `extensions.access`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from hub.auth import policy
from hub.auth.decision import implies
from hub.auth.policy import ALWAYS, NEVER, Decision, When
from hub.auth.viewer import Viewer
from hub.errors import Refused
from hub.plan.slots import Withheld
from hub.plan.tree import (
    Aggregates,
    AllOf,
    AnyOf,
    Composed,
    Computed,
    Connection,
    ConnectionPart,
    Custom,
    Edges,
    Filter,
    Find,
    GroupKey,
    GroupNodes,
    GroupOrder,
    Groups,
    Having,
    KeyShown,
    KeysShown,
    Leaf,
    Line,
    Linked,
    ListRoot,
    Many,
    Measure,
    Nodelike,
    Nodes,
    NotIt,
    One,
    OrderKey,
    Root,
    Row,
    Selection,
    Test,
    TotalCount,
    Tree,
    TypeName,
    ViewerRoot,
)
from hub.schema.audience import SELF, Audience, hr
from hub.schema.model import EntitySpec, Field, Model, Reverse

MeasuredT = TypeVar("MeasuredT", GroupOrder, Having)
_ARTICLE = {
    "filter": "a filter",
    "order": "an order",
    "aggregate": "an aggregate",
    "group": "a group",
}


@dataclass
class Access:
    """The policy for one viewer, asked once per entity and field."""

    model: Model
    viewer: Viewer
    _cells: dict[tuple[str, str, bool], Decision] = field(default_factory=dict)

    def cell(self, spec: EntitySpec, one: Field, *, masked: bool = False) -> Decision:
        """May the viewer read this field of a row that they may know of."""
        key = (spec.name, one.name, masked)
        if key not in self._cells:
            ask = policy.masked if masked else policy.read
            self._cells[key] = self._given_row(spec, ask(spec, one, self.viewer))
        return self._cells[key]

    def _given_row(self, spec: EntitySpec, cell: Decision) -> Decision:
        """What is left to decide on a row that the viewer may know of.

        No cell is ever referred to on another: where the row's condition implies the cell's, the
        cell is open, and an order by it can follow an index.
        """
        rows = self.rows(spec)
        if isinstance(cell, When) and isinstance(rows, When):
            return ALWAYS if implies(rows.condition, cell.condition) else cell
        return cell

    def rows(self, spec: EntitySpec) -> Decision:
        """May the viewer know that a row exists."""
        return policy.rows(spec, self.viewer)

    def accounts(self, spec: EntitySpec) -> Decision:
        """May the viewer find a person by the key that another system has for them."""
        return policy.reading(spec, (SELF, *hr("CORE")), self.viewer)

    def list_open(self, parent: EntitySpec, via: Reverse) -> Decision:
        """Whether a list below a row is open; only lists about an employee can be locked."""
        target = self.model[via.entity]
        if parent.subject != "self" or target.subject != via.field:
            return ALWAYS
        return policy.list_open(target, self.viewer)


@dataclass
class Restrict:
    """Walks the tree once; `withheld` collects what the answer will say about access."""

    access: Access
    withheld: dict[str, Withheld] = field(default_factory=dict)

    def tree(self, tree: Tree) -> Tree:
        """The tree with decisions."""
        return replace(tree, roots=tuple(self._root(root) for root in tree.roots))

    # --- roots and rows --------------------------------------------------------------------

    def _root(self, root: Root) -> Root:
        match root:
            case Find():
                return replace(root, row=self._row(root.row, root.key))
            case ListRoot():
                return replace(root, connection=self._connection(root.connection, root.key))
            case Nodelike():
                rows = {name: self._row(row, root.key) for name, row in root.rows.items()}
                return replace(root, rows=rows)
            case ViewerRoot():
                return replace(root, parts=tuple(self._parts(root.parts, root.key)))
        return root

    def _parts(
        self, parts: tuple[tuple[str, str | Row], ...], path: str
    ) -> Iterator[tuple[str, str | Row]]:
        for key, part in parts:
            inner = self._row(part, f"{path}.{key}") if isinstance(part, Row) else part
            yield key, inner

    def _row(self, row: Row, path: str) -> Row:
        made = tuple(self._selection(row.entity, one, path) for one in row.selections)
        return replace(row, selections=made, rows=self.access.rows(row.entity))

    def _selection(self, spec: EntitySpec, one: Selection, path: str) -> Selection:
        match one:
            case Leaf():
                return replace(
                    one, decision=self._cell(spec, one.field, path, one.key, masked=one.masked)
                )
            case Composed():
                return replace(one, decision=self._cell(spec, one.field, path, one.key))
            case Computed():
                [only] = one.inputs
                return replace(one, decision=self._cell(spec, only, path, one.key))
            case Custom():
                inner = tuple(
                    self._selection(spec, part, f"{path}.{one.key}") for part in one.selections
                )
                return replace(one, selections=inner)
            case One():
                decision = self._cell(spec, one.field, path, one.key)
                return replace(one, decision=decision, row=self._row(one.row, f"{path}.{one.key}"))
            case Line():
                return replace(one, row=self._row(one.row, f"{path}.{one.key}"))
            case Many():
                return self._many(spec, one, f"{path}.{one.key}")
        return one

    def _many(self, spec: EntitySpec, many: Many, path: str) -> Many:
        opened = self.access.list_open(spec, many.via)
        target = self.access.model[many.via.entity]
        self._tell(path, target[many.via.field].cls.name, opened, target.rows)
        connection = self._connection(many.connection, path)
        return replace(many, open=opened, connection=connection)

    def _cell(
        self, spec: EntitySpec, one: Field, path: str, key: str, *, masked: bool = False
    ) -> Decision:
        decision = self.access.cell(spec, one, masked=masked)
        self._tell(f"{path}.{key}", one.cls.name, decision, one.read)
        return decision

    # --- lists -----------------------------------------------------------------------------

    def _connection(self, connection: Connection, path: str) -> Connection:
        spec = connection.row.entity
        row = replace(connection.row, rows=self.access.rows(spec), selections=())
        parts: list[ConnectionPart] = []
        for part in connection.parts:
            match part:
                case Nodes():
                    parts.append(replace(part, row=self._row(part.row, path)))
                case Edges():
                    parts.append(replace(part, parts=tuple(self._parts(part.parts, path))))
                case Aggregates():
                    parts.append(self._aggregates(spec, part, path))
                case Groups():
                    parts.append(self._groups(spec, part, f"{path}.{part.key}"))
                case _:
                    parts.append(part)
        where = connection.where
        return replace(
            connection,
            row=row,
            parts=tuple(parts),
            where=None if where is None else self._filter(spec, where, path),
            order=tuple(self._order(spec, connection.order, path)),
        )

    def _filter(self, spec: EntitySpec, where: Filter, path: str) -> Filter:
        match where:
            case AllOf(parts):
                return AllOf(tuple(self._filter(spec, one, path) for one in parts))
            case AnyOf(parts):
                return AnyOf(tuple(self._filter(spec, one, path) for one in parts))
            case NotIt(part):
                return NotIt(self._filter(spec, part, path))
            case Test():
                decision = self._reference(spec, where.field, path, "filter")
                return replace(where, decision=decision)
            case Linked():
                decision = self._reference(spec, where.field, path, "filter")
                inner = self._filter(where.target, where.where, path)
                rows = self.access.rows(where.target)
                return replace(where, decision=decision, where=inner, rows=rows)

    def _order(
        self, spec: EntitySpec, order: tuple[OrderKey, ...], path: str
    ) -> Iterator[OrderKey]:
        for key in order:
            if not key.usual:
                yield replace(key, decision=self._reference(spec, key.field, path, "order"))
                continue
            decision = self.access.cell(spec, key.field)
            if decision != NEVER:
                yield replace(key, decision=decision)

    # --- aggregates and groups -------------------------------------------------------------

    def _aggregates(self, spec: EntitySpec, one: Aggregates, path: str) -> Aggregates:
        inner = f"{path}.{one.key}"
        figures = tuple(
            (key, what if isinstance(what, str) else self._measure(spec, what, f"{inner}.{key}"))
            for key, what in one.figures
        )
        return replace(one, figures=figures)

    def _measure(self, spec: EntitySpec, one: Measure, path: str) -> Measure:
        return replace(one, decision=self._reference(spec, one.field, path, "aggregate"))

    def _groups(self, spec: EntitySpec, one: Groups, path: str) -> Groups:
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
        here, via = spec, []
        for step in key.via:
            decision = self._reference(here, step.field, path, "group")
            here = step.target
            via.append(replace(step, decision=decision, rows=self.access.rows(here)))
        decision = self._reference(here, key.field, path, "group")
        if key.target is None:
            return replace(key, via=tuple(via), decision=decision)
        title = key.target.fields.get(key.target.title)
        return replace(
            key,
            via=tuple(via),
            decision=decision,
            rows=self.access.rows(key.target),
            title=NEVER if title is None else self.access.cell(key.target, title),
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
                return self._aggregates(spec, one, path)
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
                    made.append((key, replace(one, row=self._row(one.row, f"{path}.{key}"))))
                case _:
                    made.append((key, one))
        return replace(keys, parts=tuple(made))

    def _reference(self, spec: EntitySpec, one: Field, path: str, door: str) -> Decision:
        decision = self.access.cell(spec, one)
        if decision == NEVER:
            raise Refused(
                "FIELD_NOT_READABLE",
                f"{spec.name}.{one.graph_name} cannot be used in {_ARTICLE[door]} by this viewer.",
                detail=path,
                hint="A field that may not be read can be asked through no other door.",
            )
        self._tell(f"{path}({door}: {one.graph_name})", one.cls.name, decision, one.read)
        return decision

    def _tell(self, path: str, cls: str, decision: Decision, audience: Audience) -> None:
        if decision == ALWAYS or path in self.withheld:
            return
        ways = sorted(
            {
                allow.relation.value if allow.relation else f"grant {allow.grant}"
                for allow in audience
            }
        )
        cells = "all" if decision == NEVER else "some"
        self.withheld[path] = Withheld(path, cls, cells, tuple(ways))
