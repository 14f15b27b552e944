"""What a stream is written: its rows as they stand here, as they stand there, and what differs.

    rows of ours ──► texts of theirs (the way back, proved) ──► against the records that are kept

A field is written where their text does not *read* as our value; another spelling of the same is
left alone. A cell that waits for a decision, or has no value, writes nothing: the hub does not
empty what it does not know.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from hub.errors import Refused
from hub.flows.hub import Hub
from hub.flows.understand import Reading, readings
from hub.mappings.inverse import Pair, Proof, Way, prove
from hub.mappings.write import Writing, Written, writing_of
from hub.schema.record import JsonRecords, stored
from hub.store.connections import Connection, list_connections
from hub.store.landing.desk import LANDED, PARTIAL
from hub.store.landing.raw import kept
from hub.store.writable import WritableRow, accounts_of, kept_of, names_of, writable_rows

_PAGE: Final = 5_000
SEVERAL_ACCOUNTS: Final = "SEVERAL_ACCOUNTS"
"""The row has more than one record over there: which one is meant is not known."""
CREATE, UPDATE, NOTHING = "create", "update", "none"
_SHOWN: Final = frozenset({"Bool"})
"""Kinds whose values may be told to everybody, beside terms and links."""


@dataclass(frozen=True)
class Target:
    """A stream that is written."""

    connection: Connection
    reading: Reading
    writing: Writing

    @property
    def name(self) -> str:
        """`connection/stream`."""
        return f"{self.connection.name}/{self.reading.stream.name}"

    @property
    def key_path(self) -> str:
        """Where their key stands in their record."""
        source = self.writing.row.key[0].source
        return str(getattr(source, "paths", ("",))[0])


@dataclass(frozen=True)
class Lossy:
    """A field that must not be written, and between which values something is lost."""

    field: str
    pairs: tuple[Pair, ...]
    shown: bool
    """Whether the values are words of the company, not of a person."""


@dataclass(frozen=True)
class Due:
    """What one row needs over there."""

    row_id: str
    action: str
    """`create`, `update` or `none`."""
    key: str | None
    values: Mapping[str, str]
    """Path → text, of what differs; of a new record all."""
    fields: tuple[str, ...]
    """The canonical fields that differ."""
    fault: str | None = None


@dataclass(frozen=True)
class Survey:
    """All rows of a target, or some of them."""

    target: Target
    rows: Mapping[str, Due]
    lossy: tuple[Lossy, ...]
    ways: Mapping[str, Way]
    """Field → both directions."""

    @property
    def differing(self) -> list[Due]:
        """Rows for which something would be written."""
        return [one for one in self.rows.values() if one.action != NOTHING and not one.fault]

    def check(self) -> None:
        """Raise Refused WRITE_LOSSY where something would be lost."""
        if self.lossy:
            raise Refused(
                "WRITE_LOSSY",
                "What would be written is not read back as it is.",
                detail=f"{self.target.name}: " + "; ".join(map(told, self.lossy)),
                hint="Write another field, or say by `write` in the step which word is meant.",
            )


async def targets(hub: Hub) -> list[Target]:
    """The streams whose mapping in use writes, of connections that are not paused."""
    found = []
    for connection in await list_connections(hub.database):
        if connection.paused:
            continue
        for reading in await readings(hub, connection):
            writing = writing_of(reading.mapping, hub.model)
            if writing is not None:
                found.append(Target(connection, reading, writing))
    return found


async def survey(hub: Hub, target: Target) -> Survey:
    """Every row of the target, as it stands here and there."""
    theirs = await _records(hub, target)
    names = await _names(hub, target.writing)
    rows = await _rows(hub, target.writing)
    accounts = await accounts_of(hub.database, target.reading.stream.id, target.writing.spec.name)
    return await asyncio.to_thread(_surveyed, target, rows, names, accounts, theirs)


async def not_kept(hub: Hub, found: Survey, written: Sequence[Due]) -> set[str]:
    """Rows whose records, as they were read after the write, read otherwise than was written."""
    keys = [one.key for one in written if one.key is not None]
    kept_now = await kept_of(hub.database, hub.sealer, found.target.reading.stream.id, keys)
    bodies = [one.body for one in kept_now.values()]
    texts = _picked(stored(bodies), found.target.writing.paths)
    theirs = dict(zip(kept_now, texts, strict=True))
    return {
        one.row_id
        for one in written
        if one.key in theirs
        for name in one.fields
        if found.ways[name].read(theirs[one.key]) != found.ways[name].read(one.values)
    }


def told(one: Lossy) -> str:
    """The pairs of a field in words; values of people are counted, not told."""
    if not one.shown:
        return f"{one.field}: {len(one.pairs)} values ({one.pairs[0].code})"
    parts = [
        f"{' = '.join(pair.ours)} ↔ {' = '.join(pair.theirs) or '?'} ({pair.code})"
        for pair in one.pairs[:5]
    ]
    more = f", {len(one.pairs) - 5} more" if len(one.pairs) > 5 else ""  # noqa: PLR2004
    return f"{one.field}: {', '.join(parts)}{more}"


@dataclass(frozen=True)
class _Spoken:
    """Rows with links by name instead of id."""

    rows: Sequence[WritableRow]
    named: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    """Field → name → the rows of ours that are called so."""


async def _rows(hub: Hub, writing: Writing) -> list[WritableRow]:
    names = [one.name for one in writing.fields]
    if writing.rule.create is not None and writing.rule.create not in names:
        names.append(writing.rule.create)
    return await writable_rows(hub.database, hub.made, writing.spec, names)


async def _names(hub: Hub, writing: Writing) -> dict[str, dict[str, str]]:
    """Field that links → id → what the row is called over there."""
    found = {}
    for one in writing.fields:
        target = one.field.kind.target if one.field else None
        if target is not None and one.chain.reference is not None:
            spec = hub.model[target]
            found[one.name] = await names_of(hub.database, hub.made, spec, one.chain.reference.by)
    return found


async def _records(hub: Hub, target: Target) -> dict[str, dict[str, str | None]]:
    """Key → their texts, as they were read last."""
    paths, after = target.writing.paths, ""
    found: dict[str, dict[str, str | None]] = {}
    stream = target.reading.stream.id
    while page := await kept(
        hub.database, hub.sealer, stream, (LANDED, PARTIAL), after=after, limit=_PAGE
    ):
        after = page[-1].key
        texts = _picked(stored([one.body for one in page]), paths)
        found.update(zip((one.key for one in page), texts, strict=True))
    return found


def _picked(records: JsonRecords, paths: Sequence[str]) -> list[dict[str, str | None]]:
    columns = {path: records.pick(path).values.to_list() for path in paths}
    return [{path: column[at] for path, column in columns.items()} for at in range(len(records))]


def _surveyed(
    target: Target,
    rows: Sequence[WritableRow],
    names: Mapping[str, Mapping[str, str]],
    accounts: Mapping[str, tuple[str, ...]],
    theirs: Mapping[str, Mapping[str, str | None]],
) -> Survey:
    writing = target.writing
    ours = [one for one in rows if one.id in accounts or _is_made(writing, one)]
    ways = {one.name: one.way(_seen(one, theirs)) for one in writing.fields}
    proofs = {
        one.name: prove(ways[one.name], _observed(one, ours, names.get(one.name)))
        for one in writing.fields
    }
    lossy = [
        Lossy(one.name, proofs[one.name].lossy, _may_be_told(one))
        for one in writing.fields
        if proofs[one.name].lossy
    ]
    found = {
        one.id: _due(one, accounts.get(one.id, ()), theirs, ways, proofs, names) for one in ours
    }
    return Survey(target, found, tuple(lossy), ways)


def _is_made(writing: Writing, row: WritableRow) -> bool:
    return writing.rule.create is not None and row.values.get(writing.rule.create) == "t"


def _seen(one: Written, theirs: Mapping[str, Mapping[str, str | None]]) -> Iterable[str]:
    path = one.chain.paths[0]
    return {text for record in theirs.values() if (text := record.get(path)) is not None}


def _observed(
    one: Written, rows: Sequence[WritableRow], names: Mapping[str, str] | None
) -> dict[str, tuple[str, ...]]:
    """Value → the rows of ours that it names; of what is no link, itself alone."""
    values = {value for row in rows if (value := row.values.get(one.name)) is not None}
    if names is None:
        return {value: (value,) for value in sorted(values)}
    called: dict[str, list[str]] = {}
    for row_id, name in names.items():
        called.setdefault(name, []).append(row_id)
    spoken = {names[value] for value in values if value in names}
    return {name: tuple(sorted(called[name])) for name in sorted(spoken)}


def _may_be_told(one: Written) -> bool:
    if one.field is None:
        return True
    kind = one.field.kind
    return kind.name in _SHOWN or kind.vocabulary is not None or kind.target == "Department"


def _due(
    row: WritableRow,
    keys: tuple[str, ...],
    theirs: Mapping[str, Mapping[str, str | None]],
    ways: Mapping[str, Way],
    proofs: Mapping[str, Proof],
    names: Mapping[str, Mapping[str, str]],
) -> Due:
    if len(keys) > 1:
        return Due(row.id, NOTHING, None, {}, (), SEVERAL_ACCOUNTS)
    there = theirs.get(keys[0], {}) if keys else None
    values: dict[str, str] = {}
    fields: list[str] = []
    for name, way in ways.items():
        value = row.values.get(name)
        if value is not None and name in names:
            value = names[name].get(value)
        if value is None or value not in proofs[name].written:
            continue
        if there is None or way.read(there) != value:
            values.update(proofs[name].written[value])
            fields.append(name)
    if not keys:
        return Due(row.id, CREATE, None, values, tuple(fields))
    return Due(row.id, UPDATE if values else NOTHING, keys[0], values, tuple(fields))
