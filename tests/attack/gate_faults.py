"""Faults of the gate and of what goes on the record: one condition of their text at a time.

The gate is SQL text and reading is recorded in functions that decide nothing, so no fault of
`faults` removes a part of them. Here each part is a pair: the text, and what stands in its place.
"""

import ast
import importlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.attack.faults import exchanged

GATE: Final = "hub.plan.gate:_GATE"
UNCHANGED: Final = "hub.plan.gate:UNCHANGED"
RUN: Final = "hub.resolvers.edge:Edge.run"
STATED: Final = "hub.store.reads:Reads._stated"
COMMIT: Final = "hub.store.reads:Reads._commit"


@dataclass(frozen=True)
class Part:
    """A condition that is exchanged."""

    place: str
    """`module:constant` or `module:function`."""
    text: str
    instead: str
    drill: str
    """The drill that fails without it."""

    @property
    def name(self) -> str:
        """For people."""
        return f"{self.place}: {' '.join(self.text.split())[:60]} → {self.instead[:30]}"

    @contextmanager
    def applied(self) -> Iterator[None]:
        """Within it the other text stands."""
        name, _, path = self.place.partition(":")
        module = importlib.import_module(name)
        if isinstance(getattr(module, path, None), str):
            before = getattr(module, path)
            assert before.count(self.text) == 1, self.name
            setattr(module, path, before.replace(self.text, self.instead))
            try:
                yield
            finally:
                setattr(module, path, before)
            return
        file = str(module.__file__)
        source = Path(file).read_text(encoding="utf-8")
        function = _function(ast.parse(source), path)
        old = ast.get_source_segment(source, function) or ""
        assert old.count(self.text) == 1, self.name
        changed = _function(
            ast.parse(source.replace(old, old.replace(self.text, self.instead))), path
        )
        apply: Callable[[], Any] = exchanged(module, file, path, changed, self.text).applied
        with apply():
            yield


def _function(tree: ast.Module, path: str) -> ast.FunctionDef | ast.AsyncFunctionDef:
    body: list[ast.stmt] = tree.body
    *outer, last = path.split(".")
    for name in outer:
        [holder] = [one for one in body if isinstance(one, ast.ClassDef) and one.name == name]
        body = holder.body
    [found] = [
        one
        for one in body
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef) and one.name == last
    ]
    return found


PARTS: Final = (
    Part(GATE, "0) = {version}", "0) >= 0", "revoked"),
    Part(GATE, "0) = {version}", "0) <= {version} + 1", "revoked"),
    Part(GATE, "), 0) = {version}", "), -1) = {version}", "without_grants"),
    Part(
        GATE,
        "SELECT version FROM hub.access_version WHERE employee_id = {viewer}",
        "SELECT max(version) FROM hub.access_version",
        "without_grants",
    ),
    Part(GATE, "AND ({viewer} IS NULL OR EXISTS", "AND (true OR EXISTS", "left"),
    Part(GATE, "WHERE id = {viewer} AND", "WHERE", "number_passed_on"),
    Part(GATE, "AND status = ANY ({staff})", "", "left"),
    Part(GATE, "THEN number = {name}", "THEN true", "renumbered"),
    Part(UNCHANGED, "ELSE NOT EXISTS", "ELSE true OR NOT EXISTS", "counted"),
    Part(UNCHANGED, "IS NULL THEN false", "IS NULL THEN true", "counted"),
    Part(UNCHANGED, "entity <> ALL", "entity = ANY", "counted"),
    Part(UNCHANGED, "AND NOT pg_visible", "AND false AND NOT pg_visible", "counted"),
    Part(UNCHANGED, "WHERE xid >=", "WHERE xid <", "counted"),
    Part(RUN, "if read or plan.searched:", "if plan.searched:", "shown_is_recorded"),
    Part(RUN, "if read or plan.searched:", "if read:", "searched_is_recorded"),
    Part(RUN, "plan.searched, viewer.purpose", "(), viewer.purpose", "searched_is_recorded"),
    Part(RUN, "viewer.subject, read, plan", "viewer.subject, {}, plan", "shown_is_recorded"),
    Part(RUN, "plan.searched, viewer.purpose", 'plan.searched, ""', "shown_is_recorded"),
    Part(
        "hub.resolvers.finish:Finish.read",
        "in self._marked:",
        "in self._marked[:0]:",
        "shown_is_recorded",
    ),
    Part("hub.resolvers.mutate:_Mutation._on_record", "if seen:", "if False:", "told_is_recorded"),
    Part(
        "hub.resolvers.mutate:_Mutation._on_record",
        "(), viewer.purpose",
        '(), "card"',
        "told_is_recorded",
    ),
    Part("hub.store.reads:Reads.keep", "self._stated(reading)", "pass", "purpose_is_asked"),
    Part(STATED, "{*reading.searched, *", "{*", "purpose_is_asked"),
    Part(STATED, "for classes in reading.read", "for classes in ()", "purpose_is_asked"),
    Part(STATED, "used & self._demanding", "used - used", "purpose_is_asked"),
    Part(STATED, "if wanted and not reading.purpose", "if False", "purpose_is_asked"),
    Part(COMMIT, "one.purpose or None", "None", "shown_is_recorded"),
    Part(COMMIT, "one.people", "[]", "shown_is_recorded"),
    Part(COMMIT, "one.actor", '"somebody"', "shown_is_recorded"),
)
"""What each holds stands in `test_gate_faults`.

No faults, since they change no answer: `pg_visible_in_snapshot` left out (counts are made anew
each time), an index condition on `xid` alone. The name by mail is that of `number` in a column of
its own; the context of the second wall has a test of its own (`test_wall`).
"""
