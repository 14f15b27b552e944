"""How answers are judged: by the oracle's verdicts, cell by cell.

Nothing here knows why a cell is open: only whether.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from hub.store.outbox import Entry
from tests.attack.company import Company
from tests.attack.graph import Cell, Graph, read, usual
from tests.attack.oracle import MARK, Oracle, Verdicts

LEAK: Final = "leak"
DENIED: Final = "over-denial"


@dataclass(frozen=True)
class Finding:
    """Something that came out and should not, or the other way round."""

    kind: str
    viewer: str
    door: str
    place: str
    detail: str = ""


Judged = Iterator[Finding | int]
"""Findings, and how many cells were looked at."""


@dataclass(frozen=True)
class Probe:
    """One request through one door."""

    viewer: str
    door: str
    place: str
    text: str
    judge: Callable[[dict[str, Any]], Judged]
    variables: Mapping[str, Any] | None = None
    entry: Entry | None = None
    """What a subscription is told of, in place of an answer."""
    roster: Mapping[str, Any] | None = None
    """The body of a request for a file, which is asked for in place of the text."""
    ground: "Ground | None" = None
    """By what its bytes are judged where that is another time."""


@dataclass(frozen=True)
class Crowd:
    """What reasons claim of others, by the verdicts of those others."""

    strangers: tuple[Verdicts, ...]
    """Of people who have nothing in common: what all of them may read, everybody may."""
    holders: Mapping[str, Verdicts]
    """HR class → of somebody who holds it, of all employees."""

    def wrong(self, entity: str, field: str, key: str, told: Mapping[str, Any]) -> str:
        """What is not so of "everyone may", "any grant does", "these classes would".

        A class opens a cell to those who know of its row.
        """
        if told["because"] == "Everyone signed in may read it." and not all(
            one.cell(entity, field, key) for one in self.strangers
        ):
            return "everyone"
        named = set(told["grantedBy"])
        if told["because"].startswith("An HR grant"):
            named |= set(self.holders)
        wrong = [
            one
            for one in sorted(named)
            if one not in self.holders
            or (
                self.holders[one].row(entity, key)
                and not self.holders[one].cell(entity, field, key)
            )
        ]
        return " ".join(wrong)


@dataclass(frozen=True)
class Ground:
    """What all probes of one attacker rest on."""

    graph: Graph
    oracle: Oracle
    company: Company
    viewer: str
    may: Verdicts
    looking: bool = False
    """Whether they look as another, who is kept from the office and from edits."""
    passing: bool = False
    """Whether they see more for minutes, as no stream does: its verdicts are others."""
    roles: frozenset[str] = frozenset()
    """Roles of grants that they use today."""
    person: str = ""
    """Who they are in the company; empty for a machine client."""
    everywhere: frozenset[str] = frozenset()
    """HR classes that these grants open for all people."""
    held: "Ground | None" = None
    """The same for other times, of what is held still."""
    former: "Ground | None" = None
    """The same for other times, of what was held before."""
    crowd: "Crowd | None" = None
    """By whom reasons are judged."""

    @property
    def office(self) -> bool:
        """Whether conflicts are shown to them."""
        return bool(self.roles & {"admin", "hr", "hrbp", "payroll"})

    @property
    def admin(self) -> bool:
        """Whether quarantine is."""
        return "admin" in self.roles

    # --- what the oracle says ----------------------------------------------------------------

    def rows(self, entity: str) -> frozenset[str]:
        """Rows that are known."""
        return self.may.rows.get(entity, frozenset())

    def open(self, entity: str, cell: Cell, row: str) -> bool:
        """Whether the cell may be read."""
        return self.may.cell(entity, f"{cell.field}?" if cell.masked else cell.field, row)

    def stored(self, entity: str, cell: Cell, row: str) -> str | None:
        """The value that is there."""
        return usual(cell.type, self.oracle.values[entity, cell.field][row])

    def shown(self, entity: str, cell: Cell, row: str) -> str | None:
        """The value that may be seen: none where it may not; none of a link to a hidden row."""
        if not self.open(entity, cell, row):
            return None
        value = self.stored(entity, cell, row)
        if cell.link and value is not None and not self.may.row(cell.type, value):
            return None
        return value

    def usable(self, entity: str, cell: Cell) -> bool:
        """Whether the field may be used in a filter, an order, an aggregate, a group."""
        return (entity, cell.field) in self.may.ever

    # --- judging -----------------------------------------------------------------------------

    def finding(self, kind: str, door: str, place: str, detail: str = "") -> Finding:
        """About this attacker."""
        return Finding(kind, self.viewer, door, place, detail[:300])

    def row(self, door: str, entity: str, node: Mapping[str, Any]) -> Judged:
        """Whether a row in an answer shows what may be seen, and all of it."""
        key = str(node["id"]).rpartition("_")[2]
        if not self.may.row(entity, key):
            yield self.finding(LEAK, door, entity, f"row {key}")
            return
        locked = set(node.get("restricted") or ())
        for cell in self.graph.cells(entity):
            if cell.name not in node:
                continue
            yield 1
            yield from self._cell(door, entity, cell, key, node[cell.name])
            if "restricted" in node and (cell.name in locked) == self.open(entity, cell, key):
                told = "says locked" if cell.name in locked else "does not say locked"
                yield self.finding(
                    DENIED if cell.name in locked else LEAK, door, f"{entity}.{cell.name}", told
                )
        if "restricted" in node:
            for below in self.graph.lists(entity):
                closed = below.about and (below.entity, key) not in self.may.lists
                if (below.name in locked) != closed:
                    kind = LEAK if closed else DENIED
                    yield self.finding(kind, door, f"{entity}.restricted", below.name)
        if "pending" in node:
            yield from self._pending(door, entity, key, node["pending"] or ())

    def _cell(self, door: str, entity: str, cell: Cell, row: str, given: Any) -> Judged:
        value, expected = read(cell, given), self.shown(entity, cell, row)
        if cell.masked:
            full = self.stored(entity, cell, row)
            if value is not None and (expected is None or value == full or "*" not in value):
                yield self.finding(LEAK, door, f"{entity}.{cell.name}", f"{row}")
            elif value is None and expected is not None:
                yield self.finding(DENIED, door, f"{entity}.{cell.name}", f"{row}")
        elif value != expected:
            kind = LEAK if value is not None else DENIED
            yield self.finding(
                kind, door, f"{entity}.{cell.name}", f"{row}: {value!r}, not {expected!r}"
            )

    def _pending(
        self, door: str, entity: str, key: str, given: Iterable[Mapping[str, Any]]
    ) -> Judged:
        waiting = next(one for one in self.company.world.rows[entity] if one["id"] == key)[
            "pending"
        ]
        names = {one.field: one.name for one in self.graph.cells(entity) if not one.masked}
        expected = {
            names[one["field"]]
            for one in waiting or ()
            if self.may.cell(entity, one["field"], key) and one["field"] in names
        }
        told = {one["field"] for one in given}
        own = {one.name for one in self.graph.cells(entity)}
        if told & own - expected:
            yield self.finding(LEAK, door, f"{entity}.pending", f"{key}: {sorted(told - expected)}")
        if expected - told:
            yield self.finding(
                DENIED, door, f"{entity}.pending", f"{key}: {sorted(expected - told)}"
            )

    def same(self, door: str, place: str, found: set[str], expected: set[str]) -> Judged:
        """Whether a set of rows is the right one."""
        yield max(1, len(found | expected))
        if found - expected:
            yield self.finding(LEAK, door, place, f"more: {sorted(found - expected)[:3]}")
        if expected - found:
            yield self.finding(DENIED, door, place, f"missing: {sorted(expected - found)[:3]}")

    def refused(self, answer: Mapping[str, Any], door: str, entity: str, cell: Cell) -> Judged:
        """Findings where the hub refused, or should have; nothing if it answered rightly."""
        code = code_of(answer)
        place = f"{entity}.{cell.name}"
        if code is None and not self.usable(entity, cell):
            yield self.finding(LEAK, door, place, "not refused")
        elif code == "FIELD_NOT_READABLE" and self.usable(entity, cell):
            yield self.finding(DENIED, door, place, "refused")
        elif code not in {None, "FIELD_NOT_READABLE"}:
            yield self.finding(DENIED, door, place, str(answer["errors"][0]))
        yield 1


def code_of(answer: Mapping[str, Any]) -> str | None:
    errors = answer.get("errors")
    return errors[0]["extensions"]["code"] if errors else None


def canaries(ground: Ground, body: bytes, door: str) -> Judged:
    """No text of a hidden cell stands anywhere in the bytes: data, errors, extensions.

    Nor one of another time than that which is asked of.
    """
    marks = ground.oracle.marks
    for token in set(MARK.findall(body.decode())):
        mark = token[0].upper() + token[1:]
        cells = marks.get(mark, ())
        if cells and not any(ground.may.cell(*one) for one in cells):
            yield ground.finding(LEAK, f"{door}, bytes", ".".join(cells[0][:2]), token)
        elif not cells and marks.get(mark.translate(_OTHER_TIME), ()):
            yield ground.finding(LEAK, f"{door}, bytes", "another time", token)


_OTHER_TIME: Final = str.maketrans("KF", "FK")
