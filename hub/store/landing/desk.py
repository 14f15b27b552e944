"""What is landed, and what a landing works with; the words that its parts share."""

from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final, TypeAlias

import asyncpg

from hub.errors import Broken
from hub.schema.model import Model
from hub.schema.record import Json, JsonRecords, Records
from hub.schema.verdict import Account, Mapped
from hub.store.idempotency import KeptOutcome
from hub.store.landing.digests import Weighed
from hub.store.sealing.seal import Sealer
from hub.store.tables import Tables

Connection: TypeAlias = "asyncpg.pool.PoolConnectionProxy[Any]"

LANDED: Final = "landed"
PARTIAL: Final = "partial"
"""Landed, but a cell waits for another row, or for a conflict to end."""
WAITING: Final = "waiting"
REJECTED: Final = "rejected"

UNKNOWN_REFERENCE: Final = "UNKNOWN_REFERENCE"
AMBIGUOUS: Final = "AMBIGUOUS"
CONFLICT: Final = "CONFLICT"
DUPLICATE_KEY: Final = "DUPLICATE_KEY"
NATURAL_KEY_TAKEN: Final = "NATURAL_KEY_TAKEN"
OURS: Final = frozenset({UNKNOWN_REFERENCE, AMBIGUOUS, CONFLICT})
"""Reasons that the store itself gives and that may end without a new record or mapping."""

NOBODY: Final = "00000000-0000-0000-0000-000000000000"
"""Subject of what is about no person."""


@dataclass(frozen=True)
class Landing:
    """A batch of one stream, read and mapped: what `land` lands."""

    stream_id: int
    run_id: str
    """A row of `run` where `origin` is pull or replay."""
    mapping_version: int
    actor: str
    records: Records
    mapped: Mapped
    weighed: Weighed | None = None
    """Bodies and digests, where they were worked out ahead."""
    cursor: Json = None
    """Where the stream goes on; kept for `pull` only, None leaves it as it is."""
    tombstones: Sequence[str] = ()
    """Keys of records that the system says are deleted."""
    snapshot: bool = False
    """Each record comes once; note the keys that were seen, to tell absence afterwards."""
    listed: bool = False
    """Changes of a stream that lists what there is: note the keys of both."""
    present: Sequence[str] = ()
    """Keys that are there and were not read; seen like the others."""
    origin: str = "pull"
    """`pull`, `hub` (an edit made here) or `replay` (stored records once more)."""
    reason: str | None = None
    """Why, as its author said; goes into the audit."""
    keep: KeptOutcome | None = None
    """What a retry of the same request is answered with; kept in the landing's transaction."""
    also: "Callable[[Connection], Awaitable[None]] | None" = None
    """What is written first in the same transaction; whatever it raises undoes all."""
    expected: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Entity → row → version that it must still have; otherwise Unmappable VERSION_CONFLICT."""
    whole: bool = False
    """Every record lands or none does; otherwise Unmappable with the first one's reason."""
    decided: frozenset[str] = frozenset()
    """Keys of records whose late changes somebody has decided to apply."""
    revoked: frozenset[str] = frozenset()
    """Keys of mapped records of the hub by which it takes a row back."""
    unsaid: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Key of a mapped record of the hub → fields of which it says nothing from now on."""


@dataclass(frozen=True)
class Desk:
    """Where a landing works."""

    connection: Connection
    made: Tables
    model: Model
    sealer: Sealer
    today: date
    """The company's day."""
    landing: Landing
    batch: str
    """Id of what lands together, in audit and outbox."""

    @property
    def replays(self) -> bool:
        """Whether kept records are understood anew: nothing is news of their system."""
        return self.landing.origin == "replay"


def nothing(stream_id: int, run_id: str, actor: str, origin: str) -> Landing:
    """A landing without records: for what happens to records that are there."""
    import polars as pl

    empty = Mapped(pl.Series([], dtype=pl.String), (), (), pl.Series([], dtype=pl.Boolean))
    return Landing(stream_id, run_id, 0, actor, JsonRecords(()), empty, origin=origin)


class Fates:
    """What became of each record of a batch: settled once, counted at the end."""

    def __init__(self, size: int) -> None:
        self.of: list[str] = [""] * size
        """`inserted`, `changed`, `unchanged`, `quarantined`, `ignored`; empty while it is open."""
        self.reasons: Counter[str] = Counter()
        self.why: dict[int, str] = {}
        """Record → the reason that was given for its fate."""
        self.pending_cells = 0
        self.late = 0

    def settle(self, record: int, fate: str, reason: str = "") -> None:
        """Decide about a record that is open; raises Broken if it was not."""
        if self.of[record]:
            raise Broken("FATE_SETTLED", "A record of a batch was decided about twice.")
        self.of[record] = fate
        if reason:
            self.reasons[reason] += 1
            self.why[record] = reason

    def unchanged(self, records: Iterable[int]) -> None:
        """Settle those of them that are open."""
        of = self.of
        for record in records:
            if not of[record]:
                of[record] = "unchanged"

    def open(self) -> list[int]:
        """Records that are not decided about."""
        return [at for at, fate in enumerate(self.of) if not fate]

    def account(self, deleted: int) -> Account:
        """The account of the batch; raises Broken unless it balances."""
        counts: Mapping[str, int] = Counter(self.of)
        made = Account(
            read=len(self.of) + deleted,
            inserted=counts.get("inserted", 0),
            changed=counts.get("changed", 0),
            unchanged=counts.get("unchanged", 0),
            quarantined=counts.get("quarantined", 0),
            ignored=counts.get("ignored", 0),
            deleted=deleted,
            pending_cells=self.pending_cells,
            late=self.late,
            reasons=dict(self.reasons),
        )
        if not made.balanced:
            raise Broken(
                "ACCOUNT_UNBALANCED",
                "The account of a batch does not balance; nothing of it was landed.",
                detail=f"read {made.read}, undecided {counts.get('', 0)}",
            )
        return made


@dataclass(frozen=True)
class Touched:
    """Rows that a landing wrote, by entity, and what hangs on them."""

    inserted: dict[str, list[str]] = field(default_factory=dict)
    changed: dict[str, list[str]] = field(default_factory=dict)
    people: set[str] = field(default_factory=set)
    """Employees whose projections may differ."""
    departments: bool = False

    def with_departments(self) -> "Touched":
        """The same, with the tree to be looked at."""
        return replace(self, departments=True)

    def rows(self, entity: str) -> list[str]:
        """All rows of an entity that were written."""
        return [*self.inserted.get(entity, ()), *self.changed.get(entity, ())]
