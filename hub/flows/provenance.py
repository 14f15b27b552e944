"""Where a value comes from: system, record, words, steps, version - and who else says otherwise.

A canonical row is the fold of what the mapped records of its identity say; so for each field one
of them wins, and the others are candidates. The record's own words are mapped once more by the
version that made the row, which shows path, raw value and steps.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from hub.flows.amend import amended
from hub.flows.hub import Hub
from hub.mappings.mapping import parse
from hub.mappings.one import Accepted, OneRow, apply_row
from hub.mappings.rules import Const, Join, Path, RowOf
from hub.mappings.rules import Mapping as Rules
from hub.mappings.trace import Done
from hub.schema.model import EntitySpec
from hub.store.connections import mapping_document
from hub.store.landing.fold import speaking
from hub.store.landing.identify import owned_key
from hub.store.provenance import (
    HUB,
    Act,
    Named,
    Record,
    Said,
    acts_of,
    records_of,
    said_by,
    streams_named,
)


@dataclass(frozen=True)
class Candidate:
    """What one record says about a field."""

    system: str
    """Name of the connection; `hub` for an edit made here."""
    stream: str
    record: str
    """Key of the record in its stream."""
    precedence: int
    version: int | None
    """Of the mapping; None for edits."""
    recorded_at: datetime
    wins: bool
    pending: str | None
    """Why its value waits, as a code."""
    path: str | None
    """Where in the record the value stands; None for a constant."""
    raw: str | None
    value: str | None
    """The raw value after the steps, in the words of the mapping: a link as it is named."""
    canonical: str | None
    """The value as the row has it: a link as the id of its row."""
    steps: tuple[str, ...] = ()
    status: str | None = None
    """What the steps did to it: ok, coerced, defaulted, unmapped or failed; None for edits."""
    done: tuple[Done, ...] = ()
    """The same step by step."""
    by: Act | None = None
    """For edits: who, and why."""
    changed_at: datetime | None = None
    """When the record changed, by its own word."""
    newest: bool = False
    """Of this field the newest word wins."""
    corrected: bool = False
    """Somebody put another value into the record's place."""


@dataclass(frozen=True)
class Origin:
    """Where the value of one field comes from."""

    field: str
    derived: bool = False
    """Kept by the hub itself, from other rows of the employee."""
    candidates: tuple[Candidate, ...] = ()
    """The one that wins first, then by rank."""

    @property
    def winner(self) -> Candidate | None:
        """What the row shows."""
        return self.candidates[0] if self.candidates else None

    @property
    def conflict(self) -> bool:
        """Whether another record says something else."""
        said = {one.canonical for one in self.candidates if one.pending is None}
        return len(said) > 1


async def origins(hub: Hub, spec: EntitySpec, row: str, fields: Sequence[str]) -> list[Origin]:
    """Where these fields of a row come from; without those that nobody says anything about."""
    records = await records_of(hub.database, hub.made, hub.sealer, spec, row)
    reader = await _Reader.of(hub, spec, records)
    found = []
    for name in fields:
        if spec[name].projected:
            found.append(Origin(name, derived=True))
            continue
        found_in = [one for one in records if _speaks(one, reader, name)]
        ranked, dated = _ordered(found_in, name)
        told = [
            replace(reader.candidate(one, name, wins=at == 0), newest=dated)
            for at, one in enumerate(ranked)
        ]
        if told:
            found.append(Origin(name, candidates=tuple(told)))
    return found


def _ordered(records: Sequence[Record], name: str) -> tuple[list[Record], bool]:
    """Who wins first; and whether of this field the newest word does."""
    found = sorted(records, key=_rank, reverse=True)
    known = {id(one.source): one for one in found if one.source is not None}
    sources = [one.source for one in found if one.source is not None]
    order = [known[id(one)] for one in speaking(sources, name)]
    if not order or len(order) < len(found):  # whom a row is about, all of them say
        return found, False
    return order, name in sources[0].newest


def _rank(record: Record) -> tuple[object, ...]:
    source = record.source
    return () if source is None else (not source.withdrawn, source.rank)


def _speaks(record: Record, reader: "_Reader", name: str) -> bool:
    if name == reader.spec.subject:
        return True  # whom a row is about, all of its records say
    if record.source is not None:
        return name in record.source.fields or name in record.source.pending
    row = reader.rows.get((record.stream_id, record.key, record.row_key))
    cell = row.cells.get(name) if row else None
    return cell is not None and not cell.absent


@dataclass(frozen=True)
class _Reader:
    """Records and what their mappings make of them."""

    spec: EntitySpec
    names: Mapping[int, Named]
    said: Mapping[tuple[int, str], Said]
    acts: Mapping[str, Act]
    rules: Mapping[tuple[int, int], Rules]
    """Mappings by stream and version."""
    rows: Mapping[tuple[int, str, str], OneRow]
    """By stream, record key, row key."""

    @classmethod
    async def of(cls, hub: Hub, spec: EntitySpec, records: Sequence[Record]) -> "_Reader":
        names = await streams_named(hub.database, [one.stream_id for one in records])
        said = await said_by(hub.database, hub.sealer, records)
        edits = [
            said[one.stream_id, one.key].run
            for one in records
            if names[one.stream_id].connector == HUB and (one.stream_id, one.key) in said
        ]
        rules: dict[tuple[int, int], Rules] = {}
        for one in records:
            place = (one.stream_id, one.version)
            if names[one.stream_id].connector != HUB and place not in rules:
                rules[place] = parse(await mapping_document(hub.database, *place), "version")
        rows = {}
        for one in records:
            found = _row(hub, spec, one, rules.get((one.stream_id, one.version)), said)
            if found is not None:
                rows[one.stream_id, one.key, one.row_key] = found
        return cls(spec, names, said, await acts_of(hub.database, edits), rules, rows)

    def candidate(self, record: Record, name: str, *, wins: bool) -> Candidate:
        named = self.names[record.stream_id]
        row = self.rows.get((record.stream_id, record.key, record.row_key))
        about = name == self.spec.subject
        cell = (row.subject if about else row.cells.get(name)) if row else None
        source = record.source
        said = self.said.get((record.stream_id, record.key))
        edit = named.connector == HUB
        path, steps = self._chain(record, row, name)
        value = cell.value if cell else None
        pending = cell.reason if cell else None
        if source is not None and not about:
            pending = source.pending.get(name)
            value = source.fields.get(name) if edit or cell is None else value
        return Candidate(
            system=named.connection,
            stream=named.stream,
            record=record.key,
            precedence=source.precedence if source else 0,
            version=None if edit else record.version,
            recorded_at=record.recorded_at,
            wins=wins,
            pending=pending,
            path=path,
            raw=cell.raw if cell else None,
            value=value,
            canonical=source.fields.get(name) if source else value,
            steps=steps,
            status=cell.status if cell else None,
            done=cell.done if cell else (),
            by=self.acts.get(said.run) if edit and said else None,
            changed_at=source.changed if source else None,
            corrected=bool(path and said and said.corrections.keys() & set(path.split(" | "))),
        )

    def _chain(
        self, record: Record, row: OneRow | None, name: str
    ) -> tuple[str | None, tuple[str, ...]]:
        """Path and named steps of the rule that made the cell."""
        rules = self.rules.get((record.stream_id, record.version))
        rule = rules.row(row.rule) if rules and row else None
        if rule is not None and name == self.spec.subject:
            how = rule.subject
            return (
                how.row if isinstance(how, RowOf) else _path(how.chain.source) if how else None
            ), ()
        chain = next((one.chain for one in rule.fields if one.name == name), None) if rule else None
        if chain is None:
            return None, ()
        return _path(chain.source), tuple(step.name for step in chain.steps)


def _path(source: Path | Const | Join | RowOf) -> str | None:
    if isinstance(source, Path):
        return " | ".join(source.paths)
    if isinstance(source, Join):
        return source.by.join(source.paths)
    return source.row if isinstance(source, RowOf) else None


def _row(
    hub: Hub,
    spec: EntitySpec,
    record: Record,
    rules: Rules | None,
    said: Mapping[tuple[int, str], Said],
) -> OneRow | None:
    """What the record makes of this row, mapped once more."""
    words = said.get((record.stream_id, record.key))
    if rules is None or words is None or words.body is None:
        return None
    made = apply_row(rules, amended(words.body, words.corrections), hub.model, told=True)
    if not isinstance(made, Accepted):
        return None
    wanted = record.row_key if record.source else record.row_key or record.key
    for row in made.rows:
        key = row.key or ""
        if row.entity == spec.name and wanted in {key, owned_key(record.key, key)}:
            return row
    return None
