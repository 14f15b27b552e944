"""Verdicts: what a mapping makes of the records of a batch, and what landing made of them.

A record is rejected only if its identity or a required key fails. Any other cell that is
unmapped, invalid or in conflict carries a reason, lands empty and waits. Absent, null and value
are three states. Whole columns at a time: one series a field, one element a row.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

import polars as pl

ROW = "row"
"""`Reference.by` of a link to the row that the same record makes."""


@dataclass(frozen=True)
class Reference:
    """A link said in the words of the source: the row of `entity` whose `by` is the cell's text.

    `by` is a field of the entity (`code`, `number`, `work_email`), `id`, `account` (the key of a
    record of the stream `account`, written `connection/stream`), or `row`.
    """

    entity: str
    by: str
    account: str | None = None


@dataclass(frozen=True)
class Cell:
    """One field over all rows. `values` is canonical text; null with no reason is a real null."""

    values: pl.Series
    raw: pl.Series
    absent: pl.Series | None = None
    """Boolean: the path led nowhere, the source says nothing about the field."""
    reasons: pl.Series | None = None
    """String: null is fine, otherwise UNMAPPED, INVALID, CONFLICT, …; the value is null then."""
    reference: Reference | None = None
    """For links: what `values` name."""
    status: pl.Series | None = None
    """What the steps did, where somebody wants to see it: ok, coerced, defaulted, unmapped, failed;
    null where there was nothing and is nothing."""

    def kept(self, keep: pl.Series) -> "Cell":
        """The rows where `keep` (Boolean, one a row) is true."""
        return Cell(
            self.values.filter(keep),
            self.raw.filter(keep),
            None if self.absent is None else self.absent.filter(keep),
            None if self.reasons is None else self.reasons.filter(keep),
            self.reference,
            None if self.status is None else self.status.filter(keep),
        )


@dataclass(frozen=True)
class MappedRows:
    """Rows of one entity that a batch makes."""

    entity: str
    record: pl.Series
    """UInt32: index of the record in the batch, one per row."""
    key: pl.Series
    """String: identity of the row in its stream, never null."""
    cells: Mapping[str, Cell]
    subject: Cell | None = None
    """How each row finds its employee; for Employee itself, how it finds its existing row."""
    create: bool = False
    """The stream is the authority: a row that is not found is made."""
    precedence: int = 50
    changed: Cell | None = None
    """Instants: when each record changed, by its own word; null where it tells none."""
    newest: frozenset[str] = frozenset()
    """Fields of which a newer word of another stream goes before this one."""


@dataclass(frozen=True)
class RejectedRecord:
    """A record that cannot land; its raw form is kept with the reason."""

    record: int
    code: str
    message: str
    field: str = ""


@dataclass(frozen=True)
class Mapped:
    """A batch as the mapping understood it."""

    keys: pl.Series
    """String: identity of each record in its stream; null where it has none."""
    rows: tuple[MappedRows, ...]
    rejected: tuple[RejectedRecord, ...]
    ignored: pl.Series
    """Boolean per record: not ours by rule, or an exact repetition within the batch."""


@dataclass(frozen=True)
class Account:
    """What became of the records of a batch or run; `balanced` holds for every one."""

    read: int = 0
    inserted: int = 0
    changed: int = 0
    unchanged: int = 0
    quarantined: int = 0
    ignored: int = 0
    deleted: int = 0
    absent: int = 0
    """Records gone from a complete snapshot: counted apart."""
    pending_cells: int = 0
    late: int = 0
    """Rows of a closed pay period that a record would change: they wait for a decision."""
    reasons: Mapping[str, int] = field(default_factory=dict)
    """How many cells or records by reason."""

    @property
    def balanced(self) -> bool:
        """Whether read = inserted + changed + unchanged + quarantined + ignored + deleted."""
        landed = self.inserted + self.changed + self.unchanged
        return self.read == landed + self.quarantined + self.ignored + self.deleted

    def __add__(self, other: "Account") -> "Account":
        """Both together."""
        sums = {
            one.name: getattr(self, one.name) + getattr(other, one.name)
            for one in fields(self)
            if one.name != "reasons"
        }
        reasons = dict(self.reasons)
        for code, count in other.reasons.items():
            reasons[code] = reasons.get(code, 0) + count
        return Account(**sums, reasons=reasons)
