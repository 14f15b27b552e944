"""An edit as it lands: a record of the hub's own stream, about one row."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from hub.flows.hub import Hub
from hub.schema.model import Field
from hub.schema.record import JsonRecords
from hub.schema.verdict import Cell, Mapped, MappedRows, Reference
from hub.store.landing.desk import Landing
from hub.store.landing.hub_stream import HUB_PRECEDENCE

Values = Mapping[str, str | None]
"""Field → canonical text, or None to clear. A field that is not named keeps its value."""


_PERIOD: Final = ("effective_from", "effective_to")


@dataclass(frozen=True)
class Edit:
    """One row that is made or changed."""

    entity: str
    row: str
    values: Values
    new: bool = False
    subject: str | None = None
    """For a new row about an employee: whose it is."""
    expected_version: int | None = None
    """The version that the viewer saw (see `plan.version`): of what they may read."""
    held: int | None = None
    """The row's own version, as it was read to work the edit out."""
    revoked: bool = False
    """The row never was: it is taken back, whatever any source says."""
    restores: str | None = None
    """Employee who becomes the manager by it without being named in the values."""
    continues: frozenset[str] = frozenset()
    """Fields of a new post that stay what they are in the post it takes the place of."""
    unsaid: frozenset[str] = frozenset()
    """Fields of which the hub takes its word back: the row shows what other sources say."""

    @property
    def touched(self) -> frozenset[str]:
        """Fields that the viewer must be allowed to change; a revocation takes back the period."""
        return frozenset({*self.values, *self.unsaid, *(_PERIOD if self.revoked else ())})


def landing_of(
    hub: Hub,
    stream: int,
    actor: str,
    edits: Sequence[Edit],
    reason: str,
    *,
    whole: bool = True,
) -> Landing:
    """Edits as records of the hub's own stream; a record for each that says something."""
    said = [one for one in edits if one.values or one.revoked or one.unsaid]
    bodies = [_body(one, reason) for one in said]
    mapped = Mapped(
        keys=pl.Series([_key(one) for one in said], dtype=pl.String),
        rows=tuple(_rows(hub, number, one) for number, one in enumerate(said)),
        rejected=(),
        ignored=pl.Series([False] * len(said), dtype=pl.Boolean),
    )
    return Landing(
        stream_id=stream,
        run_id=str(uuid.uuid4()),
        mapping_version=0,
        actor=actor,
        records=JsonRecords(bodies),
        mapped=mapped,
        origin="hub",
        reason=reason,
        expected=_held(edits),
        revoked=frozenset(_key(one) for one in said if one.revoked),
        unsaid={_key(one): one.unsaid for one in said if one.unsaid},
        whole=whole,
    )


def _key(one: Edit) -> str:
    """Under which key the hub keeps what it says of a row."""
    return f"{one.entity}:{one.row}"


def _body(one: Edit, reason: str) -> dict[str, object]:
    """The edit as a record of the hub."""
    said: dict[str, object] = {"entity": one.entity, "row": one.row, "reason": reason}
    said["values"] = dict(one.values)
    if one.unsaid:
        said["unsaid"] = sorted(one.unsaid)
    return {**said, "revoked": True} if one.revoked else said


def _held(edits: Sequence[Edit]) -> dict[str, dict[str, int]]:
    """Entity → row → version that it must still have when it lands."""
    found: dict[str, dict[str, int]] = {}
    for one in edits:
        if one.held is not None:
            found.setdefault(one.entity, {})[one.row] = one.held
    return found


def _rows(hub: Hub, number: int, one: Edit) -> MappedRows:
    spec = hub.model[one.entity]
    cells = {name: _cell(spec[name], text) for name, text in one.values.items()}
    if one.subject is not None and spec.subject not in {None, "self"}:
        cells[str(spec.subject)] = _cell(spec[str(spec.subject)], one.subject)
    identity = pl.Series([one.row], dtype=pl.String)
    return MappedRows(
        entity=one.entity,
        record=pl.Series([number], dtype=pl.UInt32),
        key=pl.Series([_key(one)], dtype=pl.String),
        cells=cells,
        subject=Cell(identity, identity, reference=Reference(one.entity, "id")),
        create=one.new,
        precedence=HUB_PRECEDENCE,
    )


def _cell(field: Field, text: str | None) -> Cell:
    values = pl.Series([text], dtype=pl.String)
    reference = Reference(field.kind.target, "id") if field.kind.target else None
    return Cell(values, values, reference=reference)
