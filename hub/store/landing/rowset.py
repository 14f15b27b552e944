"""Rows of one entity that a batch makes, as frames: cut to the records that go on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import polars as pl

from hub.schema.model import EntitySpec
from hub.schema.verdict import Cell, MappedRows, Reference

EMPLOYEE = "Employee"


@dataclass(frozen=True)
class Rowset:
    """Rows of one entity; all series have one element a row."""

    spec: EntitySpec
    record: pl.Series
    key: pl.Series
    cells: dict[str, Cell]
    identity: Cell | None
    """How rows that are not known by key are found."""
    create: bool
    precedence: int
    changed: Cell | None = None
    """When each record changed, by its own word; None where its mapping tells no time."""
    newest: frozenset[str] = frozenset()
    """Fields of which the stream lets a newer word go before its own."""

    def __len__(self) -> int:
        return len(self.key)

    def links(self) -> Iterator[tuple[str, Cell]]:
        """Cells of links."""
        for name, cell in self.cells.items():
            if self.spec.fields[name].kind.target:
                yield name, cell

    def kept(self, keep: pl.Series) -> "Rowset":
        """The rows where `keep` holds."""
        if keep.all():
            return self
        return replace(
            self,
            record=self.record.filter(keep),
            key=self.key.filter(keep),
            cells={name: cell.kept(keep) for name, cell in self.cells.items()},
            identity=self.identity.kept(keep) if self.identity else None,
            changed=self.changed.kept(keep) if self.changed else None,
        )


def rowset(spec: EntitySpec, rows: MappedRows) -> Rowset:
    """Say once where the subject stands: identity of the row, or its link to the employee."""
    cells = dict(rows.cells)
    identity = rows.subject
    about = spec.subject if spec.subject != "self" else None
    if identity is not None and about and _entity(identity) != spec.name:
        cells[about] = identity
        identity = None
    return Rowset(
        spec,
        rows.record,
        rows.key,
        cells,
        identity,
        rows.create,
        rows.precedence,
        rows.changed,
        rows.newest,
    )


def _entity(cell: Cell) -> str:
    reference: Reference | None = cell.reference
    return reference.entity if reference else EMPLOYEE
