"""Seeded faults: one check at a time is taken out of the hub, and the attack has to find it.

Faults are generated, not written: from the policy's table (a state, a relation, a class that is
asked for no more) and from the syntax trees of the policy and of the passes that plan (a decision
that is Always, a condition that is not joined, a refusal that is not raised). They are applied in
this process by exchanging one function's code, and taken back.
"""

import ast
import copy
import importlib
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import CodeType, FunctionType, ModuleType
from typing import Any, Final

from hub.schema.audience import CLASSES, EVERYONE, SELF, Allow, Audience, Relation, hr
from hub.schema.model import EntitySpec, Field, Model

MODULES: Final = (
    "hub.auth.viewer",
    "hub.auth.decision",
    "hub.auth.policy",
    "hub.plan.restrict",
    "hub.plan.restrict_tallies",
    "hub.plan.conditions",
    "hub.plan.filter",
    "hub.plan.order",
    "hub.plan.page",
    "hub.plan.render",
    "hub.plan.single",
    "hub.plan.join",
    "hub.plan.telling",
    "hub.plan.aggregate",
    "hub.plan.group",
    "hub.plan.group_keys",
    "hub.plan.frame",
    "hub.plan.check",
    "hub.plan.changed",
)
"""Where it is decided who reads, who writes and who is told of changes."""
THEN: Final[dict[str, frozenset[str]]] = {
    # Of the two parts of `of_source` each is as open as the other in what ships: a company that
    # closes one is asked in tests/unit/test_past.py, which fails without either.
    "hub.auth.past": frozenset({"into_past", "_stateless"}),
    "hub.plan.restrict": frozenset({"_ways", "_root", "_read"}),
    "hub.plan.scope": frozenset({"at"}),
    "hub.plan.conditions": frozenset({"_state"}),
    "hub.plan.frame": frozenset({"open_row", "_same_subject", "subject_id", "present"})
    | {"__post_init__", "private"},
    "hub.plan.page": frozenset({"listed", "_found"}),
    "hub.plan.bound": frozenset({"_as_of", "_known_at"}),
    "hub.plan.then": frozenset({"rows", "_picked", "_theirs"}),
    "hub.plan.held": frozenset({"held_at"}),
}
"""Functions in which it is decided what is shown of other times: parts of their conditions too."""
DECIDED: Final = {"masked": 1, "clause": 0, "condition": 0}
"""Functions that turn a decision into SQL: the place of the decision among the arguments."""
ASKED: Final = ("cell", "rows", "list_open", "accounts", "reference", "_reference", "reading")
"""Methods that answer a decision."""
NOT_ASKED: Final = (
    *("write_row", "scopes_for"),  # of mappings, of tokens
    "write",  # who looks as another is refused before; tests/web/test_view_as.py
    *(
        "decides",
        "weigh_rows",
    ),  # own edits, sheets; tests/web/test_own_edits.py, test_people_sheet.py
    "of_others",  # what goes on the record; tests/store/test_reads_twin.py
    # Lists over several levels where a company's own policy closes a link, as what ships never
    # does: tests/store/test_planner_twin.py, which fails without it.
    "_and_readable",
)
"""Functions that decide about doors which the attack does not try."""
_ALWAYS: Final = ast.parse(
    "__import__('hub.auth.decision', fromlist=['x']).ALWAYS", mode="eval"
).body
_TRUE: Final = ast.parse("__import__('sqlalchemy').true()", mode="eval").body

_SIMPLER: Final = "only makes a condition simpler: without it the SQL says the same at length"
_NOBODY: Final = "asked again: the policy gives no relation to rows that are about nobody"
_OPEN: Final = "these cells are open to whoever may know of the row"
_PLAIN: Final = "no field that a mutation changes asks for a state or a second factor"
EQUIVALENT: Final[dict[str, str]] = {
    "hub.auth.decision.any_of: no `part is not None`": "None has led to Always a line above",
    "hub.auth.decision.all_of: no `if any((Not(part) in parts for part in parts))`": _SIMPLER,
    "hub.auth.decision._one_within: no `not isinstance(part, Within)`": _SIMPLER,
    "hub.auth.decision._without: no `not (isinstance(one, Not) and one.condition in beside)`": (
        _SIMPLER
    ),
    (
        "hub.auth.decision._strongest: "
        "no `not (implies(one, part) if weaker else implies(part, one))`"
    ): _SIMPLER,
    "hub.plan.restrict.Access._read: all_of without found": (
        "no source is more open than what is kept of it, in what ships:"
        " tests/unit/test_past_projected_source.py, which also holds a policy where one is"
    ),
    "hub.plan.conditions._related: _related is true, not false()": _NOBODY,
    "hub.plan.conditions._related: no `if frame.spec.subject is None`": _NOBODY,
    "hub.plan.restrict_tallies.RestrictTallies._key: self.cell(key.target, title) is Always": (
        "the title of whatever a link leads to is open to all who may know of the row"
    ),
    "hub.plan.filter._money: masked(test.decision) is Always": (
        "no field that ships is plain Money; the planner's twin asks for some"
    ),
    "hub.plan.filter._at_least: no `if not scope.model.vocabularies[vocabulary].ranked`": (
        "the graph has `atLeast` for ranked vocabularies only"
    ),
    "hub.plan.render.Render._found_by: self.scope.access.cell(frame.spec, one) is Always": _OPEN,
    "hub.plan.render.Render._found_by: masked(decision) is Always": _OPEN,
    "hub.plan.render.Render._computed: condition(one.decision) is Always": _OPEN,
    "hub.plan.telling._readable: no `one`": "a list has no cell that could wait",
    "hub.plan.render.Render._departments: access.cell(spec, spec[one]) is Always": _OPEN,
    "hub.plan.render.Render._departments: masked(access.cell(spec, spec[one])) is Always": _OPEN,
    "hub.plan.group_keys._cells: masked(asked.decision) is Always (2)": _OPEN,
    "hub.plan.aggregate._money: summary.rows.cell(measure, suffix) is Always": (
        "no field that ships is plain Money; the planner's twin asks for some"
    ),
    "hub.plan.group._title: masked(key.asked.title) is Always": _OPEN,
    "hub.plan.aggregate._by_currency: no `what in computed`": "no check: which figures are asked",
    "hub.plan.restrict.Access._given_row: self.rows(spec) is Always": _SIMPLER,
    "hub.plan.render.Render._run: no `isinstance(one, Many)`": (
        "no check: several that stand together are lists"
    ),
    "hub.auth.policy.ways_to_write: all_of without _state(spec, one)": _PLAIN,
    "hub.auth.policy.ways_to_write: no `viewer.stepped_up or not one.step_up`": _PLAIN,
}
"""Faults that change no answer, each with its reason. This list may only shrink."""


_TWIN: Final = (
    "that a state held then too is for the planner's twin: tests/store/test_as_of_twin.py"
)
_MERGED: Final = "nobody of the company is merged: tests/store/test_as_of_twin.py asks of some"
EQUIVALENT_THEN: Final[dict[str, str]] = {
    "hub.auth.past.into_past: replace without step_up": (
        "no way for everyone asks for a second factor"
    ),
    "hub.auth.past._stateless: into_past(spec, audience) is as today": (
        "no source has rows that everybody may know of"
    ),
    "hub.plan.conditions._state: and_ without today": (
        "whoever is no staff today is managed by nobody, or was no staff before"
    ),
    (
        "hub.plan.conditions._state: and_ without "
        "_in_state(state, column, scope.today, func.statement_timesta"
    ): _TWIN,
    "hub.plan.conditions._state: and_ without today (2)": _TWIN,
    (
        "hub.plan.conditions._state: and_ without "
        "_in_state(state, column, then.known_day, then.known, scope)"
    ): _TWIN,
    "hub.plan.frame.Frame.subject_id: self.present.c.id is that of then": _MERGED,
    "hub.plan.frame.Frame.subject_id: self.present.c[f'{self.spec.subject}_id'] is that of then": (
        "asked again: an image about somebody else is nobody's"
    ),
    "hub.plan.frame._same_subject: and_ without there": (
        "asked again: a row that is gone is about nobody"
    ),
    "hub.plan.page.listed: no `moment is None`": (
        "the time is among the values that a count is remembered by"
    ),
    "hub.plan.page._found: and_ without frame.row.c.search.bool_op('@@')(query)": (
        "no check: what a search finds of what may be known"
    ),
}
"""Of other times: those that change no answer, or what the attack does not judge, with where it is.
This list may only shrink."""


@dataclass(frozen=True)
class Fault:
    """One check that is taken out, and where it stood."""

    name: str
    entity: str
    """The entity it is about; empty for one in the program."""
    applied: Callable[[], Any]
    """A context within which it is out."""
    then: bool = False
    """Whether it shows at other times alone."""

    @property
    def both(self) -> bool:
        """Whether it stands where it is decided about other times too, or asks for one."""
        where = self.name.split(":")[0]
        return "scope.then" in self.name or any(
            where.startswith(f"{module}.") and where.rpartition(".")[2] in functions
            for module, functions in THEN.items()
        )


def all_faults(model: Model) -> list[Fault]:
    """Every fault that can be generated."""
    table = [*_of_the_table(model), *_of_writing(model)]
    program = [*(fault for name in MODULES for fault in _of_a_module(name)), *_of_other_times()]
    return [*table, *program]


def _of_other_times() -> Iterator[Fault]:
    for name, functions in THEN.items():
        for fault in _of_a_module(name, functions):
            yield replace(fault, then=True)


# --- the policy's table ------------------------------------------------------------------------


def _of_the_table(model: Model) -> Iterator[Fault]:
    for spec in model:
        if EVERYONE not in spec.rows:
            yield _audience(
                f"rows of {spec.name}: everyone", spec.name, [spec], "rows", (EVERYONE,)
            )
        for allow, loose in _loosened(spec.rows):
            made = tuple(loose if one == allow else one for one in spec.rows)
            yield _audience(f"rows of {spec.name}: {_told(allow)}", spec.name, [spec], "rows", made)
        for one in spec.fields.values():
            where = f"{spec.name}.{one.name}"
            if one.read != one.cls.read and EVERYONE not in one.read and not _by_its_row(spec, one):
                yield _audience(f"{where}: everyone", spec.name, [one], "read", (EVERYONE,))
                for allow, loose in _loosened(one.read):
                    if _doubled(spec, one.read, allow):
                        continue
                    made = tuple(loose if each == allow else each for each in one.read)
                    yield _audience(f"{where}: {_told(allow)}", spec.name, [one], "read", made)
    for cls in CLASSES:
        fields = [
            (spec.name, one)
            for spec in model
            for one in spec.fields.values()
            if one.cls == cls and one.read == cls.read
        ]
        silent = all(_by_its_row(model[entity], one) for entity, one in fields)
        if not fields or EVERYONE in cls.read or silent:
            continue
        owned = [one for _, one in fields]
        yield _audience(f"class {cls.name}: everyone", fields[0][0], owned, "read", (EVERYONE,))
        for allow, loose in _loosened(cls.read):
            if all(_doubled(model[entity], cls.read, allow) for entity, _ in fields):
                continue
            made = tuple(loose if one == allow else one for one in cls.read)
            yield _audience(f"class {cls.name}: {_told(allow)}", fields[0][0], owned, "read", made)


def _of_writing(model: Model) -> Iterator[Fault]:
    """Everyone, or oneself, changes fields of people who should not."""
    spec = model["Employee"]
    for cls in CLASSES:
        owned = [one for one in spec.targets if one.cls == cls and one.write == cls.write]
        if not owned:
            continue
        yield _audience(
            f"writes of class {cls.name}: everyone", spec.name, owned, "write", (EVERYONE,)
        )
        if all(one.relation is not Relation.ONESELF for one in cls.write):
            made = (*cls.write, SELF)
            yield _audience(f"writes of class {cls.name}: self", spec.name, owned, "write", made)
        for allow, loose in _loosened(cls.write):
            made = tuple(loose if one == allow else one for one in cls.write)
            yield _audience(
                f"writes of class {cls.name}: {_told(allow)}", spec.name, owned, "write", made
            )


def _loosened(audience: Audience) -> Iterator[tuple[Allow, Allow]]:
    """Each way in that asks for something more, without it."""
    for one in audience:
        if one.state:
            yield one, replace(one, state=None)
        if one.step_up:
            yield one, replace(one, step_up=False)
        if one.grant not in {None, "*"}:
            yield one, hr("*")[0]


def _by_its_row(spec: EntitySpec, field: Field) -> bool:
    """Whether a wider audience opens nothing: who knows of the row reads the cell as it is.

    And nobody is asked by more than before: not by a field that takes no questions, nor by one
    about which everybody may ask already.
    """
    askable = field.queryable or field.kind.name == "SealedMoney"  # that one in aggregates
    asked = askable and all(one.relation is not Relation.EVERYONE for one in field.read)
    return set(spec.rows) <= set(field.read) and not asked


def _doubled(spec: EntitySpec, read: Audience, allow: Allow) -> bool:
    """Whether the row asks for the same: who knows of the row has it, or reads anyway."""
    if allow.grant is not None:
        # Who holds another class knows of the row by another way, each of which opens the cell;
        # and it is a field that everybody may ask by.
        others = [one for one in spec.rows if one.grant != allow.grant]
        asked = any(one.relation is Relation.EVERYONE for one in read)
        return asked and set(others) <= set(read)
    others = [one for one in spec.rows if one.relation is None or one.state != allow.state]
    if allow.relation is Relation.ONESELF:  # nobody is their own manager
        above = (Relation.MANAGER, Relation.DIRECT_MANAGER)
        others = [one for one in others if one.relation not in above]
    return allow.state is not None and allow in spec.rows and set(others) <= set(read)


def _told(allow: Allow) -> str:
    if allow.state:
        return f"{allow.relation and allow.relation.value} without {allow.state}"
    return "no second factor" if allow.step_up else f"any class for {allow.grant}"


def _audience(name: str, entity: str, owners: list[Any], what: str, made: Audience) -> Fault:
    @contextmanager
    def applied() -> Iterator[None]:
        before = [getattr(one, what) for one in owners]
        try:
            for one in owners:
                object.__setattr__(one, what, made)
            yield
        finally:
            for one, kept in zip(owners, before, strict=True):
                object.__setattr__(one, what, kept)

    return Fault(f"table: {name}", entity, applied)


# --- the program -------------------------------------------------------------------------------


@dataclass
class _Site(ast.NodeTransformer):
    """Finds the places where a check can be taken out; takes out that of one number."""

    wanted: int = -1
    count: int = -1
    found: str = ""
    function: str = ""
    module: str = ""

    def _here(self, what: str) -> bool:
        self.count += 1
        if self.count == self.wanted:
            self.found = what
        return self.count == self.wanted

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        name = _name(node.func)
        if name in DECIDED and isinstance(node.func, ast.Name) and len(node.args) >= 3:
            if self._here(f"{name}({ast.unparse(node.args[DECIDED[name]])}) is Always"):
                node.args[DECIDED[name]] = copy.deepcopy(_ALWAYS)
        elif name in ASKED and isinstance(node.func, ast.Attribute) and len(node.args) >= 1:
            if self._here(f"{ast.unparse(node)[:70]} is Always"):
                return copy.deepcopy(_ALWAYS)
        elif name == "open_row" and self._here("open_row is true"):
            return copy.deepcopy(_TRUE)
        elif name == "all_of" and node.args and isinstance(node.args[0], ast.Tuple):
            for place, part in enumerate(node.args[0].elts):
                if self._here(f"all_of without {ast.unparse(part)[:60]}"):
                    node.args[0].elts[place] = copy.deepcopy(_ALWAYS)
        return node

    def visit_If(self, node: ast.If) -> ast.AST:
        self.generic_visit(node)
        ends = node.body[-1]
        refuses = isinstance(ends, ast.Raise)
        denies = isinstance(ends, ast.Return) and _name(ends.value) in {"NEVER", "false"}
        if (refuses or denies) and self._here(f"no `if {ast.unparse(node.test)[:60]}`"):
            node.test = ast.Constant(value=False)
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        self.generic_visit(node)
        for place, test in enumerate(node.ifs):
            parts = (
                test.values
                if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And)
                else [test]
            )
            for at, part in enumerate(parts):
                if self._here(f"no `{ast.unparse(part)[:60]}`"):
                    if isinstance(test, ast.BoolOp) and len(parts) > 1:
                        test.values[at] = ast.Constant(value=True)
                    else:
                        node.ifs[place] = ast.Constant(value=True)
        return node

    def visit_Return(self, node: ast.Return) -> ast.AST:
        self.generic_visit(node)
        if (
            self.function in {"_related", "_to_viewer", "_to_shown", "_state", "_within"}
            and self.module == "hub.plan.conditions"
            and node.value is not None
            and "true()" not in ast.unparse(node.value)
            and self._here(f"{self.function} is true, not {ast.unparse(node.value)[:60]}")
        ):
            node.value = copy.deepcopy(_TRUE)
        return node


class _ThenSite(_Site):
    """The same of what decides about other times: a part of a condition at a time."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        name = _name(node.func)
        if name == "into_past" and len(node.args) == 2:
            if self._here(f"{ast.unparse(node)} is as today"):
                return node.args[1]
        elif name in {"and_", "where"}:
            for place, part in enumerate(node.args if len(node.args) > 1 else ()):
                if self._here(f"{name} without {ast.unparse(part)[:60]}"):
                    del node.args[place]
                    return node
        elif ast.unparse(node.func) == "self.then.rows":
            if self._here("rows of today"):
                today = f"{ast.unparse(node.args[0])}.alias(self.named('today'))"
                return ast.parse(today, mode="eval").body
        elif name == "replace" and self.module == "hub.auth.past":
            for place, part in enumerate(node.keywords):
                kept = isinstance(part.value, ast.Attribute)
                if kept and self._here(f"replace without {part.arg}"):
                    del node.keywords[place]
                    return node
        return node

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        self.generic_visit(node)
        asked = node.attr == "into_past" and self.function != "_root"  # it would never end
        if asked and self._here(f"{ast.unparse(node)} is access of today"):
            return node.value
        return node

    def visit_If(self, node: ast.If) -> ast.AST:
        self.generic_visit(node)
        last = node.body[-1]
        adds = isinstance(last, ast.AugAssign) or (
            isinstance(last, ast.Expr) and _name(last.value) == "append"
        )
        narrows = isinstance(last, ast.Return) and _name(last.value) == "all_of"
        told = f"no `if {ast.unparse(node.test)[:60]}`"
        refuses = isinstance(last, ast.Raise)
        if self.function == "_root" and self._here("times are decided about as today is"):
            node.test = ast.Constant(value=True)
        checks = (adds and self.function != "listed") or narrows or refuses
        if checks and self._here(told):
            node.test = ast.Constant(value=False)
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        self.generic_visit(node)
        for place, part in enumerate(node.values if self.function == "listed" else ()):
            if "moment" in ast.unparse(part) and self._here(f"no `{ast.unparse(part)}`"):
                node.values[place] = ast.Constant(value=True)
        return node

    def visit_Return(self, node: ast.Return) -> ast.AST:
        self.generic_visit(node)
        asked = self.function in {"subject_id", "present"} and node.value is not None
        todays = "self.present" if self.function == "subject_id" else "self._present"
        told = ast.unparse(node.value or node)
        if asked and todays in told and self._here(f"{told[:60]} is that of then"):
            node.value = ast.parse(told.replace(todays, "self.row"), mode="eval").body
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        self.generic_visit(node)
        return node


def _name(node: ast.AST | None) -> str:
    if isinstance(node, ast.Call):
        return _name(node.func)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _of_a_module(name: str, then: Collection[str] = ()) -> Iterator[Fault]:
    """Of all functions; or of these, by what they say about other times."""
    module = importlib.import_module(name)
    file = str(module.__file__)
    with open(file, encoding="utf-8") as opened:  # noqa: PTH123 - a module's own file
        tree = ast.parse(opened.read())
    for path, function in _functions(tree):
        if function.name in NOT_ASKED or (then and function.name not in then):
            continue
        number, told = 0, Counter[str]()
        while True:
            kind = _ThenSite if then else _Site
            site = kind(number, function=function.name, module=name)
            changed = site.visit(copy.deepcopy(function))
            if not site.found:
                break
            told[site.found] += 1
            nth = f" ({told[site.found]})" if told[site.found] > 1 else ""
            yield exchanged(module, file, path, changed, f"{site.found}{nth}")
            number += 1


def _functions(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        if isinstance(node, ast.ClassDef):
            for inner in node.body:
                if isinstance(inner, ast.FunctionDef):
                    yield f"{node.name}.{inner.name}", inner


def exchanged(
    module: ModuleType,
    file: str,
    path: str,
    changed: ast.FunctionDef | ast.AsyncFunctionDef,
    what: str,
) -> Fault:
    changed.decorator_list = []
    made = ast.fix_missing_locations(ast.Module(body=[changed], type_ignores=[]))
    [code] = [one for one in compile(made, file, "exec").co_consts if isinstance(one, CodeType)][
        -1:
    ]
    function = _found(module, path)

    @contextmanager
    def applied() -> Iterator[None]:
        before = function.__code__
        try:
            function.__code__ = code
            yield
        finally:
            function.__code__ = before

    return Fault(f"{module.__name__}.{path}: {what}", "", applied)


def _found(module: ModuleType, path: str) -> FunctionType:
    holder: Any = module
    *outer, last = path.split(".")
    for part in outer:
        holder = getattr(holder, part)
    found = vars(holder)[last]
    for name in ("fget", "func", "__wrapped__"):
        found = getattr(found, name, found)
    assert isinstance(found, FunctionType), path
    return found
