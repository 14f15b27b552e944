"""Second pass: a decision on every reference to a field, a list or a row.

Select, filter, order, cursor and search all pass here, so that what one door refuses no other
opens: what is `Never` in a filter or order is an error, what is `When` runs through its masked
expression, and both are told in `extensions.access`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from hub.auth import policy
from hub.auth.decision import Related, implies
from hub.auth.past import into_past, of_source
from hub.auth.policy import ALWAYS, NEVER, Decision, When
from hub.auth.viewer import Viewer
from hub.errors import Refused
from hub.plan.reads import looked_into, stamped
from hub.plan.restrict_tallies import RestrictTallies
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
    Groups,
    Hanging,
    Hop,
    Leaf,
    Line,
    Linked,
    ListRoot,
    Many,
    Nodelike,
    Nodes,
    NotIt,
    One,
    OrderKey,
    Root,
    Row,
    Selection,
    Test,
    Tree,
    ViewerRoot,
)
from hub.schema.audience import SELF, Allow, Audience, Relation, hr
from hub.schema.model import EntitySpec, Field, Model, Reverse
from hub.schema.names import camel


@dataclass
class Access:
    """The policy for one viewer, asked once per entity and field."""

    model: Model
    viewer: Viewer
    past: bool = False
    """Asked of what was: fewer ways lead there (`hub/auth/past.py`)."""
    _cells: dict[tuple[str, str, bool], Decision] = field(default_factory=dict)
    _then: "Access | None" = None

    @property
    def into_past(self) -> "Access":
        """The same viewer's access to what was."""
        if self._then is None:
            self._then = Access(self.model, self.viewer, past=True)
        return self._then

    def cell(self, spec: EntitySpec, one: Field, *, masked: bool = False) -> Decision:
        """May the viewer read this field of a row that they may know of."""
        key = (spec.name, one.name, masked)
        if key not in self._cells:
            self._cells[key] = self._given_row(spec, self._read(spec, one, masked=masked))
        return self._cells[key]

    def _read(self, spec: EntitySpec, one: Field, *, masked: bool) -> Decision:
        audience = policy.audience_of(one, masked=masked)
        found = policy.reading(spec, self._ways(spec, audience), self.viewer)
        if self.past and spec.subject == "self" and one.projected:
            return policy.all_of((found, of_source(self.model, one, self.viewer)))
        return found

    def _ways(self, spec: EntitySpec, audience: Audience) -> Audience:
        return into_past(spec, audience) if self.past else audience

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
        return policy.reading(spec, self._ways(spec, spec.rows), self.viewer)

    def accounts(self, spec: EntitySpec) -> Decision:
        """May the viewer find a person by the key that another system has for them."""
        return policy.reading(spec, (SELF, *hr("CORE")), self.viewer)

    def of_others(self, spec: EntitySpec, cell: Decision) -> bool:
        """Whether a cell that is so open can be one of somebody else than the viewer."""
        if spec.subject is None or cell == NEVER:
            return False
        own = Related(Relation.ONESELF)
        demands = (cell, self.rows(spec))
        return not any(isinstance(one, When) and implies(one.condition, own) for one in demands)

    def list_open(self, parent: EntitySpec, via: Reverse) -> Decision:
        """Whether a list below a row is open; only lists about an employee can be locked."""
        target = self.model[via.entity]
        if parent.subject != "self" or target.subject != via.field:
            return ALWAYS
        ways = tuple(replace(one, state=None) for one in self._ways(target, target.rows))
        return policy.reading(target, ways, self.viewer)


@dataclass
class Restrict:
    """Walks the tree once; `withheld` collects what the answer will say about access."""

    access: Access
    withheld: dict[str, Withheld] = field(default_factory=dict)
    searched: set[str] = field(default_factory=set)
    """Recorded classes that a filter, order, aggregate or group looks into."""

    def tree(self, tree: Tree) -> Tree:
        """The tree with decisions."""
        return replace(tree, roots=tuple(self._root(root) for root in tree.roots))

    # --- roots and rows --------------------------------------------------------------------

    def _root(self, root: Root) -> Root:
        if getattr(root, "moment", None) is None or self.access.past:
            return self._decided(root)
        then = Restrict(self.access.into_past, self.withheld, self.searched)
        return then._root(root)

    def _decided(self, root: Root) -> Root:
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
                    parts.append(self._tallies.aggregates(spec, part, path))
                case Groups():
                    parts.append(self._tallies.groups(spec, part, f"{path}.{part.key}"))
                case _:
                    parts.append(part)
        where = connection.where and self._filter(spec, connection.where, path)
        order = tuple(self._order(spec, connection.order, path))
        found_by = tuple(looked_into(where, order))
        shown = tuple(stamped(part, found_by) for part in parts) if found_by else tuple(parts)
        return replace(connection, row=row, parts=shown, where=where, order=order)

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
            case Hanging():
                return self._hanging(spec, where, path)

    def _hanging(self, spec: EntitySpec, one: Hanging, path: str) -> Hanging:
        """Who asks about the rows of a list uses the list, and the link by which they hang."""
        name = camel(one.via.name)
        opened = self.access.list_open(spec, one.via)
        if opened == NEVER:
            raise _refused(f"{spec.name}.{name}", path, "filter")
        link = one.target[one.via.field]
        self._look(spec, link, opened)
        self._tell(f"{path}(filter: {name})", link.cls.name, opened, one.target.rows)
        if one.target.subject != one.via.field:
            self._reference(one.target, link, path, "filter")
        inner = self._filter(one.target, one.where, path)
        return replace(one, open=opened, where=inner, rows=self.access.rows(one.target))

    def _order(
        self, spec: EntitySpec, order: tuple[OrderKey, ...], path: str
    ) -> Iterator[OrderKey]:
        for key in order:
            if not key.usual:
                yield self._asked(spec, key, path)
                continue
            decision = self.access.cell(spec, key.field)
            if decision != NEVER:
                yield replace(key, decision=decision)

    @property
    def _tallies(self) -> RestrictTallies:
        """The same for aggregates and groups."""
        return RestrictTallies(self.access.rows, self.access.cell, self._reference, self._row)

    def _asked(self, spec: EntitySpec, key: OrderKey, path: str) -> OrderKey:
        """A key that was asked for: every link on the way is a reference too."""
        hops: list[Hop] = []
        way = ""
        for hop in key.through:
            decision = self._reference(spec, hop.field, path, "order", way)
            spec, way = hop.target, f"{way}{hop.field.graph_name}."
            hops.append(replace(hop, decision=decision, rows=self.access.rows(spec)))
        decision = self._reference(spec, key.field, path, "order", way)
        return replace(key, through=tuple(hops), decision=decision)

    def _reference(
        self, spec: EntitySpec, one: Field, path: str, door: str, way: str = ""
    ) -> Decision:
        decision = self.access.cell(spec, one)
        if decision == NEVER:
            raise _refused(f"{spec.name}.{one.graph_name}", path, door, one.read)
        self._look(spec, one, decision)
        self._tell(f"{path}({door}: {way}{one.graph_name})", one.cls.name, decision, one.read)
        return decision

    def _look(self, spec: EntitySpec, one: Field, decision: Decision) -> None:
        if one.cls.recorded and self.access.of_others(spec, decision):
            self.searched.add(one.cls.name)

    def _tell(self, path: str, cls: str, decision: Decision, audience: Audience) -> None:
        if decision == ALWAYS or path in self.withheld:
            return
        ways = sorted({_way(allow) for allow in audience})
        cells = "all" if decision == NEVER else "some"
        self.withheld[path] = Withheld(path, cls, cells, tuple(ways))


def _way(allow: Allow) -> str:
    found = allow.relation.value if allow.relation else f"grant {allow.grant}"
    return f"{found} after a second factor" if allow.step_up else found


def _refused(what: str, path: str, door: str, audience: Audience = ()) -> Refused:
    hint = "A field that may not be read can be asked through no other door."
    if any(allow.step_up for allow in audience):
        hint = "For who may read it so, it opens after a second factor: /signin/step-up."
    return Refused(
        "FIELD_NOT_READABLE",
        f"{what} cannot be used in {'an' if door[0] in 'ao' else 'a'} {door} by this viewer.",
        detail=path,
        hint=hint,
    )
