"""Last pass: the tree becomes one statement whose result is the response.

The statement begins with the gate: a materialised CTE that sets the row-security context for this
statement and compares the viewer's grants with those that the plan was made for. Where they
differ, the answer is null and nothing was read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Select,
    Text,
    and_,
    case,
    cast,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by

from hub.auth.policy import Decision
from hub.plan.cells import composed, json_object, leaf, term_object
from hub.plan.conditions import clause, condition, masked
from hub.plan.counted import counted_together, runs
from hub.plan.frame import Frame, open_row
from hub.plan.gate import made_gate
from hub.plan.join import below, beyond, framed, hangs, not_kept
from hub.plan.marks import marks
from hub.plan.page import listed, written
from hub.plan.scope import UUID_TEXT, Scope
from hub.plan.single import single
from hub.plan.slots import ComputedHole
from hub.plan.survivor import meant
from hub.plan.telling import pending, restricted
from hub.plan.text import Sql, cat, hole, raw, string, when
from hub.plan.tree import (
    Composed,
    Computed,
    Const,
    Custom,
    DepartmentMatchRoot,
    Find,
    Items,
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
    Worked,
)
from hub.plan.version import shown_version


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
        gate = made_gate(self.scope)
        body = case((gate.c.open, json_object(pairs)))
        return select(body).select_from(gate)

    # --- roots -----------------------------------------------------------------------------

    def _root(self, root: Root) -> Sql:
        with self.scope.at(getattr(root, "moment", None)):
            return self._written(root)

    def _written(self, root: Root) -> Sql:
        match root:
            case Find():
                return self._find(root)
            case ListRoot(_, connection):
                frame = framed(connection.row.entity, self.scope)
                return written(listed(connection, frame, self.scope), self.row)
            case Nodelike():
                return self._nodes(root)
            case ViewerRoot():
                return self._viewer(root)
            case VocabularyRoot():
                return self._vocabulary(root)
            case DepartmentMatchRoot():
                return self._departments(root)
            case TypeName(_, name):
                return raw(f'"{name}"')

    def _find(self, root: Find) -> Sql:
        frame = framed(root.row.entity, self.scope)
        return self._single(root.row, frame, self._found_by(root, frame))

    def _found_by(self, root: Find, frame: Frame) -> ColumnElement[bool]:
        scope = self.scope
        if root.by == "given":
            return frame.id == scope.given(f"row.{read_const(root.value)}", UUID_TEXT)
        if root.by == "id":
            wanted = scope.bind(root.value, UUID_TEXT, ("id", "Employee"))
            return frame.id == meant(scope, frame.spec, wanted)
        if root.by == "account" and scope.then is not None and scope.then.known is not None:
            raise not_kept("Whom a system knows by a key", "employee(by: {account})")
        if root.by == "account":
            # Keys of other systems are HR's to know: for others no key names anybody but oneself.
            may = self.scope.access.accounts(frame.spec)
            return and_(clause(may, frame, scope), frame.id.in_(self._account(root)))
        one = frame.spec["number" if root.by == "number" else "work_email"]
        decision = self.scope.access.cell(frame.spec, one)
        column = masked(frame.column(one), decision, frame, scope)
        convert = ("text",) if root.by == "number" else ("email",)
        value = scope.bind(root.value, Text(), convert)
        few = scope.then.candidates(one.column, value) if frame.dated and scope.then else None
        return column == value if few is None else and_(frame.id.in_(few), column == value)

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
        named = self._entities(root.ids)
        for name, row in root.rows.items():
            if named is not None and name not in named:
                continue  # written out in the document: no id is of that entity
            frame = framed(row.entity, scope)
            same = frame.id == meant(scope, frame.spec, asked.c.id)
            ways.append((asked.c.kind == raw(name), self._single(row, frame, same)))
        found = case(*ways) if ways else raw("null")
        each = func.coalesce(found, raw("null"), type_=Text())
        if not root.many:
            return select(each).select_from(asked).scalar_subquery()
        gathered = func.array_agg(aggregate_order_by(each, asked.c.place), type_=ARRAY(Text()))
        text = func.array_to_string(gathered, ",", type_=Text())
        body = cat("[", func.coalesce(text, raw(""), type_=Text()), "]")
        return select(body).select_from(asked).scalar_subquery()

    def _entities(self, ids: Value) -> frozenset[str] | None:
        """Of which entities the ids are that stand in the document; None where a variable does."""
        values = ids.values if isinstance(ids, Items) else (ids,)
        found: set[str] = set()
        for one in values:
            if not isinstance(one, Const):
                return None
            for text in one.value if isinstance(one.value, list | tuple) else [one.value]:
                table = str(text).rpartition("_")[0]
                found.add(self.scope.model.by_table.get(table, ""))
        return frozenset(found)

    def _viewer(self, root: ViewerRoot) -> Sql:
        pairs: list[tuple[str, Sql]] = []
        for key, part in root.parts:
            if isinstance(part, Row):
                frame = framed(part.entity, self.scope)
                pairs.append((key, self._single(part, frame, frame.id == self.scope.oneself)))
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
            if isinstance(parts, Worked):
                pairs.append((key, self._worked(f"vocabulary_{what}", string(name), parts)))
            elif what == "terms" and parts is not None:
                pairs.append((key, self._terms(name, parts)))
            elif what == "label":
                label = ("vocabulary_label", language or scope.language)
                pairs.append((key, string(scope.bind(root.name, Text(), label))))
            elif what == "__typename":
                pairs.append((key, raw('"Vocabulary"')))
            else:
                pairs.append((key, string(name)))
        return when(name.is_not(None), json_object(pairs))

    def _worked(self, how: str, ground: Sql, work: Worked) -> Sql:
        """Spellings are no business of the database: a hole with all that the hub needs."""
        inputs: list[Sql | str] = [ground, ","]
        *texts, values = work.given
        for text in texts:
            inputs += [string(self.scope.bind(text, Text(), ("text",))), ","]
        inputs += [string(self.scope.bind(values, ARRAY(Text()), ("raw_values",))), ","]
        number = self.scope.hole(ComputedHole(how))
        return hole(number, cat("[", *inputs, raw(work.asked), "]"))

    def _departments(self, root: DepartmentMatchRoot) -> Sql:
        """A hole with the departments that the viewer may see today, each cell masked as ever."""
        access = self.scope.access
        spec = access.model["Department"]
        frame = framed(spec, self.scope)
        cells = [
            masked(frame.column(spec[one]), access.cell(spec, spec[one]), frame, self.scope)
            for one in ("code", "name", "parent", "effective_to")
        ]
        visible = clause(access.rows(spec), frame, self.scope)
        *shown, ends = cells
        current = or_(ends.is_(None), ends >= self.scope.today)
        rows = (
            select(func.json_agg(func.json_build_array(frame.id, *shown)))
            .select_from(frame.source)
            .where(open_row(frame), visible, current)
            .correlate_except(*frame.own)
            .scalar_subquery()
        )
        ground = func.coalesce(cast(rows, Text), raw("[]"), type_=Text())
        return self._worked("department_match", ground, root.work)

    def _terms(self, name: ColumnElement[str], parts: Parts) -> Sql:
        table = self.scope.made.machinery.term.alias(self.scope.name("term"))
        body = term_object(table, parts, self.scope.language)
        ordered = aggregate_order_by(body, table.c.rank.desc().nulls_last(), table.c.code)
        text = func.array_to_string(func.array_agg(ordered, type_=ARRAY(Text())), ",", type_=Text())
        inner = cat("[", func.coalesce(text, raw(""), type_=Text()), "]")
        found = select(inner).select_from(table).where(table.c.vocabulary == name)
        return found.correlate_except(table).scalar_subquery()

    # --- rows ------------------------------------------------------------------------------

    def _single(self, row: Row, frame: Frame, where: ColumnElement[bool]) -> Sql:
        """The row that fits, or null: also where the viewer may not know of it."""
        return single(row, frame, where, self.scope, self.row)

    def row(self, row: Row, frame: Frame) -> Sql:
        """The object of one row, behind marks that say whose recorded classes it shows."""
        pairs = [(run[0].key, self._run(run, frame)) for run in runs(row.selections)]
        body = json_object(pairs)
        return cat(*marks(row, frame, self.scope), body)

    def _run(self, run: Sequence[Selection], frame: Frame) -> Sql:
        """A cell; or several lists that are only counted, in one pass."""
        lists = [one for one in run if isinstance(one, Many)]
        if len(lists) < 2:  # noqa: PLR2004 - one stands for itself
            return self._cell(run[0], frame)
        opened = condition(lists[0].open, frame, self.scope)
        if opened is not True:  # each has to be null by itself
            return _joined([(one.key, self._cell(one, frame)) for one in lists])
        return counted_together(lists, frame, self.scope)

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
                return pending(parts, frame, self.scope)

    def _open(self, decision: Decision, frame: Frame, write: Any, one: Selection) -> Sql:
        found = condition(decision, frame, self.scope)
        if found is False:
            return raw("null")
        return when(found, write(one, frame, self.scope))

    def _meta(self, what: str, frame: Frame) -> Sql:
        if what == "id":
            return cat(f'"{frame.spec.table}_', cast(frame.id, Text), '"')
        if what == "version":
            return cast(shown_version(frame, self.scope), Text)
        if what == "typename":
            return raw(f'"{frame.spec.name}"')
        if what == "customTypename":
            return raw(f'"{frame.spec.name}Custom"')
        return restricted(frame, self.scope)

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
        target = beyond(one.field, one.row.entity, frame, self.scope)
        body = self._single(one.row, target, target.id == frame.column(one.field))
        return when(found, body)

    def _many(self, many: Many, frame: Frame) -> Sql:
        opened = condition(many.open, frame, self.scope)
        if opened is False:
            return raw("null")
        target = below(many.via, frame, self.scope)
        on = hangs(many.via, target, frame, self.scope, whole=many.whole)
        body = written(listed(many.connection, target, self.scope, on), self.row)
        return when(opened, body)

    def _line(self, one: Line, frame: Frame) -> Sql:
        """Departments above, the root first."""
        tree = self.scope.tree.alias(self.scope.name("tree"))
        target = framed(frame.spec, self.scope)
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


def _joined(pairs: Sequence[tuple[str, Sql]]) -> Sql:
    """The first value, and behind it the others with their keys."""
    (_, first), *others = pairs
    rest = [part for key, value in others for part in (f',"{key}":', value)]
    return cat(first, *rest)
