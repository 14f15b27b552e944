"""Records of a batch that would change a closed pay period, while the batch is decided about."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

import polars as pl

from hub.store.landing.desk import WAITING, Desk, Fates
from hub.store.landing.late import PERIOD_CLOSED, TOLD, Late, by_record, dismissed, store_late
from hub.store.landing.quarantine import WaitingCell, whole
from hub.store.landing.raw import RawRecords
from hub.store.landing.resolved import Resolved
from hub.store.landing.triage import Triage


@dataclass
class Waits:
    """Late rows by record; those of records that were dismissed are left as they are."""

    rows: list[Late] = field(default_factory=list)
    hashes: dict[str, bytes] = field(default_factory=dict)
    """Digests of the records' bodies; none of those that are gone."""
    places: dict[str, int] = field(default_factory=dict)
    """Where the records that wait stand in the batch."""
    records: set[str] = field(default_factory=set)
    """Keys of all records that do not land."""
    through: Sequence[str] = ()
    """Keys of records that landed: nothing waits of them any more."""

    async def take(
        self, desk: Desk, seen: Triage | None, fates: Fates, found: Sequence[Late]
    ) -> None:
        """Let these records wait; settles those of the batch."""
        places = {} if seen is None else {seen.keys[at]: at for at in fates.open()}
        records = by_record(found)
        bodies: dict[str, bytes | None] = {
            key: seen.hashes[places[key]] if seen and key in places else None for key in records
        }
        known = await dismissed(desk, bodies)
        for key, rows in records.items():
            self.records.add(key)
            place = places.get(key)
            if key in known:
                if place is not None:
                    fates.settle(place, "unchanged")
                continue
            fates.late += len(rows)
            self.rows += rows
            body = bodies[key]
            if place is not None and body is not None:
                self.hashes[key], self.places[key] = body, place
                fates.settle(place, "quarantined", PERIOD_CLOSED)

    def left(self, seen: Triage, one: Resolved) -> Resolved:
        """The rows of all other records."""
        late = pl.Series([key in self.records for key in seen.keys], dtype=pl.Boolean)
        return one.kept(~late.gather(one.rows.record))

    def hold(self, raw: RawRecords) -> list[WaitingCell]:
        """Keep the records that wait as they came, under whom they are about."""
        about = {one.record_key: one.subject for one in self.rows}
        cells = []
        for key, place in self.places.items():
            raw.add(place, WAITING, about[key])
            cells.append(whole(place, PERIOD_CLOSED, about[key], TOLD))
        return cells

    def landed(self, keys: Collection[str]) -> "Waits":
        """The same, knowing what landed."""
        return replace(self, through=list(keys))

    async def store(self, desk: Desk) -> None:
        """Within the landing's transaction."""
        if desk.landing.origin != "hub":
            await store_late(desk, self.rows, self.hashes, self.through)
