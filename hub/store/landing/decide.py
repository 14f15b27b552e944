"""Deciding: everything that a batch will write, worked out before its transaction begins.

Nothing is written here. Landings are one at a time, so that what was read still stands when the
transaction begins.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from hub.store.landing.block_key import keys_of_block
from hub.store.landing.closing import Closing, Produced, closing
from hub.store.landing.desk import (
    LANDED,
    NOBODY,
    OURS,
    PARTIAL,
    REJECTED,
    WAITING,
    Desk,
    Fates,
)
from hub.store.landing.erased import Standing, standing
from hub.store.landing.folded import Understood, understand
from hub.store.landing.identify import Held, owned_key
from hub.store.landing.late import closed_periods, late_rows
from hub.store.landing.late_wait import Waits
from hub.store.landing.mapped import Change, sealed_groups
from hub.store.landing.owned import OwnedRows, gather_owned, groups_of
from hub.store.landing.quarantine import WaitingCell, cells_of, waited, whole
from hub.store.landing.raw import RawRecords, account_subject
from hub.store.landing.refold import Refolded, refold
from hub.store.landing.resolve import resolve
from hub.store.landing.resolved import Resolved
from hub.store.landing.triage import Triage, settled_before, triage
from hub.store.landing.withheld import bar_lost, withhold
from hub.store.uuid7 import id_bytes_of


@dataclass(frozen=True)
class Decided:
    """What a batch will write."""

    seen: Triage | None
    """The batch; None where there is none."""
    changes: Mapping[str, list[Change]]
    """Mapped records by entity."""
    refolded: Mapping[str, list[Refolded]]
    """Canonical rows of folded entities."""
    closing: Closing
    gone: list[str]
    """Keys of records that are closed."""
    owned: list[OwnedRows] = field(default_factory=list)
    cells: pl.DataFrame = field(default_factory=lambda: cells_of(()))
    """CELLS that wait."""
    raw: RawRecords = field(default_factory=RawRecords)
    waited: pl.DataFrame = field(default_factory=pl.DataFrame)
    """Entries of what waited in these records before."""
    landed_waiting: int = 0
    """Records that had waited and land now."""
    shown: list[str] = field(default_factory=list)
    """Keys of records that are ours: what is ignored counts as not shown by a snapshot."""
    late: Waits = field(default_factory=Waits)
    """What would change a closed pay period."""
    erased: Standing = field(default_factory=Standing)
    """What does not land of people who were erased."""

    def rows(self) -> dict[str, list[str]]:
        """Ids of the rows that are written, by entity."""
        found: dict[str, list[str]] = defaultdict(list)
        for entity, rows in self.refolded.items():
            found[entity] += [one.row_id for one in rows]
        for one in self.owned:
            found[one.resolved.rows.spec.name] += one.written()
        for entity, ids in self.closing.owned.items():
            found[entity] += ids
        return found

    def inserted(self) -> dict[str, int]:
        """How many of them are new."""
        found: dict[str, int] = defaultdict(int)
        for entity, rows in self.refolded.items():
            found[entity] += sum(one.before is None for one in rows)
        for one in self.owned:
            found[one.resolved.rows.spec.name] += int(one.new.sum())
        return found

    def keys(self, desk: Desk) -> set[tuple[bytes, str]]:
        """(subject, group) of every data key that writing takes."""
        wanted = {(who, "raw") for who in self.raw.subjects}
        wanted |= {(who, "raw") for who in self.cells["subject"].unique().to_list()}
        for entity, changes in self.changes.items():
            wanted.update(_groups_of_changes(desk, entity, changes))
        for entity, rows in self.refolded.items():
            wanted.update(_groups_of_rows(desk, entity, rows))
        for one in self.owned:
            wanted.update(groups_of(one))
        listed = list(wanted)
        subjects = id_bytes_of([who for who, _ in listed])
        found = {(who, group) for who, (_, group) in zip(subjects, listed, strict=True)}
        return found | keys_of_block(desk.sealer, len(self.raw.records))


def _groups_of_changes(
    desk: Desk, entity: str, changes: Sequence[Change]
) -> Iterator[tuple[str, str]]:
    spec = desk.model[entity]
    for one in changes:
        if not one.gone or one.prior is None:
            for group in sealed_groups(spec, one.source.fields):
                yield one.subject, group


def _groups_of_rows(desk: Desk, entity: str, rows: Sequence[Refolded]) -> Iterator[tuple[str, str]]:
    spec = desk.model[entity]
    for one in rows:
        for group in sealed_groups(spec, one.after.values):
            yield one.subject(spec), group


async def decide(desk: Desk, fates: Fates) -> Decided:
    """Triage, resolve, understand, fold; settles every record of the batch."""
    erased = await standing(desk)
    seen = await triage(desk, fates, erased)
    resolved, held = await resolve(desk, seen)
    await bar_lost(desk, erased, held, fates)
    resolved = withhold(erased, resolved, fates)
    _settle_held(held, fates)
    late, periods = Waits(), await closed_periods(desk)
    while True:
        understood = [await understand(desk, seen, one) for one in resolved if not _is_owned(one)]
        owned = [
            await asyncio.to_thread(gather_owned, desk, seen, one)
            for one in resolved
            if _is_owned(one)
        ]
        landing = fates.open()
        gone = await _closing(desk, seen, landing, _produced(seen, understood, owned))
        found = await late_rows(desk, periods, owned, gone.without(late.records))
        if not found:
            break
        await late.take(desk, seen, fates, found)
        resolved = [one for each in resolved if len((one := late.left(seen, each)).rows)]
    gone = gone.without(late.records)
    changes = _by_entity(understood, gone)
    refolded = {
        entity: await refold(desk, desk.model[entity], some) for entity, some in changes.items()
    }
    _settle_landed(fates, landing, understood, owned, refolded, _of_closing(seen, landing, gone))
    waiting = [cell for one in understood for cell in one.waiting_cells()]
    cells = pl.concat([cells_of(waiting), *(one.waiting_cells() for one in owned)])
    _count_cells(fates, cells)
    raw, holding = _raw_of_held(desk, seen, held)
    holding += late.hold(raw)
    _add_landed(desk, seen, raw, landing, cells, _subjects(resolved))
    states = [seen.known[seen.keys[at]].state for at in landing if not seen.is_new(at)]
    back = {seen.keys[at] for at in landing}
    return Decided(
        seen=seen,
        changes=changes,
        refolded=refolded,
        closing=gone,
        gone=[key for key in desk.landing.tombstones if key not in {*back, *late.records}],
        owned=owned,
        cells=pl.concat([cells, cells_of(holding)]),
        raw=raw,
        waited=await waited(desk, seen, raw.records),
        landed_waiting=states.count(WAITING),
        late=late.landed([seen.keys[at] for at in landing]),
        erased=erased,
        shown=[key for key, fate in zip(seen.keys, fates.of, strict=True) if fate != "ignored"],
    )


def _is_owned(one: Resolved) -> bool:
    return one.rows.spec.owned


def _settle_held(held: Held, fates: Fates) -> None:
    for record, one in held.rejected.items():
        fates.settle(record, "quarantined", one.code)
    for record, code in held.waiting.items():
        if not fates.of[record]:
            fates.settle(record, "quarantined", code)


def _produced(
    seen: Triage, understood: Iterable[Understood], owned: Iterable[OwnedRows]
) -> Produced:
    """Which rows the batch makes, by entity; of owned ones those of records that are known."""
    made: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for one in understood:
        spec = one.resolved.rows.spec
        made[spec.name].update((seen.keys[line.record], line.key) for line in one.lines)
    for rows in (one.resolved.rows for one in owned if seen.known):
        for record, key in zip(rows.record.to_list(), rows.key.to_list(), strict=True):
            record_key = seen.keys[record]
            if record_key in seen.known:
                made[rows.spec.name].add((record_key, owned_key(record_key, key)))
    return made


async def _closing(desk: Desk, seen: Triage, landing: Sequence[int], produced: Produced) -> Closing:
    """Rows of deleted records, and rows that landed records made before and make no more."""
    keys = list(desk.landing.tombstones)
    if desk.landing.origin != "hub":
        keys += [seen.keys[at] for at in landing if not seen.is_new(at)]
    return await closing(desk, keys, produced)


def _by_entity(understood: Iterable[Understood], gone: Closing) -> dict[str, list[Change]]:
    changes: dict[str, list[Change]] = defaultdict(list)
    for one in understood:
        changes[one.resolved.rows.spec.name] += one.changes
    for entity, some in gone.changes.items():
        changes[entity] += some
    return {entity: some for entity, some in changes.items() if some}


def _of_closing(seen: Triage, landing: Sequence[int], gone: Closing) -> set[int]:
    """Records that land and no longer make a row."""
    keys = {one.record_key for some in gone.changes.values() for one in some} | gone.records
    return {at for at in landing if seen.keys[at] in keys}


def _settle_landed(
    fates: Fates,
    landing: Sequence[int],
    understood: Iterable[Understood],
    owned: Iterable[OwnedRows],
    refolded: Mapping[str, list[Refolded]],
    less: set[int],
) -> None:
    """A record is inserted if a row of it is, else changed if anything it says is other."""
    inserted: set[int] = set()
    changed: set[int] = set(less)
    for one in understood:
        entity = one.resolved.rows.spec.name
        new = {row.row_id for row in refolded.get(entity, ()) if row.before is None}
        inserted |= {line.record for line in one.lines if line.row_id in new}
        changed |= one.changed_records
    for rows in owned:
        records = rows.resolved.rows.record
        inserted.update(records.filter(rows.new).to_list())
        changed.update(records.filter(rows.other).to_list())
    for at in landing:
        other = "changed" if at in changed else "unchanged"
        fates.settle(at, "inserted" if at in inserted else other)


def _count_cells(fates: Fates, cells: pl.DataFrame) -> None:
    fates.pending_cells += cells.height
    fates.reasons.update(dict(cells.group_by("code", maintain_order=True).len().rows()))


def _subjects(resolved: Iterable[Resolved]) -> dict[int, str]:
    """The employee whom each record is about, where there is one."""
    found: dict[int, str] = {}
    for one in resolved:
        if one.rows.spec.subject is None:
            continue
        pairs = zip(one.rows.record.to_list(), one.subjects, strict=True)
        if not found and None not in one.subjects and one.rows.record.n_unique() == len(one.ids):
            found = dict(pairs)  # type: ignore[arg-type] # none of them is None
        else:
            for record, person in pairs:
                if person is not None:
                    found.setdefault(record, person)
    return found


def _add_landed(
    desk: Desk,
    seen: Triage,
    raw: RawRecords,
    landing: Sequence[int],
    cells: pl.DataFrame,
    subjects: Mapping[int, str],
) -> None:
    open_ = set(cells.filter(pl.col("code").is_in(list(OURS)))["record"].to_list())
    raw.records.extend(landing)
    raw.states.extend([PARTIAL if at in open_ else LANDED for at in landing])
    # A record that makes no row now is still of an account: what is held of people is found by it.
    raw.subjects.extend([subjects.get(at) or _account(desk, seen, at) for at in landing])


def _raw_of_held(desk: Desk, seen: Triage, held: Held) -> tuple[RawRecords, list[WaitingCell]]:
    """Records that do not land are kept too, with the reason."""
    rejected = {**seen.rejected, **held.rejected}
    raw = RawRecords()
    cells: list[WaitingCell] = []
    for record, one in rejected.items():
        if seen.keys[record] and not settled_before(seen, record, desk.landing.mapping_version):
            subject = _account(desk, seen, record)
            raw.add(record, REJECTED, subject)
            cells.append(whole(record, one.code, subject, one.message))
    for record, code in held.waiting.items():
        if record not in rejected:
            subject = _account(desk, seen, record)
            raw.add(record, WAITING, subject)
            cells.append(whole(record, code, subject))
    return raw, cells


def _account(desk: Desk, seen: Triage, record: int) -> str:
    """The outside account that a record is of; nobody if the stream is about no person."""
    rows = desk.landing.mapped.rows
    if rows and all(desk.model[one.entity].subject is None for one in rows):
        return NOBODY
    return account_subject(desk.sealer, desk.landing.stream_id, seen.keys[record])
