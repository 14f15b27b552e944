"""One record at a time, for webhooks and previews: the same meaning as `apply`, told plainly."""

from collections.abc import Mapping as ReadOnly
from collections.abc import Sequence
from dataclasses import dataclass, field

import orjson

from hub.errors import Refused
from hub.mappings.bind import (
    SEPARATOR,
    BoundChain,
    BoundMapping,
    BoundRow,
    BoundTest,
    bind,
)
from hub.mappings.chain import is_blank, run_one
from hub.mappings.items import listed, within
from hub.mappings.reject import rejected
from hub.mappings.rules import Columns, Const, Items, Join, Mapping, Packed, RowOf
from hub.mappings.step import Failed
from hub.mappings.trace import Done, status_one, trace_one
from hub.schema.model import Model
from hub.schema.record import Json, pick_one
from hub.schema.verdict import Reference, RejectedRecord


@dataclass(frozen=True)
class OneCell:
    """A value with its fate; as `Cell`, of one row."""

    value: str | None
    raw: str | None
    absent: bool = False
    reason: str | None = None
    reference: Reference | None = None
    status: str | None = None
    """As `Cell.status`, where somebody wants to see it; `done` says it step by step."""
    done: tuple[Done, ...] = ()


@dataclass(frozen=True)
class OneRow:
    """A row that a record makes."""

    rule: str
    entity: str
    key: str | None
    cells: ReadOnly[str, OneCell]
    subject: OneCell | None
    changed: OneCell | None = None


@dataclass(frozen=True)
class Accepted:
    """The record lands as these rows."""

    rows: tuple[OneRow, ...]


@dataclass(frozen=True)
class Ignored:
    """The record is not ours, or says nothing."""


Verdict = Accepted | Ignored | RejectedRecord


def apply_row(
    mapping: Mapping, record: ReadOnly[str, Json], model: Model, *, told: bool = False
) -> Verdict:
    """What the mapping makes of one record; raises Refused if it does not fit the model.

    With `told` each cell says what its steps did.
    """
    bound = bind(mapping, model)
    line = _Line(record, bound, told=told)
    if any(line.holds(test) for test in bound.ignore_when):
        return Ignored()
    lines = [(row, line.lines(row)) for row in bound.rows]
    keys = {
        row.rule.name: one.key(row) for row, some in lines for one in some if row.rule.each is None
    }
    made = [(row, some, [one.row(row, keys) for one in some]) for row, some in lines]
    for row, some, rows in made:
        refused = _unlisted(line, row) or _refused(row, some, rows)
        if refused is not None:
            return refused
    for row, _, rows in made:
        if _contradict(rows):
            return rejected(0, "DUPLICATE_KEY", row.rule.entity, "key")
    found = tuple(one for _, _, rows in made for one in _once(rows))
    return Accepted(found) if found or bound.lists else Ignored()


def tried(
    mapping: Mapping, model: Model, rule: str, field_: str, texts: Sequence[str]
) -> list[OneCell]:
    """What the rule of one field makes of each text, as if it stood wherever the rule looks.

    Raises Refused TRIAL_FIELD where the mapping has no such rule, or it looks at no text.
    """
    bound = bind(mapping, model)
    chain = next(
        (
            one.chain
            for row in bound.rows
            if row.rule.name == rule
            for one in row.fields
            if one.name == field_
        ),
        None,
    )
    if chain is None or isinstance(chain.source, RowOf):
        raise Refused(
            "TRIAL_FIELD",
            "No rule makes this field of a text.",
            detail=f"{rule}.{field_}",
            hint="Name a row and a field of the document.",
        )
    found = []
    for text in texts:
        value = None if is_blank(text) else text
        named = [path for one in (chain, *bound.values.values()) for path in one.paths]
        picks = {path: OneCell(value, value) for path in named}
        found.append(_Line({}, bound, picks=picks, told=True).cell(chain))
    return found


@dataclass(frozen=True)
class _Line:
    """A record, and for rows of its columns or of a list the one that this row is made of."""

    record: ReadOnly[str, Json]
    bound: BoundMapping
    each: Columns | Items | None = None
    name: str | None = None
    """Of the column."""
    item: Json = None
    """The column's value, or the item of the list."""
    picks: dict[str, OneCell] = field(default_factory=dict)
    told: bool = False

    def lines(self, row: BoundRow) -> list["_Line"]:
        """One for each row of the rule whose conditions hold."""
        each = row.rule.each
        found = [self]
        if isinstance(each, Items):
            cell = self.pick(each.path)
            items = listed(cell.value, each, absent=cell.absent) or ()
            found = [self.own(each, None, item) for item in items]
        elif each is not None:
            cells = [(column, self.pick(column).value) for column in each.columns]
            found = [self.own(each, name, value) for name, value in cells if value is not None]
        return [one for one in found if all(one.holds(test) for test in row.when)]

    def own(self, each: Columns | Items, name: str | None, item: Json) -> "_Line":
        """The line of one column or item; what is picked off the record is picked once."""
        return _Line(self.record, self.bound, each, name, item, self.picks, self.told)

    def pick(self, path: str) -> OneCell:
        """A path, a named value, the column's name or value, or something of the item."""
        if self.each is not None and self.each.owns(path):
            return self.picked(self.each, path)
        if path.startswith("$") and path[1:] in self.bound.values:
            return self.cell(self.bound.values[path[1:]])
        if path not in self.picks:
            text, absent = pick_one(self.record, path)
            value = None if text is None or is_blank(text) else text
            self.picks[path] = OneCell(value, value, absent)
        return self.picks[path]

    def picked(self, each: Columns | Items, path: str) -> OneCell:
        """What the line itself is made of."""
        if isinstance(each, Columns):
            text = self.name if path == f"${each.name}" else self.item
            return OneCell(text, text)
        found = within([self.item], each, path)
        absent = found.absent is not None and bool(found.absent[0])
        return OneCell(found.values[0], found.values[0], absent)

    def cell(self, chain: BoundChain) -> OneCell:
        """A chain's value."""
        source = self.source(chain)
        outcome = run_one(source.value, source.reason, chain.steps)
        done = trace_one(source.value, source.reason, chain.steps) if self.told else ()
        status = status_one(source.value, source.reason, done) if self.told else None
        if isinstance(outcome, Failed):
            raw = chain.source.text if isinstance(chain.source, Const) else source.raw
            return OneCell(None, raw, source.absent, outcome.code, chain.reference, status, done)
        absent = source.absent and outcome is None
        return OneCell(outcome, source.raw, absent, None, chain.reference, status, done)

    def source(self, chain: BoundChain) -> OneCell:
        """What the chain begins with."""
        if isinstance(chain.source, Const):
            return OneCell(chain.source.text, None)
        cells = [self.pick(path) for path in chain.paths]
        absent = all(cell.absent for cell in cells)
        reason = next((cell.reason for cell in cells if cell.reason), None)
        if isinstance(chain.source, Packed):
            whole = [cell.value for cell in cells]
            packed = orjson.dumps(whole).decode()
            raw = packed if any(one is not None for one in whole) or not whole else None
            return OneCell(None if reason else packed, raw, absent and bool(cells), reason)
        if isinstance(chain.source, Join):
            values = [cell.value for cell in cells if cell.value is not None]
            text = chain.source.by.join(values) if values else None
            return OneCell(None if reason else text, text, absent, reason)
        value = next((cell.value for cell in cells if cell.value is not None), None)
        raw = next((cell.raw for cell in cells if cell.raw is not None), None)
        return OneCell(value, raw, absent, None if value is not None else reason)

    def holds(self, test: BoundTest) -> bool:
        """Whether a condition holds here."""
        value, condition = self.cell(test.chain).value, test.condition
        if condition.among is not None:
            return value in condition.among
        if condition.not_among is not None:
            return value not in condition.not_among
        return (value is not None) == condition.present

    def parts(self, row: BoundRow) -> list[OneCell]:
        """The parts of the key."""
        named = [OneCell(self.name, self.name)] if isinstance(row.rule.each, Columns) else []
        return [*(self.cell(one) for one in row.key), *named]

    def key(self, row: BoundRow) -> str | None:
        """The key of the row."""
        parts = [cell.value for cell in self.parts(row)]
        present = [part for part in parts if part is not None]
        return SEPARATOR.join(present) if len(present) == len(parts) else None

    def row(self, row: BoundRow, keys: ReadOnly[str, str | None]) -> OneRow:
        """The row with all its cells."""

        def cell(chain: BoundChain) -> OneCell:
            if isinstance(chain.source, RowOf):
                key = keys.get(chain.source.row)
                return OneCell(key, key, reference=chain.reference)
            return self.cell(chain)

        return OneRow(
            rule=row.rule.name,
            entity=row.rule.entity,
            key=self.key(row),
            cells={one.name: cell(one.chain) for one in row.fields},
            subject=cell(row.subject) if row.subject else None,
            changed=cell(row.changed) if row.changed else None,
        )


def _unlisted(line: _Line, row: BoundRow) -> RejectedRecord | None:
    """The fault of a list that is none."""
    each = row.rule.each
    if not isinstance(each, Items):
        return None
    cell = line.pick(each.path)
    if cell.reason is None and listed(cell.value, each, absent=cell.absent) is not None:
        return None
    return rejected(0, "LIST_INVALID", row.rule.entity, "each")


def _refused(
    row: BoundRow, lines: Sequence[_Line], made: Sequence[OneRow]
) -> RejectedRecord | None:
    """Why the record cannot land, if the rows of this rule forbid it; the gravest fault first."""
    entity = row.rule.entity
    lost = [line for line, one in zip(lines, made, strict=True) if one.key is None]
    if lost:
        invalid = any(cell.reason for line in lost for cell in line.parts(row))
        return rejected(0, "KEY_INVALID" if invalid else "KEY_MISSING", entity, "key")
    subjects = [one.subject for one in made if one.subject is not None]
    if row.subject_required and any(one.value is None for one in subjects):
        return rejected(0, "SUBJECT_MISSING", entity, "subject")
    for one in row.fields:
        cells = [found.cells[one.name] for found in made] if one.required else []
        empty = [cell for cell in cells if cell.value is None]
        if empty:
            failed = any(cell.reason for cell in empty)
            code = "REQUIRED_INVALID" if failed else "REQUIRED_MISSING"
            return rejected(0, code, entity, one.name)
    return None


def _contradict(rows: Sequence[OneRow]) -> bool:
    """Whether two rows of one key say different things."""
    first: dict[str | None, OneRow] = {}
    return any(_said(first.setdefault(one.key, one)) != _said(one) for one in rows)


def _once(rows: Sequence[OneRow]) -> list[OneRow]:
    """Each key once."""
    first: dict[str | None, OneRow] = {}
    return [one for one in rows if first.setdefault(one.key, one) is one]


def _said(row: OneRow) -> list[tuple[str | None, bool, str | None, str | None]]:
    """What a row says: values, absence, reasons, and the raw text of cells that failed."""
    cells = [*row.cells.values(), *((row.subject,) if row.subject else ())]
    return [(one.value, one.absent, one.reason, one.raw if one.reason else None) for one in cells]
