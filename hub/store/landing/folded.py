"""Folded entities of a batch: from cells to mapped records that are new or say something else.

A cell that would break what must be unique (mail at work, the number of a current employment) or
ends before it begins is kept out: it waits as CONFLICT, the rest of its row lands.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

import polars as pl

from hub.schema.kinds import moment
from hub.schema.verdict import Cell
from hub.store.landing.desk import CONFLICT, NOBODY, Desk
from hub.store.landing.fold import Source, backwards
from hub.store.landing.mapped import Change, content_hashes, opened
from hub.store.landing.quarantine import WaitingCell
from hub.store.landing.resolved import Resolved
from hub.store.landing.triage import Triage
from hub.store.scripts import statement


@dataclass
class Line:
    """One mapped row while it is understood."""

    record: int
    row_id: str
    key: str
    subject: str
    fields: dict[str, str | None]
    pending: dict[str, str]
    raw: dict[str, str | None]

    def keep_out(self, name: str) -> None:
        """The value of a field waits as a conflict."""
        self.raw[name] = self.fields.pop(name)
        self.pending[name] = CONFLICT


@dataclass(frozen=True)
class Understood:
    """What the rows of one entity come to."""

    resolved: Resolved
    lines: list[Line]
    changes: list[Change]
    changed_records: set[int]

    def waiting_cells(self) -> Iterator[WaitingCell]:
        """Cells that wait, of all rows, changed or not."""
        entity = self.resolved.rows.spec.name
        for line in self.lines:
            for name, code in line.pending.items():
                yield WaitingCell(
                    line.record, entity, line.key, name, code, line.raw.get(name), line.subject
                )


async def understand(desk: Desk, seen: Triage, one: Resolved) -> Understood:
    """Lines, then conflicts, then what differs from what is kept."""
    lines = _lines(one)
    for line in lines:
        if backwards(line.fields.get("effective_from"), line.fields.get("effective_to")):
            line.keep_out("effective_to")
    if one.rows.spec.subject == "self":
        await _mail_conflicts(desk, lines)
    if one.rows.spec.name == "Employment":
        await _number_conflicts(desk, lines)
    changes = list(_changes(desk, seen, one, lines))
    changed = {change.source.key for change in changes}
    records = {line.record for line in lines if line.key in changed}
    return Understood(one, lines, changes, records)


def _lines(one: Resolved) -> list[Line]:
    rows = one.rows
    lines = [
        Line(record, row_id, key, subject or NOBODY, {}, {}, {})
        for record, row_id, key, subject in zip(
            rows.record.to_list(), one.ids, rows.key.to_list(), one.subjects, strict=True
        )
    ]
    for name, cell in rows.cells.items():
        link = one.links.get(name)
        why = link.why if link else cell.reasons
        said = (link.column if link else cell.values).to_list()
        if cell.absent is None and why is None:
            for line, value in zip(lines, said, strict=True):
                line.fields[name] = value
        else:
            _some(lines, name, cell, said, why)
    return lines


def _some(
    lines: list[Line], name: str, cell: Cell, said: list[str | None], why: pl.Series | None
) -> None:
    """A cell that not every line says, or that waits in some."""
    size = len(lines)
    absent = [False] * size if cell.absent is None else cell.absent.to_list()
    reasons = [None] * size if why is None else why.to_list()
    raw = cell.raw.to_list() if any(reasons) else said
    for at, line in enumerate(lines):
        if reasons[at]:
            line.pending[name] = reasons[at] or ""
            line.raw[name] = raw[at]
        elif not absent[at]:
            line.fields[name] = said[at]


async def _mail_conflicts(desk: Desk, lines: list[Line]) -> None:
    """Two open employees cannot have one mail address at work; who has it keeps it."""
    said = [line for line in lines if line.fields.get("work_email")]
    if not said:
        return
    rows = await desk.connection.fetch(
        "select work_email, id::text from hub.employee "
        "where work_email = any($1::text[]) and closed_at is null",
        [line.fields["work_email"] for line in said],
    )
    own = {line.row_id for line in said}
    holders: dict[str | None, str] = {row[0]: row[1] for row in rows if row[1] not in own}
    for line in said:
        holder = holders.setdefault(line.fields["work_email"], line.row_id)
        if holder != line.row_id:
            line.keep_out("work_email")


async def _number_conflicts(desk: Desk, lines: list[Line]) -> None:
    """A legal entity gives a number to one current employment."""
    said = [line for line in lines if line.fields.get("number") and _current(desk, line)]
    if not said:
        return
    rows = await desk.connection.fetch(
        statement("number_holders.sql"),
        [line.fields["number"] for line in said],
        desk.today,
    )
    own = {line.row_id for line in said}
    holders: dict[tuple[str | None, str | None], str] = {}
    for number, entity, row_id in rows:
        if row_id not in own:
            holders.setdefault((number, entity), row_id)
    for line in said:
        key = (line.fields["number"], line.fields.get("legal_entity"))
        if holders.setdefault(key, line.row_id) != line.row_id:
            line.keep_out("number")


def _current(desk: Desk, line: Line) -> bool:
    today = desk.today.isoformat()
    first, last = line.fields.get("effective_from"), line.fields.get("effective_to")
    return (first is None or first <= today) and (last is None or last >= today)


def _changes(desk: Desk, seen: Triage, one: Resolved, lines: list[Line]) -> Iterator[Change]:
    """Mapped records that are new, say something else, or stand again."""
    sources = list(_sources(desk, one, lines))
    hashes = content_hashes(desk, sources)
    for line, prior, source, made in zip(lines, one.prior, sources, hashes, strict=True):
        stands = prior is not None and prior.open == (source.closed is None)
        if prior is None or not stands or prior.hash != made:
            key = seen.keys[line.record]
            yield Change(line.row_id, line.subject, key, source, made, prior)


def _sources(desk: Desk, one: Resolved, lines: list[Line]) -> Iterator[Source]:
    """The mapped record that each line makes."""
    stream, precedence, newest = desk.landing.stream_id, one.rows.precedence, one.rows.newest
    for line, prior, changed in zip(lines, one.prior, _changed(one), strict=True):
        recorded = prior.recorded if prior is not None and desk.replays else None
        source = Source(
            stream,
            line.key,
            precedence,
            line.fields,
            line.pending,
            recorded,
            changed=changed,
            newest=newest,
        )
        if prior is not None and desk.landing.origin == "hub":
            unsaid = desk.landing.unsaid.get(line.key, frozenset())
            source = _edited(opened(desk, one.rows.spec, prior), source, unsaid)
        if line.key in desk.landing.revoked:
            source = replace(source, closed=desk.today)
        yield source


def _changed(one: Resolved) -> list[datetime | None]:
    """When each record changed, by its own word."""
    told = one.rows.changed
    if told is None:
        return [None] * len(one.ids)
    return [None if text is None else moment(text) for text in told.values.to_list()]


def _edited(before: Source, edit: Source, unsaid: frozenset[str]) -> Source:
    """An edit of the hub adds to the earlier ones of the row: what it does not say stands.

    But of what is `unsaid` the hub has no word of its own any more.
    """
    said = {*edit.fields, *edit.pending, *unsaid}
    fields = {name: value for name, value in before.fields.items() if name not in said}
    pending = {name: code for name, code in before.pending.items() if name not in said}
    return replace(edit, fields={**fields, **edit.fields}, pending={**pending, **edit.pending})
