"""Why records are rejected: the codes, their sentences, and the first reason of each record."""

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

import polars as pl

from hub.schema.verdict import RejectedRecord

MESSAGES: Final = MappingProxyType(
    {
        "KEY_MISSING": "The record has no key for {entity}.",
        "KEY_INVALID": "The key for {entity} cannot be read.",
        "LIST_INVALID": "The list of which {entity} is made is no list.",
        "SUBJECT_MISSING": "The record does not say whom {entity} is about.",
        "REQUIRED_MISSING": "The record has no {entity}.{field}, without which it cannot land.",
        "REQUIRED_INVALID": "{entity}.{field} cannot be read, and without it nothing can land.",
        "DUPLICATE_KEY": "An earlier record of the batch has the same key for {entity}, "
        "with other values.",
    }
)


def rejected(record: int, code: str, entity: str, name: str) -> RejectedRecord:
    """A rejection in words, without values."""
    message = MESSAGES[code].format(entity=entity, field=name)
    return RejectedRecord(record, code, message, f"{entity}.{name}")


@dataclass
class Rejections:
    """Collects rejections; the first reason of a record stays."""

    found: dict[int, RejectedRecord] = field(default_factory=dict)

    def add(self, record: pl.Series, where: pl.Series, code: str, entity: str, name: str) -> None:
        """Reject the records where `where` holds; both series are one line per row."""
        if not where.any():
            return
        for index in record.filter(where).unique(maintain_order=True).to_list():
            self.found.setdefault(index, rejected(index, code, entity, name))

    def sound(self, height: int) -> pl.Series:
        """Boolean per record: not rejected so far."""
        all_ = pl.repeat(value=True, n=height, eager=True, dtype=pl.Boolean)
        return all_.scatter(list(self.found), False) if self.found else all_

    def listed(self) -> tuple[RejectedRecord, ...]:
        """In the order of the records."""
        return tuple(self.found[index] for index in sorted(self.found))
