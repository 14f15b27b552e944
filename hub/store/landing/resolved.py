"""Rows of a batch with ids and links: what resolving comes to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from hub.store.landing.identify import Prior
from hub.store.landing.rowset import Rowset


@dataclass(frozen=True)
class Link:
    """A link cell, row by row: an id, or why there is none; neither is a null or absent."""

    column: pl.Series
    """Ids."""
    why: pl.Series | None
    """Reasons; None where there is none at all."""

    @property
    def ids(self) -> list[str | None]:
        """Ids, as a list."""
        return self.column.to_list()

    @property
    def reasons(self) -> list[str | None]:
        """Reasons, as a list."""
        return [None] * len(self.column) if self.why is None else self.why.to_list()


@dataclass(frozen=True)
class Resolved:
    """Rows that can land: who they are, what they link to, whom they are about."""

    rows: Rowset
    ids: list[str]
    prior: list[Prior | None]
    links: Mapping[str, Link]
    subjects: list[str | None]
    """Employee of each row; NOBODY where a row is about none, None while it is not known."""

    def kept(self, keep: pl.Series) -> "Resolved":
        """The rows where `keep` holds."""
        if keep.all():
            return self
        flags = keep.to_list()

        def some(values: list[Any]) -> list[Any]:
            return [one for one, stays in zip(values, flags, strict=True) if stays]

        links = {
            name: Link(one.column.filter(keep), None if one.why is None else one.why.filter(keep))
            for name, one in self.links.items()
        }
        rows = self.rows.kept(keep)
        return Resolved(rows, some(self.ids), some(self.prior), links, some(self.subjects))
