"""Last pass: the tree becomes one statement whose result is the response.

The statement begins with the gate: a materialised CTE that sets the row-security context for this
statement and compares the viewer's grants with those that the plan was made for. Where they
differ, the answer is null and nothing was read.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ARRAY,
    CTE,
    ColumnElement,
    Select,
    Text,
    and_,
    any_,
    case,
    cast,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by

from hub.auth.policy import NEVER, Decision
from hub.plan.cells import composed, elements, json_object, leaf, term_object
from hub.plan.conditions import clause, condition
from hub.plan.filter import masked, open_row
from hub.plan.frame import Frame
from hub.plan.graph import members
from hub.plan.page import listed, written
from hub.plan.scope import UUID_TEXT, Scope
from hub.plan.slots import ComputedHole
from hub.plan.text import Sql, cat, hole, raw, string, when
from hub.plan.tree import (
    Composed,
    Computed,
    Const,
    Custom,
    Find,
    Leaf,
    Line,
    ListRoot,
    Many,
    Meta,
    Nodelike,
    One,
    Parts,
    Root,
    Row,
    Selection,
    Tree,
    TypeName,
    Value,
    ViewerRoot,
    VocabularyRoot,
    Waiting,
)
from hub.schema.model import EntitySpec, Reverse

CURRENT = ("probation", "active", "leave", "notice")


def read_const(value: Value) -> str:
    """The name that stands in the tree."""
    return str(value.value) if isinstance(value, Const) else ""


@dataclass(frozen=True)
class Render:
    """Writes one operation."""

    scope: Scope

    def statement(self, tree: Tree) -> Select[tuple[str | None]]:
        """The whole statement: one row, one column; null where the gate is closed."""
        pairs = [(root.key, self._root(root)) for root in tree.roots]
        gate = self._gate()
        body = case((gate.c.open, json_object(pairs)))
        return select(body).select_from(gate)

    def _gate(self) -> CTE:
        scope = self.scope
        version = scope.made.machinery.access_version
        employee = scope.made.main["Employee"]
        current = (
            select(version.c.version).where(version.c.employee_id == scope.viewer).scalar_subquery()
        )
        staff = (
            select(employee.c.id)
            .where(
                employee.c.id == scope.viewer,
                employee.c.status == any_(scope.constant(list(CURRENT))),
            )
            .exists()
        )
        wall = scope.given("wall", Text())
        return (
            select(
                func.set_config("hub.employee", cast(scope.viewer, Text), literal_column("true")),
                func.set_config("hub.wall", wall, literal_column("true")).label("wall"),
                and_(
                    func.coalesce(current, literal_column("0")) == scope.grants_version,
                    or_(scope.viewer.is_(None), staff),
                ).label("open"),
            )
            .cte("gate")
            .prefix_with("/* the gate */")
        )

    # --- roots -----------------------------------------------------------------------------

    def _root(self, root: Root) -> Sql:
        match root:
            case Find():
                return self._find(root)
            case ListRoot(_, connection):
                frame = self._frame(connection.row.entity)
                return written(listed(connection, frame, self.scope), self.row)
            case Nodelike():
                return self._nodes(root)
            case ViewerRoot():
                return self._viewer(root)
            case VocabularyRoot():
                return self._vocabulary(root)
            case TypeName(_, name):
                return raw(f'"{name}"')

    def _find(self, root: Find) -> Sql:
        frame = self._frame(root.row.entity)
        return self._single(root.row, frame, self._found_by(root, frame))

    def _found_by(self, root: Find, frame: Frame) -> ColumnElement[bool]:
        scope = self.scope
        if root.by == "given":
            return frame.id == scope.given(f"row.{read_const(root.value)}", UUID_TEXT)
        if root.by == "id":
            return frame.id == scope.bind(root.value, UUID_TEXT, ("id", "Employee"))
        if root.by == "account":
            return frame.id.in_(self._account(root))
        one = frame.spec["number" if root.by == "number" else "work_email"]
        decision = self.scope.access.cell(frame.spec, one)
        column = masked(frame.column(one), decision, frame, scope)
        convert = ("text",) if root.by == "number" else ("email",)
        return column == scope.bind(root.value, Text(), convert)

    def _account(self, root: Find) -> Select[tuple[str]]:
        """Rows of the employee whom a system knows by a key of its own."""
        made = self.scope.made.machinery
        record, stream, connection = made.mapped_record, made.stream, made.connection
        system = self.scope.bind(root.system or Const(None), Text(), ("text",))
        external = self.scope.bind(root.value, Text(), ("text",))
        source = record.join(stream, stream.c.id == record.c.stream_id).join(
            connection, connection.c.id == stream.c.connection_id
        )
        found = select(record.c.row_id).select_from(source)
        named = and_(connection.c.name == system, record.c.row_key == external)
        return found.where(named, record.c.entity == raw("Employee")).correlate(None)

    def _nodes(self, root: Nodelike) -> Sql:
        """One row or a list in the order of the ids; an id that is not there is null."""
        scope = self.scope
        ids = scope.bind(root.ids, ARRAY(UUID_TEXT), ("ids",))
        kinds = scope.bind(root.ids, ARRAY(Text()), ("id_kinds",))
        asked = func.unnest(ids, kinds).table_valued("id", "kind", with_ordinality="place")
        asked = asked.render_derived(name=scope.name("asked"))
        ways = []
        for name, row in root.rows.items():
            frame = self._frame(row.entity)
            ways.append(
                (asked.c.kind == raw(name), self._single(row, frame, frame.id == asked.c.id))
            )
        each = func.coalesce(case(*ways), raw("null"), type_=Text())
        if not root.many:
            return select(each).select_from(asked).scalar_subquery()
        gathered = func.array_agg(aggregate_order_by(each, asked.c.place), type_=ARRAY(Text()))
        text = func.array_to_string(gathered, ",", type_=Text())
        body = cat("[", func.coalesce(text, raw(""), type_=Text()), "]")
        return select(body).select_from(asked).scalar_subquery()

    def _viewer(self, root: ViewerRoot) -> Sql:
        pairs: list[tuple[str, Sql]] = []
        for key, part in root.parts:
            if isinstance(part, Row):
                frame = self._frame(part.entity)
                pairs.append((key, self._single(part, frame, frame.id == self.scope.viewer)))
            elif part == "typename":
                pairs.append((key, raw('"Viewer"')))
            else:
                pairs.append((key, self.scope.given(f"viewer.{part}", Text())))
        return json_object(pairs)

    def _vocabulary(self, root: VocabularyRoot) -> Sql:
        scope = self.scope
        name = scope.bind(root.name, Text(), ("vocabulary",))
        pairs: list[tuple[str, Sql]] = []
        for key, what, language, parts in root.parts:
            if what == "terms" and parts is not None:
                pairs.append((key, self._terms(name, parts)))
            elif what == "label":
                label = ("vocabulary_label", language or scope.language)
                pairs.append((key, string(scope.bind(root.name, Text(), label))))
            elif what == "__typename":
                pairs.append((key, raw('"Vocabulary"')))
            else:
                pairs.append((key, string(name)))
        return when(name.is_not(None), json_object(pairs))

    def _terms(self, name: ColumnElement[str], parts: Parts) -> Sql:
        table = self.scope.made.machinery.term.alias(self.scope.name("term"))
        body = term_object(table, parts, self.scope.language)
        ordered = aggregate_order_by(body, table.c.rank.desc().nulls_last(), table.c.code)
        text = func.array_to_string(func.array_agg(ordered, type_=ARRAY(Text())), ",", type_=Text())
        inner = cat("[", func.coalesce(text, raw(""), type_=Text()), "]")
        found = select(inner).select_from(table).where(table.c.vocabulary == name)
        return found.correlate_except(table).scalar_subquery()

    # --- rows ------------------------------------------------------------------------------

    def _frame(self, spec: EntitySpec, subject: Frame | None = None) -> Frame:
        scope = self.scope
        return Frame(spec, scope.made, scope.viewer, scope.named, subject)

    def _single(self, row: Row, frame: Frame, where: ColumnElement[bool]) -> Sql:
        """The row that fits, or null: also where the viewer may not know of it."""
        body = self.row(row, frame)
        visible = clause(row.rows, frame, self.scope)
        found = (
            select(body)
            .select_from(frame.source)
            .where(where, open_row(frame), visible)
            .limit(literal_column("1"))
            .correlate_except(*frame.own)
            .scalar_subquery()
        )
        return func.coalesce(found, raw("null"), type_=Text())

    def row(self, row: Row, frame: Frame) -> Sql:
        """The object of one row."""
        return json_object([(one.key, self._cell(one, frame)) for one in row.selections])

    def _cell(self, one: Selection, frame: Frame) -> Sql:
        match one:
            case Leaf():
                return self._open(one.decision, frame, leaf, one)
            case Composed():
                return self._open(one.decision, frame, composed, one)
            case Meta(_, what):
                return self._meta(what, frame)
            case Computed():
                return self._computed(one, frame)
            case Custom(_, selections):
                return json_object([(part.key, self._cell(part, frame)) for part in selections])
            case One():
                return self._one(one, frame)
            case Many():
                return self._many(one, frame)
            case Line():
                return self._line(one, frame)
            case Waiting(_, parts):
                return self._pending(parts, frame)

    def _open(self, decision: Decision, frame: Frame, write: Any, one: Selection) -> Sql:
        found = condition(decision, frame, self.scope)
        if found is False:
            return raw("null")
        return when(found, write(one, frame, self.scope))

    def _meta(self, what: str, frame: Frame) -> Sql:
        if what == "id":
            return cat(f'"{frame.spec.table}_', cast(frame.id, Text), '"')
        if what == "version":
            return cast(frame.row.c.version, Text)
        if what == "typename":
            return raw(f'"{frame.spec.name}"')
        if what == "customTypename":
            return raw(f'"{frame.spec.name}Custom"')
        return self._restricted(frame)

    def _computed(self, one: Computed, frame: Frame) -> Sql:
        found = condition(one.decision, frame, self.scope)
        if found is False:
            return raw("null")
        inputs = string(frame.column(one.inputs[0]))
        return when(found, hole(self.scope.hole(ComputedHole(one.name)), inputs))

    def _one(self, one: One, frame: Frame) -> Sql:
        found = condition(one.decision, frame, self.scope)
        if found is False:
            return raw("null")
        target = self._frame(one.row.entity, self._same_subject(one, frame))
        body = self._single(one.row, target, target.id == frame.column(one.field))
        return when(found, body)

    @staticmethod
    def _same_subject(one: One, frame: Frame) -> Frame | None:
        """The frame of the employee, where the link leads to a row about the same one.

        A current projection of an employee is a row of that employee.
        """
        about = one.row.entity.subject not in {None, "self"}
        return frame if about and one.field.projected and frame.spec.subject == "self" else None

    def _many(self, many: Many, frame: Frame) -> Sql:
        opened = condition(many.open, frame, self.scope)
        if opened is False:
            return raw("null")
        spec = many.connection.row.entity
        about = frame.spec.subject == "self" and spec.subject == many.via.field
        target = self._frame(spec, frame if about else None)
        on = self._hangs_on(many, target, frame)
        body = written(listed(many.connection, target, self.scope, on), self.row)
        return when(opened, body)

    def _hangs_on(self, many: Many, target: Frame, frame: Frame) -> ColumnElement[bool]:
        machinery = self.scope.made.machinery
        column = target.column(target.spec[many.via.field])
        if many.via.name == "descendants":
            tree = machinery.department_tree
            below = select(tree.c.department_id).where(
                tree.c.ancestor_id == frame.id, tree.c.depth > literal_column("0")
            )
            return target.id.in_(below.correlate_except(tree))
        if many.whole and frame.spec.name == "Department":
            tree = machinery.department_tree
            below = select(tree.c.department_id).where(tree.c.ancestor_id == frame.id)
            return column.in_(below.correlate_except(tree))
        if many.whole:
            led = machinery.management
            team = select(led.c.employee_id).where(led.c.manager_id == frame.id)
            return target.id.in_(team.correlate_except(led))
        return column == frame.id

    def _line(self, one: Line, frame: Frame) -> Sql:
        """Departments above, the root first."""
        tree = self.scope.made.machinery.department_tree.alias(self.scope.name("tree"))
        target = self._frame(frame.spec)
        body = self.row(one.row, target)
        ordered = aggregate_order_by(body, tree.c.depth.desc())
        text = func.array_to_string(func.array_agg(ordered, type_=ARRAY(Text())), ",", type_=Text())
        above = and_(tree.c.department_id == frame.id, tree.c.depth > literal_column("0"))
        visible = clause(one.row.rows, target, self.scope)
        found = (
            select(cat("[", func.coalesce(text, raw(""), type_=Text()), "]"))
            .select_from(target.source.join(tree, tree.c.ancestor_id == target.id))
            .where(above, open_row(target), visible)
            .correlate_except(*target.own, tree)
        )
        return found.scalar_subquery()

    # --- what a row says about itself ------------------------------------------------------

    def _names(self, frame: Frame) -> dict[Decision, list[tuple[str, str]]]:
        """Decision → (name in the graph, name of the field) of everything a row shows."""
        access, spec = self.scope.access, frame.spec
        found: dict[Decision, list[tuple[str, str]]] = {}
        for name, member in members(access.model, spec).items():
            if isinstance(member, Reverse):
                found.setdefault(access.list_open(spec, member), []).append((name, ""))
        for one in spec.fields.values():
            name = f"custom.{one.graph_name}" if one.custom else one.graph_name
            found.setdefault(access.cell(spec, one), []).append((name, one.name))
            if one.masked_name:
                sibling = f"{name}Masked"
                found.setdefault(access.cell(spec, one, masked=True), []).append((sibling, ""))
        return found

    def _restricted(self, frame: Frame) -> Sql:
        """Names of what is locked on this row, whatever was selected."""
        parts: list[Sql | str] = []
        for decision, names in self._names(frame).items():
            found = condition(decision, frame, self.scope)
            text = "".join(f',"{name}"' for name, _ in sorted(names))
            if found is False:
                parts.append(text)
            elif found is not True:
                parts.append(case((found, raw("")), else_=raw(text)))
        if not parts:
            return raw("[]")
        return cat("[", func.ltrim(cat(*parts), raw(","), type_=Text()), "]")

    def _pending(self, parts: Parts, frame: Frame) -> Sql:
        """Cells that wait for a decision, among those that the viewer may read."""
        column = frame.row.c.pending
        listed_cells = elements(column, self.scope.name("waiting"))
        item = listed_cells.c.value
        name = self._readable(frame).op("->>")(item.op("->>")(literal_column("'field'")))
        pieces = {
            "field": string(name),
            "reason": string(item.op("->>")(literal_column("'reason'"))),
            "__typename": raw('"PendingCell"'),
        }
        body = json_object([(key, pieces[what]) for key, what, _ in parts.parts])
        text = func.array_to_string(func.array_agg(body, type_=ARRAY(Text())), ",", type_=Text())
        found = (
            select(cat("[", func.coalesce(text, raw(""), type_=Text()), "]"))
            .select_from(listed_cells)
            .where(name.is_not(None))
            .correlate_except(listed_cells)
            .scalar_subquery()
        )
        return case((column.is_(None), raw("[]")), else_=found)

    def _readable(self, frame: Frame) -> ColumnElement[Any]:
        """Field → its name in the graph, for the fields of this row that are open."""
        whole: ColumnElement[Any] = literal_column("'{}'::jsonb", JSONB())
        for decision, names in self._names(frame).items():
            if decision == NEVER:
                continue
            pairs = ",".join(f'"{one}":"{name}"' for name, one in sorted(names) if one)
            constant: ColumnElement[Any] = literal_column("'{" + pairs + "}'::jsonb", JSONB())
            found = condition(decision, frame, self.scope)
            if not isinstance(found, bool):
                empty = literal_column("'{}'::jsonb", JSONB())
                constant = case((found, constant), else_=empty)
            whole = whole.op("||")(constant)
        return func.coalesce(whole, literal_column("'{}'::jsonb"), type_=JSONB())
